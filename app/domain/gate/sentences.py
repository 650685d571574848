"""A folded text in sentences."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.gate.folding import HIDDEN, Folded
from app.domain.gate.packs import PhrasePack

_END = re.compile(r"[.!?…]{1,20}[\"')\]»”“]{0,3}(?=\s|$)|\n[ \t]{0,20}\n|\n(?=[ \t]{0,8}[-*•])")
_LAST_WORD = re.compile(r"[^\s\0]{1,20}$")
_NUMBER = re.compile(r"\d{1,2}\Z")
_SPREAD = 24
_LONGEST = 1_000
"""A sentence is cut there: nobody wrote it as one, and what is looked up within it stays short."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands in a folded text, and whether it asks."""

    start: int
    end: int
    is_question: bool

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch lies in it."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True)
class Sentences:
    """All sentences of a text, in order."""

    all: Sequence[Sentence]
    _starts: Sequence[int]

    def at(self, place: int) -> Sentence:
        """The sentence that a character stands in."""
        return self.all[max(0, bisect_right(self._starts, place) - 1)]


def split(folded: Folded, pack: PhrasePack) -> Sentences:
    """Cut a text where a stop, a question or an empty line ends a sentence; not at '27. November' or 'Mr.'."""
    text, begin = folded.text, 0
    found: list[Sentence] = []
    for match in _END.finditer(text):
        if text[match.start()] == "." and _goes_on(text, match.start(), match.end(), pack):
            continue
        found += _pieces(begin, match.end(), is_question="?" in match.group())
        begin = match.end()
    found += _pieces(begin, len(text), is_question=False)
    return Sentences(found, [sentence.start for sentence in found])


def _pieces(begin: int, end: int, *, is_question: bool) -> list[Sentence]:
    places = [*range(begin, end, _LONGEST), end] if end > begin else [begin, end]
    return [Sentence(start, stop, is_question) for start, stop in pairwise(places)]


def starts_clause(folded: Folded, place: int) -> bool:
    """Whether a word begins a sentence or a line, or follows a sign after which a capital says nothing."""
    before = folded.text[max(0, place - _SPREAD) : place].rstrip(" \t\xa0\"'(*-•–—" + HIDDEN)
    return not before or before[-1] in "\n.!?…:;,"


def _goes_on(text: str, start: int, end: int, pack: PhrasePack) -> bool:
    before = text[max(0, start - _SPREAD) : start]
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    if word.group() in pack.abbreviations:
        return True
    if _NUMBER.search(word.group()) is None:
        return False
    after = text[end : end + _SPREAD].lstrip()
    return any(after.startswith(name) for names in pack.dates.months for name in names)
