"""Phases: which standard and cadence hold, and when the customer hears next (rulings 2 to 4, 6, 19)."""

from decimal import Decimal

import pytest

from app.domain.errors import CaseClosed, NeedsDate, Unclear, UnknownPhase
from app.domain.kinds import Channel, Kind, Phase
from app.domain.steps import Reason, StepState
from app.services.cases import PhaseDraft
from app.services.steps import Postponement
from app.services.work import StepDraft
from tests.data.houses import TestHouse
from tests.services.desks import at, case_of, contacts_of, in_phase, moment, opened


def test_sending_the_quote_is_a_word_that_starts_its_own_cadence_and_interval(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUOTE)
    said = PhaseDraft(
        text="Here it is", value=Decimal(12_000), valid_until_on=moment(18, month=12).wall.date()
    )
    t.maya.cases.change_phase(case_id, Phase.SENT, said_so=said)
    case, contact = case_of(t.maya, case_id), contacts_of(t.maya, case_id)[-1]
    assert contact.is_quote_sent
    assert contact.told_status
    assert (contact.summary, contact.channel) == ("Here it is", Channel.EMAIL)
    assert (case.value, case.valid_until_on) == (Decimal(12_000), said.valid_until_on)
    assert (case.planned.due_at, case.planned.cadence_no) == (at(25), 0)
    assert (case.clock.due_at, case.clock.basis.reason) == (at(1, month=12), Reason.STANDARD)
    assert case.clock.last_told_at == t.clock.now


