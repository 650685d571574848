"""What the window asks about time needed and free, evidence and fit, as a protocol; answers are ready in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CapacityLook:
    """Whether the work fits.

    Attributes:
        short: Hours needed and free, or what is at stake first, in a few words.
        lines: The same at length.
        stake_id: The case that is at stake first, or None.
        words: Customers who can hear before the work is complete: the case, and who they are.
    """

    short: str
    lines: tuple[str, ...]
    is_warning: bool = False
    stake_id: UUID | None = None
    words: tuple[tuple[UUID, str], ...] = ()


@dataclass(frozen=True, slots=True)
class InterimDraft:
    """A word before the work is complete.

    Attributes:
        next_word: When they hear again, as one types it.
    """

    text: str
    next_word: str


@dataclass(frozen=True, slots=True)
class DropProposal:
    """A step that one could do without.

    Attributes:
        words: Why, and what dropping it would move; for those who may not, who may.
    """

    key: str
    what: str
    words: str
    may_drop: bool = False


@dataclass(frozen=True, slots=True)
class CadenceTable:
    """One cadence, step by step, with what came of each."""

    title: str
    steps: tuple[tuple[str, str], ...]
    proposals: tuple[DropProposal, ...] = ()


@dataclass(frozen=True, slots=True)
class FitLine:
    """One way of working and how it worked."""

    name: str
    words: str
    note: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class FitLook:
    """All ways of working that were used.

    Attributes:
        advice: That another way worked better, or empty; ``better`` is that one's key.
    """

    lines: tuple[FitLine, ...]
    advice: str = ""
    better: str = ""
    better_name: str = ""


class WorkDesk(Protocol):
    """Every method runs on the database thread and may raise an AppError."""

    def capacity(self) -> CapacityLook | None:
        """Whether the work fits; None where the way of working asks for no such warning."""

    def suggestion(self, case_id: UUID) -> str:
        """What the own history suggests for the step; empty where it is not asked."""

    def interim(self, case_id: UUID) -> InterimDraft:
        """A draft of the word before the work is complete."""

    def reminders(self, case_id: UUID) -> Sequence[str]:
        """Why each reminder of a case comes, one paragraph each."""

    def evidence(self) -> Sequence[CadenceTable]:
        """At which step of each cadence customers answered."""

    def drop(self, key: str) -> object:
        """Propose that step no more. Refused where I am neither a lead nor an administrator."""

    def fit(self) -> FitLook:
        """How each way of working worked for me."""
