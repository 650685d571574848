"""Requests that wait for an answer, each with times that fit, and what a yes costs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from app.domain.day_gaps import Room, first_fit
from app.domain.helping import Stake
from app.domain.requests import Request

_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class Parked:
    """A request to me that waits for an answer.

    Attributes:
        fits_at: Where it fits today, else on the next working day.
        counter_at: Where it fits on the next working day, for a kind 'not today'.
        round_at, round_slot_at: The next round of today in which it fits, and where.
        help_then: How much help that makes today, if it takes the place where it fits.
        stake: One's own word that this much help may cost; None within what a day has for helping.
    """

    request: Request
    by: str
    fits_at: datetime | None
    counter_at: datetime | None
    round_at: datetime | None = None
    round_slot_at: datetime | None = None
    help_then: timedelta = _NOTHING
    stake: Stake | None = None


@dataclass(frozen=True, slots=True)
class Ticket:
    """The way back to what was left to help somebody."""

    request: Request
    by: str
    left_case_id: UUID | None
    left: str


@dataclass(frozen=True, slots=True)
class Budget:
    """How much of a day goes to colleagues, how much of it is given, and whose word more of it would cost.

    Attributes:
        a_day: None for no limit.
    """

    a_day: timedelta | None = None
    given: timedelta = _NOTHING
    stake: Stake | None = None

    def cost_of(self, more: timedelta) -> Stake | None:
        """What so much more help may cost; None while it is within the day's."""
        return self.stake if self.a_day is not None and self.given + more > self.a_day else None


def parked_with_times(
    requests: Iterable[tuple[Request, str]],
    today: Room,
    following: Room,
    rounds: Sequence[datetime],
    budget: Budget,
) -> tuple[Parked, ...]:
    """Each request with its times; no two are offered the same place.

    Args:
        rounds: The rounds of today that are still to come.
    """
    parked = []
    for request, by in requests:
        effort = request.effort
        counter_at = first_fit(following.gaps, effort)
        round_at, round_slot_at = _in_a_round(rounds, today, effort)
        at = today.take(effort)
        cost = budget.cost_of(effort) if at is not None else None
        fits_at = at or following.take(effort)
        help_then = budget.given + effort
        parked.append(Parked(request, by, fits_at, counter_at, round_at, round_slot_at, help_then, cost))
    return tuple(parked)


def _in_a_round(
    rounds: Iterable[datetime], today: Room, effort: timedelta
) -> tuple[datetime | None, datetime | None]:
    for round_at in rounds:
        later = [(max(start, round_at), end) for start, end in today.gaps if end > round_at]
        slot_at = first_fit(later, effort)
        if slot_at is not None:
            return round_at, slot_at
    return None, None
