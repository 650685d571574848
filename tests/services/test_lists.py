"""The lists beside Today."""

from app.domain.promises import PromiseView
from app.services.lists import ListService
from tests.data.houses import TestHouse
from tests.services.desks import at, case_of, moment, opened, promises_of


def test_customers_come_by_name_with_their_open_cases_and_the_earliest_news(t: TestHouse) -> None:
    case_id = opened(t.maya)
    case = case_of(t.maya, case_id)
    rows = ListService(t.maya.desk).customers()
    assert [row.customer.name for row in rows] == sorted(row.customer.name for row in rows)
    row = next(row for row in rows if row.customer.id == case.customer_id)
    assert (row.open_cases, row.news_due_at, row.owner) == (1, case.clock.due_at, "Maya Brennan")


def test_a_customer_is_shown_with_open_and_closed_cases(t: TestHouse) -> None:
    first = opened(t.maya)
    customer_id = case_of(t.maya, first).customer_id
    t.maya.cases.close(first, "answered: they know")
    view = ListService(t.maya.desk).customer(customer_id)
    assert view.open_rows == ()
    assert [row.case.id for row in view.closed] == [first]
    assert [row.case.id for row in ListService(t.maya.desk).closed()] == [first]


def test_promises_come_open_first_then_settled_and_only_ones_own(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.promises.make(case_id, "Later", moment(26, 12))
    t.maya.promises.make(case_id, "Soon", moment(24, 12))
    t.maya.promises.keep(promises_of(t.maya, case_id)[0].id)
    shown = ListService(t.maya.desk).promises()
    assert [(row.promise.text, row.view) for row in shown] == [
        ("Soon", PromiseView.AT_RISK),
        ("Later", PromiseView.KEPT),
    ]
    assert {row.customer for row in shown} == {"Hotel Marlowe"}
    assert ListService(t.ben.desk).promises() == ()


def test_a_promise_taken_back_is_not_listed(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.promises.make(case_id, "Soon", moment(24, 12))
    t.maya.history.undo()
    assert ListService(t.maya.desk).promises() == ()


def test_a_search_finds_open_closed_and_customers(t: TestHouse) -> None:
    first, second = opened(t.maya), opened(t.maya, subject="Cups")
    t.maya.cases.close(second, "answered: they know")
    found = ListService(t.ben.desk).search("marlowe")
    assert [row.case_id for row in found.open_rows] == [first]
    assert [row.case.id for row in found.closed] == [second]
    assert {row.customer.name for row in found.customers} == {"Hotel Marlowe"}


def test_a_reminder_that_was_looked_at_is_no_longer_new(t: TestHouse) -> None:
    opened(t.maya)
    t.clock.now = at(25, 12)
    t.maya.reminders.tick()
    shown = t.maya.reminders.reachable()
    new = [one.occurrence.id for one in shown if one.occurrence.is_new]
    assert new
    t.maya.reminders.seen(new)
    assert not [one for one in t.maya.reminders.reachable() if one.occurrence.is_new]
    assert {one.occurrence.state for one in t.maya.reminders.reachable()} == {shown[0].occurrence.state}
