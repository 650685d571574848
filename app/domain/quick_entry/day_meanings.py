"""What the words for a day mean, seen from today."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.moments import Moment
from app.domain.quick_entry.contexts import Context
from app.domain.quick_entry.words import number

_FAR = 300


@dataclass(frozen=True, slots=True)
class Meaning:
    """The days that words may mean; the fields are those of ``DayFound``."""

    days: tuple[tuple[str, date], ...]
    doubt: str = ""
    is_weekday: bool = False
    is_within: bool = False


Meaner = Callable[[re.Match[str], Context], Meaning | None]


def _one(day: date, *, is_within: bool = False) -> Meaning:
    return Meaning((("as_said", day),), is_within=is_within)


def dated(match: re.Match[str], context: Context) -> Meaning:
    """'27 Nov', '27.11.2026', '2026-11-27'."""
    said = match.groupdict()
    month = context.words.months[said["mon"].lower()] if said.get("mon") else int(said["m"])
    return _checked(match, context, _days_like(int(said["d"]), month, said["y"], context.today))


def slashed(match: re.Match[str], context: Context) -> Meaning:
    """'27/11'; where day and month could be either, both."""
    a, b, year = int(match["a"]), int(match["b"]), match["y"]
    readings = []
    for key, day, month in (("day_first", a, b), ("month_first", b, a)):
        if month <= 12 and day <= 31 and (a != b or key == "day_first"):
            readings += [(key, found) for _, found in _days_like(day, month, year, context.today).days[:1]]
    if not readings:
        return Meaning((), "no_such_date")
    if len(readings) == 2:
        return Meaning(tuple(readings), "day_or_month")
    first = readings[0][0] == "day_first"
    return _checked(match, context, _days_like(*((a, b) if first else (b, a)), year, context.today))


def _days_like(day: int, month: int, year: str | None, today: date) -> Meaning:
    if year:
        full = int(year) + (2000 if len(year) == 2 else 0)
        return _existing(full, month, day)
    if (month, day) == (2, 29):
        leap = next(
            y for y in range(today.year, today.year + 9) if calendar.isleap(y) and date(y, 2, 29) >= today
        )
        return _soon_or_asked(date(leap, 2, 29), today)
    here = _existing(today.year, month, day)
    if not here.doubt and here.days[0][1] < today:
        return _soon_or_asked(date(today.year + 1, month, day), today)
    return here


def _soon_or_asked(day: date, today: date) -> Meaning:
    """A date without a year that lies almost a year ahead was rather meant to be past: ask."""
    return Meaning((("next_time", day),), "passed" if (day - today).days > _FAR else "")


def _existing(year: int, month: int, day: int) -> Meaning:
    last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
    if not last or not 1 <= day <= 31:
        return Meaning((), "no_such_date")
    if day > last:
        return Meaning((("last_of_month", date(year, month, last)),), "no_such_date")
    return _one(date(year, month, day))


def _checked(match: re.Match[str], context: Context, meaning: Meaning) -> Meaning:
    """A weekday typed with a date has to fit it."""
    said = match["wd"]
    if not said or meaning.doubt or not meaning.days:
        return meaning
    wanted, day = context.words.weekdays[said.lower()], meaning.days[0][1]
    if day.weekday() == wanted:
        return meaning
    nearest = min(
        (day + timedelta(days=n) for n in range(-3, 4)), key=lambda d: (d.weekday() != wanted, abs(d - day))
    )
    return Meaning((("the_date", day), ("the_weekday", nearest)), "weekday_differs")


def part_of_month(match: re.Match[str], context: Context) -> Meaning:
    """'mid december', 'end of january'."""
    month, today, part = context.words.months[match["mon"].lower()], context.today, match["part"].lower()
    year = int(match["y"]) if match["y"] else today.year
    last = calendar.monthrange(year, month)[1]
    day = date(year, month, last if part.startswith("end") else 15 if part.startswith("mid") else 1)
    if day < today and not match["y"]:
        day = _month_end(year + 1, month) if part.startswith("end") else day.replace(year=year + 1)
    return Meaning((("as_said", day),), is_within=part.startswith("end"))


def end_of(match: re.Match[str], context: Context) -> Meaning:
    """'eow', 'end of the month', 'end of next week': the last working day in it."""
    unit = match["unit"].lower().replace("-", " ")
    unit = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}.get(unit, unit.split()[0])
    is_next = bool(match.groupdict().get("next"))
    today = context.today
    if unit == "week":
        sunday = today + timedelta(days=6 - today.weekday() + 7 * is_next)
        return _one(_last_working(sunday, context), is_within=True)
    size = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = (today.month - 1) // size * size + size * is_next
    year, month = divmod(today.year * 12 + first + size - 1, 12)
    return _one(_month_end(year, month + 1), is_within=True)


def start_of(match: re.Match[str], context: Context) -> Meaning:
    """'start of next week'."""
    today, unit = context.today, match["unit"].lower()
    if unit == "week":
        return _one(today + timedelta(days=7 - today.weekday()))
    if unit == "year":
        return _one(date(today.year + 1, 1, 1))
    return _one(_month_end(today.year, today.month) + timedelta(days=1))


def business_days(match: re.Match[str], context: Context) -> Meaning | None:
    """'in 2 business days': the owner's calendar counts."""
    n = number(match["n"], context.words)
    if not 1 <= n <= 1000:
        return Meaning((), "far_away")
    at = context.calendar.nth_day_close(context.now_at, n).at
    return _one(Moment.of(at, context.zone).wall.date())


