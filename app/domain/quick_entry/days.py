"""Days in desk words: 'next tuesday', 'in 2 business days', '27 Nov', 'end of month'."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from app.domain.moments import Moment
from app.domain.quick_entry.contexts import Context
from app.domain.quick_entry.words import Words, any_of

_FAR = 300
_YEARS = 20


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day in the line.

    Attributes:
        days: What it may mean, with a key each; one means no doubt.
        doubt: The key of the question if there is more than one, or none at all.
        is_weekday: A bare weekday: it means the next one from now.
        is_within: The end of a week or month: its last working day, without remark.
        is_before: 'before friday': the working day before.
    """

    start: int
    end: int
    days: tuple[tuple[str, date], ...]
    doubt: str = ""
    is_weekday: bool = False
    is_within: bool = False
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class _Meaning:
    days: tuple[tuple[str, date], ...]
    doubt: str = ""
    is_weekday: bool = False
    is_within: bool = False


_Meaner = Callable[[re.Match[str], Context], _Meaning | None]


def find_day(text: str, context: Context) -> DayFound | None:
    """The first day that the desk phrases know, exact dates before vague ones."""
    for pattern, mean in _patterns(context.words):
        for match in pattern.finditer(text):
            try:
                meaning = mean(match, context)
            except (ValueError, OverflowError):
                meaning = _Meaning((), "no_such_date")
            if meaning is None:
                continue
            if any(
                not context.today.year - 30 < day.year <= context.today.year + _YEARS
                for _, day in meaning.days
            ):
                meaning = _Meaning((), "far_away")
            return DayFound(
                match.start(),
                match.end(),
                meaning.days,
                meaning.doubt,
                meaning.is_weekday,
                meaning.is_within,
                (match["pre"] or "").lower().startswith("before"),
            )
    return None


def shifted(found: DayFound, text: str, context: Context) -> DayFound:
    """'three weeks from friday', 'two days before 1 Dec': the day is counted from the one that was found."""
    match = _shift(context.words).search(
        text[: found.start] + (text[found.start :][: found.end - found.start])
    )
    if match is None or not match.start() < found.start <= match.end():
        return found
    sign = -1 if match["way"].lower() == "before" else 1
    unit = {"d": 1, "f": 14}.get(match["unit"][0].lower(), 7)
    try:
        step = timedelta(days=sign * unit * min(number(match["n"], context.words), 999))
        days = tuple((key, day + step) for key, day in found.days)
    except (ValueError, OverflowError):
        return found
    return replace(found, start=match.start(), days=days, is_weekday=False, is_within=False, is_before=False)


@lru_cache(maxsize=8)
def _shift(words: Words) -> re.Pattern[str]:
    count = rf"(?:{any_of(words.numbers)}|\d{{1,3}})"
    return re.compile(
        rf"\b(?:in\s+)?(?P<n>{count})\s+(?P<unit>day|week|fortnight)s?\s+(?P<way>from|after|before)\s+(?=\S+(?:\s+\S+){{0,3}}$)",
        re.IGNORECASE,
    )


def number(text: str, words: Words) -> int:
    """A number in digits or words.

    Raises:
        ValueError: It is neither.
    """
    said = " ".join(text.lower().split())
    return words.numbers[said] if said in words.numbers else int(said)


