"""A connected calendar synced by itself, on a thread of its own: a slow server keeps nobody waiting."""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from threading import Lock, Thread
from typing import Any, Final

from app.domain.errors import AppError
from app.services.changes import Nouns
from app.ui.calendar_links.following import CalendarFollower
from app.ui.tasks import Hub

SYNC_ROUND: Final = timedelta(minutes=10)
SyncCalendar = Callable[[str | None], None]
"""Begins a sync, with a password that was typed or without."""

_log = logging.getLogger(__name__)


class CalendarSyncs:
    """Syncs one person's calendar: when asked, and every few minutes.

    One at a time; asked while one is under way, it does nothing. The program does not wait for it at its end: what
    was begun is found out by the next sync (docs/decisions/0088).
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._one = Lock()
        self._thread: Thread | None = None
        self._is_stopped = False
        self.follower: CalendarFollower | None = None

    def start(self, password: str | None = None) -> None:
        """Begin a sync, if a calendar is connected; callable from any thread."""
        if not self._is_stopped and self._one.acquire(blocking=False):
            self._thread = Thread(target=self._run, args=(password,), name="calendar", daemon=True)
            self._thread.start()

    @property
    def is_under_way(self) -> bool:
        """Whether one is."""
        return self._one.locked()

    def stop(self) -> None:
        """Begin no more; the one under way has a moment to end."""
        self._is_stopped = True
        if self._thread is not None:
            self._thread.join(2)

    def _run(self, password: str | None) -> None:
        try:
            desk = self.follower.desk if self.follower is not None else None
            if desk is None or desk.standing() is None:
                return
            self._tell(lambda one: one.begun())
            report = desk.sync(password)
            if report.changes.nouns is not Nouns.NONE:
                self._hub.announce(report.changes)
            self._tell(lambda one: one.done(report))
        except AppError as problem:
            self._tell(partial(_failed, problem))
        except Exception as problem:  # noqa: BLE001 - a thread of its own may not end the program
            _log.error("A calendar was not synced: %s", type(problem).__name__)
        finally:
            self._one.release()

    def _tell(self, what: Callable[[CalendarFollower], Any]) -> None:
        def tell() -> None:
            if self.follower is not None and not self._is_stopped:
                what(self.follower)

        if not self._is_stopped:
            self._hub.call_soon(tell)


def _failed(problem: AppError, follower: CalendarFollower) -> None:
    follower.failed(problem)
