"""A text in the shape in which it is compared: small letters, plain apostrophes, no invisible marks."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

MOST_CHARACTERS = 20_000
"""What is read of a text; the rest is named, not read."""

HIDDEN = "\0"
"""Stands for each character that is the customer's own."""

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
_APOSTROPHES = {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'"}
_MOST_MARKS = 4
_QUOTED_LINE = re.compile(r"^[ \t]{0,8}>.*$", re.MULTILINE)
_QUOTES = re.compile(
    "“[^“”\n]{0,2000}”|„[^„“”\n]{0,2000}[“”]|«[^«»\n]{0,2000}»|»[^«»\n]{0,2000}«"
    r'|(?<!\w)"[^"\n]{1,2000}"(?!\w)'
)
_OLDER_MAIL = re.compile(
    r"^[ \t]{0,8}(?:-{2,}[ \t]?(?:original message|ursprüngliche nachricht)|on [^\n]{5,120} wrote:|am [^\n]{5,120} schrieb)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text to compare, and where each of its characters stood.

    Attributes:
        raw: The text as it was typed, as far as it is read.
        text: What is compared; the customer's own words are hidden in it.
        places: For each character of ``text`` its place in ``raw``; None where both are alike.
    """

    raw: str
    text: str
    places: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of ``text`` stands in ``raw``."""
        if self.places is None:
            return start, end
        first = self.place(start)
        if end <= start:
            return first, first
        last = self.places[end - 1]
        return first, self._past(last)

    def place(self, at: int) -> int:
        """Where one character of ``text`` stands in ``raw``."""
        if self.places is None:
            return at
        return self.places[at] if at < len(self.places) else len(self.raw)

    def said(self, start: int, end: int) -> str:
        """The words as they were typed."""
        first, last = self.span(start, end)
        return self.raw[first:last]

    def folded_place(self, raw_place: int) -> int:
        """Where a character of ``raw`` went in ``text``."""
        if self.places is None:
            return raw_place
        return max(0, bisect_right(self.places, raw_place) - 1)

    def _past(self, place: int) -> int:
        """Behind a character and the marks that were written onto it."""
        end = place + 1
        while end < len(self.raw) and unicodedata.combining(self.raw[end]):
            end += 1
        return end


def fold(text: str, quoted: Iterable[tuple[int, int]] = ()) -> Folded:
    """A text to compare; lines and words that quote the customer are hidden.

    >>> fold("Our pol\u200bicy WON\u2019T allow").text
    "our policy won't allow"
    """
    raw = text[:MOST_CHARACTERS]
    seen = _hidden(raw, quoted)
    if seen.isascii():
        return Folded(raw, seen.lower().replace("`", "'"), None)
    return Folded(raw, *_folded(seen))


def plain(words: str) -> str:
    """Words of a pack or a name, folded the same way."""
    return fold(words).text


def _hidden(raw: str, quoted: Iterable[tuple[int, int]]) -> str:
    """The text with the customer's own words as so many hidden signs: places stay."""
    spans = [match.span() for match in _QUOTED_LINE.finditer(raw)]
    spans += [match.span() for match in _QUOTES.finditer(raw)]
    spans += [(max(0, start), min(end, len(raw))) for start, end in quoted]
    older = _OLDER_MAIL.search(raw)
    if older is not None:
        spans.append((older.start(), len(raw)))
    if not spans:
        return raw
    parts, done = [], 0
    for start, end in sorted(spans):
        if end <= done:
            continue
        begin = max(start, done)
        parts += [raw[done:begin], "".join(sign if sign == "\n" else HIDDEN for sign in raw[begin:end])]
        done = end
    return "".join([*parts, raw[done:]])


def _folded(seen: str) -> tuple[str, tuple[int, ...]]:
    signs: list[str] = []
    places: list[int] = []
    at, length = 0, len(seen)
    while at < length:
        end = at + 1
        while end < length and unicodedata.combining(seen[end]):
            end += 1
        sign = _sign(seen[at : min(end, at + 1 + _MOST_MARKS)])
        signs.append(sign)
        places.extend([at] * len(sign))
        at = end
    return "".join(signs), tuple(places)


def _sign(cluster: str) -> str:
    if _UNSEEN.match(cluster):
        return ""
    if cluster in _APOSTROPHES:
        return "'"
    return unicodedata.normalize("NFKC", cluster).lower()
