"""Opening and closing one's day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from app.domain.day_facts import Closing, Opening, closing, opening
from app.domain.efforts import latest_start
from app.domain.guards.conversations import DAY_NOT_FINISHED
from app.domain.guards.watches import Watch
from app.domain.styles import Style
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.guards import GuardService
from app.services.styles import Personal

_LATEST_START: Final = "latest_start"
OPENED, CLOSED = "day_opened_on", "day_closed_on"
_DAY: Final = timedelta(days=1)
_MOST_DAYS_BACK: Final = 14


@dataclass(frozen=True, slots=True)
class DayService:
    """The beginning and the end of a day, in the facts that each way of working asks for."""

    desk: Desk
    guards: GuardService
    style: Callable[[], Style]
    personal: Personal

    def opening(self) -> Opening:
        """What the day begins with."""
        watch = self.guards.watch()
        return opening(watch, self._last_close(watch), self._starts(watch))

    def closing(self) -> Closing:
        """What the day leaves: who waits for a word or a plan, and whether it is finished."""
        watch = self.guards.watch()
        since = watch.at_wall(watch.calendar.day_of(watch.now))
        with self.desk.reading() as unit:
            promises = tuple(unit.promises.since(self.desk.person_id, since))
        return closing(watch, promises, is_watched=DAY_NOT_FINISHED in self.style().guards)

    def open(self) -> Changes:
        """The day has begun: its first line is not said again."""
        return self._keep(OPENED)

    def close(self) -> Changes:
        """The day is over, finished or not."""
        return self._keep(CLOSED)

    def is_opened(self) -> bool:
        """Whether today's first line was said."""
        return bool(self.personal.get(OPENED, "") == self._today())

    def is_closed(self) -> bool:
        """Whether today was closed."""
        return bool(self.personal.get(CLOSED, "") == self._today())

    def _keep(self, key: str) -> Changes:
        self.personal.set(key, self._today())
        return Changes(Nouns.SETTINGS)

    def _today(self) -> str:
        with self.desk.reading() as unit:
            calendar = self.desk.calendar_of(self.desk.person(unit))
        return calendar.day_of(self.desk.clock()).isoformat()

    def _last_close(self, watch: Watch) -> datetime:
        """When the last working day before today ended."""
        day = watch.calendar.day_of(watch.now)
        for _ in range(_MOST_DAYS_BACK):
            day -= _DAY
            closes_at = watch.calendar.close_of(day)
            if closes_at is not None:
                return closes_at
        return watch.now - _MOST_DAYS_BACK * _DAY

    def _starts(self, watch: Watch) -> dict[UUID, datetime]:
        if _LATEST_START not in self.style().guards:
            return {}
        back = watch.calendar.subtract  # no spare time: the same moment as in the sheet
        return {
            placed.row.case_id: latest_start(placed.row.due_at, placed.row.effort, back)
            for placed in watch.today
        }
