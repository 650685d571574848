"""When a text says that its reader hears again: the day, and the hour where one is named."""

import re
from dataclasses import dataclass
from datetime import date, time

from app.domain.gate.commitments import news_dates
from app.domain.gate.contexts import GateContext
from app.domain.gate.packs import PhrasePack
from app.domain.gate.reading import Reading, read

_REACH = 24
"""So many characters after its day an hour still belongs to it."""
_NOON = 12
_HOUR = re.compile(
    r"(?<![\d.:])(?:(?P<hour>\d{1,2}):(?P<minute>\d{2})(?!\d)|(?P<dotted>\d{1,2})\.(?P<rest>\d{2})(?![\d.])"
    r"|(?P<bare>\d{1,2})(?=[ \xa0]?(?:am|pm|uhr|o'clock)\b)|(?P<noon>\b(?:noon|midday|mittags?)\b))"
    r"(?:[ \xa0]?(?P<half>am|pm)\b)?"
)


@dataclass(frozen=True, slots=True)
class NamedNews:
    """The next word as a text names it.

    Attributes:
        hour: None where only the day is named.
    """

    on: date
    hour: time | None = None


def named_news(text: str, context: GateContext, pack: PhrasePack) -> NamedNews | None:
    """The earliest next word that a text gives, or None where it gives none."""
    reading = read(text, context, pack)
    found = [_named(reading, one.start, one.end, one.on) for one in news_dates(reading) if one.on is not None]
    return min(found, key=lambda one: (one.on, one.hour or time.max), default=None)


def _named(reading: Reading, start: int, end: int, on: date) -> NamedNews:
    until = max(end, min(reading.sentences.at(start).end, end + _REACH))
    return NamedNews(on, _hour(reading.folded.text[start:until]))


def _hour(words: str) -> time | None:
    for match in _HOUR.finditer(words):
        hour = int(match["hour"] or match["dotted"] or match["bare"] or _NOON)
        minute = int(match["minute"] or match["rest"] or 0)
        if match["half"] and 1 <= hour <= _NOON:
            hour = hour % _NOON + (_NOON if match["half"] == "pm" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    return None
