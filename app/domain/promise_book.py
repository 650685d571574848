"""The promise book: what the company can keep, and within which limits."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.domain.book_entries import BookEntry
from app.domain.gate.contexts import BookLine
from app.domain.gate.folding import fold
from app.domain.gate.patterns import pattern
from app.domain.promises import Promise
from app.domain.working_time import WorkingCalendar


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


OFTEN: Final = 3
"""So many broken ones of the last that were decided, and an entry keeps breaking."""

LATELY: Final = 10
"""So many promises of an entry, the last whose moment came or that were kept, tell how it fares now."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an entry fares: each promise given by it is counted once, in the first of these that it is.

    Attributes:
        broken: Missed: not fulfilled when their moment passed, whatever came after.
        open: Binding, with their moment ahead.
        kept: Fulfilled in time.
        released: Let go before their moment.
        broken_lately, decided_lately: How many of the last were broken, and of how many.
    """

    entry: BookEntry
    open: int = 0
    kept: int = 0
    broken: int = 0
    released: int = 0
    broken_lately: int = 0
    decided_lately: int = 0

    @property
    def keeps_breaking(self) -> bool:
        """Whether the company cannot keep it, by what became of the last ones."""
        return self.broken_lately >= OFTEN


def standings(
    entries: Iterable[BookEntry], promises: Iterable[Promise], now: datetime
) -> tuple[Standing, ...]:
    """How each entry fares, in the order of the book."""
    given: dict[str, list[Promise]] = {}
    for promise in promises:
        given.setdefault(promise.entry, []).append(promise)
    return tuple(_standing(entry, given.get(entry.key, ()), now) for entry in entries)


def _standing(entry: BookEntry, promises: Sequence[Promise], now: datetime) -> Standing:
    views = [_view(one, now) for one in sorted(promises, key=lambda one: (one.due_at, one.id))]
    decided = [view for view in views if view in {"kept", "broken"}][-LATELY:]
    return Standing(
        entry,
        views.count("open"),
        views.count("kept"),
        views.count("broken"),
        views.count("released"),
        decided.count("broken"),
        len(decided),
    )


def _view(promise: Promise, now: datetime) -> str:
    return "broken" if promise.is_missed(now) else promise.state.value


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
