"""The next step: done, proposed, replaced, placed, put off, waiting (R1, rulings 6, 7, 10, 15, 20, 21)."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from app.domain.errors import CaseClosed, NeedsEffort, PastPromise, PutOffTooOften, TooLong, Unclear
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


def test_done_without_a_next_takes_the_proposal_and_says_so(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    changes = t.maya.steps.done(case_id, outcome="Not there")
    assert remark(changes, "proposed_next").values["due"].at == at(27)
    assert case_of(t.maya, case_id).planned.cadence_no == 1
    assert keys(t.maya.steps.done(case_id, following=StepDraft("Send the drawing"))) == ["planned_next"]


def test_done_logs_the_contact_and_tells_the_status_only_when_said(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    t.maya.steps.done(case_id, outcome="Engaged")
    contact = contacts_of(t.maya, case_id)[-1]
    assert (contact.summary, contact.channel, contact.told_status) == ("Engaged", Channel.CALL, False)
    assert case_of(t.maya, case_id).clock.last_told_at is None
    t.maya.steps.done(case_id, is_told=True)
    assert case_of(t.maya, case_id).clock.last_told_at == t.clock.now


def test_a_task_that_is_done_reached_nobody(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    t.maya.steps.replace(case_id, StepDraft("Measure the doorway", Channel.TASK, moment(24, 15, 0)))
    t.maya.steps.done(case_id)
    assert contacts_of(t.maya, case_id) == ()


def test_the_earlier_of_cadence_and_news_date_is_proposed(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    t.clock.now = at(27, 11)
    t.maya.steps.done(case_id)  # +1 was due on the 25th, +3 is due today
    assert case_of(t.maya, case_id).planned.cadence_no == 1
    t.maya.steps.done(case_id)  # +7 is due on 3 December, news already on the 1st
    step = case_of(t.maya, case_id).planned
    assert (step.due_at, step.basis.reason, step.cadence_no) == (at(1, month=12), Reason.NEWS, 1)
    t.clock.now = at(1, 11, month=12)
    t.maya.steps.done(case_id, is_told=True)  # a word at the news date uses up no place
    step = case_of(t.maya, case_id).planned
    assert (step.due_at, step.cadence_no) == (at(3, month=12), 2)


def test_an_exhausted_cadence_ends_in_the_closing_question_and_then_in_words_at_the_news_date(
    t: TestHouse,
) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    t.maya.steps.done(case_id, is_told=True)
    places: list[int | None] = []
    for _ in range(8):
        step = case_of(t.maya, case_id).planned
        places.append(step.cadence_no)
        t.clock.now = step.due_at - timedelta(hours=1)
        t.maya.steps.done(case_id, is_told=True)
    assert [place for i, place in enumerate(places) if place != places[i - 1]] == [None, 0, 1, 2]
    last = case_of(t.maya, case_id).planned
    assert (last.basis.reason, last.due_at) == (Reason.NEWS, case_of(t.maya, case_id).clock.due_at)


def test_a_step_of_ones_own_does_not_begin_the_cadence_again(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    t.maya.steps.done(case_id, following=StepDraft("Send the drawing", Channel.TASK, moment(25, 12, 0)))
    t.maya.steps.done(case_id)
    assert case_of(t.maya, case_id).planned.cadence_no == 1


def test_the_cadence_goes_on_where_it_was_after_an_answer(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    t.maya.steps.done(case_id)
    t.maya.telling.answered(case_id, "We think about it")
    t.clock.now = at(26, 12)
    t.maya.telling.told(case_id, "Take your time", is_step_done=True)
    assert case_of(t.maya, case_id).planned.cadence_no == 2
    dropped = [step for step in t.maya.today.case(case_id).steps if step.state is StepState.DROPPED]
    assert [step.outcome for step in dropped] == ["they_answered"]


def test_a_word_whose_date_has_passed_is_proposed_for_the_next_business_hour(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    t.clock.now = at(25, 9, 15)
    t.maya.steps.done(case_id)
    assert case_of(t.maya, case_id).planned.due_at == at(25, 10, 15)


def test_replacing_a_step_names_the_old_one_keeps_it_as_dropped_and_moves_no_clock(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    old, news = case_of(t.maya, case_id).planned, case_of(t.maya, case_id).clock
    changes = t.maya.steps.replace(case_id, StepDraft("Send the drawing", Channel.EMAIL, moment(27)))
    assert remark(changes, "replaced_step").values["old"] == old.what
    assert case_of(t.maya, case_id).clock == news
    finished = t.maya.today.case(case_id).steps[-1]
    assert (finished.id, finished.state, finished.outcome) == (old.id, StepState.DROPPED, "replaced")


# -- placing ----------------------------------------------------------------------------------


def test_dragging_up_to_the_due_moment_moves_the_slot_only(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.COMPLAINT)
    before = case_of(t.maya, case_id).planned
    t.maya.steps.place(case_id, at(24, 14))
    after = case_of(t.maya, case_id).planned
    assert (after.slot_at, after.due, after.generation) == (at(24, 14), before.due, before.generation)
    assert after.put_offs == 0


def test_dragging_beyond_the_due_moment_is_postponing_with_its_rules(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.COMPLAINT)
    with pytest.raises(PastPromise):
        t.maya.steps.place(case_id, at(25, 9))
    t.maya.steps.place(case_id, at(25, 9), Postponement(reason="The pump comes then"))
    step = case_of(t.maya, case_id).planned
    assert (step.due_at, step.slot_at, step.put_offs) == (at(25, 9), at(25, 9), 1)


def test_a_step_is_not_placed_in_the_past(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.COMPLAINT)
    with pytest.raises(Unclear):
        t.maya.steps.place(case_id, at(24, 9))


# -- putting off ------------------------------------------------------------------------------


def quote_with_step_on(t: TestHouse, day: int) -> UUID:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    t.maya.steps.replace(case_id, StepDraft("Call", Channel.CALL, moment(day, 12, 0)))
    return case_id


def test_later_within_promise_and_news_date_needs_no_word(t: TestHouse) -> None:
    case_id = quote_with_step_on(t, 25)
    t.maya.steps.later(case_id, moment(27), Postponement())
    step = case_of(t.maya, case_id).planned
    assert (step.due_at, step.slot_at, step.put_offs, step.generation) == (at(27), at(27), 1, 2)
    assert step.basis.reason is Reason.CHOSEN


def test_earlier_is_never_a_put_off(t: TestHouse) -> None:
    case_id = quote_with_step_on(t, 27)
    t.maya.steps.later(case_id, moment(25), Postponement(limit=0))
    assert case_of(t.maya, case_id).planned.put_offs == 0


def test_a_moment_that_has_passed_is_refused(t: TestHouse) -> None:
    case_id = quote_with_step_on(t, 27)
    with pytest.raises(Unclear):
        t.maya.steps.later(case_id, moment(24, 10, 0), Postponement())


def test_later_past_the_news_date_is_refused_until_the_customer_is_told(t: TestHouse) -> None:
    case_id = quote_with_step_on(t, 27)
    with pytest.raises(PastPromise) as refused:
        t.maya.steps.later(case_id, moment(2, month=12), Postponement())
    assert (refused.value.what, refused.value.due_at) == ("news", at(1, month=12))
    t.clock.now = at(26, 12)
    t.maya.telling.told(case_id, "The board meets on Tuesday")
    t.maya.steps.later(case_id, moment(2, month=12), Postponement())
    assert case_of(t.maya, case_id).planned.due_at == at(2, month=12)


def test_a_step_may_stand_exactly_at_the_promise_and_at_the_news_date(t: TestHouse) -> None:
    case_id = quote_with_step_on(t, 25)
    t.maya.promises.make(case_id, "The drawing", moment(27))
    t.maya.steps.later(case_id, moment(27), Postponement())
    with pytest.raises(PastPromise) as refused:
        t.maya.steps.later(case_id, moment(30, 8, 30), Postponement())
    assert (refused.value.what, refused.value.due_at) == ("promise", at(27))


def test_an_agreed_date_is_a_word_and_the_news_date_and_settles_what_was_promised_before(
    t: TestHouse,
) -> None:
    case_id = quote_with_step_on(t, 25)
    t.maya.promises.make(case_id, "The drawing", moment(27))
    t.maya.promises.make(case_id, "The machine", moment(18, month=12))
    t.clock.advance(hours=1)
    t.maya.steps.later(case_id, moment(7, month=12), Postponement(is_agreed=True))
    case = case_of(t.maya, case_id)
    assert (case.planned.due_at, case.planned.basis.reason) == (at(7, month=12), Reason.AGREED)
    assert (case.clock.due_at, case.clock.basis.reason) == (at(7, month=12), Reason.AGREED)
    assert case.clock.basis.from_at == t.clock.now
    assert case.clock.last_told_at == t.clock.now
    assert [p.state for p in promises_of(t.maya, case_id)] == [PromiseState.RELEASED, PromiseState.OPEN]


def test_an_agreed_date_beats_the_standard_until_it_comes(t: TestHouse) -> None:
    case_id = quote_with_step_on(t, 25)
    t.maya.steps.later(case_id, moment(18, month=12), Postponement(is_agreed=True))
    t.clock.advance(days=1)
    t.maya.telling.told(case_id, "Your machine is in the yard")
    assert case_of(t.maya, case_id).clock.due_at == at(18, month=12)
    t.maya.steps.done(case_id, is_told=True)  # the agreed call itself, made early: the agreement is met
    assert case_of(t.maya, case_id).clock.basis.reason is Reason.STANDARD


def test_knowingly_with_a_reason_the_step_moves_the_clock_stays_red_and_the_reason_is_kept(
    t: TestHouse,
) -> None:
    case_id = quote_with_step_on(t, 25)
    t.maya.promises.make(case_id, "The drawing", moment(26))
    news = case_of(t.maya, case_id).clock
    t.maya.steps.later(case_id, moment(2, month=12), Postponement(reason="  The printer\x00 is ill "))
    case = case_of(t.maya, case_id)
    assert case.planned.due_at == at(2, month=12)
    assert case.clock == news
    t.clock.now = at(27, 9)
    assert t.maya.promises.of_case(case_id)[0].state is PromiseState.OPEN
    assert t.maya.today.rows()[0].is_promise_broken(t.clock.now)
    assert t.priya.history.of_case(case_id)[0].change.note == "The printer is ill"


def test_the_third_put_off_is_refused_with_any_reason_but_not_by_agreement(t: TestHouse) -> None:
    case_id = quote_with_step_on(t, 25)
    for hour in (13, 14):
        t.maya.steps.later(case_id, moment(25, hour, 0), Postponement(limit=2))
    for how in (Postponement(limit=2), Postponement(limit=2, reason="Busy")):
        with pytest.raises(PutOffTooOften) as refused:
            t.maya.steps.later(case_id, moment(25, 15, 0), how)
        assert refused.value.times == 2
    t.maya.steps.later(case_id, moment(25, 12, 0), Postponement(limit=2))
    t.maya.steps.later(case_id, moment(26, 12, 0), Postponement(limit=2, is_agreed=True))
    assert case_of(t.maya, case_id).planned.put_offs == 3


def test_later_keeps_wall_time_and_zone_as_the_truth(t: TestHouse) -> None:
    case_id = quote_with_step_on(t, 25)
    t.maya.steps.later(case_id, moment(26, 9, 0), Postponement(assumed_hour=True))
    step = case_of(t.maya, case_id).planned
    assert step.due == moment(26, 9, 0)
    assert step.basis.reason is Reason.ASSUMED_CLOSE


# -- waiting ----------------------------------------------------------------------------------


def test_waiting_plans_the_chase_at_half_of_the_owners_time_and_moves_no_clock(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    news = case_of(t.maya, case_id).clock
    t.clock.now = at(25, 8, 30)
    t.maya.steps.wait(case_id, "the supplier", moment(26))
    case = case_of(t.maya, case_id)
    assert (case.waiting_on, case.waiting_until_at) == ("the supplier", at(26))
    assert (case.planned.what, case.planned.due_at) == ("Chase the supplier", at(25))
    assert case.planned.basis.reason is Reason.CHASE
    assert case.clock == news


def test_waiting_ends_with_its_chase(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    t.maya.steps.wait(case_id, "the supplier", moment(27))
    t.maya.steps.later(case_id, moment(24, 16, 0), Postponement(reason="In a meeting"))
    assert case_of(t.maya, case_id).waiting_on == "the supplier"
    t.maya.steps.done(case_id, outcome="They ship on Monday")
    case = case_of(t.maya, case_id)
    assert (case.waiting_on, case.waiting_until_at) == ("", None)


def test_waiting_needs_somebody_and_a_time_ahead(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    before = t.content_hash()
    with pytest.raises(Unclear):
        t.maya.steps.wait(case_id, " \x00", moment(27))
    with pytest.raises(Unclear):
        t.maya.steps.wait(case_id, "the supplier", moment(23))
    with pytest.raises(TooLong):
        t.maya.steps.wait(case_id, "x" * 600, moment(27))
    assert t.content_hash() == before


# -- refusals ---------------------------------------------------------------------------------


def test_a_closed_case_has_no_step_to_act_on(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    t.maya.cases.close(case_id, "answered")
    steps = t.maya.steps
    acts: list[Callable[[], object]] = [
        lambda: steps.done(case_id),
        lambda: steps.later(case_id, moment(27), Postponement()),
        lambda: steps.replace(case_id, StepDraft("Call")),
        lambda: steps.place(case_id, at(25, 9)),
        lambda: steps.wait(case_id, "the supplier", moment(27)),
    ]
    for act in acts:
        with pytest.raises(CaseClosed):
            act()


def test_a_text_that_is_too_long_leaves_nothing_half_written(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    before = t.content_hash()
    with pytest.raises(TooLong):
        t.maya.steps.done(case_id, following=StepDraft("x" * 501))
    with pytest.raises(TooLong):
        t.maya.steps.done(case_id, outcome="x" * 100_001)
    assert t.content_hash() == before


def test_texts_are_kept_without_what_could_change_the_lines_around_them(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    t.maya.steps.done(
        case_id, outcome=" Said\x07 yes ", following=StepDraft("Call\x00 the\x1b caf\u0065\u0301 ")
    )
    assert contacts_of(t.maya, case_id)[-1].summary == "Said yes"
    assert case_of(t.maya, case_id).planned.what == "Call the café"


def test_a_new_start_with_the_time_needed_is_done_after_so_much_working_time(t):
    case_id = opened(t.maya)
    how = Postponement(reason="the drawings come tonight", effort=timedelta(hours=2))
    t.maya.steps.later(case_id, moment(25, 16, 30), how)
    step = case_of(t.maya, case_id).planned
    assert (step.slot_at, step.due_at, step.effort) == (at(25, 16, 30), at(26, 9, 30), timedelta(hours=2))


def test_who_is_asked_for_the_time_needed_moves_nothing_without_it(t):
    case_id = opened(t.maya)
    with pytest.raises(NeedsEffort):
        t.maya.steps.later(case_id, moment(25, 9), Postponement(reason="later", asks_effort=True))
    assert case_of(t.maya, case_id).planned.put_offs == 0
    with pytest.raises(Unclear):
        t.maya.steps.later(case_id, moment(25, 9), Postponement(reason="later", effort=timedelta()))
