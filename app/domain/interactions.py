"""Interactions: one touch with the customer, in or out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.domain.gate.findings import KeptFinding
from app.domain.kinds import Channel

SUMMARY_LIMIT = 100_000


class Direction(StrEnum):
    """Who spoke: the customer (in) or we (out)."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Said:
    """What was said, and what of it the writer knowingly let stand.

    Attributes:
        is_letter: It was written in the composer: what was kept of it as a draft goes.
    """

    text: str
    kept: tuple[KeptFinding, ...] = ()
    is_letter: bool = False

    @classmethod
    def of(cls, words: "str | Said") -> "Said":
        """Words that nobody looked at let nothing stand."""
        return words if isinstance(words, Said) else cls(words)


@dataclass(frozen=True, slots=True)
class Interaction:
    """One touch with the customer.

    Attributes:
        told_status: Whether it told the customer where the matter stands: only that resets the news clock.
        is_quote_sent: Whether it carried the quote.
        is_reached: Whether it was a real contact: reached by phone, a visit, a personal message.
        kept: What the reply gate found in it and the writer let stand, each with the reason.
    """

    id: UUID
    case_id: UUID
    contact_id: UUID | None
    owner_id: UUID
    author_id: UUID
    direction: Direction
    channel: Channel
    at: datetime
    summary: str
    told_status: bool = False
    is_quote_sent: bool = False
    is_reached: bool = True
    kept: tuple[KeptFinding, ...] = ()
    version: int = 0
