"""What the news clock listens to (R2, rulings 9 and 19)."""

import pytest

from app.domain.errors import BrokenRule, CaseClosed, Unclear
from app.domain.interactions import Direction
from app.domain.kinds import Channel, Kind, Phase
from app.domain.promises import PromiseState
from app.domain.steps import Reason, StepState
from app.services.steps import Postponement
from app.services.work import StepDraft
from tests.data.houses import TestHouse
from tests.services.desks import (
    at,
    case_of,
    contacts_of,
    in_phase,
    keys,
    moment,
    opened,
    promises_of,
    remark,
)


def test_telling_starts_the_news_clock_again_and_leaves_the_step(t: TestHouse) -> None:
    case_id = opened(t.maya)
    step = case_of(t.maya, case_id).planned
    t.maya.telling.told(case_id, "Nothing new yet")
    case = case_of(t.maya, case_id)
    assert (case.clock.last_told_at, case.clock.due_at) == (t.clock.now, at(26))
    assert case.clock.basis.reason is Reason.STANDARD
    assert case.planned == step


def test_telling_with_the_step_done_plans_the_next(t: TestHouse) -> None:
    case_id = opened(t.maya)
    changes = t.maya.telling.told(case_id, "It is 4 kg", is_step_done=True)
    assert keys(changes) == ["told", "proposed_next"]
    assert case_of(t.maya, case_id).planned.due_at == at(26)


def test_telling_says_something(t: TestHouse) -> None:
    case_id = opened(t.maya)
    with pytest.raises(BrokenRule):
        t.maya.telling.told(case_id, " \n")


def test_an_email_told_by_a_task_is_an_email(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.steps.replace(case_id, StepDraft("Measure", Channel.TASK, moment(25)))
    t.maya.telling.told(case_id, "We measure tomorrow")
    assert contacts_of(t.maya, case_id)[-1].channel is Channel.EMAIL


def test_a_call_that_told_nothing_moves_no_clock(t: TestHouse) -> None:
    case_id = opened(t.maya)
    news = case_of(t.maya, case_id).clock
    t.maya.telling.logged(case_id, "", Channel.CALL)
    t.maya.telling.logged(case_id, "Voicemail", Channel.CALL, is_reached=False)
    assert case_of(t.maya, case_id).clock == news
    assert [i.is_reached for i in contacts_of(t.maya, case_id)] == [True, False]


def test_a_voicemail_carries_the_status_if_that_is_ticked(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "The trays come on Friday", channel=Channel.CALL, is_reached=False)
    assert contacts_of(t.maya, case_id)[-1].is_reached is False
    assert case_of(t.maya, case_id).clock.last_told_at == t.clock.now


def test_internal_edits_move_no_clock(t: TestHouse) -> None:
    case_id = opened(t.maya)
    news = case_of(t.maya, case_id).clock
    t.maya.cases.edit(case_id, subject="Grinders", value=None)
    t.maya.steps.place(case_id, at(24, 11))
    t.maya.cases.mark_out_of_ordinary(case_id)
    t.maya.cases.tick_item(t.maya.today.case(case_id).checklist[0].id, is_done=True)
    t.maya.steps.wait(case_id, "the supplier", moment(27))
    t.maya.steps.replace(case_id, StepDraft("Measure", Channel.TASK, moment(25)))
    t.maya.steps.later(case_id, moment(27), Postponement(reason="Ill"))
    t.maya.handovers.hand_over(case_id, t.ben.desk.person_id)
    t.ben.handovers.accept(case_id)
    assert case_of(t.maya, case_id).clock == news


# -- promised next words ----------------------------------------------------------------------


def test_a_promised_next_word_is_one_promise_and_the_news_date_if_it_is_the_earliest(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "You hear tomorrow", next_word=moment(25, 12, 0))
    [promise] = promises_of(t.maya, case_id)
    clock = case_of(t.maya, case_id).clock
    assert promise.is_next_word
    assert (clock.due_at, clock.basis.reason) == (at(25, 12), Reason.PROMISED)
    assert clock.promise_id == promise.id


def test_a_next_word_promised_for_later_than_the_standard_does_not_put_news_off(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "You hear next week", next_word=moment(3, month=12))
    clock = case_of(t.maya, case_id).clock
    assert (clock.due_at, clock.basis.reason) == (at(26), Reason.STANDARD)


@pytest.mark.parametrize(("hour", "state"), [(11, PromiseState.KEPT), (13, PromiseState.LATE)])
def test_telling_keeps_the_promised_next_word_or_makes_it_late(
    t: TestHouse, hour: int, state: PromiseState
) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "You hear tomorrow", next_word=moment(25, 12, 0))
    t.clock.now = at(25, hour)
    t.maya.telling.told(case_id, "Here it is")
    assert promises_of(t.maya, case_id)[0].state is state
    assert case_of(t.maya, case_id).clock.promise_id is None


def test_another_next_word_takes_the_place_of_the_first(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "Tomorrow", next_word=moment(25, 12, 0))
    t.maya.promises.make(case_id, "By nine", moment(25, 9, 0), is_next_word=True)
    states = [promise.state for promise in promises_of(t.maya, case_id)]
    assert states == [PromiseState.RELEASED, PromiseState.OPEN]
    assert case_of(t.maya, case_id).clock.due_at == at(25, 9)


