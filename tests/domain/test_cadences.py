"""What the standard proposes, phase by phase (rulings 4, 6, 18; product.md's table)."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.data_files.standards import load_standards
from app.domain import cadences
from app.domain.cases import Case
from app.domain.kinds import PHASES, Channel, Kind, Phase
from app.domain.moments import Moment
from app.domain.news_clock import NewsClock
from app.domain.spans import Span
from app.domain.steps import Basis, PlannedStep, Reason
from app.domain.working_time import Week, WorkingCalendar

OFFICE = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"))
NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
BOOK = load_standards(Path(__file__).parents[2] / "resources" / "standards" / "default.toml")
EACH = [(kind, phase) for kind in Kind for phase in PHASES[kind]]


def case(kind: Kind, phase: Phase, *, news_at: datetime | None = None, **changed: Any) -> Case:
    standard = BOOK.of(kind, phase)
    base_at = news_at or OFFICE.after(NOW, standard.news).at
    due = Moment.of(changed.pop("due_at", NOW + timedelta(minutes=1)), "Europe/Dublin")
    step = PlannedStep(
        UUID(int=1), "x", Channel.CALL, due, due.at, NOW, cadence_no=changed.pop("place", None)
    )
    news = NewsClock(base_at, Basis(Reason.STANDARD, str(standard.news), NOW))
    facts: dict[str, Any] = {"opened_at": NOW, "cadence_from_at": NOW, "step": step, "news": news}
    return Case(
        UUID(int=2),
        1,
        kind,
        phase,
        UUID(int=3),
        None,
        "",
        UUID(int=4),
        UUID(int=4),
        **facts | changed,
    )


def proposed(kind: Kind, phase: Phase, **changed: Any) -> list[tuple[int | None, date, Channel]]:
    """The whole cadence, each step done when it is due."""
    standard, found, now, place = BOOK.of(kind, phase), [], NOW, None
    for _ in range(len(standard.cadence) + 1):
        one = case(kind, phase, news_at=NOW + timedelta(days=300), place=place, **changed)
        proposal = cadences.next_step(one, standard, OFFICE, now)
        found.append((proposal.cadence_no, proposal.due.at.date(), proposal.channel))
        now, place = proposal.due.at, proposal.cadence_no
    return found


def test_a_lead_gets_calls_and_mails_over_three_weeks_then_the_closing_question() -> None:
    call, mail = Channel.CALL, Channel.EMAIL
    days = [25, 26, 30, 3, 7, 9, 14, 16]
    channels = [call, mail, call, call, mail, call, call, mail]
    found = proposed(Kind.LEAD, Phase.ACTIVE)
    assert [(day.day, channel) for _, day, channel in found] == list(zip(days, channels, strict=True))
    assert [place for place, _, _ in found] == [0, 1, 2, 3, 4, 5, 6, 7]


def test_a_quote_is_followed_after_1_3_7_and_14_days_and_before_it_runs_out() -> None:
    found = proposed(Kind.QUOTE, Phase.SENT, valid_until_on=date(2026, 12, 24))
    assert [day for _, day, _ in found] == [
        date(2026, 11, 25),
        date(2026, 11, 27),
        date(2026, 12, 3),
        date(2026, 12, 14),
        date(2026, 12, 22),
        date(2026, 12, 24),
    ]


def test_a_query_gets_two_nudges_and_the_closing_question() -> None:
    assert [day.day for _, day, _ in proposed(Kind.QUERY, Phase.OPEN)] == [30, 2, 4]


@pytest.mark.parametrize("phase", [Phase.OPEN, Phase.PLANNED])
def test_a_complaint_is_never_closed_by_silence(phase: Phase) -> None:
    standard = BOOK.of(Kind.COMPLAINT, phase)
    assert (standard.cadence, standard.closing) == ((), None)
    proposal = cadences.next_step(case(Kind.COMPLAINT, phase), standard, OFFICE, NOW)
    assert proposal.basis.reason is Reason.NEWS


@pytest.mark.parametrize(
    ("kind", "phase", "first_word", "news"),
    [
        (Kind.LEAD, Phase.ACTIVE, "1 bh", "2 bd"),
        (Kind.QUOTE, Phase.ASKED, "same day", "2 bd"),
        (Kind.QUOTE, Phase.SENT, "1 bd", "5 bd"),
        (Kind.QUERY, Phase.OPEN, "1 bh", "2 bd"),
        (Kind.COMPLAINT, Phase.OPEN, "same day", "1 bd"),
        (Kind.COMPLAINT, Phase.PLANNED, "same day", "3 bd"),
        (Kind.RETURN, Phase.OPEN, "same day", "2 bd"),
        (Kind.ORDER, Phase.PLACED, "1 bd", "5 bd"),
    ],
)
def test_the_shipped_book_is_the_products_table(kind: Kind, phase: Phase, first_word: str, news: str) -> None:
    standard = BOOK.of(kind, phase)
    assert (str(standard.first_word), str(standard.news)) == (first_word, news)


@given(st.sampled_from(EACH), st.integers(0, 60 * 24 * 30), st.none() | st.integers(0, 8))
def test_there_is_always_a_next_step_and_it_lies_ahead(
    which: tuple[Kind, Phase], minutes: int, place: int | None
) -> None:
    now = NOW + timedelta(minutes=minutes)
    standard = BOOK.of(*which)
    proposal = cadences.next_step(case(*which, place=place), standard, OFFICE, now)
    assert proposal.what
    assert proposal.due.at >= now - timedelta(minutes=1)


@given(st.sampled_from(EACH), st.integers(0, 60 * 24 * 30), st.none() | st.integers(0, 8))
def test_outside_check_backs_no_step_is_proposed_later_than_the_news_date_that_lies_ahead(
    which: tuple[Kind, Phase], minutes: int, place: int | None
) -> None:
    now, standard = NOW + timedelta(minutes=minutes), BOOK.of(*which)
    one = case(*which, place=place)
    if standard.is_check_back or one.clock.due_at <= now:
        return
    assert cadences.next_step(one, standard, OFFICE, now).due.at <= one.clock.due_at


def test_a_date_that_was_agreed_stands_until_its_day_its_step_or_another_phase() -> None:
    standard, agreed_at = BOOK.of(Kind.QUOTE, Phase.SENT), datetime(2026, 12, 18, 12, 0, tzinfo=UTC)
    one = case(Kind.QUOTE, Phase.SENT, due_at=agreed_at)
    one = one.with_news(one.clock.told(NOW, agreed_at, Basis(Reason.AGREED, "", NOW)))

    def told(at: datetime, **how: bool) -> Reason:
        return cadences.news_after_telling(one, standard, OFFICE, at, **how).base.reason

    assert told(NOW) is Reason.AGREED
    assert told(NOW, is_step_done=True) is Reason.STANDARD
    assert told(NOW, is_new_phase=True) is Reason.STANDARD
    assert told(agreed_at - timedelta(hours=2)) is Reason.STANDARD
    assert told(agreed_at + timedelta(days=1)) is Reason.STANDARD


def test_a_phase_without_a_word_brings_news_forward_never_puts_it_off() -> None:
    news = NewsClock(NOW + timedelta(days=1), Basis(Reason.STANDARD, "2 bd", NOW))
    complaint, order = BOOK.of(Kind.COMPLAINT, Phase.OPEN), BOOK.of(Kind.ORDER, Phase.PLACED)
    sooner = cadences.news_in_phase(news, complaint, OFFICE, NOW, is_new_kind=True)
    assert (sooner.due_at, sooner.base.reason) == (NOW.replace(hour=17, minute=30), Reason.FIRST_WORD)
    assert cadences.news_in_phase(news, order, OFFICE, NOW, is_new_kind=True) == news


@pytest.mark.parametrize(
    ("runs_out_on", "expected"),
    [(date(2026, 11, 30), 26), (date(2026, 11, 28), 26), (date(2026, 11, 27), 25)],
)
def test_two_working_days_before_the_last_day(runs_out_on: date, expected: int) -> None:
    found = cadences.before_validity(runs_out_on, Span.parse("2 bd"), OFFICE)
    assert found == datetime(2026, 11, expected, 17, 30, tzinfo=UTC)


def test_the_chase_stands_at_half_of_the_business_time() -> None:
    at = cadences.chase_at(NOW, datetime(2026, 11, 25, 17, 30, tzinfo=UTC), OFFICE)
    assert OFFICE.between(NOW, at.at) * 2 == OFFICE.between(NOW, datetime(2026, 11, 25, 17, 30, tzinfo=UTC))
