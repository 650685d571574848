"""Putting requests before people: questions in one batch at a slot, outcomes when they come. Each once (R6)."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.attention import Attention
from app.domain.deliveries import is_outcome_for, may_arrive
from app.domain.requests import Request
from app.services.desks import Desk
from app.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Delivered:
    """One request that is put before a person, with the names in it.

    Attributes:
        by: Who speaks: the asker of a question, the one who answered.
        customer: Whom it is about.
        is_outcome: An answer, a no or an end; else a question.
        suggested: Whom they named instead of themselves.
    """

    request: Request
    by: str
    customer: str
    is_outcome: bool = False
    suggested: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryService:
    """Works inside the engine's unit of work."""

    desk: Desk

    def deliver(self, unit: UnitOfWork, attention: Attention, now: datetime) -> tuple[Delivered, ...]:
        """What reaches the acting person now; noted as shown, so that it is shown once."""
        me = self.desk.person_id
        asked = [one for one in unit.deliveries.asked_of(me, now) if may_arrive(one, attention, now)]
        settled = [] if attention.is_quiet(now) else list(unit.deliveries.outcomes_for(me))
        settled = [one for one in settled if is_outcome_for(one, me)]
        unit.deliveries.note([*asked, *settled], me, now)
        return (
            *(self._named(unit, one, is_outcome=False) for one in asked),
            *(self._named(unit, one, is_outcome=True) for one in settled),
        )

    def next_at(self, unit: UnitOfWork, now: datetime) -> datetime | None:
        """When the next question reaches the acting person, or None."""
        return unit.deliveries.next_at(self.desk.person_id, now)

    def _named(self, unit: UnitOfWork, request: Request, *, is_outcome: bool) -> Delivered:
        by_id = request.to_id if is_outcome else request.author_id
        names = unit.people.many([by_id, *filter(None, [request.suggested_id])])
        case = unit.cases.get(request.case_id)
        suggested = names.get(request.suggested_id) if request.suggested_id else None
        return Delivered(
            request,
            names[by_id].name,
            unit.customers.get(case.customer_id).name,
            is_outcome,
            suggested.name if suggested else "",
        )
