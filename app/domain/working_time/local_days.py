"""Where the hours of a wall clock lie in UTC, also on the days the clock changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.errors import AppError
from app.domain.working_time.weeks import MinuteBlock

Block = tuple[datetime, datetime]
"""Start and end, aware, UTC."""

FIRST_DAY: Final = date(1990, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_SECOND = timedelta(seconds=1)


@dataclass(eq=False)
class OutsideCalendar(AppError):
    """A day before 1990 or after 2199."""

    day: date


def check_day(day: date) -> date:
    """The day itself. Raises OutsideCalendar."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise OutsideCalendar(day)
    return day


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A time during which the clock keeps one distance from UTC (naive UTC bounds)."""

    start: datetime
    end: datetime
    offset: timedelta


def _offset_at(utc: datetime, zone: ZoneInfo) -> timedelta:
    return utc.replace(tzinfo=UTC).astimezone(zone).utcoffset() or timedelta()


def _change_between(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    before = _offset_at(low, zone)
    while high - low > _SECOND:
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if _offset_at(middle, zone) == before:
            low = middle
        else:
            high = middle
    return high


def _stretches(day: date, zone: ZoneInfo) -> Iterator[_Stretch]:
    midnight = datetime.combine(day, time.min)
    start = probe = midnight - timedelta(hours=50)
    last = midnight + timedelta(hours=74)
    while probe < last:
        following = probe + _HOUR
        if _offset_at(following, zone) != _offset_at(probe, zone):
            change = _change_between(probe, following, zone)
            yield _Stretch(start, change, _offset_at(probe, zone))
            start = change
        probe = following
    yield _Stretch(start, last, _offset_at(probe, zone))


def _pieces(day: date, zone: ZoneInfo, hours: Sequence[MinuteBlock]) -> list[tuple[datetime, datetime]]:
    midnight = datetime.combine(day, time.min)
    stretches = list(_stretches(day, zone))
    # A clock set back across midnight shows the day before once more; the day begins after that.
    begins = max(
        (min(s.end, midnight - s.offset) for s in stretches if s.start < midnight - s.offset),
        default=stretches[0].start,
    )
    pieces = []
    for stretch in stretches:
        for first, last in hours:
            start = max(stretch.start, begins, midnight + timedelta(minutes=first) - stretch.offset)
            end = min(stretch.end, midnight + timedelta(minutes=last) - stretch.offset)
            if start < end:
                pieces.append((start, end))
    return sorted(pieces)


def blocks_in_utc(day: date, zone: ZoneInfo, hours: Sequence[MinuteBlock]) -> tuple[Block, ...]:
    """The instants at which the wall clock of that day shows one of the hours.

    So a skipped hour is lost, and a repeated hour counts twice, as it is really worked.
    """
    midnight = datetime.combine(day, time.min)
    edges = (midnight, midnight + _DAY)
    offsets = {e.replace(tzinfo=zone, fold=fold).utcoffset() for e in edges for fold in (0, 1)}
    if len(offsets) == 1:
        start = edges[0].replace(tzinfo=zone).astimezone(UTC)
        return tuple((start + timedelta(minutes=a), start + timedelta(minutes=b)) for a, b in hours)
    joined: list[Block] = []
    for first, last in _pieces(day, zone, hours):
        start, end = first.replace(tzinfo=UTC), last.replace(tzinfo=UTC)
        if joined and joined[-1][1] == start:
            start = joined.pop()[0]
        joined.append((start, end))
    return tuple(joined)
