"""The days ahead side by side: what stands where, which promises fall due, and how much time is free."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.agenda import AgendaRow
from app.domain.busy_times import BusyTime
from app.domain.day_gaps import Stretch, free_gaps, total
from app.domain.day_plans import Around, Help, PlanBlock, block_of, help_block

MOST_DAYS = 5


@dataclass(frozen=True, slots=True)
class Frame:
    """A day before anything stands in it.

    Attributes:
        whole: Midnight to midnight.
        open: When one can work; empty where one does not.
        protected: When nobody may book.
        off: Why it is no working day, such as a holiday's name; empty where it is one or nobody says why.
        outside: What other calendars hold.
    """

    on: date
    whole: Stretch
    open: tuple[Stretch, ...] = ()
    protected: tuple[Stretch, ...] = ()
    off: str = ""
    outside: tuple[BusyTime, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day with what stands in it.

    Attributes:
        blocks: Follow-ups and help in order; what slipped stands in today's.
        promises: Cases whose promise falls due on this day, in order.
        free: What is left of the time one can work.
    """

    frame: Frame
    blocks: tuple[PlanBlock, ...]
    promises: tuple[AgendaRow, ...]
    free: timedelta

    @property
    def holds(self) -> int:
        """How much stands there."""
        return len(self.blocks) + len(self.promises)


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """Today and the working days after it; days off only where something stands in them."""

    now: datetime
    days: tuple[WeekDay, ...]


def plan_week(
    rows: Iterable[AgendaRow], now: datetime, frames: Sequence[Frame], help_: Iterable[Help] = ()
) -> WeekPlan:
    """Lay out the days ahead.

    Args:
        rows: Every open case.
        frames: Today first, then day by day.
    """
    rows, help_ = list(rows), list(help_)
    days = [_day(rows, now, frame, help_, is_today=number == 0) for number, frame in enumerate(frames)]
    shown = [day for number, day in enumerate(days) if number == 0 or day.frame.open or day.holds]
    return WeekPlan(now, tuple(shown[:MOST_DAYS]))


def _day(
    rows: Iterable[AgendaRow], now: datetime, frame: Frame, help_: Iterable[Help], *, is_today: bool
) -> WeekDay:
    starts, ends = frame.whole
    rows = list(rows)
    own = [block_of(row, row.slot_at, Around()) for row in rows if is_today or row.slot_at >= starts]
    blocks = [*own, *(help_block(one) for one in help_ if one.start_at >= starts)]
    here = sorted(
        (block for block in blocks if block.start_at < ends), key=lambda one: (one.start_at, one.title)
    )
    due = [(row.promise_due_at, row) for row in rows if row.promise_due_at is not None]
    promises = [(at, row) for at, row in due if at < ends and (is_today or at >= starts)]
    promises.sort(key=lambda one: (one[0], one[1].number))
    taken = [*(block.stretch for block in here), *(one.stretch for one in frame.outside)]
    free = free_gaps(frame.open, taken, max(now, starts))
    return WeekDay(frame, tuple(here), tuple(row for _, row in promises), total(free))
