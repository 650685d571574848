"""Helping colleagues: how much of a day goes there, and which own word is at stake when it is too much."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.requests import Request, RequestState


@dataclass(frozen=True, slots=True)
class Stake:
    """One's own word to a customer that help for colleagues may cost.

    Attributes:
        is_promise: Promised; else only the date on which the customer must hear.
    """

    case_id: UUID
    name: str
    due_at: datetime
    is_promise: bool


def help_at(request: Request) -> datetime | None:
    """When help is or was given: its booked time, else the moment of the answer; None where there is none."""
    if request.state is not RequestState.ANSWERED or request.owner_id != request.to_id:
        return None
    return request.slot_at or request.answered_at


def helped(requests: Iterable[Request], from_at: datetime, until_at: datetime) -> timedelta:
    """How much help was given or is booked in that time."""
    given = ((one, help_at(one)) for one in requests)
    return sum(
        (one.effort for one, at in given if at is not None and from_at <= at < until_at),
        timedelta(),
    )


def stakes(rows: Iterable[AgendaRow], now: datetime, until_at: datetime) -> tuple[Stake, ...]:
    """One's own promises that are due until then, the earliest first; without any, the words that are due."""
    rows = list(rows)
    promised = [_promised(row, row.promise_due_at) for row in rows if row.promise_due_at is not None]
    found = [one for one in promised if now <= one.due_at <= until_at]
    if not found:
        words = (Stake(row.case_id, _name(row), row.news_due_at, is_promise=False) for row in rows)
        found = [one for one in words if now <= one.due_at <= until_at]
    return tuple(sorted(found, key=lambda one: one.due_at))


def _promised(row: AgendaRow, due_at: datetime) -> Stake:
    return Stake(row.case_id, _name(row), due_at, is_promise=True)


def _name(row: AgendaRow) -> str:
    return row.contact or row.customer
