"""An entry of the promise book: what may be promised, within which limit, and who answers for it."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from app.domain.errors import AppError, BrokenRule
from app.domain.gate.patterns import InvalidPattern, Pattern
from app.domain.spans import InvalidSpan, Span
from app.domain.text_hygiene import clean
from app.domain.working_time import WorkingCalendar

TEXT_LIMIT = 200
CONDITION_LIMIT = 500
KEY_LIMIT = 36
NOBODY: Final = UUID(int=0)
"""Of an entry that is not in a store yet."""

_AMOUNT = re.compile(r"(?P<sign>[€$£]?)\s*(?P<amount>\d{1,9}(?:\.\d{1,2})?)\s*(?P<unit>%?)", re.ASCII)


class Measure(StrEnum):
    """What the largest amount counts."""

    MONEY = "money"
    PERCENT = "%"


@dataclass(eq=False)
class InvalidLimit(AppError):
    """A text is no limit that an entry can have."""

    asked: str


@dataclass(eq=False)
class InvalidTerm(AppError):
    """A text is no word by which a sentence could be known."""

    asked: str


@dataclass(frozen=True, slots=True)
class Limit:
    """How far a promise may go.

    Attributes:
        at_least: The shortest time that may be promised, or None for any.
        most: The largest amount that may be promised, or None.

    >>> str(Limit.parse("10bd")), str(Limit.parse("€200")), str(Limit.parse("3 bd, 10 %")), str(Limit.parse(""))
    ('10 bd', '200', '3 bd, 10 %', '')
    """

    at_least: Span | None = None
    most: Decimal | None = None
    measure: Measure | None = None

    @classmethod
    def parse(cls, text: str) -> "Limit":
        """Read '10 bd', '200', '10 %' or a time and an amount with a comma between. Raises InvalidLimit."""
        found = cls()
        for part in (one.strip() for one in text.split(",")):
            if part:
                found = found._with(part, text)
        return found

    def _with(self, part: str, asked: str) -> "Limit":
        amount = _AMOUNT.fullmatch(part)
        if amount is None:
            if self.at_least is not None:
                raise InvalidLimit(asked)
            try:
                return replace(self, at_least=Span.parse(part))
            except InvalidSpan as invalid:
                raise InvalidLimit(asked) from invalid
        if self.most is not None or (amount["sign"] and amount["unit"]):
            raise InvalidLimit(asked)
        measure = Measure.PERCENT if amount["unit"] else Measure.MONEY
        return replace(self, most=Decimal(amount["amount"]), measure=measure)

    def __str__(self) -> str:
        """The text that reads back as the same limit."""
        parts = [] if self.at_least is None else [str(self.at_least)]
        if self.most is not None:
            parts.append(f"{self.most:f} %" if self.measure is Measure.PERCENT else f"{self.most:f}")
        return ", ".join(parts)


_AMOUNTS = {
    Measure.PERCENT: re.compile(r"(\d{1,9}(?:[.,]\d{1,2})?)\s?%", re.ASCII),
    Measure.MONEY: re.compile(
        r"[€$£]\s?(\d[\d,]{0,11}(?:\.\d{1,2})?)|(\d[\d,]{0,11}(?:\.\d{1,2})?)\s?(?:€|eur\b)",
        re.ASCII | re.IGNORECASE,
    ),
}


@dataclass(eq=False)
class MoreThanBook(AppError):
    """A promise goes further than its entry allows; it may be made all the same, best with a reason.

    Attributes:
        owner: Who answers for the entry and is asked.
    """

    text: str
    limit: str
    owner: str


SEEN: Final = (
    "text",
    "condition",
    "at_least",
    "most",
    "measure",
    "valid_until_on",
    "owner_id",
    "terms",
)
"""What is shown of an entry while somebody types over it."""

Terms = Mapping[str, tuple[str, ...]]
"""For each language the words by which a sentence is known to speak of an entry."""


@dataclass(frozen=True, slots=True)
class BookEntry:
    """One promise that may be given.

    Attributes:
        key: What promises keep of it and people type; it never changes and is never given again.
        condition: Under which it may be given, or empty.
        valid_until_on: The last day on which it may be given, or None.
        owner_id: Who answers for it: who is asked for more, and hears when it keeps breaking.
        is_retired: Whether it may not be given any more; promises given by it still bind and count.
    """

    key: str
    text: str
    terms: Terms
    condition: str = ""
    at_least: Span | None = None
    most: Decimal | None = None
    measure: Measure | None = None
    valid_until_on: date | None = None
    is_retired: bool = False
    position: int = 0
    owner_id: UUID = NOBODY
    id: UUID = NOBODY
    author_id: UUID | None = None
    version: int = 0

    @property
    def limit(self) -> Limit:
        """How far it may go."""
        return Limit(self.at_least, self.most, self.measure)

    def may_be_given(self, on: date) -> bool:
        """Whether it is valid on a day."""
        return not self.is_retired and (self.valid_until_on is None or on <= self.valid_until_on)

    def earliest(self, now: datetime, calendar: WorkingCalendar) -> date | None:
        """The first day that may be promised from now on, or None for any."""
        return None if self.at_least is None else calendar.day_of(calendar.after(now, self.at_least).at)

    def is_passed_by(self, text: str, due: date, now: datetime, calendar: WorkingCalendar) -> bool:
        """Whether a promise of these words by that day goes further than this entry allows."""
        earliest = self.earliest(now, calendar)
        if earliest is not None and due < earliest:
            return True
        if self.most is None or self.measure is None:
            return False
        named = (
            one
            for found in _AMOUNTS[self.measure].findall(text)
            for one in (found if isinstance(found, tuple) else (found,))
        )
        return any(_amount(one, self.measure) > self.most for one in named if one)

    def changed(self, draft: "EntryDraft", owner_id: UUID) -> "BookEntry":
        """As the draft says; key, place and past stay."""
        return replace(
            self,
            text=draft.text,
            terms=draft.terms,
            condition=draft.condition,
            at_least=draft.limit.at_least,
            most=draft.limit.most,
            measure=draft.limit.measure,
            valid_until_on=draft.valid_until_on,
            owner_id=owner_id,
        )


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry as somebody wrote it.

    Attributes:
        terms: By which a sentence is known to speak of it; of its own text where none are named.
        owner_id: None for whoever writes it, or has it.
    """

    text: str
    condition: str = ""
    limit: Limit = field(default_factory=Limit)
    valid_until_on: date | None = None
    terms: Terms = field(default_factory=lambda: MappingProxyType({}))
    owner_id: UUID | None = None

    @classmethod
    def of(cls, entry: BookEntry) -> "EntryDraft":
        """As the entry stands."""
        return cls(
            entry.text, entry.condition, entry.limit, entry.valid_until_on, entry.terms, entry.owner_id
        )

    def checked(self) -> "EntryDraft":
        """Clean, and known by words. Raises BrokenRule, TooLong, InvalidTerm."""
        text = " ".join(clean(self.text, TEXT_LIMIT, "promise").split())
        if not text:
            raise BrokenRule("entry", "an entry says what is promised")
        condition = " ".join(clean(self.condition, CONDITION_LIMIT, "condition").split())
        terms = {language: terms_of(words) for language, words in self.terms.items() if words}
        return replace(
            self, text=text, condition=condition, terms=MappingProxyType(terms or {"en": _own_words(text)})
        )


def _amount(said: str, measure: Measure) -> Decimal:
    return Decimal(said.replace(",", "." if measure is Measure.PERCENT else ""))


def terms_of(words: Iterable[str]) -> tuple[str, ...]:
    """Words in the small language of the gate, as they are kept. Raises InvalidTerm."""
    found = tuple(dict.fromkeys(" ".join(word.casefold().split()) for word in words if word.strip()))
    for term in found:
        try:
            Pattern(term)
        except InvalidPattern as invalid:
            raise InvalidTerm(term) from invalid
    return found


def _own_words(text: str) -> tuple[str, ...]:
    """The words of a text, one after the other."""
    return terms_of([" ".join(re.findall(r"[^\W_]+", text))])


def new_key(text: str, taken: Collection[str]) -> str:
    """A short name for an entry that no other has or had."""
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    key = "-".join(re.findall(r"[a-z0-9]+", letters))[: KEY_LIMIT - 4].strip("-") or "entry"
    numbers = range(2, len(taken) + 3)
    return next(name for name in (key, *(f"{key}-{number}" for number in numbers)) if name not in taken)
