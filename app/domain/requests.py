"""Requests: something a colleague is asked for about a case, delivered at their next open slot."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.domain.errors import AppError, BrokenRule

URGENT_PER_DAY = 3


@dataclass(eq=False)
class UrgentUsedUp(AppError):
    """As many urgent requests were made today as a day allows; an ordinary one arrives at ``next_at``."""

    limit: int
    name: str
    next_at: datetime
    zone: str


class RequestState(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    DELIVERED = "delivered"
    ANSWERED = "answered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a colleague.

    Attributes:
        owner_id: Who must answer now: the receiver, or the asker once it is declined. Never nobody.
        deliver_at: When the receiver sees it; the asker was shown this time before sending.
        harm: Why a customer would be harmed by waiting; needed for an urgent one.

    Raises:
        BrokenRule: Urgent without a harm to a customer.
    """

    id: UUID
    case_id: UUID
    owner_id: UUID
    author_id: UUID
    to_id: UUID
    text: str
    asked_at: datetime
    needed_by_at: datetime
    deliver_at: datetime
    is_urgent: bool = False
    harm: str = ""
    state: RequestState = RequestState.ASKED
    answer: str = ""
    answered_at: datetime | None = None
    version: int = 0

    def __post_init__(self) -> None:
        if self.is_urgent and not self.harm.strip():
            raise BrokenRule("urgent", "an urgent request says which harm to a customer it prevents")

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to answer it: the receiver, or the asker after a no."""
        return self.state in {RequestState.ASKED, RequestState.DELIVERED, RequestState.DECLINED}

    def answered(self, text: str, at: datetime) -> "Request":
        """With the colleague's answer."""
        return replace(self, state=RequestState.ANSWERED, answer=text, answered_at=at)

    def declined(self, text: str, at: datetime) -> "Request":
        """Refused: it is the asker's again, with the reason."""
        return replace(
            self, state=RequestState.DECLINED, answer=text, answered_at=at, owner_id=self.author_id
        )