def test_a_revised_quote_begins_the_cadence_again(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    t.clock.advance(days=1)
    t.maya.steps.done(case_id)
    assert case_of(t.maya, case_id).planned.cadence_no == 1
    t.maya.cases.change_phase(case_id, Phase.SENT)
    case = case_of(t.maya, case_id)
    assert (case.planned.due_at, case.planned.cadence_no) == (at(26), 0)
    assert case.cadence_from_at == t.clock.now


def test_two_working_days_before_a_quote_runs_out_a_call_is_proposed(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT, valid_until_on=moment(30).wall.date())
    t.clock.advance(days=1)
    t.maya.steps.done(case_id)
    step = case_of(t.maya, case_id).planned
    assert (step.due_at, step.basis.reason) == (at(26), Reason.VALIDITY)


def test_a_settled_complaint_stays_open_until_the_check_back_which_is_its_news_date(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.COMPLAINT, Phase.CHECK_BACK)
    case = case_of(t.maya, case_id)
    assert case.planned.due_at == case.clock.due_at == at(1, month=12)
    assert case.clock.basis.reason is Reason.CHECK_BACK


def test_an_order_is_checked_after_5_and_30_days_at_the_next_opening(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.ORDER, Phase.DELIVERED)
    case = case_of(t.maya, case_id)
    assert case.planned.due_at == case.clock.due_at == at(30, 8, 30)  # the 29th is a Sunday
    t.clock.now = at(30, 9)
    t.maya.steps.done(case_id, outcome="All works", is_told=True)
    case = case_of(t.maya, case_id)
    assert case.planned.due_at == case.clock.due_at == at(24, 8, 30, month=12)
    assert case.clock.basis.reason is Reason.CHECK_BACK


@pytest.mark.parametrize("is_told", [True, False])
@pytest.mark.parametrize("day", [26, 30])
def test_after_a_check_back_the_next_one_is_the_news_date_early_or_late(
    t: TestHouse, day: int, is_told: bool
) -> None:
    case_id = in_phase(t.maya, Kind.ORDER, Phase.DELIVERED)
    t.clock.now = at(day, 15)
    t.maya.steps.done(case_id, is_told=is_told)
    case = case_of(t.maya, case_id)
    assert case.planned.due_at == case.clock.due_at == at(24, 8, 30, month=12)


def test_telling_before_the_check_back_leaves_it_as_the_news_date(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.ORDER, Phase.DELIVERED)
    t.clock.advance(days=1)
    t.maya.telling.told(case_id, "The manual follows")
    case = case_of(t.maya, case_id)
    assert (case.clock.due_at, case.clock.base.reason) == (at(30, 8, 30), Reason.CHECK_BACK)
    assert case.planned.due_at == at(30, 8, 30)


def test_a_step_of_ones_own_moves_no_check_back_and_does_not_use_it_up(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.ORDER, Phase.DELIVERED)
    t.maya.steps.replace(case_id, StepDraft("Send the manual", Channel.TASK, moment(15, month=12)))
    assert case_of(t.maya, case_id).clock.due_at == at(30, 8, 30)
    t.maya.steps.replace(case_id, StepDraft("Send the manual", Channel.TASK, moment(25)))
    t.maya.steps.done(case_id)
    case = case_of(t.maya, case_id)
    assert case.planned.due_at == case.clock.due_at == at(30, 8, 30)


def test_a_check_back_moved_by_agreement_is_the_news_date_on_that_day(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.COMPLAINT, Phase.CHECK_BACK)
    t.maya.steps.later(case_id, moment(7, month=12), Postponement(is_agreed=True))
    case = case_of(t.maya, case_id)
    assert case.planned.due_at == case.clock.due_at == at(7, month=12)
    assert case.clock.basis.reason is Reason.AGREED


def test_after_the_last_check_back_the_case_stays_open_until_somebody_closes_it(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.COMPLAINT, Phase.CHECK_BACK)
    t.clock.now = at(1, 15, month=12)
    t.maya.steps.done(case_id, outcome="All is well", is_told=True)
    assert case_of(t.maya, case_id).planned.due_at == at(8, month=12)
    t.maya.cases.close(case_id, "settled: Enjoy the coffee")
    assert case_of(t.maya, case_id).outcome == "settled"


def test_a_message_in_a_check_back_phase_is_answered_before_the_next_check_back(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.ORDER, Phase.DELIVERED)
    t.maya.telling.answered(case_id, "It leaks", keep_step=True)
    t.maya.steps.done(case_id)
    assert case_of(t.maya, case_id).planned.due_at == at(25)


def test_a_lead_rests_until_the_date_agreed(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.LEAD)
    t.maya.cases.change_phase(case_id, Phase.RESTING, said_so=PhaseDraft(until=moment(1, 9, 0, month=12)))
    case = case_of(t.maya, case_id)
    assert case.planned.due_at == case.clock.due_at == at(1, 9, 0, month=12)
    assert case.clock.basis.reason is Reason.AGREED
    assert case.clock.last_told_at == t.clock.now


def test_resting_needs_a_date_that_lies_ahead(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.LEAD)
    before = t.content_hash()
    with pytest.raises(NeedsDate):
        t.maya.cases.change_phase(case_id, Phase.RESTING)
    with pytest.raises(Unclear):
        t.maya.cases.change_phase(case_id, Phase.RESTING, said_so=PhaseDraft(until=moment(23)))
    assert t.content_hash() == before


def test_telling_a_resting_lead_leaves_the_agreed_date(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.LEAD, Phase.RESTING, until=moment(7, 9, 0, month=12))
    t.clock.advance(days=1)
    t.maya.telling.told(case_id, "We have your note")
    assert case_of(t.maya, case_id).clock.due_at == at(7, 9, 0, month=12)


def test_an_agreed_plan_lets_a_complaint_hear_every_three_days_instead_of_daily(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.COMPLAINT)
    t.maya.telling.told(case_id, "I look after it")
    assert case_of(t.maya, case_id).clock.due_at == at(25)
    t.maya.cases.change_phase(case_id, Phase.PLANNED, said_so=PhaseDraft(text="A new pump on Friday"))
    case = case_of(t.maya, case_id)
    assert case.clock.due_at == case.planned.due_at == at(27)


def test_a_query_that_turns_out_a_complaint_gets_its_first_word_on_the_same_day(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    t.maya.telling.told(case_id, "We look into it")
    assert case_of(t.maya, case_id).clock.due_at == at(26)
    t.maya.cases.change_phase(case_id, Phase.OPEN, kind=Kind.COMPLAINT)
    clock = case_of(t.maya, case_id).clock
    assert (clock.due_at, clock.basis.reason) == (at(24), Reason.FIRST_WORD)


def test_a_slower_standard_never_puts_the_news_date_off(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.COMPLAINT)
    t.maya.telling.told(case_id, "I look after it")
    t.maya.cases.change_phase(case_id, Phase.OPEN, kind=Kind.QUERY)
    assert case_of(t.maya, case_id).clock.due_at <= at(25)


def test_another_kind_begins_its_own_cadence_at_the_first_place(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.LEAD)
    t.maya.steps.done(case_id, is_told=True)
    t.clock.now = at(25, 12)
    t.maya.steps.done(case_id, is_told=True)
    t.maya.cases.change_phase(case_id, Phase.OPEN, kind=Kind.QUERY)
    case = case_of(t.maya, case_id)
    assert case.planned.cadence_no is None
    assert case.reference.startswith("E-")


def test_the_step_that_the_phase_ended_keeps_its_place_in_the_cadence(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    t.maya.cases.change_phase(case_id, Phase.SENT, said_so=PhaseDraft(text="A better one"))
    finished = t.maya.today.case(case_id).steps[-1]
    assert (finished.state, finished.outcome, finished.cadence_no) == (StepState.DONE, "A better one", 0)


def test_a_phase_of_another_kind_and_a_closed_case_are_refused(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    with pytest.raises(UnknownPhase):
        t.maya.cases.change_phase(case_id, Phase.SENT)
    t.maya.cases.close(case_id, "answered")
    with pytest.raises(CaseClosed):
        t.maya.cases.change_phase(case_id, Phase.OPEN)
