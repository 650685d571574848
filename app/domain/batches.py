"""Batches: moments at which reminders gather, so that a day is not cut into crumbs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

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
    local = at.astimezone(zone_named(calendar.zone))
    past = timedelta(
        minutes=local.minute + 60 * local.hour, seconds=local.second, microseconds=local.microsecond
    )
    return (at + -past % timedelta(minutes=batch.minutes)).astimezone(UTC)


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
