"""Requests: something a colleague is asked for about a case, delivered at their next open slot."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app.domain.errors import AppError, BrokenRule
from app.domain.steps import DEFAULT_EFFORT

URGENT_PER_DAY = 3

MARK = "ask-"
"""How the short name of a request begins."""

_SHORT = 6
"""So many of an id's last digits tell requests apart; they are the random ones."""


@dataclass(eq=False)
class UrgentUsedUp(AppError):
    """As many urgent requests were made today as a day allows; an ordinary one arrives at ``next_at``."""

    limit: int
    name: str
    next_at: datetime
    zone: str


@dataclass(eq=False)
class AskedOneself(AppError):
    """One asks others; for oneself there is the step."""

    name: str


@dataclass(eq=False)
class RequestSettled(AppError):
    """Nothing waits for an answer any more: it was answered, taken back, or ended with its case."""

    text: str


@dataclass(eq=False)
class NotYourRequest(AppError):
    """Another person must answer it, or asked it."""

    text: str
    whose: str


class RequestState(StrEnum):
    """Where a request stands. ``delivered`` is one that was seen before this store kept a ledger of it."""

    ASKED = "asked"
    DELIVERED = "delivered"
    ANSWERED = "answered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Ending(StrEnum):
    """Why a request came to its end, or back to its asker, without a person saying so."""

    CASE_CLOSED = "case_closed"
    AWAY = "away"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class AskRules:
    """How one person's asking is guarded.

    Attributes:
        is_collected: Asks wait for the colleague's next open slot instead of going out one by one.
        urgent_a_day: How many may be urgent, or None for as many as one likes.
    """

    is_collected: bool = True
    urgent_a_day: int | None = URGENT_PER_DAY


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a colleague.

    Attributes:
        owner_id: Who must answer now: the receiver, or the asker once it is declined. Never nobody.
        deliver_at: When the receiver sees it; the asker was shown this time before sending.
        harm: Why a customer would be harmed by waiting; needed for an urgent one.
        effort: How long helping takes, as far as one knows.
        slot_at: When the helper does it; their day keeps that time.
        suggested_id: Whom the receiver named instead of themselves.
        ending: Why it ended or came back, where no person said so.
        started_at, ended_at: When the helper began, and when they went back to their own work.
        left_case_id: What the helper left for it: the return ticket.

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
    effort: timedelta = DEFAULT_EFFORT
    slot_at: datetime | None = None
    suggested_id: UUID | None = None
    ending: Ending | None = None
    started_at: datetime | None = None
    left_case_id: UUID | None = None
    ended_at: datetime | None = None
    version: int = 0

    def __post_init__(self) -> None:
        if self.is_urgent and not self.harm.strip():
            raise BrokenRule("urgent", "an urgent request says which harm to a customer it prevents")

    @property
    def mark(self) -> str:
        """What people type to name it, such as ``ask-3f9a2c``."""
        return f"{MARK}{self.id.hex[-_SHORT:]}"

    @property
    def is_with_receiver(self) -> bool:
        """Whether the one who was asked still has to answer."""
        return self.state in {RequestState.ASKED, RequestState.DELIVERED}

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to answer it: the receiver, or the asker after a no."""
        return self.is_with_receiver or self.state is RequestState.DECLINED

    @property
    def is_being_helped(self) -> bool:
        """Whether the helper is at it now and has something to return to."""
        return self.started_at is not None and self.ended_at is None

    def answered(self, text: str, at: datetime, slot_at: datetime | None = None) -> "Request":
        """With the colleague's answer, and the time they keep for it."""
        return replace(self, state=RequestState.ANSWERED, answer=text, answered_at=at, slot_at=slot_at)

    def declined(self, text: str, at: datetime, suggested_id: UUID | None = None) -> "Request":
        """Refused: it is the asker's again, with the reason and perhaps with whom to ask instead."""
        return replace(
            self,
            state=RequestState.DECLINED,
            answer=text,
            answered_at=at,
            owner_id=self.author_id,
            suggested_id=suggested_id,
        )

    def returned(self, ending: Ending, at: datetime, owner_id: UUID) -> "Request":
        """Nobody is there to answer it: whoever asked, or owns the case, has it again."""
        back = replace(self.declined("", at), owner_id=owner_id)
        return replace(back, ending=ending)

    def withdrawn(self, at: datetime, ending: Ending | None = None) -> "Request":
        """No longer needed."""
        return replace(self, state=RequestState.WITHDRAWN, answered_at=at, ending=ending)

    def started(self, at: datetime, left_case_id: UUID | None) -> "Request":
        """The helper begins, and leaves something for it."""
        return replace(self, started_at=at, left_case_id=left_case_id, ended_at=None)

    def ended(self, at: datetime) -> "Request":
        """The helper is done, and back at their own work."""
        return replace(self, ended_at=at)
