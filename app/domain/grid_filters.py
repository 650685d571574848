"""What one types above a column of the sheet: words, lists, ranges."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from itertools import compress

from app.domain.grid_answers import Group, Sieve
from app.domain.grids import FIGURES, KEYED, MOMENTS, Column, GridRow, Key, Present

_RANGE = re.compile(r"(?P<sign><=|>=|<|>|=)\s*(?P<what>.+)")
_BETWEEN = re.compile(r"(?P<low>.+?)\s*\.\.\s*(?P<high>.+)")
_LENGTH = re.compile(
    r"(?P<sign>[-−]?)(?:(?P<d>[\d.]+)\s*d)?\s*(?:(?P<h>[\d.]+)\s*h)?\s*(?:(?P<m>\d+)\s*(?:min|m)?)?"
)
_DAY = re.compile(r"(?P<day>\d{1,2})[./ ]+(?P<month>\d{1,2}|[a-z]{3,9})\.?(?:[./ ]+(?P<year>\d{4}))?")
_CLOCK = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d{2})$")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FAR = 10**11
_FEW = 20  # rarer than one line in so many: leap from hit to hit instead of asking each line

Say = Callable[[Key], str]
"""What a cell shows for a key; asked once for each different key."""


@dataclass(frozen=True, slots=True)
class FilterReader:
    """Turns typed filters into sieves.

    Attributes:
        now_place: Where now stands on the ruler, in minutes: slack is counted from there.
        day_min: Length of one working day in minutes, for ``<2d``.
    """

    present: Present
    now_place: int = 0
    day_min: int = 540

    def sieve(self, column: Column, text: str, say: Say = str) -> Sieve | None:
        """What a typed text lets through; None where it lets everything through.

        Words match anywhere in the cell, several with commas match any of them, ``=words`` the whole cell.
        ``>5000``, ``<fri``, ``>=2 h``, ``=wed`` and ``mon..fri`` compare where the column counts.
        """
        asked = " ".join(text.lower().split())
        if not asked:
            return None
        words = tuple(word.strip() for word in asked.split(",") if word.strip())
        if column in KEYED:
            bounds = self._bounds(column, asked)
            return Within(column, *bounds) if bounds is not None else Shown(column, words, say)
        if asked.startswith("="):
            wanted = frozenset(word.strip() for word in asked[1:].split(",") if word.strip())
            return Equal(column, wanted) if wanted else None
        return Holds(column, words) if words else None

    def _bounds(self, column: Column, asked: str) -> tuple[int, int] | None:
        """The least key and the first key beyond."""
        between = _BETWEEN.fullmatch(asked)
        if between is not None:
            low, high = self._keys(column, between["low"]), self._keys(column, between["high"])
            return (low[0], high[1]) if low and high else None
        match = _RANGE.fullmatch(asked)
        if match is None:
            return self._keys(column, asked) if column in MOMENTS and asked.isalpha() else None
        keys = self._keys(column, match["what"])
        if keys is None:
            return None
        ranges = {
            "<": (-_FAR, keys[0]),
            "<=": (-_FAR, keys[1]),
            ">": (keys[1], _FAR),
            ">=": (keys[0], _FAR),
            "=": keys,
        }
        return ranges[match["sign"]]

    def _keys(self, column: Column, text: str) -> tuple[int, int] | None:
        """The keys that a word covers: a day covers its minutes, a figure itself."""
        if column in FIGURES:
            key = self._figure(column, text)
            return None if key is None else (key, key + 1)
        clock = _CLOCK.search(text)
        day_text = text[: clock.start()].strip() if clock else text
        day = self.present.today if clock and not day_text else self._day(day_text)
        if day is None:
            return None
        start = self.present.start_of(day)
        if clock is None:
            return start, self.present.start_of(day + timedelta(days=1))
        at = start + int(clock["hour"]) * 60 + int(clock["minute"])
        return at, at + 1

    def _figure(self, column: Column, text: str) -> int | None:
        if column in {Column.EFFORT, Column.SLACK}:
            minutes = self._minutes(text)
            if minutes is None:
                return None
            return minutes + (self.now_place if column is Column.SLACK else 0)
        plain = text.strip("€$£ ").replace(",", "").replace(" ", "")
        factor = {"k": 1_000, "m": 1_000_000}.get(plain[-1:], 1)
        try:
            number = Decimal(plain.rstrip("km")) * factor
        except InvalidOperation:
            return None
        if not number.is_finite() or abs(number) > 10**9:
            return None
        return int(number * 100) if column is Column.VALUE else int(number)

    def _minutes(self, text: str) -> int | None:
        return minutes_of(text, self.day_min)

    def _day(self, text: str) -> date | None:
        today = self.present.today
        near = {"today": 0, "tomorrow": 1, "yesterday": -1}
        if text in near:
            return today + timedelta(days=near[text])
        if len(text) >= 2 and text.isalpha():
            found = [number for number, name in enumerate(_WEEKDAYS) if name.startswith(text)]
            return today + timedelta(days=(found[0] - today.weekday()) % 7) if found else None
        try:
            return date.fromisoformat(text)
        except ValueError:
            return self._written_day(text)

    def _written_day(self, text: str) -> date | None:
        match = _DAY.fullmatch(text)
        if match is None:
            return None
        word = match["month"]
        month = int(word) if word.isdigit() else _month(word)
        today = self.present.today
        try:
            found = date(int(match["year"] or today.year), month, int(match["day"]))
            if match["year"] is None and (found - today).days < -180:
                found = found.replace(year=today.year + 1)
        except ValueError:
            return None
        return found


def minutes_of(text: str, day_min: int = 540) -> int | None:
    """``45``, ``45 min``, ``1 h 15``, ``1.5 h``, ``2 d``; None for anything else.

    >>> [minutes_of(text) for text in ("45", "1 h 15", "1.5h", "−20 min", "2 d", "soon", "")]
    [45, 75, 90, -20, 1080, None, None]
    """
    match = _LENGTH.fullmatch(text.strip().lower())
    if match is None or not any((match["d"], match["h"], match["m"])):
        return None
    try:
        total = Decimal(match["d"] or 0) * day_min + Decimal(match["h"] or 0) * 60 + int(match["m"] or 0)
    except InvalidOperation:
        return None
    minutes = int(total)
    return -minutes if match["sign"] else minutes


def _month(word: str) -> int:
    return next((number for number, name in enumerate(_MONTHS, 1) if word.startswith(name)), 0)


def passing(rows: Sequence[GridRow], sieve: Sieve) -> list[GridRow]:
    """Those rows that pass."""
    return list(compress(rows, sieve.mask(Group("", rows))))


@dataclass(frozen=True, slots=True)
class Within:
    """Keys from ``low`` up to ``high``, that one not included."""

    column: Column
    low: int
    high: int

    def mask(self, group: Group) -> Sequence[int]:
        low, high = self.low, self.high
        return [low <= key < high for key in group.keys(self.column)]


@dataclass(frozen=True, slots=True)
class Equal:
    """Texts that are one of these."""

    column: Column
    wanted: frozenset[str]

    def mask(self, group: Group) -> Sequence[int]:
        wanted = self.wanted
        return [key in wanted for key in group.keys(self.column)]


@dataclass(frozen=True, slots=True)
class Shown:
    """Cells whose words hold what was typed; each different key is put into words once."""

    column: Column
    words: tuple[str, ...]
    say: Say

    def mask(self, group: Group) -> Sequence[int]:
        keys = group.keys(self.column)
        good = {key for key in set(keys) if self._holds(key)}
        return [key in good for key in keys]

    def _holds(self, key: Key) -> bool:
        text = self.say(key).lower()
        return any(word in text for word in self.words)


@dataclass(frozen=True, slots=True)
class Holds:
    """Texts that hold one of the words."""

    column: Column
    words: tuple[str, ...]

    def mask(self, group: Group) -> Sequence[int]:
        if len(self.words) > 1:
            words = self.words
            return [any(word in key for word in words) for key in group.keys(self.column)]
        only = self.words[0]
        text, ends = group.text(self.column)
        if text.count(only) > len(ends) // _FEW:
            return [only in key for key in group.keys(self.column)]
        mask, at = bytearray(len(ends)), text.find(only)
        while at >= 0:
            line = bisect_right(ends, at)
            mask[line] = 1
            at = text.find(only, ends[line])
        return mask
