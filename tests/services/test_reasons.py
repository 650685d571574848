"""Why? Every date explains itself and counts to the same instant again (R3, product.md)."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from app.bootstrap import Services
from app.domain.errors import CaseClosed
from app.domain.kinds import Channel, Kind, Phase
from app.domain.steps import Reason
from app.services.reasons import DateKind, Why
from app.services.steps import Postponement
from app.services.work import StepDraft
from tests.data.houses import TestHouse
from tests.services.desks import at, case_of, in_phase, moment, opened

ODD_SECOND = datetime(2026, 11, 24, 10, 42, 17, 250_000, tzinfo=UTC)


def why(services: Services, case_id: UUID, kind: DateKind) -> Why:
    return next(one for one in services.reasons.why(case_id) if one.kind is kind)


def length(found: Why) -> timedelta:
    assert found.counted is not None
    return found.counted.length


def test_the_first_word_counts_its_hour_and_holds_on_any_second(t: TestHouse) -> None:
    t.clock.now = ODD_SECOND
    case_id = opened(t.maya)
    for kind in (DateKind.STEP, DateKind.NEWS):
        found = why(t.maya, case_id, kind)
        assert (found.basis.reason, found.basis.rule, found.still_holds) == (Reason.FIRST_WORD, "1 bh", True)
        assert length(found) == timedelta(hours=1)


def test_the_standard_names_the_days_it_skipped(t: TestHouse) -> None:
    t.clock.now = at(27, 11)
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "Nothing new yet")
    found = why(t.maya, case_id, DateKind.NEWS)
    assert (found.at, found.basis.reason, found.still_holds) == (at(1, month=12), Reason.STANDARD, True)
    assert found.counted is not None
    assert [skipped.day for skipped in found.counted.skipped] == [date(2026, 11, 28), date(2026, 11, 29)]


def test_a_cadence_step_counts_from_the_start_of_its_phase(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    t.maya.steps.done(case_id)
    found = why(t.maya, case_id, DateKind.STEP)
    assert (found.basis.reason, found.basis.rule, found.still_holds) == (Reason.CADENCE, "3 bd", True)
    assert length(found) == timedelta(hours=27)


def test_a_word_at_the_news_date_counts_what_the_news_date_counts(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "It is 4 kg", is_step_done=True)
    found = why(t.maya, case_id, DateKind.STEP)
    assert (found.basis.reason, found.basis.rule, found.still_holds) == (Reason.NEWS, "2 bd", True)
    assert length(found) == timedelta(hours=18)


@pytest.mark.parametrize(
    ("kind", "phase"), [(Kind.COMPLAINT, Phase.CHECK_BACK), (Kind.ORDER, Phase.DELIVERED)]
)
def test_a_check_back_counts_its_days_as_step_and_as_news_date(
    t: TestHouse, kind: Kind, phase: Phase
) -> None:
    case_id = in_phase(t.maya, kind, phase)
    step, news = why(t.maya, case_id, DateKind.STEP), why(t.maya, case_id, DateKind.NEWS)
    assert (step.basis.reason, news.basis.reason) == (Reason.CADENCE, Reason.CHECK_BACK)
    assert step.still_holds
    assert news.still_holds
    assert step.counted == news.counted is not None


def test_an_answer_is_explained_also_where_something_else_is_due_first(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    t.maya.promises.make(case_id, "A word", moment(24, 16), is_next_word=True)
    t.maya.telling.answered(case_id, "Can it be blue?")
    news, answer = why(t.maya, case_id, DateKind.NEWS), why(t.maya, case_id, DateKind.ANSWER)
    assert news.basis.reason is Reason.PROMISED
    assert (answer.at, answer.basis.rule, answer.still_holds) == (at(25), "1 bd", True)
    assert why(t.maya, case_id, DateKind.STEP).still_holds
    assert why(t.maya, case_id, DateKind.STANDARD).basis.reason is Reason.STANDARD


def test_a_chase_stands_at_half_of_the_owners_time(t: TestHouse) -> None:
    t.clock.now = ODD_SECOND
    case_id = opened(t.maya)
    t.maya.steps.wait(case_id, "the supplier", moment(27))
    found = why(t.maya, case_id, DateKind.STEP)
    assert (found.basis.reason, found.still_holds) == (Reason.CHASE, True)
    whole = t.maya.desk.calendar_of(t.maya.today.case(case_id).owner).between(t.clock.now, at(27))
    assert abs(length(found) * 2 - whole) < timedelta(seconds=1)


def test_the_call_before_a_quote_runs_out_counts_back_and_follows_that_day(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT, valid_until_on=date(2026, 11, 30))
    t.clock.advance(days=1)
    t.maya.steps.done(case_id)
    found = why(t.maya, case_id, DateKind.STEP)
    assert (found.at, found.basis.reason, found.still_holds) == (at(26), Reason.VALIDITY, True)
    assert length(found) == timedelta(hours=9)  # of Friday the 27th
    t.maya.cases.edit(case_id, valid_until_on=date(2026, 12, 4))
    assert not why(t.maya, case_id, DateKind.STEP).still_holds


def test_an_assumed_close_shows_the_working_day_that_it_ends(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.steps.replace(case_id, StepDraft("Call", Channel.CALL, moment(26), assumed_hour=True))
    found = why(t.maya, case_id, DateKind.STEP)
    assert (found.basis.reason, found.still_holds) == (Reason.ASSUMED_CLOSE, True)
    assert length(found) == timedelta(hours=8, minutes=30)  # without lunch
    t.maya.steps.replace(case_id, StepDraft("Call", Channel.CALL, moment(26, 9), assumed_hour=True))
    assert why(t.maya, case_id, DateKind.STEP).counted is None


def test_what_people_chose_agreed_or_promised_counts_nothing_and_holds(t: TestHouse) -> None:
    case_id = in_phase(t.maya, Kind.QUOTE, Phase.SENT)
    t.maya.promises.make(case_id, "The drawing", moment(18, month=12))
    t.maya.steps.later(case_id, moment(3, month=12), Postponement(is_agreed=True))
    reasons = {one.kind: one for one in t.maya.reasons.why(case_id)}
    assert {kind: one.basis.reason for kind, one in reasons.items()} == {
        DateKind.STEP: Reason.AGREED,
        DateKind.NEWS: Reason.AGREED,
        DateKind.PROMISE: Reason.PROMISED,
    }
    assert all(one.counted is None and one.still_holds for one in reasons.values())
    assert reasons[DateKind.NEWS].basis.from_at == t.clock.now
    assert reasons[DateKind.PROMISE].text == "The drawing"


def test_every_proposed_date_of_every_phase_counts_to_itself_again(t: TestHouse) -> None:
    t.clock.now = ODD_SECOND
    for kind in Kind:
        case_id = opened(t.maya, kind)
        for _ in range(6):
            assert all(one.still_holds for one in t.maya.reasons.why(case_id))
            t.clock.now = max(t.clock.now, case_of(t.maya, case_id).planned.due_at + timedelta(minutes=7))
            t.maya.steps.done(case_id, is_told=True)


def test_a_closed_case_has_no_dates_to_explain(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.cases.close(case_id, "answered")
    with pytest.raises(CaseClosed):
        t.maya.reasons.why(case_id)
