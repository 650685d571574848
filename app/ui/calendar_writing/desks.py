"""What the window asks about what calendars get, as a protocol."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as it would be written."""

    start_at: datetime
    end_at: datetime
    title: str
    is_busy: bool = False


@dataclass(frozen=True, slots=True)
class WritingLook:
    """What would be written.

    Attributes:
        whats: What was chosen; empty where it is as one works.
        usual: What one's way of working writes.
        counts: Events by what is written.
        next: The next ones.
    """

    whats: tuple[str, ...]
    usual: str
    privacy: str
    counts: tuple[tuple[str, int], ...] = ()
    next: Sequence[EventLine] = ()

    @property
    def total(self) -> int:
        """How many events it is."""
        return sum(count for _, count in self.counts)


class WritingDesk(Protocol):
    """Choosing what calendars get; every method runs on the database thread and may raise an AppError."""

    def kept(self) -> WritingLook:
        """As it was chosen last."""

    def preview(self, whats: Sequence[str], privacy: str) -> WritingLook:
        """What this would write; nothing is chosen by it."""

    def choose(self, whats: Sequence[str], privacy: str) -> object:
        """Write this from now on; nothing named is as one works."""
