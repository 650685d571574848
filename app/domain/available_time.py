"""How much of the available business time is used, for thousands of rows at once."""

from bisect import bisect_right
from datetime import datetime, timedelta

from app.domain.working_time import WorkingCalendar

_REACH = timedelta(days=400)
_DAY = timedelta(days=1)
_HOUR = 3600


class AvailableTime:
    """Business time around now as a running sum, so that a length costs two look-ups.

    Beyond 400 days on either side the average pace is counted instead of single days: nobody ranks by the
    hour what lies so far off, and a date in another century costs nothing.
    """

    __slots__ = ("_ends", "_now", "_pace", "_starts", "_sums", "_used_now")

    def __init__(self, calendar: WorkingCalendar, now: datetime) -> None:
        """Add up the blocks around now."""
        self._starts: list[float] = []
        self._ends: list[float] = []
        self._sums: list[float] = []
        total = 0.0
        day, last = calendar.day_of(now - _REACH), calendar.day_of(now + _REACH)
        while day <= last:
            for opens, closes in calendar.blocks_on(day):
                start, end = opens.timestamp(), closes.timestamp()
                self._starts.append(start)
                self._ends.append(end)
                self._sums.append(total)
                total += end - start
            day += _DAY
        self._pace = total / (self._ends[-1] - self._starts[0]) if total else 1.0
        self._now = now.timestamp()
        self._used_now = self._used(self._now)

    def share_used(self, start: datetime, end: datetime) -> float:
        """The part of the business time from start to end that is used: 0 at the start, 1 at the end, then more.

        Where there is no business time between them the clock counts instead, and where there is no time at
        all each hour that has passed counts as much as all of it.
        """
        from_at, to_at = start.timestamp(), end.timestamp()
        used_before = self._used(from_at)
        total = self._used(to_at) - used_before
        if total > 0:
            return (self._used_now - used_before) / total
        if to_at > from_at:
            return (self._now - from_at) / (to_at - from_at)
        return 1.0 + (self._now - to_at) / _HOUR

    def _used(self, at: float) -> float:
        """The business time up to a moment, from the first block on."""
        place = bisect_right(self._starts, at) - 1
        if place < 0:
            return (at - self._starts[0]) * self._pace if self._starts else at
        end = self._ends[place]
        if at <= end:
            return self._sums[place] + at - self._starts[place]
        beyond = (at - end) * self._pace if place == len(self._ends) - 1 else 0.0
        return self._sums[place] + end - self._starts[place] + beyond
