"""Checklists of out-of-the-ordinary cases: items on the case, not steps (ruling 10)."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing to find out or settle."""

    id: UUID
    case_id: UUID
    owner_id: UUID
    author_id: UUID
    position: int
    text: str
    done_at: datetime | None = None
    version: int = 0

    def ticked(self, at: datetime | None) -> "ChecklistItem":
        """Ticked at a moment, or open again with None."""
        return replace(self, done_at=at)
