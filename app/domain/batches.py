"""Batches: moments at which reminders gather, so that a day is not cut into crumbs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from app.domain.moments import Moment, zone_named
from app.domain.working_time import WorkingCalendar

_DAY = timedelta(days=1)
_MOST_DAYS_AHEAD = 400


@dataclass(frozen=True, slots=True)
class Batch:
    """When reminders gather.

    Attributes:
        rule: Name of a rule in ``BATCHES``.
        times: Wall times of the owner's working days, rising; for rules that use them.
        minutes: The distance between two batches; for rules that use it.
    """

    rule: str
    times: tuple[time, ...] = ()
    minutes: int = 0

    def next_from(self, at: datetime, calendar: WorkingCalendar) -> datetime:
        """The first batch at that instant or after it. Raises KeyError for an unknown rule."""
        return BATCHES[self.rule](self, at, calendar)

    def rounds_on(self, day: date, calendar: WorkingCalendar) -> tuple[datetime, ...]:
        """The set times of a working day as instants; none on a day off."""
        if not calendar.is_working_day(day):
            return ()
        return tuple(Moment(datetime.combine(day, at), calendar.zone).at for at in self.times)


BatchRule = Callable[[Batch, datetime, WorkingCalendar], datetime]


def _at_once(batch: Batch, at: datetime, calendar: WorkingCalendar) -> datetime:  # noqa: ARG001 - a rule
    return at


def _each_interval(batch: Batch, at: datetime, calendar: WorkingCalendar) -> datetime:
    """On the wall clock: where the clock changes before an interval is over, the next one counts by the new hour."""
    zone, step = zone_named(calendar.zone), timedelta(minutes=batch.minutes)
    moment = at + _until_step(at.astimezone(zone), step)
    if moment.astimezone(zone).utcoffset() != at.astimezone(zone).utcoffset():
        change = _change_between(at, moment, zone)
        moment = change + _until_step(change.astimezone(zone), step)
    return moment.astimezone(UTC)


def _until_step(local: datetime, step: timedelta) -> timedelta:
    past = timedelta(
        minutes=local.minute + 60 * local.hour, seconds=local.second, microseconds=local.microsecond
    )
    return -past % step


def _change_between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The minute at which the clock changes between two instants that it counts differently."""
    old = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after.replace(second=0, microsecond=0)


def _at_times(batch: Batch, at: datetime, calendar: WorkingCalendar) -> datetime:
    day = calendar.day_of(at)
    for _ in range(_MOST_DAYS_AHEAD):
        for moment in batch.rounds_on(day, calendar):
            if moment >= at:
                return moment
        day += _DAY
    return at


BATCHES: Mapping[str, BatchRule] = MappingProxyType(
    {"at_once": _at_once, "each_interval": _each_interval, "at_times": _at_times}
)
"""The rules by the names that style files use: the first batch at an instant or after it."""