def later(match: re.Match[str], context: Context) -> Meaning:
    """'in a fortnight', 'in 3 days', 'in a month' (a shorter month ends it)."""
    n, unit, today = number(match["n"], context.words), match["unit"].lower(), context.today
    if unit in {"month", "year"}:
        year, month = divmod(today.year * 12 + today.month - 1 + n * (12 if unit == "year" else 1), 12)
        return _one(
            min(_month_end(year, month + 1), date(year, month + 1, 1) + timedelta(days=today.day - 1))
        )
    return _one(today + timedelta(days=n * {"d": 1, "day": 1, "fortnight": 14}.get(unit, 7)))


def tomorrow_two(_match: re.Match[str], context: Context) -> Meaning:
    """'the day after tomorrow'."""
    return _one(context.today + timedelta(days=2))


def near(match: re.Match[str], context: Context) -> Meaning:
    """'today', 'tomorrow', 'tomorrow week'."""
    days = {"today": 0, "yesterday": -1}.get(match["day"].lower(), 1)
    return _one(context.today + timedelta(days=days + (7 if match["week"] else 0)))


def _ahead(match: re.Match[str], context: Context) -> int:
    """Days until that weekday, 0 for today's."""
    return (context.words.weekdays[match["wd"].lower()] - context.today.weekday()) % 7


def next_weekday(match: re.Match[str], context: Context) -> Meaning:
    """'next' means next week's; where this week still has one after tomorrow, people differ: ask."""
    monday = context.today + timedelta(days=7 - context.today.weekday())
    following = monday + timedelta(days=context.words.weekdays[match["wd"].lower()])
    coming = context.today + timedelta(days=_ahead(match, context) or 7)
    if match["next"].lower() == "coming":
        return _one(coming)
    if coming == following or (coming - context.today).days < 2:
        return _one(following)
    return Meaning((("next_week", following), ("this_week", coming)), "which_week")


def nth_weekday(match: re.Match[str], context: Context) -> Meaning:
    """'second tuesday of next month'."""
    today = context.today
    first = today.replace(day=1)
    if match["mon"]:
        month = context.words.months[match["mon"].lower()]
        first = date(int(match["y"]) if match["y"] else today.year + (month < today.month), month, 1)
    elif match["next"]:
        first = _month_end(today.year, today.month) + timedelta(days=1)
    days = [first + timedelta(days=n) for n in range((_month_end(first.year, first.month) - first).days + 1)]
    fitting = [day for day in days if day.weekday() == context.words.weekdays[match["wd"].lower()]]
    place = {"f": 0, "s": 1, "t": 2, "1": 0, "2": 1, "3": 2, "4": 3, "l": -1}[match["nth"][0].lower()]
    return _one(fitting[3 if match["nth"].lower() == "fourth" else place])


def last_weekday(match: re.Match[str], context: Context) -> Meaning:
    """'last friday' has passed."""
    return _one(
        context.today
        + timedelta(days=(_ahead(match, context) or 7) - 7 * (1 + (_ahead(match, context) == 0)))
    )


def after_next(match: re.Match[str], context: Context) -> Meaning:
    """'friday after next': people differ by a week."""
    coming = context.today + timedelta(days=_ahead(match, context) or 7)
    ways = (("in_two_weeks", coming + timedelta(days=7)), ("in_three_weeks", coming + timedelta(days=14)))
    return Meaning(ways, "which_week")


def week_after_next(_match: re.Match[str], context: Context) -> Meaning:
    """'the week after next' names no day."""
    monday = context.today + timedelta(days=14 - context.today.weekday())
    return Meaning((("start", monday), ("end", monday + timedelta(days=4))), "which_day")


def weekday_week(match: re.Match[str], context: Context) -> Meaning:
    """'friday week' is a week after the coming one; 'friday next' is the coming one."""
    if match["after"].lower() == "next":
        return _one(context.today + timedelta(days=_ahead(match, context) or 7))
    return _one(context.today + timedelta(days=_ahead(match, context) + 7))


def this_weekday(match: re.Match[str], context: Context) -> Meaning:
    """'this friday' is in the present week, even if it has passed."""
    day = context.today + timedelta(
        days=context.words.weekdays[match["wd"].lower()] - context.today.weekday()
    )
    if day < context.today:
        return Meaning((("next_week", day + timedelta(days=7)),), "passed")
    return _one(day)


def weekday_named(match: re.Match[str], context: Context) -> Meaning:
    """'friday': the next one from now."""
    day = context.today + timedelta(days=_ahead(match, context))
    return Meaning((("as_said", day),), is_weekday=True)


def vague(match: re.Match[str], context: Context) -> Meaning:
    """'next week' names no day."""
    monday = context.today + timedelta(days=7 - context.today.weekday())
    if match["unit"].lower() == "week":
        return Meaning((("start", monday), ("end", monday + timedelta(days=4))), "which_day")
    first = _month_end(context.today.year, context.today.month) + timedelta(days=1)
    return Meaning((("start", first), ("end", _month_end(first.year, first.month))), "which_day")


def day_of_month(match: re.Match[str], context: Context) -> Meaning:
    """'by the 3rd'."""
    today, day = context.today, int(match["d"])
    if day < today.day:
        first = _month_end(today.year, today.month) + timedelta(days=1)
        return _existing(first.year, first.month, day)
    return _existing(today.year, today.month, day)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _last_working(sunday: date, context: Context) -> date:
    """The week's last working day; Friday if nobody works that week."""
    week = [sunday - timedelta(days=n) for n in range(7)]
    return next((day for day in week if context.calendar.is_working_day(day)), sunday - timedelta(days=2))
