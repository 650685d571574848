"""What one day holds: its business time, or why it has none."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from app.domain.working_time.holidays import Holidays
from app.domain.working_time.local_days import Block, blocks_in_utc
from app.domain.working_time.weeks import CLOCK_CHANGE, PROTECTED, WEEKEND, MinuteBlock, Week, without


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A day's business time, with its sum; the reason if there is none."""

    blocks: tuple[Block, ...]
    length: timedelta
    reason_off: str | None


def hours_on(weekday: int, week: Week, protected: Week | None) -> tuple[MinuteBlock, ...]:
    """The hours of a weekday that nothing protects."""
    return without(week.minutes(weekday), protected.minutes(weekday) if protected else ())


def look_up(day: date, zone: ZoneInfo, week: Week, protected: Week | None, holiday: Holidays) -> LocalDay:
    """The day as it is. A weekday without hours is 'weekend', even on a holiday."""
    hours = hours_on(day.weekday(), week, protected)
    reason = holiday(day) if week.blocks[day.weekday()] else WEEKEND
    if reason is None and not hours:
        reason = PROTECTED
    if reason is not None:
        return LocalDay((), timedelta(), reason)
    blocks = blocks_in_utc(day, zone, hours)
    length = sum((closes - opens for opens, closes in blocks), timedelta())
    return LocalDay(blocks, length, None if blocks else CLOCK_CHANGE)
