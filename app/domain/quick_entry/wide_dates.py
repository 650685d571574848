"""Dates beyond the desk phrases: found here, read by the date reader, checked here."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from app.domain.quick_entry.contexts import Context, DateReader
from app.domain.quick_entry.sheets import Sheet
from app.domain.quick_entry.words import Words, any_of

_NEED = re.compile(
    r"\b(?:ago|hence|yesterday|after\s+next|from\s+(?:now|today|tomorrow)|later)\b", re.IGNORECASE
)
_LEAD = re.compile(r"^(?:by|until|before|due|on|within|in)\s", re.IGNORECASE)
_ASKS = re.compile(
    r"^(?:(?:within|by|until|before|due|on)\s|in\s+\w+\s+(?:days?|weeks?|months?|years?|hours?)\b)",
    re.IGNORECASE,
)
_DAYTIME = re.compile(r"\b(?:hours?|minutes?|\d{1,2}:\d\d|\d\s*[ap]m)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_RELATIVE = re.compile(r"\b(?:in|within|ago|hence|later|from|after)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WideDate:
    """A run of date words and what the reader made of it.

    Attributes:
        wall: None if the reader made nothing of words that surely name a date.
        is_sure: Every number and name in the words is found again in the answer.
    """

    start: int
    end: int
    text: str
    wall: datetime | None
    has_clock: bool = False
    is_sure: bool = True


def find_wide(sheet: Sheet, context: Context, read_date: DateReader, field: str) -> WideDate | None:
    """Take the first run of date words that begins like a date and hand it to the reader."""
    for match in _runs(context.words).finditer(sheet.text):
        text = match[0].strip()
        if not any(word in context.words.strong_dates for word in re.findall(r"\w+", text.lower())):
            continue
        if not (_NEED.search(text) or _LEAD.match(text)):
            continue
        wall = _ask(text, context, read_date)
        if wall is None and not _ASKS.match(text):
            continue
        sheet.take(match.start(), match.end(), field)
        if wall is None:
            return WideDate(match.start(), match.end(), text, None)
        has_clock = bool(_DAYTIME.search(text))
        return WideDate(match.start(), match.end(), text, wall, has_clock, _accounts_for(text, wall, context))
    return None


def _ask(text: str, context: Context, read_date: DateReader) -> datetime | None:
    """The reader's answer as a naive whole minute; an answer far off counts as none."""
    wall = read_date(text, context.now, context.zone)
    if wall is None or not context.today.year - 20 < wall.year <= context.today.year + 20:
        return None
    return wall.replace(second=0, microsecond=0, tzinfo=None, fold=0)


def _accounts_for(text: str, wall: datetime, context: Context) -> bool:
    words = re.findall(r"[^\W\d]+", text.lower())
    if any(context.words.weekdays.get(word, wall.weekday()) != wall.weekday() for word in words):
        return False
    if any(context.words.months.get(word, wall.month) != wall.month for word in words):
        return False
    if _RELATIVE.search(text):
        return "half" not in words
    parts = {wall.day, wall.month, wall.year, wall.year % 100, wall.hour, wall.hour % 12, wall.minute}
    return all(int(said) in parts for said in _NUMBER.findall(text))


@lru_cache(maxsize=8)
def _runs(words: Words) -> re.Pattern[str]:
    known = {*words.strong_dates, *words.weak_dates, *words.numbers, *words.months, *words.weekdays}
    word = rf"(?:{any_of(known | {'before', 'until', 'due', 'within'})}|\d{{1,4}}(?:st|nd|rd|th)?(?::\d\d)?)"
    return re.compile(rf"(?<![\w'’-]){word}(?:[ ,]+{word})*(?![\w'’-])", re.IGNORECASE)
