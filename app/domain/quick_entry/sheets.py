"""A line from which one reader after the other takes its words."""

import re
from dataclasses import dataclass, field

from app.domain.quick_entry.drafts import Doubt, Remark, Token

TAKEN = "\x00"
_SPACES = re.compile(r"\s")


@dataclass(slots=True)
class Sheet:
    """The line with the words already read blacked out, so that nothing is read twice.

    The one thing here that changes: it lives for a single call of the parser.
    """

    text: str
    line: str = ""
    tokens: list[Token] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @classmethod
    def of(cls, line: str) -> "Sheet":
        """A fresh sheet; every kind of space counts as one plain space."""
        return cls(_SPACES.sub(" ", line.replace(TAKEN, " ")), line)

    def take(self, start: int, end: int, name: str | None = None) -> None:
        """Black out words, and colour them as a field if one is named."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        if start >= end:
            return
        self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]
        if name:
            self.tokens.append(Token(start, end, name))

    def take_match(self, match: re.Match[str], name: str | None = None) -> None:
        """Black out what a pattern found."""
        self.take(match.start(), match.end(), name)

    def follows_taken(self, at: int) -> bool:
        """Whether the words just before were read already."""
        return self.text[:at].rstrip(" ,").endswith(TAKEN)

    def colour(self, start: int, end: int, name: str) -> None:
        """Colour words that stay readable."""
        if start < end:
            self.tokens.append(Token(start, end, name))
