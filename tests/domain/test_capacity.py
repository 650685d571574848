"""Capacity: what the open work needs against what is free, the earliest deadline first."""

from datetime import UTC, datetime, timedelta
from typing import Any

from app.domain.agenda import AgendaRow
from app.domain.capacity import Capacity, Free, capacity
from app.domain.working_time import Week, WorkingCalendar
from tests.data.agenda_rows import agenda_row

OFFICE = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"), protected=Week.of("12:30-13:00"))
HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


FRIDAY_AT_TEN = at(27, 10, 0)
CLOSE = at(27, 17, 30)


def work(number: int, due_at: datetime, hours: float = 1, **changed: Any) -> AgendaRow:
    facts = {"promise_due_at": None, "promise_text": "", "news_due_at": due_at}
    return agenda_row(number, due_at=due_at, effort=hours * HOUR, **facts | changed)


def look(*rows: AgendaRow, now: datetime = FRIDAY_AT_TEN, busy: Any = ()) -> Capacity:
    return capacity(rows, now, OFFICE, busy)


def test_protected_time_and_what_is_booked_are_not_free() -> None:
    assert look().free == 7 * HOUR
    assert look(busy=[(at(27, 14), at(27, 15))]).free == 6 * HOUR
    assert look(busy=[(at(27, 9), at(27, 11)), (at(27, 17), at(30, 9))]).free == 5.5 * HOUR


def test_booked_time_that_covers_or_misses_a_block_takes_what_it_covers() -> None:
    free = Free.of(OFFICE, FRIDAY_AT_TEN, CLOSE, [(at(27, 9), at(27, 12, 30)), (at(26, 9), at(26, 12))])
    assert free.blocks == ((at(27, 13), CLOSE),)


def test_a_week_that_holds_its_work_says_nothing() -> None:
    found = look(work(1, CLOSE, 3), work(2, CLOSE, 4))
    assert (found.needed, found.free, found.fits, found.first_too_late) == (7 * HOUR, 7 * HOUR, True, None)


def test_three_steps_of_four_hours_do_not_fit_into_six_free_ones() -> None:
    found = look(*(work(number, CLOSE, 4) for number in (1, 2, 3)), now=at(27, 11))
    assert (found.needed, found.free, found.fits) == (12 * HOUR, 6 * HOUR, False)
    assert found.tight is not None
    assert (found.tight.closes_at, found.tight.missing) == (CLOSE, 6 * HOUR)
    assert found.first_too_late is not None
    assert found.first_too_late.row.number == 4002


def test_a_day_that_does_not_hold_its_work_is_named_though_the_week_would() -> None:
    found = look(*(work(number, at(24, 17, 30), 4) for number in (1, 2)), now=at(24, 13))
    assert found.needed < found.free
    assert found.tight is not None
    assert found.tight.closes_at == at(24, 17, 30)


def test_two_steps_at_the_same_moment_of_a_day_with_room_are_no_warning() -> None:
    assert look(work(1, at(27, 10, 15)), work(2, at(27, 10, 15)), now=FRIDAY_AT_TEN).fits


def test_the_promise_that_would_break_first_is_named_not_the_one_that_is_due_first() -> None:
    promised = {"promise_due_at": at(27, 12), "promise_text": "The drawing"}
    rows = [
        work(1, at(27, 11), 1, promise_due_at=at(27, 11)),
        work(2, at(27, 12), 2, **promised),
        work(3, CLOSE, 1, promise_due_at=at(27, 17)),
    ]
    found = look(*rows)
    assert [one.row.number for one in found.breaking] == [4002]
    assert found.first_to_break is not None
    assert (found.first_to_break.breaks_at, found.first_to_break.done_at) == (at(27, 12), at(27, 13, 30))


def test_a_step_planned_after_its_promise_counts_by_the_promise() -> None:
    found = look(work(1, at(30, 9), 2, promise_due_at=at(27, 11)))
    assert found.needed == 2 * HOUR
    assert [one.breaks_at for one in found.breaking] == [at(27, 11)]


def test_a_promise_that_has_broken_already_is_no_forecast() -> None:
    assert look(work(1, at(27, 9), 1, promise_due_at=at(27, 9))).breaking == ()


def test_overdue_work_needs_its_time_too() -> None:
    found = look(work(1, at(26, 9), 4), work(2, CLOSE, 4))
    assert (found.needed, found.fits) == (8 * HOUR, False)


def test_customers_whose_work_outlasts_their_news_date_hear_before_it_is_complete() -> None:
    rows = [
        work(1, CLOSE, 4, news_due_at=at(27, 12)),
        work(2, CLOSE, 1, news_due_at=CLOSE),
        work(3, at(30, 17, 30), 1, news_due_at=at(27, 11)),
        work(4, at(30, 17, 30), 1, news_due_at=at(30, 17, 30)),
    ]
    assert [one.row.number for one in look(*rows).interim] == [4003, 4001]


def test_on_a_day_off_the_coming_week_is_looked_at() -> None:
    found = look(now=at(28, 12))
    assert found.until == datetime(2026, 12, 4, 17, 30, tzinfo=UTC)
    assert found.free == 5 * 8.5 * HOUR


def test_work_beyond_the_days_that_are_laid_out_is_not_forecast() -> None:
    far = datetime(2027, 3, 1, 12, tzinfo=UTC)
    found = look(work(1, far, 400, promise_due_at=far))
    assert (found.needed, found.fits, found.pieces) == (timedelta(), True, ())


def test_the_work_of_a_person_without_a_free_hour_ends_never() -> None:
    found = look(work(1, CLOSE, 1, promise_due_at=CLOSE), busy=[(at(27, 0), at(31 - 1, 0) + 30 * 24 * HOUR)])
    assert found.free == timedelta()
    assert [one.done_at for one in found.breaking] == [None]
