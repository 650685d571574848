"""Ideas: what a customer said that others should hear, and what became of it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.domain.errors import AppError, BrokenRule

MARK = "idea-"
"""How the short name of an idea begins."""

WORDS_LIMIT = 2_000
THEME_LIMIT = 60
ANSWER_LIMIT = 2_000
_SHORT = 6
"""So many of an id's last digits tell ideas apart; they are the random ones."""

_STEM = 4
"""Words that agree in so many letters speak of the same thing, such as 'rent' and 'renting'."""


_QUOTED = re.compile(r"[“„«]([^“”„«»]+)[”“»]|(?<!\w)\"([^\"]+)\"")


@dataclass(eq=False)
class NothingSaid(AppError):
    """An idea is a customer's words; there are none."""


@dataclass(eq=False)
class NoBecause(AppError):
    """A no is told with its because."""


@dataclass(eq=False)
class IdeaAnswered(AppError):
    """It has its answer already, which the customer hears of."""

    words: str


class IdeaKind(StrEnum):
    """What the customer's words are."""

    PRAISE = "praise"
    IDEA = "idea"
    NEW_USE = "new_use"
    CAUSE = "cause"


class IdeaState(StrEnum):
    """Where an idea is now."""

    NEW = "new"
    READ = "read"
    PLANNED = "planned"
    DONE = "done"
    DECLINED = "declined"


ANSWERS = frozenset({IdeaState.PLANNED, IdeaState.DONE, IdeaState.DECLINED})
"""States that are an answer: whoever said it hears of it."""


@dataclass(frozen=True, slots=True)
class Idea:
    """A customer's words that others should hear.

    Attributes:
        owner_id: Who has it now: whoever noted it, until somebody reads or answers it.
        author_id: Who noted it.
        interaction_id: The contact in which it was said, if it came from one.
        said_at: When the customer said it.
        noted_at: When it was noted; the weekly sheet counts by this.
        theme: What it is about, as the company's people call it; may be empty.
        answer: What was said to it; from planned on the customer hears it.

    Raises:
        BrokenRule: No words, a no without its because, or an answer without its moment.
    """

    id: UUID
    case_id: UUID
    customer_id: UUID
    contact_id: UUID | None
    interaction_id: UUID | None
    owner_id: UUID
    author_id: UUID
    kind: IdeaKind
    words: str
    said_at: datetime
    noted_at: datetime
    theme: str = ""
    state: IdeaState = IdeaState.NEW
    answer: str = ""
    answered_at: datetime | None = None
    version: int = 0

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise BrokenRule("idea", "an idea is what a customer said")
        if (self.state in ANSWERS) != (self.answered_at is not None):
            raise BrokenRule("idea", "what is answered knows when")
        if self.state is IdeaState.DECLINED and not self.answer.strip():
            raise BrokenRule("idea", "a no is told with its because")

    @property
    def mark(self) -> str:
        """What people type to name it, such as ``idea-3f9a2c``."""
        return f"{MARK}{self.id.hex[-_SHORT:]}"

    @property
    def is_answered(self) -> bool:
        """Whether whoever said it has an answer."""
        return self.state in ANSWERS

    def about(self, theme: str) -> "Idea":
        """The same words under another theme."""
        return replace(self, theme=theme)

    def read(self, reader_id: UUID, note: str = "") -> "Idea":
        """Somebody has it now, perhaps with a word on what they do; the customer hears nothing yet."""
        return replace(self, state=IdeaState.READ, owner_id=reader_id, answer=note, answered_at=None)

    def answered(self, state: IdeaState, text: str, by_id: UUID, at: datetime) -> "Idea":
        """Planned, done or declined, with what is said to it."""
        return replace(self, state=state, owner_id=by_id, answer=text, answered_at=at)


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme with how many ideas stand under it, and how many of them wait for an answer."""

    theme: str
    ideas: int
    waiting: int


def theme_counts(ideas: Iterable[Idea]) -> tuple[ThemeCount, ...]:
    """Every theme in use, the fullest first; ideas without one are left out."""
    every, waiting = Counter[str](), Counter[str]()
    for idea in ideas:
        if idea.theme:
            every[idea.theme] += 1
            waiting[idea.theme] += not idea.is_answered
    ordered = sorted(every, key=lambda theme: (-every[theme], theme.casefold()))
    return tuple(ThemeCount(theme, every[theme], waiting[theme]) for theme in ordered)


def spelled(theme: str, used: Iterable[str]) -> str:
    """The theme as it is spelled already, if only its capitals differ.

    >>> spelled("renting", ["Delivery", "Renting"])
    'Renting'
    """
    return next((one for one in used if one.casefold() == theme.casefold()), theme)


def suggested(words: str, used: Sequence[str]) -> tuple[str, ...]:
    """The themes in use that these words speak of; in the order they are given.

    >>> suggested("Could we rent one?", ["Delivery", "Renting"])
    ('Renting',)
    """
    said = _stems(words)
    return tuple(theme for theme in used if said & _stems(theme))


def quoted(text: str) -> str:
    """A customer's words out of what was filed: what stands in quotation marks, else all of it.

    >>> quoted('He liked it: “Could we rent one?” Asked Tom.')
    'Could we rent one?'
    >>> quoted("They would rather rent.")
    'They would rather rent.'
    """
    pieces = ("".join(groups).strip() for groups in _QUOTED.findall(text))
    found = [piece for piece in pieces if piece]
    said = " … ".join(found) if found else text.strip()
    return said if len(said) <= WORDS_LIMIT else f"{said[: WORDS_LIMIT - 1].rstrip()}…"


def _stems(text: str) -> set[str]:
    letters = "".join(sign if sign.isalnum() else " " for sign in text.casefold())
    return {word[:_STEM] for word in letters.split() if len(word) >= _STEM}
