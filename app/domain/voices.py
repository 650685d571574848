"""The company's voices: what a draft is made of, in one language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from app.domain.kinds import Kind, Phase

ANY = "any"
"""The opening of every kind of case that has none of its own."""


_OPENING, _NEXT = "opening", "next"
_SPARED = frozenset({"known", "waiting"})
"""What a short letter does without: what they heard last, and whom we wait for."""


class RefusedTemplate(ValueError):
    """A template with something in it that a letter does not need.

    Attributes:
        what: The words that are not for a letter; empty where the text cannot be read at all.
        line: Where it stands, counted from one.
    """

    def __init__(self, reason: str, line: int = 1, what: str = "") -> None:
        super().__init__(reason)
        self.line, self.what = line, what


class Template(Protocol):
    """A text with places for facts."""

    @property
    def text(self) -> str:
        """As it is written."""

    @property
    def facts(self) -> Sequence[tuple[str, int]]:
        """The facts that it names, each with its line; what a list holds is named ``list[]``."""

    def another(self, text: str) -> "Template":
        """A template of the same kind with another text. Raises RefusedTemplate."""

    def filled(self, facts: Mapping[str, Any]) -> str:
        """The text with the facts in it: plain words, whatever they look like. Raises RefusedTemplate."""


class Purpose(StrEnum):
    """What a letter is for."""

    FIRST_WORD = "first_word"
    STATUS = "status"
    ANSWER = "answer"
    NOTHING_NEW = "nothing_new"
    LAST_WORD = "last_word"


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice in one language.

    Attributes:
        address: How the reader is spoken to, where the language knows more than one form.
        letters: The names of the parts that a letter for each purpose has, in order.
        parts: By name; ``opening`` comes from the openings.
        openings: For each purpose by kind and phase (``quote.sent``), by kind, or for any.
        blocks: Sentences that a writer may put in, by name.
    """

    key: str
    language: str
    address: str
    subject: Template
    day_and_time: Template
    letters: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, Template]
    openings: Mapping[str, Mapping[str, Template]]
    blocks: Mapping[str, Template]

    def opening(self, purpose: Purpose, kind: Kind, phase: Phase) -> Template:
        """The sentence that a letter begins with."""
        found = self.openings[purpose]
        return next(found[key] for key in (f"{kind}.{phase}", kind.value, ANY) if key in found)

    def order(self, purpose: Purpose, *, is_short: bool = False) -> tuple[str, ...]:
        """The parts of a letter, in the order in which they are read."""
        names = self.letters[purpose]
        if not is_short or _NEXT not in names or _OPENING not in names:
            return names
        rest = [name for name in names if name not in _SPARED and name != _NEXT]
        place = rest.index(_OPENING) + 1
        return (*rest[:place], _NEXT, *rest[place:])

    def text(
        self, purpose: Purpose, kind: Kind, phase: Phase, facts: Mapping[str, Any], *, is_short: bool = False
    ) -> str:
        """A whole letter; parts that come out empty are left out.

        Args:
            is_short: When they hear again comes first, and what they know already does not come again.
        """
        parts = dict(self.parts) | {"opening": self.opening(purpose, kind, phase)}
        said = (parts[name].filled(facts).strip("\n") for name in self.order(purpose, is_short=is_short))
        return "\n\n".join(text for text in said if text.strip())


Voices = Mapping[tuple[str, str], Voice]
"""Every voice, by language and key."""


@dataclass(frozen=True, slots=True)
class Days:
    """How days and hours are written in a language."""

    day: Callable[[date, str], str]
    time: Callable[[datetime, str], str]
