"""The small language in which phrase packs say what they look for.

Words stand in order, one blank apart. ``a|b`` is either word, ``word*`` any ending, ``(word)`` a word that may lack, and
``~`` up to three words of any kind (``~6`` up to six). Every pattern becomes an expression whose parts are all bounded: the
time it takes grows with the length of the text and no faster, whatever the text.
"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from app.domain.gate.folding import Folded, plain

_GAP = re.compile(r"~(\d)?")
_WORD = re.compile(r"[^\W_][^\W_'*-]*(?:['-][^\W_]+)*\*?")
_ANY_WORD = r"[^\s\0]{1,40}"
_BETWEEN = r"[ \t\n\xa0]{1,4}"
_ENDING = r"[^\W_]{0,30}"
_USUAL_GAP = 3


class InvalidPattern(ValueError):
    """A pattern that the language does not know, or that ends in what may lack."""


class Pattern:
    """One pattern, ready to be looked for."""

    def __init__(self, text: str) -> None:
        """Raises InvalidPattern."""
        self.text = text
        self._source = rf"(?<!\w)(?<!\w['-]){_source(text)}(?!\w)(?!['-]\w)"

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        """Made when it is first looked for: a start reads packs of every language and needs one."""
        return re.compile(self._source)

    def __repr__(self) -> str:
        return f"Pattern({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def spans(self, folded: Folded, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Every place of a folded text, or of a stretch of it, where it stands, without overlap."""
        for match in self._expression.finditer(folded.text, start, len(folded.text) if end is None else end):
            yield match.span()

    def is_in(self, text: str) -> bool:
        """Whether it stands anywhere in folded words."""
        return self._expression.search(text) is not None


@lru_cache(maxsize=1_024)
def pattern(text: str) -> Pattern:
    """A pattern that is asked for again and again. Raises InvalidPattern."""
    return Pattern(text)


def _source(text: str) -> str:
    parts = text.split()
    if not parts or _GAP.fullmatch(parts[0]) or parts[-1].startswith(("(", "~")):
        raise InvalidPattern(text)
    source = ""
    for number, part in enumerate(parts):
        gap = _GAP.fullmatch(part)
        if gap is not None:
            source += f"(?:{_BETWEEN}{_ANY_WORD}){{0,{int(gap[1] or _USUAL_GAP)}}}?"
        elif part.startswith("("):
            if not part.endswith(")"):
                raise InvalidPattern(text)
            words = _either(part[1:-1], text)
            source += f"(?:{words}{_BETWEEN})?" if not number else f"(?:{_BETWEEN}{words})?"
        else:
            is_led = not number or all(before.startswith("(") for before in parts[:number])
            source += ("" if is_led else f",?{_BETWEEN}") + _either(part, text)
    return source


def _either(words: str, text: str) -> str:
    found = []
    for word in words.split("|"):
        folded = plain(word)
        if _WORD.fullmatch(folded) is None:
            raise InvalidPattern(text)
        found.append(re.escape(folded.rstrip("*")) + (_ENDING if folded.endswith("*") else ""))
    return f"(?:{'|'.join(found)})"
