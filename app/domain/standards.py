"""Service standards: what every customer gets, by kind and phase; the company's data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from app.domain.kinds import Channel, Kind, Phase
from app.domain.quiet import QuietAfter
from app.domain.spans import Span

QUIET = "quiet"
"""The part of the book about quiet customers."""

DROPPED = "dropped"
"""In place of a length: this step of a cadence is not proposed any more."""


@dataclass(frozen=True, slots=True)
class CadenceStep:
    """One step that a phase proposes by default.

    Attributes:
        after: Counted from the start of the phase, in the company's business time.
        before_validity: Counted back from the day the quote runs out, instead of ``after``.
        is_dropped: It is not proposed any more. It keeps its place, for what was done of it is known by that.
    """

    what: str
    channel: Channel
    after: Span | None = None
    before_validity: Span | None = None
    is_dropped: bool = False


@dataclass(frozen=True, slots=True)
class Standard:
    """What a customer gets in one phase of one kind.

    Attributes:
        first_word: From opening, and from each incoming message, to our word.
        news: The longest silence while the case is open.
        first_step: What the first word is called, and by which channel.
        status_step: The step when nothing else is proposed: tell where it stands.
        closing: The closing question once the cadence is exhausted; None where silence never closes.
        is_check_back: The news date is the step itself (ruling 4).
    """

    kind: Kind
    phase: Phase
    first_word: Span
    news: Span
    first_step: CadenceStep
    status_step: CadenceStep
    cadence: tuple[CadenceStep, ...] = ()
    closing: CadenceStep | None = None
    is_check_back: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class ServiceBook:
    """All standards of the company, with what is common to them.

    Attributes:
        outcomes: How each kind may end; the first is the good one.
        checklist: Proposed for an out-of-the-ordinary case.
        quiet: When a customer with whom nobody spoke counts as quiet.
    """

    standards: Mapping[tuple[Kind, Phase], Standard]
    outcomes: Mapping[Kind, tuple[str, ...]]
    checklist: tuple[str, ...]
    quiet: QuietAfter = field(default_factory=QuietAfter)

    def of(self, kind: Kind, phase: Phase) -> Standard:
        """The standard of a phase."""
        return self.standards[kind, phase]


@dataclass(frozen=True, slots=True)
class StandardPart:
    """One part of the book as the store keeps it: what the file says of a kind, of outcomes, of quiet customers."""

    id: UUID
    name: str
    content: Mapping[str, Any]
    author_id: UUID | None = None
    version: int = 0
