"""Requests are put before people once: questions in one batch at a slot, outcomes when they come (R6)."""

from dataclasses import replace
from datetime import timedelta

from app.bootstrap import Services
from app.domain.history import Action
from app.domain.requests import Ending, RequestState
from app.services.absences import LeaveDraft
from app.services.deliveries import Delivered
from app.services.requests import RequestDraft
from tests.data.houses import TestHouse
from tests.services.desks import at, moment, opened


def ask(t: TestHouse, to: Services, text: str = "Can it be blue?", harm: str = "") -> None:
    case_id = opened(t.maya)
    t.maya.requests.ask(case_id, RequestDraft(to.desk.person_id, text, moment(26), harm))


def edited(t: TestHouse, who: Services, **facts: object) -> None:
    with t.priya.desk.acting(Action.EDIT) as unit:
        unit.people.save(replace(unit.people.get(who.desk.person_id), **facts))
        unit.commit()


def delivered(who: Services) -> tuple[Delivered, ...]:
    return who.reminders.tick().delivered


def texts(found: tuple[Delivered, ...]) -> list[str]:
    return [one.request.text for one in found]


def test_what_is_asked_meanwhile_arrives_together_and_once(t: TestHouse) -> None:
    edited(t, t.ben, reading_slots=("14:00",))
    for number in range(3):
        ask(t, t.ben, f"Question {number}")
        assert delivered(t.ben) == ()
        t.clock.advance(minutes=10)
    t.clock.now = at(24, 14)
    found = delivered(t.ben)
    assert texts(found) == ["Question 0", "Question 1", "Question 2"]
    assert {(one.by, one.customer, one.is_outcome) for one in found} == {
        ("Maya Brennan", "Hotel Marlowe", False)
    }
    assert delivered(t.ben) == ()


def test_a_closed_program_shows_it_at_the_first_moment_after(t: TestHouse) -> None:
    edited(t, t.ben, reading_slots=("14:00",))
    ask(t, t.ben)
    t.clock.now = at(26, 11)
    assert len(delivered(t.ben)) == 1
    assert delivered(t.ben) == ()


def test_the_engine_knows_when_to_wake_for_it(t: TestHouse) -> None:
    edited(t, t.ben, reading_slots=("14:00",))
    ask(t, t.ben)
    assert t.ben.reminders.tick().next_at == at(24, 14)


def test_quiet_time_holds_it_and_an_urgent_one_passes_only_a_protected_block(t: TestHouse) -> None:
    t.clock.now = at(24, 12, 40)  # lunch until 13:00
    ask(t, t.ben, "Ordinary")
    ask(t, t.ben, "Urgent", harm="The kitchen stands still")
    assert texts(delivered(t.ben)) == ["Urgent"]
    t.ben.styles.be_quiet(at(24, 15))
    t.clock.now = at(24, 13, 30)
    ask(t, t.ben, "Urgent again", harm="The kitchen stands still")
    assert delivered(t.ben) == ()
    t.clock.now = at(24, 15)
    assert texts(delivered(t.ben)) == ["Ordinary", "Urgent again"]


def test_where_requests_are_parked_they_wait_for_the_next_round_unless_that_is_off(t: TestHouse) -> None:
    t.ben.styles.choose("amiable", t.ben.reminders)
    ask(t, t.ben, "Parked")
    assert delivered(t.ben) == ()
    t.clock.now = at(24, 12)
    assert texts(delivered(t.ben)) == ["Parked"]
    t.ben.styles.switch_guard("parked_tray", t.ben.reminders, on=False)
    ask(t, t.ben, "At once")
    assert texts(delivered(t.ben)) == ["At once"]


def test_the_answer_shows_to_the_asker_once(t: TestHouse) -> None:
    ask(t, t.ben)
    request = t.ben.requests.mine()[0]
    t.ben.requests.answer(request.id, "Yes", t.clock.now + timedelta(hours=4))
    (found,) = delivered(t.maya)
    assert (found.by, found.is_outcome, found.request.answer) == ("Ben Doyle", True, "Yes")
    assert found.request.slot_at == at(24, 14, 42)
    assert delivered(t.maya) == ()
    assert delivered(t.ben) == ()


def test_a_no_names_whom_to_ask_instead_and_asking_them_settles_it(t: TestHouse) -> None:
    ask(t, t.ben)
    request = t.ben.requests.mine()[0]
    t.ben.requests.decline(request.id, "Not me, but Priya", t.priya.desk.person_id)
    (found,) = delivered(t.maya)
    assert found.suggested == "Priya Nair"
    draft = RequestDraft(t.priya.desk.person_id, request.text, moment(26), instead_of=request.id)
    t.maya.requests.ask(request.case_id, draft)
    first, second = t.maya.today.case(request.case_id).requests
    assert (first.state, second.to_id) == (RequestState.WITHDRAWN, t.priya.desk.person_id)
    assert delivered(t.maya) == ()


def test_a_case_that_closes_settles_its_requests_and_the_asker_hears(t: TestHouse) -> None:
    ask(t, t.ben)
    request = t.ben.requests.mine()[0]
    t.priya.handovers.take(request.case_id)
    t.priya.cases.close(request.case_id, "answered: all settled")
    ended = t.maya.today.case(request.case_id).requests[0]
    assert (ended.state, ended.ending) == (RequestState.WITHDRAWN, Ending.CASE_CLOSED)
    assert [one.request.id for one in delivered(t.maya)] == [request.id]
    t.priya.history.undo()
    assert t.maya.today.case(request.case_id).requests[0].state is RequestState.ASKED


def test_a_colleague_who_left_gives_it_back_with_a_notice(t: TestHouse) -> None:
    ask(t, t.ben)
    edited(t, t.ben, is_active=False)
    (found,) = delivered(t.maya)
    assert (found.request.state, found.request.ending) == (RequestState.DECLINED, Ending.LEFT)
    assert found.request.owner_id == t.maya.desk.person_id
    assert delivered(t.maya) == ()
    assert t.maya.reminders.tick().changes.case_ids == frozenset()


def test_what_undo_took_back_reaches_nobody(t: TestHouse) -> None:
    ask(t, t.ben)
    t.maya.history.undo()
    assert delivered(t.ben) == ()


def test_showing_is_no_change_of_content(t: TestHouse) -> None:
    ask(t, t.ben)
    t.ben.reminders.tick()
    before = t.content_hash()
    ask(t, t.ben, "Another")
    t.ben.reminders.tick()
    t.maya.history.undo()
    t.maya.history.undo()
    assert t.content_hash() == before


def leave(t: TestHouse, who: Services, until: int) -> None:
    """Somebody is away from today until that day of November, for certain."""
    draft = LeaveDraft(moment(24, 0), moment(until, 0))
    absence_id, _ = who.absences.plan(draft)
    who.absences.confirm(absence_id)


def test_whoever_is_back_in_time_gets_it_then_and_the_asker_sees_when(t: TestHouse) -> None:
    leave(t, t.ben, 26)
    assert t.maya.requests.delivered_at(t.ben.desk.person_id) == at(26, 8, 30)
    ask(t, t.ben)  # needed on the 26th
    assert delivered(t.maya) == ()
    t.clock.now = at(26, 9)
    assert len(delivered(t.ben)) == 1


def test_whoever_is_away_until_after_it_is_needed_gives_it_back_with_a_notice(t: TestHouse) -> None:
    leave(t, t.ben, 30)
    ask(t, t.ben)
    (found,) = delivered(t.maya)
    assert (found.request.state, found.request.ending) == (RequestState.DECLINED, Ending.AWAY)
    assert delivered(t.ben) == ()
