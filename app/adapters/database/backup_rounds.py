"""Backups that make themselves: at the start, then every hour in which something changed; old ones thinned."""

import logging
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

from app.adapters.database.backups import Backup, Reason, back_up, backups, remove, remove_unfinished
from app.adapters.database.thinning import BackupSchedule, superfluous

_log = logging.getLogger(__name__)


class BackupRounds:
    """One round looks whether a backup is due, makes it and lets go of what is superfluous.

    Args:
        changes: The number of the store's newest change.
        zone: The user's, for what 'today' means.
    """

    def __init__(
        self,
        store: Path,
        folder: Path,
        clock: Callable[[], datetime],
        changes: Callable[[], int],
        zone: Callable[[], tzinfo],
    ) -> None:
        self._store, self._folder = store, folder
        self._clock, self._changes, self._zone = clock, changes, zone
        self._schedule = BackupSchedule()
        remove_unfinished(folder)

    def round(self) -> Backup | None:
        """Back up if it is due. Raises StoreError; nothing is lost then, the next round tries again."""
        now, change = self._clock(), self._changes()
        if not self._schedule.is_due(now, change):
            return None
        first = self._schedule.made_at is None
        made = back_up(self._store, self._folder, self._clock, Reason.START if first else Reason.HOURLY)
        self._schedule = self._schedule.done(now, change)
        self._thin(now)
        return made

    def _thin(self, now: datetime) -> None:
        zone = self._zone()
        today = now.astimezone(zone).date()
        for old in superfluous(backups(self._folder), today, zone, lambda backup: backup.damage() is None):
            _log.info("A backup has had its time")
            remove(old)
