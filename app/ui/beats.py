"""The heartbeat of the window: it calls the check for due steps and notices when time jumps.

A Qt timer waits by the monotonic clock, so a wall clock that is set back cannot silence it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

EVERY: Final = timedelta(seconds=30)
JUMP: Final = timedelta(seconds=2)
"""Wall and monotonic clock may differ by this much between two beats before it counts as a jump."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clocks say at one moment.

    Attributes:
        now: Wall clock, aware.
        passed: Monotonic clock, from any start.
        zone: The person's zone.
    """

    now: datetime
    passed: timedelta
    zone: tzinfo

    @property
    def today(self) -> date:
        """The date where the person is."""
        return self.now.astimezone(self.zone).date()

    def jump_since(self, earlier: "Reading") -> timedelta:
        """How far the wall clock ran ahead of the time that passed; negative when it was set back."""
        return (self.now - earlier.now) - (self.passed - earlier.passed)


class Beats(QObject):
    """Calls one idempotent check every half minute and at the next due moment.

    Signals:
        beaten: A beat is over; carries its moment (aware datetime). Hang rare chores here, each timer costs power.
        woken: The computer slept or its clock was set; carries the jump (timedelta).
        day_turned: Another date where the person is; carries it (date).
        zone_changed: The person's zone is another one; carries it (tzinfo).
    """

    beaten = Signal(object)
    woken = Signal(object)
    day_turned = Signal(object)
    zone_changed = Signal(object)

    def __init__(
        self,
        tick: Callable[[], object],
        clock: Callable[[], datetime],
        monotonic: Callable[[], float],
        zone: Callable[[], tzinfo],
        parent: QObject | None = None,
        *,
        every: timedelta = EVERY,
    ) -> None:
        """Prepare; nothing beats before :meth:`start`.

        Args:
            tick: The check; must not raise (:class:`app.services.ticks.WatchedTick`).
            clock: The present, aware.
            monotonic: Seconds that cannot be set; stands still or not during sleep, both will do.
            zone: The person's zone now.
            every: Between two regular beats.
        """
        super().__init__(parent)
        self._tick = tick
        self._clock = clock
        self._monotonic = monotonic
        self._zone = zone
        self._every = every
        self._last: Reading | None = None
        self._next_due_at: datetime | None = None
        self._regular = QTimer(self)
        self._regular.setTimerType(Qt.TimerType.CoarseTimer)
        self._regular.setInterval(_milliseconds(every))
        self._regular.timeout.connect(self.beat)
        self._due = QTimer(self)
        self._due.setTimerType(Qt.TimerType.PreciseTimer)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self.beat)

    def start(self) -> None:
        """Check at once, then regularly."""
        self._regular.start()
        self.beat()

    def stop(self) -> None:
        """No further beat."""
        self._regular.stop()
        self._due.stop()

    def expect(self, due_at: datetime | None) -> None:
        """Beat at this moment as well; None when nothing is planned. Ask for it after each change."""
        self._next_due_at = due_at
        self._arm(self._clock())

    @Slot()
    def beat(self) -> None:
        """Check now and compare the clocks; also for window activation and similar occasions."""
        reading = Reading(self._clock(), timedelta(seconds=self._monotonic()), self._zone())
        before, self._last = self._last, reading
        if before is not None:
            self._compare(before, reading)
        self._tick()
        if self._next_due_at is not None and self._next_due_at <= reading.now:
            self._next_due_at = None
        self._arm(reading.now)
        self.beaten.emit(reading.now)

    def _compare(self, before: Reading, reading: Reading) -> None:
        jump = reading.jump_since(before)
        if abs(jump) > JUMP:
            self.woken.emit(jump)
        if str(reading.zone) != str(before.zone):
            self.zone_changed.emit(reading.zone)
        if reading.today != before.today:
            self.day_turned.emit(reading.today)

    def _arm(self, now: datetime) -> None:
        """Set the exact timer only for what the next regular beat would be late for."""
        self._due.stop()
        if not self._regular.isActive() or self._next_due_at is None:
            return
        wait = self._next_due_at - now
        if wait < self._every:
            self._due.start(max(1, _milliseconds(wait)))


def _milliseconds(length: timedelta) -> int:
    """Rounded up, so that a timer never knocks a moment too early."""
    return -(-length // timedelta(milliseconds=1))
