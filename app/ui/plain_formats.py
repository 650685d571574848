"""Times, lengths and money in words without Qt, for terminals and sentences: the same as ``formats`` on the screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.domain.moments import zone_named
from app.domain.quick_entry.echo import day_text, money_text

NONE = "–"
_NEAR_DAYS = 5


@dataclass(frozen=True, slots=True)
class PlainFormats:
    """English words for one reader.

    Attributes:
        zone: The reader's, an IANA name; every instant comes in as aware UTC.
        clock: What 'today' is measured against.

    >>> from datetime import UTC
    >>> formats = PlainFormats("Europe/Dublin", lambda: datetime(2026, 11, 24, 10, 42, tzinfo=UTC))
    >>> [formats.when(datetime(2026, 11, day, 9, 30, tzinfo=UTC)) for day in (24, 26, 30)]
    ['09:30', 'Thu 09:30', '30 Nov']
    """

    zone: str
    clock: Callable[[], datetime]

    def wall(self, at: datetime) -> datetime:
        """The instant on the reader's wall."""
        return at.astimezone(zone_named(self.zone))

    def when(self, at: datetime | None) -> str:
        """In lists: today ``11:00``, within five days (and yesterday) ``Thu 10:00``, else ``30 Nov``."""
        if at is None:
            return NONE
        wall, today = self.wall(at), self.wall(self.clock()).date()
        days = (wall.date() - today).days
        if days == 0:
            return f"{wall:%H:%M}"
        if days == -1 or 0 < days <= _NEAR_DAYS:
            return f"{wall:%a %H:%M}"
        return self.day(wall.date())

    def day(self, on: date) -> str:
        """``30 Nov``, with the year where it is not this one."""
        return day_text(on, self.wall(self.clock()).year).partition(" ")[2]

    def day_with_name(self, on: date) -> str:
        """``Mon 30 Nov``."""
        return day_text(on, on.year)

    def moment(self, at: datetime) -> str:
        """In sentences: ``today 12:00``, else ``Thu 19 Nov 16:40``."""
        wall, today = self.wall(at), self.wall(self.clock()).date()
        day = "today" if wall.date() == today else day_text(wall.date(), today.year)
        return f"{day} {wall:%H:%M}"

    def length(self, length: timedelta) -> str:
        """``15 min``, ``2 h``, ``1 h 12 m``; days from two on."""
        days = length // timedelta(days=1)
        return f"{days} d" if days >= 2 else self.hours(length)

    def hours(self, length: timedelta) -> str:
        """``45 h 30 m``: working time, where a day is no 24 hours."""
        hours, rest = divmod(int(length.total_seconds() // 60), 60)
        if hours and rest:
            return f"{hours} h {rest} m"
        return f"{hours} h" if hours else f"{rest} min"

    def money(self, value: Decimal | None, currency: str) -> str:
        """``€18,640``; cents only where there are some."""
        return money_text(value, currency) if value else NONE
