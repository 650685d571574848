"""What one looks at: the lists, one case with everything, search (rulings 14, 20)."""

from uuid import UUID

import pytest

from app.domain.errors import NotFound
from app.domain.kinds import Channel, Kind, State
from app.services.work import StepDraft
from tests.data.houses import TestHouse
from tests.services.desks import at, case_of, moment, opened


def test_each_case_is_one_row_by_the_earliest_of_step_news_and_promise(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.steps.replace(case_id, StepDraft("Call", Channel.CALL, moment(27)))
    t.maya.promises.make(case_id, "The drawing", moment(24, 11))
    [row] = t.maya.today.rows()
    assert (row.due_at, row.news_due_at, row.promise_due_at) == (at(27), at(24, 11, 42), at(24, 11))
    assert row.obligation_at == at(24, 11)


def test_ones_own_list_holds_what_one_owns_and_everybodys_holds_all(t: TestHouse) -> None:
    mine, his = opened(t.maya), opened(t.ben)
    assert [row.case_id for row in t.maya.today.rows()] == [mine]
    assert {row.case_id for row in t.maya.today.rows(everybody=True)} == {mine, his}


def test_those_who_should_have_heard_wait_the_longest_first(t: TestHouse) -> None:
    order, query = opened(t.maya, Kind.ORDER), opened(t.maya, Kind.QUERY)
    assert not t.maya.today.waiting()
    t.clock.now = at(26, 9)
    assert [row.case_id for row in t.maya.today.waiting()] == [query, order]
    t.maya.telling.told(query, "Nothing new yet")
    assert [row.case_id for row in t.maya.today.waiting()] == [order]


def test_today_is_arranged_from_every_open_case_of_the_person(t: TestHouse) -> None:
    first, second = opened(t.maya), opened(t.maya, Kind.COMPLAINT)
    opened(t.ben)
    today = t.maya.today.today()
    shown = {placed.row.case_id for placed in today.all_rows}
    assert len(today.all_rows) == 2
    assert shown == {first, second}


def test_closed_cases_are_listed_apart_the_newest_first(t: TestHouse) -> None:
    first, second = opened(t.maya), opened(t.maya)
    for case_id in (first, second):
        t.clock.advance(minutes=1)
        t.maya.cases.close(case_id, "answered")
    assert not t.maya.today.rows()
    assert [case.id for case in t.maya.today.closed()] == [second, first]


def test_a_case_is_found_by_number_subject_customer_and_what_was_said(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "The gasket is in the post")
    for words in ("Marlowe", "trays", "gasket post", str(case_of(t.maya, case_id).number)):
        assert [row.case_id for row in t.maya.today.search(words).open_rows] == [case_id]
    t.maya.cases.close(case_id, "answered")
    found = t.maya.today.search("gasket")
    assert (found.open_rows, [case.id for case in found.closed]) == ((), [case_id])
    assert [customer.name for customer in t.maya.today.search("Marlowe").customers] == ["Hotel Marlowe"]
    assert t.maya.today.search('"; drop table cases; --').open_rows == ()


def test_what_was_taken_back_is_in_no_list(t: TestHouse) -> None:
    opened(t.maya)
    t.maya.history.undo()
    found = t.maya.today.search("Marlowe")
    assert not t.maya.today.rows()
    assert not t.maya.today.closed()
    assert (found.open_rows, found.closed) == ((), ())


def test_one_case_comes_with_all_that_its_panel_shows(t: TestHouse) -> None:
    case_id = opened(t.maya, out_of_ordinary=True)
    t.maya.promises.make(case_id, "The drawing", moment(27))
    t.maya.steps.done(case_id, outcome="Engaged")
    t.maya.handovers.hand_over(case_id, t.ben.desk.person_id)
    view = t.maya.today.case(case_id)
    assert (view.case.state, view.customer.name, view.owner.name) == (
        State.OPEN,
        "Hotel Marlowe",
        "Maya Brennan",
    )
    assert [
        len(x) for x in (view.promises, view.interactions, view.steps, view.handovers, view.checklist)
    ] == [
        1,
        1,
        1,
        1,
        3,
    ]
    assert view.people[t.ben.desk.person_id] == "Ben Doyle"


def test_a_case_that_is_not_there_is_said_so(t: TestHouse) -> None:
    with pytest.raises(NotFound):
        t.maya.today.case(UUID(int=5))
