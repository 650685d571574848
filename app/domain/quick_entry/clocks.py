"""Times of day in desk words: '15:00', '3pm', 'half past two', 'before lunch', 'eod'."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from functools import lru_cache

from app.domain.moments import Moment
from app.domain.quick_entry.contexts import Context
from app.domain.quick_entry.sheets import TAKEN, Sheet
from app.domain.quick_entry.words import Words, any_of, number


@dataclass(frozen=True, slots=True)
class ClockFound:
    """A time of day in the line.

    Attributes:
        clock: The time; None for the close or the opening of the day.
        until: For a part of the day, when it is over.
        is_bare: An hour from 1 to 12 without am or pm.
        is_part: A part of the day: its hour is assumed.
        is_this: 'this afternoon': today's.
        edge: "close", "opening" or "soon" where the calendar gives the time.
    """

    start: int
    end: int
    clock: time | None = None
    until: time | None = None
    is_bare: bool = False
    is_part: bool = False
    is_this: bool = False
    edge: str = ""


_Reader = Callable[[re.Match[str], Words], ClockFound | None]

_AFTER_AN_HOUR = (
    "about",
    "for",
    "with",
    "re",
    "to",
    "and",
    "on",
    "by",
    "until",
    "till",
    "regarding",
    "sharp",
    "takes",
    "or",
)
_LINK = r"(?:(?:at|by|before|until|till|from|around|about|due|@)\s*)?"


def find_clock(sheet: Sheet, words: Words, *, reads_lone_hours: bool = False) -> ClockFound | None:
    """The first time of day, the clearest way of writing before vaguer ones."""
    for pattern, read in _patterns(words):
        for match in pattern.finditer(sheet.text):
            found = read(match, words)
            if found is not None:
                return found
    lone, round_hour = _lone_patterns(words)
    for match in lone.finditer(sheet.text):
        if sheet.follows_taken(match.start()) and _is_after_day(sheet, match.start()):
            return _lone(match)
    hour = round_hour.search(sheet.text) if reads_lone_hours else None
    return ClockFound(*hour.span(), time(int(hour["hh"]), int(hour["mm"]))) if hour else None


def find_maybe_hour(sheet: Sheet) -> ClockFound | None:
    """'thu 10 machines': right behind a day, a number from 7 to 18 may be the hour, or how many."""
    for match in _MAYBE.finditer(sheet.text):
        if _is_after_day(sheet, match.start()):
            hour = int(match["h"])
            return ClockFound(*match.span(), time(hour), is_bare=hour <= 12)
    return None


def find_span(text: str, context: Context) -> tuple[int, int, Moment] | None:
    """'in 90 minutes', 'in an hour', 'in half an hour': counted from now, up to the next full minute."""
    match = _spans(context.words).search(text)
    if match is None:
        return None
    half = bool(match["half"])
    amount = 0.5 if half else _amount(match["n"], context.words)
    amount += 0.5 if match["more"] else 0
    unit = 60 if half or match["unit"].lower().startswith("h") else 1
    at = context.now_at + timedelta(minutes=min(amount * unit, 60 * 24 * 3650))
    if at.second or at.microsecond:
        at = at.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return match.start(), match.end(), Moment.of(at, context.zone)


@lru_cache(maxsize=8)
def _spans(words: Words) -> re.Pattern[str]:
    count = rf"(?:{any_of(words.numbers)}|\d{{1,4}}(?:[.,]\d)?)"
    return re.compile(
        rf"\b(?:with)?in\s+(?:(?P<half>half\s+an\s+hour)|(?P<n>{count})\s*"
        r"(?P<unit>minutes?|mins?|hours?|hrs?|h)\b(?P<more>\s+and\s+a\s+half)?)(?:['’]s?)?(?:\s+time)?(?!\w)(?!\s+and\s+\w+\s+(?:minute|min|hour))",
        re.IGNORECASE,
    )


def _amount(text: str, words: Words) -> float:
    try:
        return number(text, words)
    except ValueError:
        return float(text.replace(",", "."))


@lru_cache(maxsize=8)
def _patterns(words: Words) -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    hours = [word for word, value in words.numbers.items() if 1 <= value <= 12 and word not in {"a", "an"}]
    hour = rf"(?P<h>(?:{any_of(w for w in hours if ' ' not in w)}|\d{{1,2}})\b)"
    minutes = rf"(?P<n>quarter|{any_of(['five', 'ten', 'twenty'])}|5|10|20|25|twenty[\s-]five)"
    parts = any_of(words.day_parts)
    half_day = r"(?:\s*(?P<half>[ap])\.?m\b\.?)"
    lead = r"(?<![\w.:/€$£-])" + _LINK
    end = _end(words)
    table: tuple[tuple[str, _Reader], ...] = (
        (rf"{lead}(?P<h>\d{{1,2}})[:h](?P<m>[0-5]\d)(?::00)?(?![\d:]){half_day}?(?:h\b)?", _digital),
        (rf"{lead}(?P<h>\d{{1,2}})(?:[.](?P<m>[0-5]\d))?{half_day}(?!\w)", _digital),
        (
            r"(?<![\w.:/-])(?:at|by|before|until|till|from|around)\s+(?P<h>\d{1,2})[.](?P<m>[0-5]\d)(?![\d.])",
            _digital,
        ),
        (rf"{lead}half\s+past\s+{hour}{half_day}?", _half),
        (rf"{lead}half\s+{hour}{half_day}?{end}", _half),
        (
            rf"{lead}(?:a\s+)?{minutes}(?:\s+minutes)?\s+(?P<way>past|after|to|before)\s+{hour}{half_day}?",
            _quarter,
        ),
        (rf"{lead}{hour}\s*o['’]?\s*clock\b{half_day}?", _bare),
        (rf"(?<![\w.-]){_LINK}(?:12\s+)?(?P<word>noon|midday|midnight)\b", _named),
        (
            rf"(?<![\w.-]){_LINK}(?:the\s+)?(?P<edge>eod|cob|end\s+of\s+(?:the\s+|my\s+)?day|close\s+of\s+(?:business|play)|end\s+of\s+business)\b",
            _edge,
        ),
        (r"(?<![\w.-])(?P<edge>first\s+thing(?:\s+in\s+the\s+morning)?)\b", _edge),
        (
            r"(?<![\w.-])(?P<edge>asap|a\.s\.a\.p\.?|as\s+soon\s+as\s+possible|right\s+away|at\s+once)(?!\w)",
            _edge,
        ),
        (
            rf"(?<![\w-])(?P<lead>(?:later\s+)?this\s+|in\s+the\s+|early\s+|by\s+|at\s+)?(?P<part>{parts}|tonight)\b",
            _part,
        ),
        (
            rf"(?<![\w.:/-])(?:at|by|before|until|till|around|@)\s*(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)h?{end}",
            _digital,
        ),
        (
            rf"(?<![\w.:/-])(?:at|by|before|until|till|around)\s+(?P<h>\d{{1,2}}(?![\d:.,]\d)|{any_of(w for w in hours if ' ' not in w)})h?{end}",
            _bare,
        ),
        (r"(?<![\w.:/#-])(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)h\b", _digital),
    )
    return tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in table)


@lru_cache(maxsize=8)
def _lone_patterns(words: Words) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number right after a day, and a round '1530' anywhere."""
    end, before = _end(words), r"(?<![\w.:/€$£#-])"
    return (
        re.compile(
            rf"{before}(?:(?P<hh>[01]\d|2[0-3])(?P<mm>[0-5]\d)|(?P<h>\d{{1,2}})(?:\.(?P<m>[0-5]\d))?)h?{end}",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<=\S )(?!19|20)(?P<hh>[01]\d|2[0-3])(?P<mm>[0-5][05])h?{end}", re.IGNORECASE),
    )