@lru_cache(maxsize=8)
def _patterns(words: Words) -> tuple[tuple[re.Pattern[str], _Meaner], ...]:
    weekday = rf"(?:{any_of(words.weekdays)})"
    months = any_of(words.months)
    count = rf"(?:{any_of(words.numbers)}|\d{{1,4}})"
    pre = r"(?<![\w@#/.-])(?P<pre>(?:on|by|until|till|due|for|before|at|from|to)\s+)?"
    led = rf"(?:(?P<wd>{weekday})\.?,?\s+)?(?:the\s+)?"
    ordinal = r"(?:st|nd|rd|th)?"
    year = r"(?:,?\s+(?P<y>20\d\d)(?![\d:]))?"
    table: tuple[tuple[str, _Meaner], ...] = (
        (rf"{led}(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)T?", _dated),
        (rf"{led}(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{4}}|\d\d)?(?!\d)", _dated),
        (rf"{led}(?!24/7)(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?:/(?P<y>\d{{4}}|\d\d))?(?![\d/])", _slashed),
        (rf"{led}(?P<d>\d{{1,2}}){ordinal}\s*(?:of\s+)?(?P<mon>{months})\b\.?{year}", _dated),
        (
            rf"{led}(?P<mon>{months})\.?\s+(?:the\s+)?(?P<d>\d{{1,2}}){ordinal}(?![\d:]|\.\d|\s*[ap]\.?m\b|\w){year}",
            _dated,
        ),
        (
            rf"(?P<part>mid(?:dle\s+of)?|end\s+of|start\s+of|beginning\s+of)[\s-]+(?P<mon>{months})\b{year}",
            _part_of_month,
        ),
        (
            r"(?:the\s+)?(?:(?P<next>end\s+of\s+next)|end\s+of(?:\s+th(?:e|is))?)\s+(?P<unit>week|month|quarter|year)\b",
            _end,
        ),
        (r"(?P<unit>eow|eom|eoq|eoy|month[\s-]end|year[\s-]end)\b", _end),
        (r"(?:the\s+)?(?:start|beginning)\s+of\s+next\s+(?P<unit>week|month|year)\b", _start),
        (
            rf"(?:(?:with)?in\s+)?(?P<n>{count})\s*(?:(?:business|working|work)\s+days?|bds?)\b(?:\s+from\s+now)?",
            _business_days,
        ),
        (
            rf"(?:(?:with)?in|after)\s+(?P<n>{count})\s*(?P<unit>day|d|week|wk|w|fortnight|month|year)(?:s|['’]s|s['’])?\b(?:\s+time)?",
            _later,
        ),
        (rf"(?P<n>{count})\s+(?P<unit>day|week|fortnight|month|year)s?\s+from\s+(?:now|today)\b", _later),
        (r"(?:the\s+)?day\s+after\s+tomorrow\b", _tomorrow_two),
        (r"(?P<day>today|tomorrow|tmrw|tmr|yesterday)(?P<week>\s+week)?\b", _near),
        (rf"(?P<next>next|coming|following)\s+(?P<wd>{weekday})\b", _next_weekday),
        (rf"(?P<wd>{weekday})\s+(?P<after>week|next)\b", _weekday_week),
        (rf"this\s+(?:coming\s+)?(?P<wd>{weekday})\b", _this_weekday),
        (rf"(?P<wd>{weekday})\b\.?(?!['’]?s\s)", _weekday),
        (r"(?:some\s*time\s+)?next\s+(?P<unit>week|month)\b", _vague),
        (r"(?:later\s+)?this\s+(?P<unit>week|month)\b", _end),
    )
    ready = [(re.compile(pre + pattern, re.IGNORECASE), mean) for pattern, mean in table]
    the_nth = r"(?P<pre>\b(?:on|by|until|till|before|due)\s+)the\s+(?P<d>\d{1,2})(?:st|nd|rd|th)\b"
    ready.append((re.compile(the_nth, re.IGNORECASE), _day_of_month))
    return tuple(ready)


def _one(day: date, *, is_within: bool = False) -> _Meaning:
    return _Meaning((("as_said", day),), is_within=is_within)


def _dated(match: re.Match[str], context: Context) -> _Meaning:
    said = match.groupdict()
    month = context.words.months[said["mon"].lower()] if said.get("mon") else int(said["m"])
    return _checked(match, context, _days_like(int(said["d"]), month, said["y"], context.today))


def _slashed(match: re.Match[str], context: Context) -> _Meaning:
    a, b, year = int(match["a"]), int(match["b"]), match["y"]
    readings = []
    for key, day, month in (("day_first", a, b), ("month_first", b, a)):
        if month <= 12 and day <= 31 and (a != b or key == "day_first"):
            readings += [(key, found) for _, found in _days_like(day, month, year, context.today).days[:1]]
    if not readings:
        return _Meaning((), "no_such_date")
    if len(readings) == 2:
        return _Meaning(tuple(readings), "day_or_month")
    first = readings[0][0] == "day_first"
    return _checked(match, context, _days_like(*((a, b) if first else (b, a)), year, context.today))


def _days_like(day: int, month: int, year: str | None, today: date) -> _Meaning:
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


def _soon_or_asked(day: date, today: date) -> _Meaning:
    """A date without a year that lies almost a year ahead was rather meant to be past: ask."""
    return _Meaning((("next_time", day),), "passed" if (day - today).days > _FAR else "")


def _existing(year: int, month: int, day: int) -> _Meaning:
    last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
    if not last or not 1 <= day <= 31:
        return _Meaning((), "no_such_date")
    if day > last:
        return _Meaning((("last_of_month", date(year, month, last)),), "no_such_date")
    return _one(date(year, month, day))


