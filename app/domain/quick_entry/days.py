"""Days in desk words: 'next tuesday', 'in 2 business days', '27 Nov', 'end of month'."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from app.domain.quick_entry import day_meanings as said
from app.domain.quick_entry.contexts import Context
from app.domain.quick_entry.day_meanings import Meaner, Meaning
from app.domain.quick_entry.words import Words, any_of, number

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
        is_after: 'after friday': the day after it.
    """

    start: int
    end: int
    days: tuple[tuple[str, date], ...]
    doubt: str = ""
    is_weekday: bool = False
    is_within: bool = False
    is_before: bool = False
    is_after: bool = False


def find_day(text: str, context: Context) -> DayFound | None:
    """The first day that the desk phrases know, exact dates before vague ones."""
    for pattern, mean in _patterns(context.words):
        for match in pattern.finditer(text):
            try:
                meaning = mean(match, context)
            except (ValueError, OverflowError):
                meaning = Meaning((), "no_such_date")
            led_by = (match["pre"] or "").lower()
            if meaning is None or led_by.startswith("since"):
                continue
            if any(
                not context.today.year - 30 < day.year <= context.today.year + _YEARS
                for _, day in meaning.days
            ):
                meaning = Meaning((), "far_away")
            return DayFound(
                match.start(),
                match.end(),
                meaning.days,
                meaning.doubt,
                meaning.is_weekday,
                meaning.is_within,
                led_by.startswith("before"),
                led_by.startswith("after"),
            )
    return None


def shifted(found: DayFound, text: str, context: Context) -> DayFound:
    """'three weeks from friday', 'two days before 1 Dec': the day is counted from the one that was found."""
    match = _shift(context.words).search(
        text[: found.start] + (text[found.start :][: found.end - found.start])
    )
    if match is None or not match.start() < found.start <= match.end():
        return _day_after(found) if found.is_after else found
    sign = -1 if match["way"].lower() == "before" else 1
    unit = {"d": 1, "f": 14}.get(match["unit"][0].lower(), 7)
    try:
        step = timedelta(days=sign * unit * min(number(match["n"], context.words), 999))
        days = tuple((key, day + step) for key, day in found.days)
    except (ValueError, OverflowError):
        return found
    return replace(found, start=match.start(), days=days, is_weekday=False, is_within=False, is_before=False)


def _day_after(found: DayFound) -> DayFound:
    days = tuple((key, day + timedelta(days=1)) for key, day in found.days)
    return replace(found, days=days, is_weekday=False, is_within=False)


@lru_cache(maxsize=8)
def _shift(words: Words) -> re.Pattern[str]:
    count = rf"(?:{any_of(words.numbers)}|\d{{1,3}})"
    return re.compile(
        rf"\b(?:in\s+)?(?P<n>{count})\s+(?P<unit>day|week|fortnight)s?\s+(?P<way>from|after|before)\s+(?=\S+(?:\s+\S+){{0,3}}$)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _patterns(words: Words) -> tuple[tuple[re.Pattern[str], Meaner], ...]:
    weekday = rf"(?:{any_of(words.weekdays)})"
    months = any_of(words.months)
    count = rf"(?:{any_of(words.numbers)}|\d{{1,4}})"
    pre = (
        r"(?<![\w@#/.-])(?P<pre>(?:not\s+before|since|after|on|by|until|till|due|for|before|at|from|to)\s+)?"
    )
    led = rf"(?:(?P<wd>{weekday})\.?,?\s+)?(?:the\s+)?"
    ordinal = r"(?:st|nd|rd|th)?"
    year = r"(?:,?\s+(?P<y>20\d\d)(?![\d:]))?"
    nth_weekday = (
        rf"(?:the\s+)?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last)\s+(?P<wd>{weekday})\s+(?:of|in)\s+"
        rf"(?:(?:the|this|(?P<next>next))\s+month|(?P<mon>{months}))\b{year}"
    )
    table: tuple[tuple[str, Meaner], ...] = (
        (rf"{led}(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)T?", said.dated),
        (rf"{led}(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{4}}|\d\d)?(?!\d)", said.dated),
        (rf"{led}(?!24/7)(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?:/(?P<y>\d{{4}}|\d\d))?(?![\d/])", said.slashed),
        (rf"{led}(?P<d>\d{{1,2}}){ordinal}\s*(?:of\s+)?(?P<mon>{months})\b\.?{year}", said.dated),
        (
            rf"{led}(?P<mon>{months})\.?\s+(?:the\s+)?(?P<d>\d{{1,2}}){ordinal}(?![\d:]|\.\d|\s*[ap]\.?m\b|\w){year}",
            said.dated,
        ),
        (
            rf"(?P<part>mid(?:dle\s+of)?|end\s+of|start\s+of|beginning\s+of)[\s-]+(?P<mon>{months})\b{year}",
            said.part_of_month,
        ),
        (
            r"(?:the\s+)?(?:(?P<next>end\s+of\s+next)|end\s+of(?:\s+th(?:e|is))?)\s+(?P<unit>week|month|quarter|year)\b",
            said.end_of,
        ),
        (r"(?P<unit>eow|eom|eoq|eoy|month[\s-]end|year[\s-]end)\b", said.end_of),
        (r"(?:the\s+)?(?:start|beginning)\s+of\s+next\s+(?P<unit>week|month|year)\b", said.start_of),
        (
            rf"(?:(?:with)?in\s+)?(?P<n>{count})\s*(?:(?:business|working|work)\s+days?|bds?)\b(?:\s+from\s+now)?",
            said.business_days,
        ),
        (
            rf"(?:(?:with)?in|after)\s+(?P<n>{count})\s*(?P<unit>day|d|week|wk|w|fortnight|month|year)(?:s|['’]s|s['’])?\b(?:\s+time)?(?!\s+and\s+(?:a\s+half|{count}\s))",
            said.later,
        ),
        (rf"(?P<n>{count})\s+(?P<unit>day|week|fortnight|month|year)s?\s+from\s+(?:now|today)\b", said.later),
        (r"(?:the\s+)?day\s+after\s+tomorrow\b", said.tomorrow_two),
        (r"(?P<day>today|tomorrow|tmrw|tmr|yesterday)(?P<week>\s+week)?\b", said.near),
        (nth_weekday, said.nth_weekday),
        (rf"last\s+(?P<wd>{weekday})\b", said.last_weekday),
        (rf"(?:the\s+)?(?P<wd>{weekday})\s+after\s+next\b", said.after_next),
        (rf"(?:the\s+)?week\s+after\s+next\b(?!\s+{weekday})", said.week_after_next),
        (rf"(?P<next>next|coming|following)\s+(?P<wd>{weekday})\b", said.next_weekday),
        (rf"(?P<wd>{weekday})\s+(?P<after>week|next)\b", said.weekday_week),
        (rf"this\s+(?:coming\s+)?(?P<wd>{weekday})\b", said.this_weekday),
        (rf"(?P<wd>{weekday})\b\.?(?!['’]?s\s)", said.weekday_named),
        (r"(?:some\s*time\s+)?next\s+(?P<unit>week|month)\b", said.vague),
        (r"(?:later\s+)?this\s+(?P<unit>week|month)\b", said.end_of),
    )
    ready = [(re.compile(pre + pattern, re.IGNORECASE), mean) for pattern, mean in table]
    the_nth = r"(?P<pre>\b(?:on|by|until|till|before|due)\s+)the\s+(?P<d>\d{1,2})(?:st|nd|rd|th)\b"
    ready.append((re.compile(the_nth, re.IGNORECASE), said.day_of_month))
    return tuple(ready)
