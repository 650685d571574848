"""Room in a person's coming days: where many steps at once find their place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.domain.errors import AppError
from app.domain.import_maps import Pace
from app.domain.working_time import WorkingCalendar

Busy = tuple[datetime, datetime]
"""Start and end of what is planned already, aware UTC."""

_DAY = timedelta(days=1)
_MOST_DAYS = 366 * 60


@dataclass(eq=False)
class NoRoom(AppError):
    """No day of this calendar has room for a step of that length."""

    effort: timedelta


@dataclass(slots=True)
class _Day:
    busy: list[Busy] = field(default_factory=list)

    @property
    def taken(self) -> timedelta:
        return sum((end - start for start, end in self.busy), timedelta())

    def end_of_clash(self, start: datetime, end: datetime) -> datetime | None:
        if not self.busy:
            return None
        return max((last for first, last in self.busy if first < end and start < last), default=None)


def free_slots(
    calendar: WorkingCalendar, now: datetime, pace: Pace, busy: Iterable[Busy] = ()
) -> Iterator[datetime]:
    """The beginnings of steps, each later than the one before, from the next working day on.

    Each lies wholly within working hours and beside what is planned already; together they never take more
    of a day's business time than the pace allows; a day with nothing planned takes at least one.

    Raises:
        NoRoom: The days are too short for a single step.
    """
    days: dict[date, _Day] = {}
    for start, end in busy:
        days.setdefault(calendar.day_of(start), _Day()).busy.append((start, end))
    first = calendar.day_of(now) + _DAY
    last_with_room = 0
    for offset in range(_MOST_DAYS):
        day = first + offset * _DAY
        for slot in _slots_on(calendar, day, pace, days.get(day, _Day())):
            last_with_room = offset
            yield slot
        if offset - last_with_room > 366:
            break
    raise NoRoom(pace.effort)


def _slots_on(calendar: WorkingCalendar, day: date, pace: Pace, known: _Day) -> Iterator[datetime]:
    blocks = calendar.blocks_on(day)
    open_for = sum((closes - opens for opens, closes in blocks), timedelta())
    left = open_for * pace.usable_percent / 100 - known.taken
    if not known.busy:
        left = max(left, pace.effort)
    for opens, closes in blocks:
        at = opens
        while left >= pace.effort and at + pace.effort <= closes:
            clash = known.end_of_clash(at, at + pace.effort)
            if clash is not None:
                at = _whole_minute(clash)
                continue
            yield at
            left -= pace.effort
            at += pace.distance


def _whole_minute(at: datetime) -> datetime:
    rest = timedelta(seconds=at.second, microseconds=at.microsecond)
    return at if not rest else at - rest + timedelta(minutes=1)
