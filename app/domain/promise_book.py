"""The promise book: what the company can keep, and within which limits."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.gate.contexts import BookLine
from app.domain.gate.folding import fold
from app.domain.gate.patterns import pattern
from app.domain.promises import Promise
from app.domain.spans import Span
from app.domain.working_time import WorkingCalendar


class Measure(StrEnum):
    """What the largest amount counts."""

    MONEY = "money"
    PERCENT = "%"


@dataclass(frozen=True, slots=True)
class BookEntry:
    """One promise that may be given.

    Attributes:
        condition: Under which it may be given, or empty.
        terms: For each language the words by which a sentence is known to speak of it.
        at_least: The shortest time that may be promised, or None for any.
        most: The largest amount that may be promised, or None.
        valid_until_on: The last day on which it may be given, or None.
    """

    key: str
    text: str
    terms: Mapping[str, tuple[str, ...]]
    condition: str = ""
    at_least: Span | None = None
    most: Decimal | None = None
    measure: Measure | None = None
    valid_until_on: date | None = None

    def may_be_given(self, on: date) -> bool:
        """Whether it is valid on a day."""
        return self.valid_until_on is None or on <= self.valid_until_on

    def earliest(self, now: datetime, calendar: WorkingCalendar) -> date | None:
        """The first day that may be promised from now on, or None for any."""
        return None if self.at_least is None else calendar.day_of(calendar.after(now, self.at_least).at)


def lines_of(
    entries: Iterable[BookEntry], now: datetime, calendar: WorkingCalendar, said: Callable[[date], str]
) -> tuple[BookLine, ...]:
    """The book as a text is held against it now; entries that ran out are none.

    Args:
        said: How days are written in the reader's language.
    """
    found = []
    for entry in entries:
        if not entry.may_be_given(calendar.day_of(now)):
            continue
        earliest = entry.earliest(now, calendar)
        terms = tuple(word for words in entry.terms.values() for word in words)
        text = said(earliest) if earliest is not None else ""
        unit = entry.measure.value if entry.measure is not None else ""
        found.append(BookLine(entry.text, terms, earliest, text, entry.most, unit))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an entry fares: each promise given by it is counted once, in the first of these that it is.

    Attributes:
        broken: Missed: not fulfilled when their moment passed, whatever came after.
        open: Binding, with their moment ahead.
        kept: Fulfilled in time.
        released: Let go before their moment.
    """

    entry: BookEntry
    open: int = 0
    kept: int = 0
    broken: int = 0
    released: int = 0


def standings(
    entries: Iterable[BookEntry], promises: Iterable[Promise], now: datetime
) -> tuple[Standing, ...]:
    """How each entry fares, in the order of the book."""
    counts: dict[str, Counter[str]] = {}
    for promise in promises:
        view = "broken" if promise.is_missed(now) else promise.state.value
        counts.setdefault(promise.entry, Counter())[view] += 1
    return tuple(_standing(entry, counts.get(entry.key, Counter())) for entry in entries)


def _standing(entry: BookEntry, count: Counter[str]) -> Standing:
    return Standing(entry, count["open"], count["kept"], count["broken"], count["released"])


def entry_of(text: str, entries: Iterable[BookEntry]) -> BookEntry | None:
    """The entry that a promise speaks of by its words: the one named first, or None."""
    folded = fold(text)
    found = [
        (span, entry)
        for entry in entries
        for words in entry.terms.values()
        for word in words
        for span in pattern(word).spans(folded)
    ]
    return min(found, key=lambda one: one[0])[1] if found else None
