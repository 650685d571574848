"""When a request may be put before somebody: at its slot, at their next look, and never into quiet time."""

from datetime import datetime
from uuid import UUID

from app.domain.attention import Attention
from app.domain.requests import Request, RequestState

PARKED = "parked_tray"


def may_arrive(request: Request, attention: Attention, now: datetime) -> bool:
    """Whether a question whose slot has come may knock now.

    An urgent one passes protected blocks, for it names a customer's harm; quiet hours hold it like everything
    else. Where requests are parked, the others wait for the next look.
    """
    if request.is_urgent:
        return not attention.is_resting(now)
    if attention.is_quiet(now):
        return False
    if PARKED not in attention.style.guards:
        return True
    return attention.style.batch.next_from(request.deliver_at, attention.calendar) <= now


def is_outcome_for(request: Request, person_id: UUID) -> bool:
    """Whether the end of a request is news for this person: it came back to them, or theirs was settled."""
    if request.state is RequestState.DECLINED:
        return request.owner_id == person_id
    return request.author_id == person_id
