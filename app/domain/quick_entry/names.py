"""The names a line may speak of, indexed once so that a hundred thousand are found at typing speed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class KnownName:
    """A person, organisation or employee that the store knows."""

    id: UUID
    name: str
    organisation_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One known name in the index, cut into folded words."""

    known: KnownName
    words: tuple[str, ...]
    is_person: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line, folded, with its place."""

    start: int
    end: int
    folded: str
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a line that are a known name (or several, then one has to be chosen)."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    is_full: bool


def fold(text: str) -> str:
    """Lower case without accents.

    >>> fold("Tomás REILLY")
    'tomas reilly'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def words_in(line: str) -> list[Word]:
    """The words of a line; a possessive s counts as no word of its own."""
    found: list[Word] = []
    for match in _WORD.finditer(line):
        text = match[0]
        before = line[match.start() - 1] if match.start() else " "
        if text in {"s", "S"} and before in "'’" and found:
            continue
        found.append(Word(match.start(), match.end(), fold(text), text[0].isupper()))
    return found


@dataclass(frozen=True, slots=True)
class Names:
    """An index of known names; build it with `Names.of`, once per change of the address book."""

    full: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    partial: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    employees: tuple[Entry, ...] = ()
    organisations: Mapping[UUID, KnownName] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        people: Iterable[KnownName] = (),
        organisations: Iterable[KnownName] = (),
        employees: Iterable[KnownName] = (),
    ) -> "Names":
        """Index the names: full ones by their first word, first and last words for short forms."""
        full: dict[str, list[Entry]] = {}
        partial: dict[str, list[Entry]] = {}
        known_organisations = {known.id: known for known in organisations}
        entries = [entry for known in people if (entry := _entry(known, is_person=True)).words]
        entries += [e for k in known_organisations.values() if (e := _entry(k, is_person=False)).words]
        for entry in entries:
            full.setdefault(entry.words[0], []).append(entry)
            for word in {entry.words[0], entry.words[-1]} if len(entry.words) > 1 else ():
                partial.setdefault(word, []).append(entry)
        return cls(
            {word: tuple(sorted(found, key=lambda e: -len(e.words))) for word, found in full.items()},
            {word: tuple(found) for word, found in partial.items()},
            tuple(_entry(known, is_person=True) for known in employees),
            known_organisations,
        )

    def full_matches(self, words: list[Word]) -> list[Match]:
        """Complete names in the line; the longest wins, earlier before later."""
        found: list[Match] = []
        taken = 0
        for at, word in enumerate(words):
            if at < taken:
                continue
            here = tuple(w.folded for w in words[at : at + _LONGEST])
            hits = [e for e in self.full.get(word.folded, ()) if here[: len(e.words)] == e.words]
            if hits:
                length = len(hits[0].words)
                best = tuple(e for e in hits if len(e.words) == length)
                taken = at + length
                found.append(Match(word.start, words[taken - 1].end, best, is_full=True))
        return found

    def partial_matches(self, words: list[Word], common: frozenset[str]) -> list[Match]:
        """First or last words of names; a common word counts only with a capital letter.

        An organisation's single word needs the capital always ('the hotel called' names nobody).
        """
        found = []
        for word in words:
            if len(word.folded) < 2 or (word.folded in common and not word.is_capital):
                continue
            hits = tuple(e for e in self.partial.get(word.folded, ()) if e.is_person or word.is_capital)
            if hits:
                found.append(Match(word.start, word.end, hits, is_full=False))
        return found

    def employees_called(self, text: str) -> tuple[Entry, ...]:
        """Employees whose name, or one of whose words, begins so; a complete word wins over a beginning."""
        asked = tuple(word.folded for word in words_in(text))
        if not asked:
            return ()
        exact = tuple(e for e in self.employees if e.words[: len(asked)] == asked)
        if exact:
            return exact
        if len(asked) > 1:
            return ()
        last = tuple(e for e in self.employees if asked[0] in e.words)
        return last or tuple(e for e in self.employees if any(w.startswith(asked[0]) for w in e.words))


def _entry(known: KnownName, *, is_person: bool) -> Entry:
    return Entry(known, tuple(word.folded for word in words_in(known.name)), is_person)
