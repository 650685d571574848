"""What calendars need while the window is open, none of it on the window's thread.

Other calendars are fetched beside the store, so that a server that does not answer holds nobody up.
"""

from datetime import timedelta
from functools import partial

from app import bootstrap
from app.calendars import busy_at
from app.domain.busy_times import BusyReading, BusySource, CalendarUnread
from app.ui.tasks import Hub

CALENDAR_ROUND = timedelta(minutes=5)


class CalendarRounds:
    """Reads other calendars again when their time has come.

    Args:
        hub: Its database thread keeps what was read, its other one fetches it.
    """

    def __init__(self, house: bootstrap.House, services: bootstrap.Services, hub: Hub) -> None:
        self._busy = busy_at(house, services)
        self._hub = hub

    def round(self) -> None:
        """Look which are due; callable from any thread."""
        self._hub.submit(self._begin)

    def _begin(self) -> None:
        for source in self._busy.due():
            self._hub.submit_aside(partial(self._look, source))

    def _look(self, source: BusySource) -> None:
        self._hub.submit(partial(self._take, source, self._busy.look(source)))

    def _take(self, source: BusySource, found: BusyReading | CalendarUnread) -> None:
        self._hub.announce(self._busy.take(source.id, found))
