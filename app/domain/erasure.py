"""Erasing a person: by which words texts name them, and what stands there afterwards."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

IN_A_SENTENCE: Final = "a contact"
"""What a sentence says instead of the name."""

_MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_LEAST_DIGITS, _TAIL = 6, 8
_LEAST_LETTERS = 3
_TITLES = r"(?:mr|mrs|ms|miss|dr|prof|sir|herrn?|frau)"
_BEGINS = r"(?:(?<!\w)|(?<=\\n))"
"""Where a word begins; calendar files and JSON write the end of a line as a letter."""

_BETWEEN_WORDS = r"(?:[\s._+,-]|%20|&nbsp;)+"
_BETWEEN_DIGITS = r"[\s()./-]*"
_REACHED_BY: Final = frozenset({"email", "phone"})
_SAME_AS_WORDS: Final = frozenset(
    [
        "art",
        "bill",
        "black",
        "brown",
        "case",
        "day",
        "french",
        "frank",
        "grace",
        "gray",
        "green",
        "hope",
        "june",
        "may",
        "mark",
        "note",
        "order",
        "page",
        "pat",
        "price",
        "rob",
        "rose",
        "sales",
        "service",
        "short",
        "sue",
        "white",
        "will",
        "young",
    ]
)
"""Names that are everyday words too: in small letters they are meant as words."""


class Whose(StrEnum):
    """What row a person has: one among a customer's contacts, or a customer of their own."""

    CONTACT = "contacts"
    CUSTOMER = "customers"


@dataclass(frozen=True, slots=True)
class Erasure:
    """One entry of the erasure journal: nothing in it tells who it was.

    Attributes:
        noun_id: The contact's row, or the customer's where a private person has no other.
        is_done: Whether every file of ours is rewritten; if not, the next start goes on.
    """

    whose: Whose
    noun_id: UUID
    at: datetime
    actor_id: UUID
    is_done: bool = False

    @property
    def words(self) -> str:
        """What stands in the place of the name."""
        return erased_words(self.at.date())


def card_mark(noun_id: UUID) -> str:
    """Stands in every file that is about one person alone, so that an erasure finds it whatever it says."""
    return f"card:{noun_id.hex}"


def erased_words(on: date) -> str:
    """What stands in the place of the name of somebody who was erased.

    >>> erased_words(date(2026, 11, 28))
    'a contact, erased on 28 Nov 2026'
    """
    return f"a contact, {removed_words(on)}"


def removed_words(on: date) -> str:
    """What stands in the place of words that were spoken with somebody, or about them.

    >>> removed_words(date(2026, 11, 28))
    'erased on 28 Nov 2026'
    """
    return f"erased on {on.day} {_MONTHS[on.month - 1]} {on.year}"


def is_erased(name: str) -> bool:
    """Whether a name is what an erasure left in its place."""
    return re.fullmatch(r"a contact, erased on \d{1,2} \w{3} \d{4}", name) is not None


@dataclass(frozen=True, slots=True)
class Identity:
    """Everything that names one person, as it stands now and as it ever stood in the history."""

    names: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()

    def __or__(self, other: "Identity") -> "Identity":
        return Identity(
            self.names | other.names, self.addresses | other.addresses, self.phones | other.phones
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing names anybody."""
        return not (self.names or self.addresses or self.phones)


def identity_of(rows: Iterable[Mapping[str, Any]]) -> Identity:
    """Who the rows of a contact, present and past, are about; what an erasure left there names nobody."""
    found: dict[str, set[str]] = {"name": set(), "email": set(), "phone": set()}
    for row in rows:
        for key, texts in found.items():
            text = str(row.get(key) or "").strip()
            if text and not is_erased(text):
                texts.add(text)
    return Identity(frozenset(found["name"]), frozenset(found["email"]), frozenset(found["phone"]))


class Marks:
    """Finds and replaces whatever names a person.

    Args:
        own: Whether the text is of one of the person's own cases, where a first name or a surname alone is theirs.
    """

    def __init__(self, identity: Identity, *, own: bool = False) -> None:
        whole = [*_phones(identity.phones), *_addresses(identity.addresses), *_names(identity.names)]
        self._whole = re.compile("|".join(whole), re.IGNORECASE) if whole else None
        parts = sorted(_parts(identity.names), key=len, reverse=True) if own else []
        self._parts = _words(parts) if parts else None

    def is_in(self, text: str) -> bool:
        """Whether anything in the text names them."""
        return self.without(text) != text

    def without(self, text: str, field: str = "") -> str:
        """The text with other words in their place; with nothing there, where the field is an address or a number."""
        instead = "" if field in _REACHED_BY else IN_A_SENTENCE
        if self._whole is not None:
            text = self._whole.sub(instead, text)
        if self._parts is not None:
            text = self._parts.sub(lambda found: _kept_word(found[0], instead), text)
        return text


def everywhere_in(value: Any, change: Callable[[str, str], str], key: str = "") -> Any:
    """A structure of JSON with each of its texts changed.

    Args:
        change: Given the key under which a text stands, and the text.
    """
    if isinstance(value, str):
        return change(key, value)
    if isinstance(value, list):
        return [everywhere_in(one, change, key) for one in value]
    if isinstance(value, dict):
        return {name: everywhere_in(one, change, name) for name, one in value.items()}
    return value


def _kept_word(word: str, instead: str) -> str:
    return word if word in _SAME_AS_WORDS else instead


def _forms(text: str) -> set[str]:
    """A text as programs may write it: accents within the letter or after it."""
    return {unicodedata.normalize(form, text) for form in ("NFC", "NFD")}


def _names(names: Iterable[str]) -> Iterator[str]:
    for name in sorted(names, key=len, reverse=True):
        for form in _forms(name):
            words = [re.escape(word) for word in form.split()]
            orders = [words, [words[-1], *words[:-1]]] if len(words) > 1 else [words]
            for order in orders:
                yield rf"{_BEGINS}{_BETWEEN_WORDS.join(order)}(?!\w)"
            if len(words) > 1:
                yield rf"{_BEGINS}{_TITLES}\.?\s+{words[-1]}(?!\w)"


def _addresses(addresses: Iterable[str]) -> Iterator[str]:
    for address in sorted(addresses, key=len, reverse=True):
        yield re.escape(address).replace("@", "(?:@|%40)")


def _phones(phones: Iterable[str]) -> Iterator[str]:
    for phone in sorted(phones, key=len, reverse=True):
        digits = re.sub(r"\D", "", phone)
        if len(digits) < _LEAST_DIGITS:
            yield re.escape(phone)
            continue
        yield rf"\+?(?<!\d){_BETWEEN_DIGITS.join(digits)}(?!\d)"
        if len(digits) > _TAIL:
            yield rf"(?:(?<!\d)0\d{{0,4}}{_BETWEEN_DIGITS})?{_BETWEEN_DIGITS.join(digits[-_TAIL:])}(?!\d)"


def _parts(names: Iterable[str]) -> set[str]:
    found = {word.strip(".,") for name in names for word in name.split()}
    return {form for word in found if len(word) >= _LEAST_LETTERS for form in _forms(word)}


def _words(parts: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"{_BEGINS}{re.escape(part)}(?!\w)" for part in parts), re.IGNORECASE)
