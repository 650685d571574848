"""The kinds of case, their phases and letters, and the channels to a customer."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a case is about."""

    LEAD = "lead"
    QUOTE = "quote"
    QUERY = "query"
    COMPLAINT = "complaint"
    RETURN = "return"
    ORDER = "order"


class Phase(StrEnum):
    """Where a case stands within its kind; standards and cadences are keyed by both."""

    ACTIVE = "active"
    RESTING = "resting"
    ASKED = "asked"
    SENT = "sent"
    OPEN = "open"
    PLANNED = "planned"
    CHECK_BACK = "check_back"
    PLACED = "placed"
    DELIVERED = "delivered"


class Channel(StrEnum):
    """How a step or an interaction reaches the customer; a task reaches nobody."""

    CALL = "call"
    EMAIL = "email"
    VISIT = "visit"
    MESSAGE = "message"
    TASK = "task"


class State(StrEnum):
    """Whether a case is still somebody's to do."""

    OPEN = "open"
    CLOSED = "closed"


PHASES: Mapping[Kind, tuple[Phase, ...]] = MappingProxyType(
    {
        Kind.LEAD: (Phase.ACTIVE, Phase.RESTING),
        Kind.QUOTE: (Phase.ASKED, Phase.SENT),
        Kind.QUERY: (Phase.OPEN,),
        Kind.COMPLAINT: (Phase.OPEN, Phase.PLANNED, Phase.CHECK_BACK),
        Kind.RETURN: (Phase.OPEN,),
        Kind.ORDER: (Phase.PLACED, Phase.DELIVERED),
    }
)
"""The phases of each kind; a new case starts in the first."""

LETTERS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.LEAD: "L",
        Kind.QUOTE: "Q",
        Kind.QUERY: "E",
        Kind.COMPLAINT: "C",
        Kind.RETURN: "R",
        Kind.ORDER: "O",
    }
)
"""The letter shown before a case's number (the number alone is the reference)."""

AGREED_DATE_PHASES = frozenset({Phase.RESTING})
"""Phases that lie still until a date agreed with the customer."""

CHECK_BACK_PHASES = frozenset({Phase.CHECK_BACK, Phase.DELIVERED})
"""Phases in which the news date is the check-back itself."""


def reference(kind: Kind, number: int) -> str:
    """The reference as people see it.

    >>> reference(Kind.QUOTE, 4127)
    'Q-4127'
    """
    return f"{LETTERS[kind]}-{number}"


def number_of(text: str) -> int | None:
    """The number in a reference, with or without its letter; None if it is none.

    >>> number_of("Q-4127"), number_of("#4127"), number_of("4127"), number_of("Ruth")
    (4127, 4127, 4127, None)
    """
    digits = text.strip().lstrip("#").upper()
    head, _, tail = digits.rpartition("-")
    if head and head not in LETTERS.values():
        return None
    return int(tail) if tail.isascii() and tail.isdigit() and len(tail) <= 9 else None
