"""What stands around the window: regular calls, backups and the road for notices.

A module of its own, so that the libraries behind it are read once the window has been painted (docs/decisions/0012).
"""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta, tzinfo
from functools import partial
from pathlib import Path
from typing import Any

from app.adapters.database.backup_rounds import BackupRounds
from app.adapters.notifications.choice import choose
from app.adapters.notifications.desktop import DesktopNotifier
from app.adapters.notifications.silent import SilentNotifier
from app.adapters.notifications.tray import TrayNotifier
from app.adapters.scheduling.ticker import Ticker
from app.bootstrap import House, Services
from app.calendar_rounds import CALENDAR_ROUND, CalendarRounds
from app.calendar_syncs import SYNC_ROUND, CalendarSyncs, SyncCalendar
from app.domain.errors import AppError
from app.services.notices import Notifier, OnAct
from app.ui.tasks import Hub

BACKUP_ROUND = timedelta(minutes=10)
_log = logging.getLogger(__name__)


class Surroundings:
    """Knocks every minute and keeps backups.

    Args:
        knock: Asks for a check of the reminders; callable from any thread.
        services: Of whoever sits at the window.
        zone: Where the person is.
    """

    def __init__(
        self,
        house: House,
        services: Services,
        hub: Hub,
        knock: Callable[[], object],
        zone: Callable[[], tzinfo],
    ) -> None:
        self._syncs, self._ticker = CalendarSyncs(hub), Ticker(knock, house.clock)
        self._calendars = CalendarRounds(house, services, hub)
        self._ticker.add("calendars", self._calendars.round, every=CALENDAR_ROUND)
        if isinstance(house.store, Path):
            newest = partial(_newest, services)
            rounds = BackupRounds(house.store, house.paths.backups, house.clock, newest, zone)
            self._ticker.add("backup", lambda: hub.submit(lambda: _quietly(rounds.round)), every=BACKUP_ROUND)

    def start(self) -> None:
        """Check at once, then regularly."""
        self._ticker.start()

    def now(self) -> None:
        """The computer slept or its clock was set: check out of turn."""
        self._ticker.now()

    def stop(self) -> None:
        """Wait for what is running; again is harmless."""
        self._syncs.stop()
        self._ticker.stop()
        self._calendars.stop()

    def follow_calendar(self, follow: Callable[[SyncCalendar], Any]) -> None:
        """Sync a calendar on a server now and then; on the window's thread.

        Args:
            follow: Makes what tells in the window how it stands; given what begins a sync.
        """
        self._syncs.follower = follow(self._syncs.start)
        self._ticker.add("calendar", self._syncs.start, every=SYNC_ROUND)

    def notifiers(self, icon: Any, on_act: OnAct) -> Sequence[Notifier]:
        """The roads that notices may take, the best first; made on the window's thread.

        Args:
            icon: The tray's.
            on_act: Somebody answered a notice; called on any thread.
        """
        return DesktopNotifier("Keepword", on_act), TrayNotifier(icon, on_act), SilentNotifier()

    def best_of(self, notifiers: Sequence[Notifier]) -> Notifier:
        """The first road that is open; may wait some seconds for the desktop, so not on the window's thread."""
        return choose(notifiers).notifier


def _newest(services: Services) -> int:
    """The number of the store's newest change."""
    with services.desk.reading() as unit:
        return unit.history.newest()


def _quietly(work: Callable[[], object]) -> None:
    """A chore that may not stop the others: what is wrong is logged by name, the next round tries again."""
    try:
        work()
    except AppError as error:
        _log.warning("A chore was not done: %s", type(error).__name__)
