"""Opening cases, and one line that becomes a case or a step (rulings 6, 12, 18, 19)."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from app.domain.errors import Ambiguous, CaseClosed, NotFound, NotYours, TooLong, Unclear
from app.domain.history import Action
from app.domain.kinds import PHASES, Channel, Kind
from app.domain.moments import Moment
from app.domain.quick_entry.drafts import Doubt, Draft, NameRef, PromiseDraft
from app.domain.steps import Reason
from app.domain.working_time import Week
from tests.data.houses import TestHouse
from tests.services.desks import at, case_of, keys, moment, opened, promises_of, remark


def known(t: TestHouse, case_id: UUID) -> NameRef:
    customer = t.maya.today.case(case_id).customer
    return NameRef(customer.id, customer.name)


def line(**said: Any) -> Draft:
    return Draft(line=said.pop("line", "a line"), **said)


@pytest.mark.parametrize(
    ("kind", "first_word"),
    [
        (Kind.LEAD, at(24, 11, 42)),
        (Kind.QUOTE, at(24)),
        (Kind.QUERY, at(24, 11, 42)),
        (Kind.COMPLAINT, at(24)),
        (Kind.RETURN, at(24)),
        (Kind.ORDER, at(25)),
    ],
)
def test_the_first_step_and_the_news_date_are_the_first_word(
    t: TestHouse, kind: Kind, first_word: object
) -> None:
    case = case_of(t.maya, opened(t.maya, kind))
    assert case.phase is PHASES[kind][0]
    assert case.planned.due_at == case.clock.due_at == first_word
    assert case.planned.basis.reason is case.clock.basis.reason is Reason.FIRST_WORD
    assert case.clock.last_told_at is None
    assert (case.owner_id, case.origin) == (t.maya.desk.person_id, "desk")


def test_outside_hours_the_first_word_counts_from_the_next_opening(t: TestHouse) -> None:
    t.clock.now = at(27, 18)
    assert case_of(t.maya, opened(t.maya)).clock.due_at == at(30, 9, 30)
    t.clock.now = at(24, 17)
    assert case_of(t.maya, opened(t.maya, Kind.COMPLAINT)).clock.due_at == at(25, 9)  # at least one hour


def test_what_the_line_names_is_kept_and_the_rest_follows_from_the_standard(t: TestHouse) -> None:
    case_id = opened(
        t.maya,
        Kind.QUOTE,
        step="Call about trays",
        channel=Channel.CALL,
        due=moment(25, 9),
        value=Decimal("12.50"),
        currency="GBP",
        promise=PromiseDraft("A price", moment(27)),
    )
    case = case_of(t.maya, case_id)
    assert (case.planned.what, case.planned.due, case.planned.channel) == (
        "Call about trays",
        moment(25, 9),
        Channel.CALL,
    )
    assert (case.planned.basis.reason, case.clock.due_at) == (Reason.CHOSEN, at(24))
    assert (case.value, case.currency) == (Decimal("12.50"), "GBP")
    assert [(p.text, p.due) for p in promises_of(t.maya, case_id)] == [("A price", moment(27))]


def test_a_promise_without_a_moment_is_due_with_the_step(t: TestHouse) -> None:
    case_id = opened(t.maya, step="Call", due=moment(25, 9), promise=PromiseDraft("A price"))
    assert promises_of(t.maya, case_id)[0].due == moment(25, 9)


def test_a_kind_word_opens_a_new_case_beside_the_open_one(t: TestHouse) -> None:
    first = opened(t.maya)
    changes = t.maya.opening.add(line(kind=Kind.QUERY, customer=known(t, first), step="Call"))
    assert keys(changes) == ["opened", "planned_next"]
    assert len(t.maya.today.rows()) == 2


def test_without_a_kind_word_the_step_of_the_one_open_case_is_replaced_after_naming_it(t: TestHouse) -> None:
    case_id = opened(t.maya)
    old = case_of(t.maya, case_id)
    changes = t.maya.opening.add(line(customer=known(t, case_id), step="Send the drawing", due=moment(25)))
    assert remark(changes, "replaced_step").values == {"reference": old.reference, "old": old.planned.what}
    case = case_of(t.maya, case_id)
    assert (case.planned.what, case.clock) == ("Send the drawing", old.clock)
    assert len(t.maya.today.rows()) == 1


def test_without_a_kind_word_and_without_an_open_case_it_is_a_new_query(t: TestHouse) -> None:
    case_id = opened(t.maya, None)
    assert case_of(t.maya, case_id).kind is Kind.QUERY
    t.maya.cases.close(case_id, "answered")
    changes = t.maya.opening.add(line(customer=known(t, case_id), subject="Again"))
    assert keys(changes)[0] == "opened"


def test_several_open_cases_are_asked_about_unless_one_is_named_or_it_is_new(t: TestHouse) -> None:
    first = opened(t.maya)
    customer = known(t, first)
    t.maya.opening.add(line(kind=Kind.QUOTE, customer=customer))
    draft = line(customer=customer, step="Call")
    before = t.content_hash()
    with pytest.raises(Ambiguous) as asked:
        t.maya.opening.add(draft)
    assert [one.split()[0] for one in asked.value.candidates] == ["E-1001", "Q-1002"]
    assert t.content_hash() == before
    assert t.maya.opening.add(draft, case_id=first).case_ids == {first}
    t.maya.opening.add(draft, is_new=True)
    assert len(t.maya.today.rows()) == 3
    number = case_of(t.maya, first).number
    assert t.maya.opening.add(line(case_number=number, step="Write")).case_ids == {first}


def test_a_line_about_an_open_case_may_carry_its_value_and_more(t: TestHouse) -> None:
    case_id = opened(t.maya)
    draft = line(customer=known(t, case_id), step="Call", value=Decimal(900), out_of_ordinary=True)
    t.maya.opening.add(draft)
    view = t.maya.today.case(case_id)
    assert (view.case.value, view.case.is_out_of_ordinary, len(view.checklist)) == (Decimal(900), True, 3)


def test_a_named_colleague_is_offered_the_case_and_the_owner_stays(t: TestHouse) -> None:
    case_id = opened(t.maya, owner=t.ben.desk.person_id)
    view = t.maya.today.case(case_id)
    assert view.case.owner_id == t.maya.desk.person_id
    assert view.offered_to is not None
    assert view.offered_to.name == "Ben Doyle"


def test_nobody_gives_a_colleagues_case_away_by_a_line(t: TestHouse) -> None:
    case_id = opened(t.maya)
    before = t.content_hash()
    with pytest.raises(NotYours):
        t.ben.opening.add(line(step="Call", owner=t.priya.desk.person_id), case_id=case_id)
    assert t.content_hash() == before


def test_doubts_are_asked_never_saved(t: TestHouse) -> None:
    before = t.content_hash()
    with pytest.raises(Unclear) as asked:
        t.maya.opening.add(line(customer=NameRef(None, "Marlowe"), doubts=(Doubt("due", "past", "friday"),)))
    assert (asked.value.doubt, asked.value.line) == ("past", "friday")
    assert t.content_hash() == before


def test_what_cannot_be_opened_leaves_nothing_behind(t: TestHouse) -> None:
    before = t.content_hash()
    with pytest.raises(Unclear):
        t.maya.opening.add(line(kind=Kind.QUERY))
    with pytest.raises(TooLong):
        opened(t.maya, subject="x" * 501)
    with pytest.raises(TooLong):
        opened(t.maya, customer=NameRef(None, "x" * 501))
    with pytest.raises(NotFound):
        t.maya.opening.add(line(case_number=77, step="Call"))
    assert t.content_hash() == before


def test_a_closed_case_gets_no_step_by_a_line(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.cases.close(case_id, "answered")
    with pytest.raises(CaseClosed):
        t.maya.opening.add(line(step="Call"), case_id=case_id)


def test_a_new_contact_joins_the_customer_and_a_known_one_brings_theirs(t: TestHouse) -> None:
    case_id = opened(t.maya, contact=NameRef(None, "Eimear\x00 Walsh"))
    view = t.maya.today.case(case_id)
    assert view.contact is not None
    assert (view.customer.name, view.contact.name) == ("Hotel Marlowe", "Eimear Walsh")
    again = opened(t.maya, customer=None, contact=NameRef(view.contact.id, "Eimear Walsh", view.customer.id))
    assert case_of(t.maya, again).customer_id == view.customer.id
    t.maya.telling.answered(again, "Hello?")
    assert case_of(t.maya, again).planned.what == "Answer Eimear"


def test_customer_facing_dates_use_the_companys_calendar_and_a_chase_the_owners(t: TestHouse) -> None:
    far_west = Week.of("08:30-17:30")
    with t.priya.desk.acting(Action.EDIT) as unit:
        ben = unit.people.get(t.ben.desk.person_id)
        unit.people.save(replace(ben, zone="America/New_York", country="US", hours=far_west))
        unit.commit()
    case_id = opened(t.ben)
    assert case_of(t.ben, case_id).clock.due_at == at(24, 11, 42)
    t.ben.telling.told(case_id, "Nothing new yet")
    assert case_of(t.ben, case_id).clock.due_at == at(26)
    t.ben.steps.wait(case_id, "the supplier", Moment.of(at(24, 22, 30), "America/New_York"))
    assert case_of(t.ben, case_id).planned.due_at == at(24, 18, 15)  # half of their day, lunch left out
