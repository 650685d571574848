"""What guards look at: one person's day, read once and frozen."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from app.domain.capacity import Capacity
from app.domain.guard_limits import GuardLimits
from app.domain.guards.figures import Figure
from app.domain.moments import Moment
from app.domain.occurrences import Occurrence
from app.domain.promises import Promise
from app.domain.ranks import Placed
from app.domain.requests import Request
from app.domain.steps import FinishedStep
from app.domain.working_time import WorkingCalendar

_DAY = timedelta(days=1)
_MOST_DAYS_AHEAD = 400


@dataclass(frozen=True, slots=True)
class Watch:
    """Everything a guard looks at.

    Attributes:
        calendar: The owner's working time.
        limits: Those of the owner's way of working.
        rows: The owner's open cases, in the order of the day.
        is_today: The cases among them that belong to today.
        reminders: Shown to the owner and not acted on.
        promises: The owner's open ones, the earliest first.
        asked, received: Requests that the owner made, and got.
        rounds: The owner's next batches of reminders, the nearest first.
        finished: The owner's finished steps of the last months, oldest first.
        capacity: The forecast of the owner's work; None where nothing is forecast.
        people: Names of everybody here.
    """

    now: datetime
    calendar: WorkingCalendar
    limits: GuardLimits
    rows: tuple[Placed, ...] = ()
    is_today: frozenset[UUID] = frozenset()
    reminders: tuple[Occurrence, ...] = ()
    promises: tuple[Promise, ...] = ()
    asked: tuple[Request, ...] = ()
    received: tuple[Request, ...] = ()
    rounds: tuple[datetime, ...] = ()
    finished: tuple[FinishedStep, ...] = ()
    capacity: Capacity | None = None
    people: Mapping[UUID, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def today(self) -> tuple[Placed, ...]:
        """The rows that belong to today."""
        return tuple(placed for placed in self.rows if placed.row.case_id in self.is_today)

    @property
    def day_ends_at(self) -> datetime:
        """The midnight at the end of the owner's day."""
        return self.at_wall(self.calendar.day_of(self.now) + _DAY)

    @property
    def day_starts_at(self) -> datetime:
        """The midnight at its beginning."""
        return self.at_wall(self.calendar.day_of(self.now))

    @property
    def plan_until_at(self) -> datetime:
        """The hour of the next working day before which every status needs a plan."""
        day = self.calendar.day_of(self.now) + _DAY
        for _ in range(_MOST_DAYS_AHEAD):
            if self.calendar.is_working_day(day):
                break
            day += _DAY
        return self.at_wall(day, self.limits.plan_until)

    def at_wall(self, day: date, hour: time = time()) -> datetime:
        """An hour of a day where the owner works, as an instant."""
        return Moment(datetime.combine(day, hour), self.calendar.zone).at


Guard = Callable[[Watch], Figure]
"""Looks, and says its number. It never acts: what acts asks whether the guard is on."""


def of_rows(guard: str, rows: Iterable[Placed], **facts: Any) -> Figure:
    """The figure of a guard that counts cases."""
    rows = tuple(rows)
    facts.setdefault("value", len(rows))
    return Figure(
        guard,
        case_ids=tuple(placed.row.case_id for placed in rows),
        names=tuple(placed.row.contact or placed.row.customer for placed in rows),
        **facts,
    )
