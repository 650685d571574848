"""Hand-overs: a case passing between people, never ownerless in between (ruling 14)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

ANSWER_SPAN = "1 bd"
"""Unanswered after this, the case goes back to the giver with a notice."""


class HandoverState(StrEnum):
    """Where an offer stands."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class HandoverKind(StrEnum):
    """Who moved the case: its owner hands over, a lead reassigns."""

    HANDOVER = "handover"
    REASSIGNMENT = "reassignment"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Handover:
    """One offer of a case to a colleague."""

    id: UUID
    case_id: UUID
    owner_id: UUID
    author_id: UUID
    to_id: UUID
    kind: HandoverKind
    offered_at: datetime
    expires_at: datetime
    state: HandoverState = HandoverState.OFFERED
    answered_at: datetime | None = None
    note: str = ""
    version: int = 0

    def answered(self, state: HandoverState, at: datetime) -> "Handover":
        """The same offer, settled."""
        return replace(self, state=state, answered_at=at)