def test_a_long_word_may_promise_the_next_one(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "so " * 400, next_word=moment(25, 12, 0))
    assert len(contacts_of(t.maya, case_id)[-1].summary) == 1199
    assert len(promises_of(t.maya, case_id)[0].text) <= 500


def test_no_next_word_is_promised_for_the_past(t: TestHouse) -> None:
    case_id = opened(t.maya)
    before = t.content_hash()
    with pytest.raises(Unclear):
        t.maya.telling.told(case_id, "You heard yesterday", next_word=moment(23))
    assert t.content_hash() == before


# -- they answered ----------------------------------------------------------------------------


def test_their_answer_drops_the_cadence_step_and_plans_ours_at_the_answer_clock(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    changes = t.maya.telling.answered(case_id, "Can it be blue?")
    case, view = case_of(t.maya, case_id), t.maya.today.case(case_id)
    assert (case.planned.what, case.planned.due_at) == ("Answer Hotel Marlowe", at(25))
    assert case.planned.basis.reason is Reason.ANSWER
    assert (case.clock.due_at, case.clock.basis.reason) == (at(25), Reason.ANSWER)
    assert (view.steps[-1].state, view.steps[-1].outcome) == (StepState.DROPPED, "they_answered")
    assert (view.interactions[-1].direction, view.interactions[-1].summary) == (
        Direction.IN,
        "Can it be blue?",
    )
    assert "was_put_off" not in keys(changes)


def test_a_second_message_waits_as_long_as_the_first(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.answered(case_id, "Hello?")
    first = case_of(t.maya, case_id)
    t.clock.advance(minutes=30)
    t.maya.telling.answered(case_id, "Hello??")
    second = case_of(t.maya, case_id)
    assert second.planned == first.planned
    assert second.clock == first.clock
    assert [i.summary for i in contacts_of(t.maya, case_id)] == ["Hello?", "Hello??"]


def test_only_telling_ends_the_answer_clock(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.answered(case_id, "Hello?")
    t.maya.steps.done(case_id, outcome="Engaged")
    assert case_of(t.maya, case_id).clock.is_unanswered
    t.maya.telling.told(case_id, "It is 4 kg")
    assert not case_of(t.maya, case_id).clock.is_unanswered


def test_keeping_the_date_leaves_the_step_and_runs_the_answer_clock(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    step = case_of(t.maya, case_id).planned
    t.maya.telling.answered(case_id, "We think about it", keep_step=True)
    assert case_of(t.maya, case_id).planned == step
    assert case_of(t.maya, case_id).clock.is_unanswered


def test_an_answer_after_a_kept_date_is_due_when_the_first_message_asked_for_it(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.answered(case_id, "Hello?", keep_step=True)
    asked_at = t.clock.now
    t.clock.advance(minutes=20)
    t.maya.telling.answered(case_id, "Hello??")
    step = case_of(t.maya, case_id).planned
    assert (step.due_at, step.basis.from_at) == (at(24, 11, 42), asked_at)


def test_an_answer_on_a_case_that_was_put_off_names_the_step_so_that_its_date_can_be_kept(
    t: TestHouse,
) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    t.maya.steps.later(case_id, moment(27), Postponement())
    old = case_of(t.maya, case_id).planned
    values = remark(t.maya.telling.answered(case_id, "Deal!"), "was_put_off").values
    assert (values["step"], values["due"]) == (old.what, old.due)


def test_an_answer_on_a_case_that_waits_ends_the_waiting(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.steps.wait(case_id, "them", moment(27))
    t.maya.telling.answered(case_id, "Here are the numbers")
    assert case_of(t.maya, case_id).waiting_on == ""


def test_an_answer_on_an_offered_case_leaves_the_offer(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.handovers.hand_over(case_id, t.ben.desk.person_id)
    t.maya.telling.answered(case_id, "Hello?")
    assert case_of(t.maya, case_id).offer is not None
    t.ben.handovers.accept(case_id)
    assert case_of(t.ben, case_id).clock.is_unanswered


def test_an_answer_on_a_closed_case_reopens_it_under_the_same_number(t: TestHouse) -> None:
    case_id = opened(t.maya)
    number = case_of(t.maya, case_id).number
    t.maya.cases.close(case_id, "answered: It is 4 kg")
    told_at = t.clock.now
    t.clock.advance(days=1)
    changes = t.maya.telling.answered(case_id, "And the small one?")
    case = case_of(t.maya, case_id)
    assert keys(changes)[:2] == ["reopened", "planned_next"]
    assert (case.number, case.planned.what) == (number, "Answer Hotel Marlowe")
    assert case.planned.due_at == case.clock.due_at == at(25, 11, 42)
    assert case.clock.last_told_at == told_at


def test_an_incoming_call_may_carry_the_status(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    t.clock.advance(days=1)
    t.maya.telling.answered(case_id, "Asked, and heard", channel=Channel.CALL, is_told=True)
    case, contact = case_of(t.maya, case_id), contacts_of(t.maya, case_id)[-1]
    assert (contact.direction, contact.told_status) == (Direction.IN, True)
    assert case.clock.last_told_at == t.clock.now
    assert not case.clock.is_unanswered
    assert case.planned.cadence_no == 1


def test_a_closed_case_cannot_be_told(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.cases.close(case_id, "answered")
    with pytest.raises(CaseClosed):
        t.maya.telling.told(case_id, "Nothing new yet")
