"""Ranks: what comes first, and because of what. The weights are data (ruling 35)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from math import log10

from app.domain.agenda import AgendaRow
from app.domain.available_time import AvailableTime
from app.domain.kinds import Kind
from app.domain.occurrences import ObligationKind

_ENQUIRIES = frozenset({Kind.LEAD, Kind.QUERY, Kind.QUOTE})


class Harm(StrEnum):
    """What hurts a customer already."""

    BROKEN_PROMISE = "broken_promise"
    SILENT_COMPLAINT = "silent_complaint"
    CUSTOMER_WAITING = "customer_waiting"


class Term(StrEnum):
    """What a rank is made of, in this order."""

    HARM = "harm"
    SHARE = "share"
    VALUE = "value"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part of a rank counts; 0 leaves it out.

    Attributes:
        broken_promise, silent_complaint, customer_waiting: Added up over the flags of a row.
        share: Of the available time used, in whole percent.
        value: Of the logarithm of the value.
        age: Of the days since the case was opened.
    """

    broken_promise: float = 1.0
    silent_complaint: float = 1.0
    customer_waiting: float = 1.0
    share: float = 1.0
    value: float = 1.0
    age: float = 1.0


@dataclass(frozen=True, slots=True)
class Because:
    """One reason for a rank.

    Attributes:
        term: The part of the rank.
        harm: Which harm, for the term of harm.
        since_at: Since when it hurts; when the case was opened, for the age.
        share: Of the available time used, for the share: 1 is due.
        value: For the value.
    """

    term: Term
    harm: Harm | None = None
    since_at: datetime | None = None
    share: float | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of the agenda with its place in the day.

    Attributes:
        kind: Which obligation comes first; ``at`` is its moment.
        share: Of the available time used: 1 is due, more is late.
        rank: Compares rows: greater comes first.
    """

    row: AgendaRow
    kind: ObligationKind
    at: datetime
    share: float
    harms: tuple[Harm, ...]
    rank: tuple[float, float, float, float]

    def is_promise_past(self, percent: int) -> bool:
        """Whether it is a promise, and at least so much of its time is used."""
        return self.kind is ObligationKind.PROMISE and self.share >= percent / 100

    @property
    def is_new_enquiry(self) -> bool:
        """Whether the customer has yet to hear a first word on it."""
        return self.row.last_told_at is None and self.row.kind in _ENQUIRIES


def place(row: AgendaRow, now: datetime, time: AvailableTime, weights: Weights) -> Placed:
    """Find out which obligation of a row comes first, and how much it presses."""
    kind, at, from_at = _first_obligation(row)
    share = time.share_used(from_at, at)
    harms = _harms(row, now)
    value = float(row.value) if row.value is not None and row.value > 0 else 0.0
    rank = (
        sum(getattr(weights, harm) for harm in harms) if harms else 0.0,
        weights.share * round(share, 2),
        weights.value * log10(1 + value),
        weights.age * (now.timestamp() - row.opened_at.timestamp()) / 86400,
    )
    return Placed(row, kind, at, share, harms, rank)


def because(placed: Placed, now: datetime) -> tuple[Because, ...]:
    """Why a row stands where it stands, strongest reason first: the terms that its rank is made of."""
    row = placed.row
    harms = (Because(Term.HARM, harm=harm, since_at=_since(harm, row)) for harm in placed.harms)
    harm, share, value, age = placed.rank
    reasons = [
        *(harms if harm else ()),
        *((Because(Term.SHARE, since_at=placed.at, share=placed.share),) if share else ()),
        *((Because(Term.VALUE, value=row.value),) if value else ()),
        *((Because(Term.AGE, since_at=row.opened_at),) if age and row.opened_at < now else ()),
    ]
    return tuple(reasons)


def _first_obligation(row: AgendaRow) -> tuple[ObligationKind, datetime, datetime]:
    """Its kind, its moment, and from when its time counts. At one moment a promise goes before news and step."""
    at = row.obligation_at
    told_at = row.last_told_at or row.opened_at
    if at == row.promise_due_at:
        return ObligationKind.PROMISE, at, min(row.promise_made_at or told_at, at)
    if at == row.news_due_at:
        return ObligationKind.NEWS, at, min(row.news_from_at or told_at, at)
    return ObligationKind.STEP, at, min(row.planned_at, at)


def _harms(row: AgendaRow, now: datetime) -> tuple[Harm, ...]:
    broken = (Harm.BROKEN_PROMISE,) if row.is_promise_broken(now) else ()
    if not row.is_waiting_for_news(now):
        return broken
    silent = (Harm.SILENT_COMPLAINT,) if row.kind is Kind.COMPLAINT else ()
    return (*broken, *silent, Harm.CUSTOMER_WAITING)


def _since(harm: Harm, row: AgendaRow) -> datetime | None:
    return row.promise_due_at if harm is Harm.BROKEN_PROMISE else row.news_due_at
