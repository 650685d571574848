"""Working hours counted the slow way: every half hour of the time in question is looked at on the wall."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

CELL = timedelta(minutes=30)
FIRST = datetime(2025, 6, 1, tzinfo=UTC)
LAST = datetime(2028, 6, 1, tzinfo=UTC)


class NaiveHours:
    """The business time of one person. Hours, offsets and protected blocks all begin at half hours."""

    def __init__(
        self,
        zone: str,
        working: tuple[int, int],
        protected: tuple[int, int],
        days: int,
        holiday: Callable[[date], str | None],
    ) -> None:
        """Look at the wall.

        Args:
            working: Minutes of the day.
            protected: Minutes of the day that nobody may book.
            days: How many days of the week are worked, from Monday.
        """
        self.zone = ZoneInfo(zone)
        self._working, self._protected, self._days = working, protected, days
        self._is_off: dict[date, bool] = {}
        self._holiday = holiday
        self._starts: list[datetime] = []
        at = FIRST
        while at < LAST:
            if self._is_business(at):
                self._starts.append(at)
            at += CELL

    def wall(self, at: datetime) -> datetime:
        return at.astimezone(self.zone).replace(tzinfo=None)

    def is_protected(self, at: datetime) -> bool:
        wall = self.wall(at)
        return self._protected[0] <= wall.hour * 60 + wall.minute < self._protected[1]

    def is_working_day(self, day: date) -> bool:
        if day not in self._is_off:
            self._is_off[day] = day.weekday() >= self._days or self._holiday(day) is not None
        return not self._is_off[day]

    def _is_business(self, at: datetime) -> bool:
        wall = self.wall(at)
        minute = wall.hour * 60 + wall.minute
        return (
            self._working[0] <= minute < self._working[1]
            and not self._protected[0] <= minute < self._protected[1]
            and self.is_working_day(wall.date())
        )

    def before(self, at: datetime) -> timedelta:
        """The business time before an instant."""
        place = bisect_right(self._starts, at) - 1
        return place * CELL + min(CELL, at - self._starts[place])

    def between(self, start: datetime, end: datetime) -> timedelta:
        return self.before(end) - self.before(start)

    def after(self, start: datetime, length: timedelta) -> datetime:
        """The earliest instant with so much business time since the start; the length is not zero."""
        cells, rest = divmod(self.before(start) + length, CELL)
        return self._starts[cells] + rest if rest else self._starts[cells - 1] + CELL

    def left(self, end: datetime, length: timedelta) -> datetime:
        """The latest instant with so much business time until the end; the length is not zero."""
        cells, rest = divmod(self.before(end) - length, CELL)
        return self._starts[cells] + rest

    def opening_before(self, at: datetime) -> datetime:
        return self._starts[bisect_left(self._starts, at) - 1]


def naive_instant(wall: datetime, zone: str) -> datetime:
    """What a chosen wall time means: the first pass of a repeated hour, a skipped one moved by the gap."""
    there = ZoneInfo(zone)
    day = timedelta(days=1)
    around = [(wall.replace(tzinfo=UTC) + shift).astimezone(there).utcoffset() for shift in (-day, day)]
    meant = [wall.replace(tzinfo=UTC) - offset for offset in around if offset is not None]
    shown = [at for at in meant if at.astimezone(there).replace(tzinfo=None) == wall]
    return min(shown, default=meant[0])
