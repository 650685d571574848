"""Guards: the number that each guard in force shows to its owner."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from app.domain.guards import GUARDS
from app.domain.guards.figures import Figure
from app.domain.guards.watches import Watch
from app.domain.styles import Style
from app.domain.today import arrange
from app.domain.working_time import WorkingCalendar
from app.services.capacity import forecast
from app.services.desks import Desk
from app.services.ports import UnitOfWork

HABITS_OF: Final = timedelta(days=180)
"""So far back finished steps are looked at."""

_INSTANT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class GuardService:
    """Looking at what the guards see."""

    desk: Desk
    style: Callable[[], Style]

    def figures(self) -> tuple[Figure, ...]:
        """The number of every guard in force, in their order."""
        guards, watch = self.style().guards, self.watch()
        return tuple(rule(watch) for name, rule in GUARDS.items() if name in guards)

    def watch(self) -> Watch:
        """Everything the guards look at, as it is now."""
        with self.desk.reading() as unit:
            return self._watch(unit)

    def _watch(self, unit: UnitOfWork) -> Watch:
        style, now, me = self.style(), self.desk.clock(), self.desk.person_id
        calendar = self.desk.calendar_of(self.desk.person(unit))
        day = arrange(unit.agenda.rows(me), style, now, calendar)
        requests = unit.requests.between(me)
        return Watch(
            now,
            calendar,
            style.limits,
            rows=day.all_rows,
            is_today=frozenset(placed.row.case_id for placed in day.rows),
            reminders=tuple(unit.ledger.shown(me)),
            promises=tuple(one for one in unit.promises.since(me, now) if one.settled_at is None),
            asked=tuple(one for one in requests if one.author_id == me),
            received=tuple(one for one in requests if one.to_id == me),
            rounds=_rounds(style, calendar, now),
            finished=tuple(unit.steps.finished_since(me, now - HABITS_OF)),
            capacity=forecast(self.desk, unit),
            people={person.id: person.name for person in unit.people.all()},
        )


def _rounds(style: Style, calendar: WorkingCalendar, now: datetime) -> tuple[datetime, ...]:
    """The next two batches after now."""
    first = style.batch.next_from(now + _INSTANT, calendar)
    return first, style.batch.next_from(first + _INSTANT, calendar)