def _end(words: Words) -> str:
    """What may follow an hour that is only a number, so that 'fri 12 machines' is none."""
    following = any_of([*_AFTER_AN_HOUR, *words.channels, *words.phrases["promise"], *words.phrases["valid"]])
    return rf"(?=\s*(?:$|[,;!?)·|{TAKEN}]|\.(?:\s|$)|{following}\b|@|~|-\s))"


_MAYBE = re.compile(r"(?<![\w.:/€$£#-])(?P<h>[7-9]|1[0-8])(?![\w:/%]|[.,]\d)")


def _is_after_day(sheet: Sheet, at: int) -> bool:
    end = len(sheet.text[:at].rstrip(" ,"))
    return any(token.end == end and token.field in {"due", "promise_due"} for token in sheet.tokens)


def _lone(match: re.Match[str]) -> ClockFound | None:
    if match["hh"]:
        return ClockFound(*match.span(), time(int(match["hh"]), int(match["mm"])))
    hour, minute = int(match["h"]), int(match["m"] or 0)
    return ClockFound(*match.span(), time(hour, minute), is_bare=1 <= hour <= 12) if hour < 24 else None


def _clock(match: re.Match[str], hour: int, minute: int) -> ClockFound | None:
    half = (match.groupdict().get("half") or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if not 0 <= hour < 24:
        return None
    return ClockFound(*match.span(), time(hour, minute))


def _digital(match: re.Match[str], _words: Words) -> ClockFound | None:
    return _clock(match, int(match["h"]), int(match["m"] or 0))


def _spoken(match: re.Match[str], words: Words, minute: int) -> ClockFound | None:
    hour = number(match["h"], words)
    found = _clock(match, hour - (minute < 0), minute % 60)
    if found is None or match.groupdict().get("half"):
        return found
    return ClockFound(found.start, found.end, found.clock, is_bare=hour <= 12)


def _half(match: re.Match[str], words: Words) -> ClockFound | None:
    return _spoken(match, words, 30)


def _quarter(match: re.Match[str], words: Words) -> ClockFound | None:
    said = match["n"].lower().replace("-", " ")
    minutes = {"quarter": 15, "twenty five": 25}.get(said) or number(said, words)
    return _spoken(match, words, minutes if match["way"].lower() in {"past", "after"} else -minutes)


def _bare(match: re.Match[str], words: Words) -> ClockFound | None:
    return _spoken(match, words, 0)


def _named(match: re.Match[str], _words: Words) -> ClockFound:
    return ClockFound(*match.span(), time(0) if match["word"].lower() == "midnight" else time(12))


def _edge(match: re.Match[str], _words: Words) -> ClockFound:
    said = match["edge"].lower()
    soon = said.startswith(("a", "r"))
    return ClockFound(*match.span(), edge="soon" if soon else "opening" if said.startswith("f") else "close")


def _part(match: re.Match[str], words: Words) -> ClockFound:
    said = " ".join(match["part"].lower().split())
    clock, until = words.day_parts["night" if said == "tonight" else said]
    is_this = "this" in (match["lead"] or "").lower() or said == "tonight"
    return ClockFound(*match.span(), clock, until, is_part=True, is_this=is_this)
