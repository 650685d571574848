"""Regular calls on a thread of their own. What is due is asked of the store, never of the scheduler."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MAX_INSTANCES, EVENT_JOB_MISSED, JobEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.background import BackgroundScheduler

TICK: Final = "tick"
EVERY: Final = timedelta(seconds=60)

_log = logging.getLogger(__name__)
_WORDS: Final = {
    EVENT_JOB_ERROR: "came to grief",
    EVENT_JOB_MISSED: "was missed",
    EVENT_JOB_MAX_INSTANCES: "was still running and skipped a turn",
}


class Ticker:
    """One repeating check, and a few chores (backups, mirrors) that repeat beside it.

    The scheduler waits by the wall clock: a clock set back an hour would silence it for that hour, so whoever notices
    the jump calls :meth:`now`.
    """

    def __init__(
        self, tick: Callable[[], object], clock: Callable[[], datetime], *, every: timedelta = EVERY
    ) -> None:
        """Prepare; nothing runs before :meth:`start`.

        Args:
            tick: The check; idempotent, called on the scheduler's thread.
            clock: The present, aware.
            every: Between two checks.
        """
        self._clock = clock
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            jobstores={"default": MemoryJobStore()},  # a stored job would be a second truth
            executors={"default": ThreadPoolExecutor(1), TICK: ThreadPoolExecutor(1)},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._scheduler.add_listener(_report, EVENT_JOB_ERROR | EVENT_JOB_MISSED | EVENT_JOB_MAX_INSTANCES)
        self._add(TICK, tick, every, executor=TICK)

    def add(self, name: str, chore: Callable[[], object], *, every: timedelta) -> None:
        """Repeat a chore, the first time at once; chores wait for one another, the check waits for none."""
        self._add(name, chore, every, executor="default")

    def start(self) -> None:
        """Check at once, then regularly."""
        self._scheduler.start()

    def now(self, name: str = TICK) -> None:
        """Run out of turn and count the time from here; needed after sleep and after a change of the clock."""
        self._scheduler.modify_job(name, next_run_time=self._clock())

    def stop(self) -> None:
        """Wait for what is running, then end the thread; again is harmless."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def _add(self, name: str, call: Callable[[], object], every: timedelta, *, executor: str) -> None:
        self._scheduler.add_job(
            call,
            "interval",
            seconds=every.total_seconds(),
            id=name,
            executor=executor,
            next_run_time=self._clock(),
        )


def _report(event: JobEvent) -> None:
    error = getattr(event, "exception", None)
    cause = f": {type(error).__name__}" if error is not None else ""
    _log.error("The regular call '%s' %s%s", event.job_id, _WORDS[event.code], cause)
