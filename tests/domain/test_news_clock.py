"""The news date is the earliest of its three parts, whatever happened (R2, ruling 19)."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.domain.news_clock import NewsClock
from app.domain.steps import Basis, Reason

START = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
STANDARD = Basis(Reason.STANDARD, "2 bd", START)
HOURS = st.integers(min_value=0, max_value=500)
CLOCK = NewsClock(START + timedelta(days=2), STANDARD)


def after(hours: int) -> datetime:
    return START + timedelta(hours=hours)


@given(HOURS, st.none() | HOURS, st.none() | HOURS)
def test_the_earliest_counts_with_its_own_reason(base: int, answer: int | None, promised: int | None) -> None:
    clock = NewsClock(after(base), STANDARD)
    if answer is not None:
        clock = clock.received(START, after(answer), "1 bh")
    if promised is not None:
        clock = clock.promised(after(promised), UUID(int=1))
    parts = {Reason.STANDARD: base, Reason.ANSWER: answer, Reason.PROMISED: promised}
    assert clock.due_at == after(min(hours for hours in parts.values() if hours is not None))
    assert clock.due_at == after(parts[clock.basis.reason] or 0)


@given(st.lists(st.tuples(HOURS, HOURS), min_size=1))
def test_messages_never_put_the_answer_off(messages: list[tuple[int, int]]) -> None:
    clock, earliest = CLOCK, min(hours for _, hours in messages)
    for arrived, due in messages:
        clock = clock.received(after(arrived), after(due), "1 bh")
    assert clock.answer_at == after(earliest)
    assert (clock.answer_from_at, clock.answer_at) in {(after(a), after(d)) for a, d in messages}


def test_telling_ends_the_answer_clock_and_the_promised_next_word() -> None:
    clock = CLOCK.received(START, after(1), "1 bh").promised(after(2), UUID(int=1))
    told = clock.told(after(1), after(48), STANDARD)
    assert (told.last_told_at, told.due_at) == (after(1), after(48))
    assert not told.is_unanswered
    assert (told.promised_at, told.promise_id) == (None, None)


def test_the_generation_rises_with_the_news_date_alone() -> None:
    assert CLOCK.received(START, after(100), "1 bh").generation == CLOCK.generation
    assert CLOCK.received(START, after(1), "1 bh").generation == CLOCK.generation + 1
    assert CLOCK.rebased(CLOCK.base_at, Basis(Reason.AGREED)).generation == CLOCK.generation


def test_a_customer_waits_from_the_moment_after_the_news_date() -> None:
    assert not CLOCK.is_waiting(CLOCK.due_at)
    assert CLOCK.is_waiting(CLOCK.due_at + timedelta(microseconds=1))
