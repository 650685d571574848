"""Times, lengths and money as people read them: the only place that turns values into such words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.working_time import WorkingCalendar

NONE = "–"
MINUS = "−"
_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}
_NEAR_DAYS = 5
_SHORT = QLocale.FormatType.ShortFormat


def _tr(text: str) -> str:
    return QCoreApplication.translate("Formats", text)


@dataclass(frozen=True, slots=True)
class Formats:
    """Words for one reader.

    Args:
        zone: The reader's zone; every instant comes in as aware UTC.
        clock: What 'today' and 'late' are measured against.
        locale: Names of days and months, and the thousands' sign.
        calendar: The company's working time, for how much of it is used up or left.
    """

    zone: ZoneInfo
    clock: Callable[[], datetime]
    locale: QLocale = field(
        default_factory=lambda: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    )
    calendar: WorkingCalendar | None = None

    def worked(self, start: datetime, end: datetime) -> timedelta:
        """Working time of the company between two instants; clock time where no calendar is known."""
        return end - start if self.calendar is None else self.calendar.between(start, end)

    def now(self) -> datetime:
        """The present, aware UTC."""
        return self.clock()

    def wall(self, at: datetime) -> datetime:
        """The instant on the reader's wall."""
        return at.astimezone(self.zone)

    def today(self) -> date:
        """The reader's date."""
        return self.wall(self.clock()).date()

    def time(self, at: datetime) -> str:
        """``11:00``."""
        return f"{self.wall(at):%H:%M}"

    def day(self, on: date) -> str:
        """``30 Nov``, with the year where it is not this one."""
        text = f"{on.day} {self.locale.standaloneMonthName(on.month, _SHORT)[:3]}"
        return text if on.year == self.today().year else f"{text} {on.year}"

    def weekday(self, on: date) -> str:
        """``Thu``."""
        return self.locale.dayName(on.isoweekday(), _SHORT)

    def day_with_name(self, on: date) -> str:
        """``Fri 27 Nov``."""
        return f"{self.weekday(on)} {self.day(on)}"

    def long_day(self, on: date) -> str:
        """``Tuesday 24 November``."""
        name = self.locale.dayName(on.isoweekday(), QLocale.FormatType.LongFormat)
        return f"{name} {on.day} {self.locale.monthName(on.month, QLocale.FormatType.LongFormat)}"

    def when(self, at: datetime) -> str:
        """In lists: today ``11:00``, within five days (and yesterday) ``Thu 10:00``, else ``30 Nov``."""
        wall = self.wall(at)
        days = (wall.date() - self.today()).days
        if days == 0:
            return f"{wall:%H:%M}"
        if days == -1 or 0 < days <= _NEAR_DAYS:
            return f"{self.weekday(wall.date())} {wall:%H:%M}"
        return self.day(wall.date())

    def moment(self, at: datetime) -> str:
        """In the panel: ``today 12:00``, else ``Thu 19 Nov 16:40``."""
        wall = self.wall(at)
        if wall.date() == self.today():
            return _tr("today {time}").format(time=f"{wall:%H:%M}")
        return f"{self.day_with_name(wall.date())} {wall:%H:%M}"

    def until(self, at: datetime) -> str:
        """For promises: ``today 12:00``, else the day alone, ``Fri 27 Nov``."""
        wall = self.wall(at)
        return self.moment(at) if wall.date() == self.today() else self.day_with_name(wall.date())

    def since(self, at: datetime) -> str:
        """``since 09:00``."""
        return _tr("since {when}").format(when=self.when(at))

    def late_since(self, at: datetime) -> str:
        """``late since 09:30``."""
        return _tr("late since {when}").format(when=self.when(at))

    def due_in(self, at: datetime) -> str:
        """``48 min``, ``−1 h 12 m``, and in days where it is not today: ``3 d``."""
        wall, now = self.wall(at), self.clock()
        days = (wall.date() - self.today()).days
        if days > 0:
            return _tr("{count} d").format(count=days)
        text = self.length(abs(at - now)) if days == 0 else _tr("{count} d").format(count=-days)
        return f"{MINUS}{text}" if at < now else text

    def length(self, length: timedelta) -> str:
        """``15 min``, ``2 h``, ``1 h 12 m``; days from two on."""
        days = length // timedelta(days=1)
        return _tr("{count} d").format(count=days) if days >= 2 else self.hours(length)

    def hours(self, length: timedelta) -> str:
        """``45 h 30 m``: working time, where a day is no 24 hours."""
        hours, rest = divmod(int(length.total_seconds() // 60), 60)
        if hours and rest:
            return _tr("{hours} h {minutes} m").format(hours=hours, minutes=rest)
        return _tr("{hours} h").format(hours=hours) if hours else _tr("{minutes} min").format(minutes=rest)

    def grid_length(self, length: timedelta) -> str:
        """``1 h 12`` for narrow columns."""
        hours, rest = divmod(int(length.total_seconds() // 60), 60)
        return (
            _tr("{hours} h {minutes:02d}").format(hours=hours, minutes=rest)
            if hours and rest
            else self.length(length)
        )

    def left_until(self, start: datetime, end: datetime) -> str:
        """Inside the ring, in working time: ``1:18``, ``5 h``, and from two days on ``2 d``."""
        first, last = sorted((self.wall(start).date(), self.wall(end).date()))
        days = sum(self._is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
        if days > 1:
            return _tr("{count} d").format(count=days)
        return self.left(self.worked(start, end))

    def _is_working(self, on: date) -> bool:
        return self.calendar is None or self.calendar.is_working_day(on)

    def left(self, length: timedelta) -> str:
        """Inside the ring: ``1:18``, ``5 h``, ``2 d``."""
        minutes = int(abs(length).total_seconds() // 60)
        if minutes >= 24 * 60:
            return _tr("{count} d").format(count=minutes // (24 * 60))
        if minutes >= 4 * 60:
            return _tr("{hours} h").format(hours=minutes // 60)
        return f"{minutes // 60}:{minutes % 60:02d}"

    def money(self, value: Decimal | None, currency: str = "EUR") -> str:
        """``€18,640``; cents only where there are some."""
        if value is None or value == 0:
            return NONE
        whole = value == value.to_integral_value()
        text = self.locale.toString(float(value), "f", 0 if whole else 2)
        sign = _SIGNS.get(currency)
        return f"{sign}{text}" if sign else f"{currency} {text}"

    def number(self, value: int) -> str:
        """``1,589``."""
        return self.locale.toString(value)
