"""Text out of HTML and out of flowed lines, to be read and kept.

Nothing is loaded, run or followed, and each character is looked at once.
"""

import html
import re
from typing import Final

MOST: Final = 2_000_000
"""Characters of HTML that are looked at."""

_NAME = re.compile(r"/?([a-z][a-z0-9:]{0,20})")
_WITHOUT_WORDS: Final = frozenset({"script", "style"})
_SILENT: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "object"})
_LINES: Final = frozenset(
    {
        "p",
        "div",
        "tr",
        "table",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
    }
)
_QUOTE, _BREAK, _ITEM, _CELL, _RULE = "blockquote", "br", "li", "td", "hr"
_MOST_QUOTES: Final = 5
_BLANKS = re.compile(r"[^\S\xa0]+")
_MANY_LINES = re.compile(r"\n{3,}")
_SIGNATURE: Final = "-- "
"""A line of its own above a signature; its space means no going on."""


def text_of(source: str) -> str:
    """The words of a page of HTML; quoted blocks are marked as in plain letters."""
    scan = _Scan(source[:MOST])
    scan.run()
    return _MANY_LINES.sub("\n\n", "\n".join(line.rstrip() for line in scan.lines())).strip()


def unflowed(text: str, *, drops_space: bool = False) -> str:
    r"""The lines as they were typed, where a program broke long ones for the way (RFC 3676, ``format=flowed``).

    Args:
        text: With a space at the end of each line that goes on.
        drops_space: Whether that space is the break's alone (``delsp=yes``).

    >>> unflowed("Dear \nMaya,\n From here")
    'Dear Maya,\nFrom here'
    """
    done: list[str] = []
    going_on: tuple[int, list[str]] | None = None
    for line in text.splitlines():
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")
        is_flowed = words.endswith(" ") and words != _SIGNATURE
        if going_on is not None and (going_on[0] != depth or words == _SIGNATURE):
            done.append(_line(*going_on))
            going_on = None
        depth, parts = going_on or (depth, [])
        parts.append(words[:-1] if is_flowed and drops_space else words)
        going_on = (depth, parts) if is_flowed else None
        if not is_flowed:
            done.append(_line(depth, parts))
    return "\n".join([*done, _line(*going_on)] if going_on else done)


def _line(depth: int, parts: list[str]) -> str:
    return ">" * depth + (" " if depth else "") + "".join(parts)


class _Scan:
    """One walk from the first character to the last; what is not closed ends with the page."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._lowered = source.lower()
        if len(self._lowered) != len(source):  # a few capitals have longer small letters
            self._source = self._lowered
        self._done: list[str] = []
        self._line: list[str] = []
        self._quotes = 0
        self._never_closed: set[str] = set()

    def lines(self) -> list[str]:
        """What was found."""
        self._end_line()
        return self._done

    def run(self) -> None:
        """Words and tags in turn."""
        place, end = 0, len(self._source)
        while place < end:
            opened = self._lowered.find("<", place)
            opened = end if opened < 0 else opened
            self._say(self._source[place:opened])
            place = self._tag(opened) if opened < end else end

    def _tag(self, place: int) -> int:
        """What stands in pointed brackets here; answers with where it ends."""
        text, end = self._lowered, len(self._lowered)
        if text.startswith("<!--", place):
            closed = text.find("-->", place + 4)
            return end if closed < 0 else closed + 3
        found = _NAME.match(text, place + 1)
        if found is None and text[place + 1 : place + 2] not in {"!", "?", "/"}:
            self._say("<")
            return place + 1
        closed = text.find(">", place)
        if closed < 0:
            return end
        if found is not None:
            is_end = text[place + 1] == "/"
            if found[1] in _SILENT and not is_end:
                return self._past(found[1], closed + 1)
            self._structure(found[1], is_end=is_end)
        return closed + 1

    def _past(self, name: str, place: int) -> int:
        """Behind an element of which nothing is read."""
        closed = -1 if name in self._never_closed else self._lowered.find(f"</{name}", place)
        if closed < 0:
            self._never_closed.add(name)
            return len(self._lowered) if name in _WITHOUT_WORDS else place
        after = self._lowered.find(">", closed)
        return len(self._lowered) if after < 0 else after + 1

    def _structure(self, name: str, *, is_end: bool) -> None:
        if name == _QUOTE:
            self._end_line(is_kept=bool(self._line))
            self._quotes = max(self._quotes - 1, 0) if is_end else min(self._quotes + 1, _MOST_QUOTES)
        elif name in {_BREAK, _RULE}:
            self._end_line()
        elif name == _ITEM and not is_end:
            self._end_line(is_kept=bool(self._line))
            self._line.append("• ")
        elif name in _LINES:
            self._end_line(is_kept=bool(self._line))
            if name == "p" and is_end:
                self._end_line()
        elif name == _CELL and self._line and not is_end:
            self._line.append(" ")

    def _say(self, source: str) -> None:
        words = _BLANKS.sub(" ", html.unescape(source)).replace("\xa0", " ")
        if words.strip() or (words and self._line and not self._line[-1].endswith(" ")):
            self._line.append(words if self._line else words.lstrip())

    def _end_line(self, *, is_kept: bool = True) -> None:
        if is_kept:
            self._done.append("> " * self._quotes + "".join(self._line).strip())
        self._line = []
