"""Business time laid out as a ruler, so that a hundred thousand dates are measured without counting days."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from app.domain.working_time.calendars import WorkingCalendar

_DAY = timedelta(days=1)
_MOST = timedelta(days=365 * 15)


@dataclass(frozen=True, slots=True)
class WorkRuler:
    """A place on the ruler is the business time, in seconds, since the ruler begins.

    Between two dates inside it, the ruler says exactly what :class:`WorkingCalendar` says. Beyond its ends no
    business time passes.

    Attributes:
        opens: When each block of business time begins, in seconds since 1970.
        places: The place at which each block begins.
        lengths: How long each block is, in seconds.

    >>> from app.domain.working_time import Week
    >>> office = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"))
    >>> ruler = WorkRuler.over(office, [datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 11, 30, tzinfo=UTC)])
    >>> monday = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    >>> print(ruler.before(monday, timedelta(minutes=15)))
    2026-11-20 17:15:00+00:00
    """

    opens: tuple[int, ...]
    places: tuple[int, ...]
    lengths: tuple[int, ...]

    @classmethod
    def over(cls, calendar: WorkingCalendar, moments: Sequence[datetime]) -> "WorkRuler":
        """A ruler that reaches a month beyond these moments; fifteen years around their middle at most."""
        first, last = calendar.day_of(min(moments)), calendar.day_of(max(moments))
        middle = calendar.day_of(sorted(moments)[len(moments) // 2])
        first, last = max(first - 31 * _DAY, middle - _MOST), min(last + 31 * _DAY, middle + _MOST)
        opens, places, lengths, place = [], [], [], 0
        for day in _days(first, last):
            for begin, end in calendar.blocks_on(day):
                length = round((end - begin).total_seconds())
                opens.append(round(begin.timestamp()))
                places.append(place)
                lengths.append(length)
                place += length
        return cls(tuple(opens), tuple(places), tuple(lengths))

    def place_of(self, at: datetime) -> int:
        """How much business time lies before an instant."""
        stamp = int(at.timestamp())
        block = bisect_right(self.opens, stamp) - 1
        if block < 0:
            return 0
        return self.places[block] + min(stamp - self.opens[block], self.lengths[block])

    def at(self, place: int) -> datetime:
        """The latest instant that lies at a place."""
        block = max(bisect_right(self.places, place) - 1, 0)
        return datetime.fromtimestamp(self.opens[block] + place - self.places[block], UTC)

    def before(self, end: datetime, length: timedelta) -> datetime:
        """The latest instant from which so much business time is left until the end."""
        if length <= timedelta():
            return end
        return self.at(self.place_of(end) - int(length.total_seconds()))


def _days(first: date, last: date) -> Sequence[date]:
    return [first + number * _DAY for number in range((last - first).days + 1)]