def _checked(match: re.Match[str], context: Context, meaning: _Meaning) -> _Meaning:
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
    return _Meaning((("the_date", day), ("the_weekday", nearest)), "weekday_differs")


def _part_of_month(match: re.Match[str], context: Context) -> _Meaning:
    month, today, part = context.words.months[match["mon"].lower()], context.today, match["part"].lower()
    year = int(match["y"]) if match["y"] else today.year
    last = calendar.monthrange(year, month)[1]
    day = date(year, month, last if part.startswith("end") else 15 if part.startswith("mid") else 1)
    if day < today and not match["y"]:
        day = _month_end(year + 1, month) if part.startswith("end") else day.replace(year=year + 1)
    return _Meaning((("as_said", day),), is_within=part.startswith("end"))


def _end(match: re.Match[str], context: Context) -> _Meaning:
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


def _start(match: re.Match[str], context: Context) -> _Meaning:
    today, unit = context.today, match["unit"].lower()
    if unit == "week":
        return _one(today + timedelta(days=7 - today.weekday()))
    if unit == "year":
        return _one(date(today.year + 1, 1, 1))
    return _one(_month_end(today.year, today.month) + timedelta(days=1))


def _business_days(match: re.Match[str], context: Context) -> _Meaning | None:
    n = number(match["n"], context.words)
    if not 1 <= n <= 1000:
        return _Meaning((), "far_away")
    at = context.calendar.nth_day_close(context.now_at, n).at
    return _one(Moment.of(at, context.zone).wall.date())


def _later(match: re.Match[str], context: Context) -> _Meaning:
    n, unit, today = number(match["n"], context.words), match["unit"].lower(), context.today
    if unit in {"month", "year"}:
        year, month = divmod(today.year * 12 + today.month - 1 + n * (12 if unit == "year" else 1), 12)
        return _one(
            min(_month_end(year, month + 1), date(year, month + 1, 1) + timedelta(days=today.day - 1))
        )
    return _one(today + timedelta(days=n * {"d": 1, "day": 1, "fortnight": 14}.get(unit, 7)))


def _tomorrow_two(_match: re.Match[str], context: Context) -> _Meaning:
    return _one(context.today + timedelta(days=2))


def _near(match: re.Match[str], context: Context) -> _Meaning:
    days = {"today": 0, "yesterday": -1}.get(match["day"].lower(), 1)
    return _one(context.today + timedelta(days=days + (7 if match["week"] else 0)))


def _ahead(match: re.Match[str], context: Context) -> int:
    """Days until that weekday, 0 for today's."""
    return (context.words.weekdays[match["wd"].lower()] - context.today.weekday()) % 7


def _next_weekday(match: re.Match[str], context: Context) -> _Meaning:
    """'next' means next week's; where this week still has one after tomorrow, people differ: ask."""
    monday = context.today + timedelta(days=7 - context.today.weekday())
    following = monday + timedelta(days=context.words.weekdays[match["wd"].lower()])
    coming = context.today + timedelta(days=_ahead(match, context) or 7)
    if match["next"].lower() == "coming":
        return _one(coming)
    if coming == following or (coming - context.today).days < 2:
        return _one(following)
    return _Meaning((("next_week", following), ("this_week", coming)), "which_week")


def _weekday_week(match: re.Match[str], context: Context) -> _Meaning:
    if match["after"].lower() == "next":
        return _one(context.today + timedelta(days=_ahead(match, context) or 7))
    return _one(context.today + timedelta(days=_ahead(match, context) + 7))


def _this_weekday(match: re.Match[str], context: Context) -> _Meaning:
    day = context.today + timedelta(
        days=context.words.weekdays[match["wd"].lower()] - context.today.weekday()
    )
    if day < context.today:
        return _Meaning((("next_week", day + timedelta(days=7)),), "passed")
    return _one(day)


def _weekday(match: re.Match[str], context: Context) -> _Meaning:
    day = context.today + timedelta(days=_ahead(match, context))
    return _Meaning((("as_said", day),), is_weekday=True)


def _vague(match: re.Match[str], context: Context) -> _Meaning:
    monday = context.today + timedelta(days=7 - context.today.weekday())
    if match["unit"].lower() == "week":
        return _Meaning((("start", monday), ("end", monday + timedelta(days=4))), "which_day")
    first = _month_end(context.today.year, context.today.month) + timedelta(days=1)
    return _Meaning((("start", first), ("end", _month_end(first.year, first.month))), "which_day")


def _day_of_month(match: re.Match[str], context: Context) -> _Meaning:
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
