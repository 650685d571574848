"""The one idempotent check behind every beat, and whether it is well."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Final

TROUBLES_BEFORE_WARNING: Final = 3

_log = logging.getLogger(__name__)


class WatchedTick:
    """Runs a check that several beats call, from several threads, and never raises.

    While one thread checks, another passes by and leaves a note; the first then checks once more. So a moment that
    came up during a check is not missed, and no thread waits.
    """

    def __init__(
        self,
        tick: Callable[[], object],
        clock: Callable[[], datetime],
        *,
        on_struggling: Callable[[int], object],
        on_recovered: Callable[[], object],
    ) -> None:
        """Watch one check.

        Args:
            tick: Asks the store what is due and waits for the answer; harmless to repeat.
            clock: The present.
            on_struggling: Called with the number of troubles in a row, from the third on; any thread.
            on_recovered: Called at the first success after that; any thread.
        """
        self._tick = tick
        self._clock = clock
        self._checked_at: datetime | None = None
        self._on_struggling = on_struggling
        self._on_recovered = on_recovered
        self._busy = threading.Lock()
        self._counting = threading.Lock()
        self._asked_again = False
        self._troubles = 0

    @property
    def troubles(self) -> int:
        """How many checks in a row have come to grief."""
        return self._troubles

    @property
    def checked_at(self) -> datetime | None:
        """When a check last went well; one that hangs is known by this growing old."""
        return self._checked_at

    def __call__(self) -> None:
        """Check now, or let the check under way repeat itself."""
        self._asked_again = True
        while self._asked_again and self._busy.acquire(blocking=False):
            try:
                self._asked_again = False
                self._run()
            finally:
                self._busy.release()

    def _run(self) -> None:
        try:
            self._tick()
        except Exception as error:  # noqa: BLE001 - a reminder engine that stops is worse than any bug in it
            self._went_wrong(error)
        else:
            self._went_well()

    def _went_well(self) -> None:
        with self._counting:
            was_struggling = self._troubles >= TROUBLES_BEFORE_WARNING
            self._troubles = 0
            self._checked_at = self._clock()
        if was_struggling:
            self._on_recovered()

    def _went_wrong(self, error: BaseException) -> None:
        with self._counting:
            self._troubles += 1
            troubles = self._troubles
        _log.error("The check for due steps met %s (%d in a row)", type(error).__name__, troubles)
        if troubles >= TROUBLES_BEFORE_WARNING:
            self._on_struggling(troubles)
