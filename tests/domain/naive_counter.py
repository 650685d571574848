"""Business time the slow and plain way: look at every minute of some weeks and ask whether it counts.

Nothing here is shared with the program. It knows UTC minutes, what the wall clock shows at each, and
lists of hours and holidays.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
Hours = Sequence[Sequence[tuple[int, int]]]
"""For each weekday, Monday first, blocks in minutes since midnight."""


def wall_clock(zone: str, first_at: datetime, minutes: int) -> list[datetime]:
    """What the clock on the wall shows at every minute."""
    tz = ZoneInfo(zone)
    return [
        (first_at + number * MINUTE).astimezone(tz).replace(tzinfo=None, fold=0) for number in range(minutes)
    ]


class NaiveCounter:
    def __init__(
        self,
        first_at: datetime,
        wall: Sequence[datetime],
        hours: Hours,
        holidays: Mapping[date, str],
        protected: Hours,
    ) -> None:
        self.first_at = first_at
        self.wall = wall
        self.hours = hours
        self.holidays = holidays
        self.protected = protected
        self.dates = [shown.date() for shown in wall]
        self.open = [self._is_open(shown) for shown in wall]
        self.open_dates: dict[date, list[int]] = {}
        for number, (day, is_open) in enumerate(zip(self.dates, self.open, strict=True)):
            if is_open:
                self.open_dates.setdefault(day, []).append(number)

    def _is_open(self, shown: datetime) -> bool:
        if shown.date() in self.holidays:
            return False
        minute = shown.hour * 60 + shown.minute
        if any(start <= minute < end for start, end in self.protected[shown.weekday()]):
            return False
        return any(start <= minute < end for start, end in self.hours[shown.weekday()])

    def number(self, at: datetime) -> int:
        number, rest = divmod(at - self.first_at, MINUTE)
        assert not rest
        assert 0 <= number < len(self.wall), "the case leaves the minutes that were looked at"
        return number

    def at(self, number: int) -> datetime:
        return self.first_at + number * MINUTE

    def between(self, start: datetime, end: datetime) -> timedelta:
        return sum(self.open[self.number(start) : self.number(end)]) * MINUTE

    def open_minutes(self, start: datetime, end: datetime) -> list[int]:
        return [number for number in range(self.number(start), self.number(end)) if self.open[number]]

    def opening(self, start: datetime) -> datetime:
        number = self.number(start)
        while not self.open[number]:
            number += 1
        return self.at(number)

    def hours_later(self, start: datetime, minutes: int) -> datetime:
        if minutes == 0:
            return self.opening(start)
        number = self.number(start)
        while True:
            if self.open[number]:
                minutes -= 1
                if minutes == 0:
                    return self.at(number + 1)
            number += 1

    def hours_earlier(self, end: datetime, minutes: int) -> datetime:
        number = self.number(end)
        while minutes:
            number -= 1
            if self.open[number]:
                minutes -= 1
        return self.at(number)

    def close(self, day: date) -> datetime:
        return self.at(max(self.open_dates[day]) + 1)

    def days_later(self, start: datetime, days: int) -> datetime:
        if days == 0:
            return self.close(self.dates[self.number(self.opening(start))])
        day = self.dates[self.number(start)]
        while days:
            day += timedelta(days=1)
            if day in self.open_dates:
                days -= 1
        return self.close(day)

    def same_day(self, start: datetime) -> datetime:
        opening = self.opening(start)
        return max(self.close(self.dates[self.number(opening)]), self.hours_later(start, 60))

    def calendar_days_later(self, start: datetime, days: int) -> datetime:
        target = self.dates[self.number(start)] + timedelta(days=days)
        number = self.number(start)
        while not self.open[number] or self.dates[number] < target:
            number += 1
        return self.at(number)

    def later(self, start: datetime, rule: str) -> datetime:
        """Read '90 min', '1.5 bh', '2 bd', 'same day', '5 cd' and count."""
        if rule == "same day":
            return self.same_day(start)
        amount, unit = rule.split(" ")
        if unit == "min":
            return self.hours_later(start, int(amount))
        if unit == "bh":
            return self.hours_later(start, int(Fraction(amount) * 60))
        return {"bd": self.days_later, "cd": self.calendar_days_later}[unit](start, int(amount))

    def share(self, start: datetime, end: datetime, part: Fraction) -> datetime:
        total = self.between(start, end) // MINUTE
        if part == 1:
            return end
        if total == 0 or part == 0:
            return start + (end - start) * part.numerator / part.denominator
        whole, rest = divmod(total * part, 1)
        if not rest:
            return self.hours_later(start, int(whole))
        before = self.hours_later(start, int(whole)) if whole else start
        return self.opening(before) + timedelta(seconds=float(rest * 60))

    def days_off(self, first: date, last: date) -> list[tuple[date, str]]:
        found = []
        day = first
        while day <= last:
            if day not in self.open_dates:
                found.append((day, self._reason(day)))
            day += timedelta(days=1)
        return found

    def _reason(self, day: date) -> str:
        hours = self.hours[day.weekday()]
        if not hours:
            return "weekend"
        if day in self.holidays:
            return self.holidays[day]
        minutes = [m for start, end in hours for m in range(start, end)]
        taken = self.protected[day.weekday()]
        if all(any(start <= m < end for start, end in taken) for m in minutes):
            return "protected"
        return "clock change"
