"""Requests that nobody can answer any more: they go back, or end with their case. By rule, not by a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.history import Action, Deed, Source
from app.domain.requests import Ending, Request
from app.services.away import away_at
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.work import Work


@dataclass(frozen=True, slots=True)
class StrandedRequests:
    """Gives back what lies with somebody who is not there."""

    desk: Desk

    def give_back(self) -> Changes:
        """Give back what nobody can answer any more; one pass of the engine calls this."""
        with self.desk.reading() as unit:
            stranded = _stranded(unit, self.desk.person_id, self.desk.clock())
        changes = Changes()
        for request_id in stranded:
            changes |= self._return(request_id)
        return changes

    def _return(self, request_id: UUID) -> Changes:
        deed = Deed(Action.RETURN_REQUEST, self.desk.person_id, self.desk.clock(), Source.RULE)
        with self.desk.transactions.acting(deed) as unit:
            request = unit.requests.get(request_id)
            back_to = _back_to(unit, request, self.desk.clock())
            if not request.is_waiting or back_to == request.owner_id:
                return Changes()
            now = self.desk.clock()
            ending = Ending.AWAY if _is_away_for(unit, request, now) else Ending.LEFT
            unit.requests.save(request.returned(ending, now, back_to))
            unit.commit()
        return Changes(Nouns.CASES, frozenset({request.case_id}))


def settle_with_case(work: Work) -> None:
    """The case ends, and what was asked about it with it; whoever waited for an answer is told."""
    for request in work.unit.requests.of_case(work.case.id):
        if request.is_waiting:
            withdrawn = request.withdrawn(work.now, Ending.CASE_CLOSED)
            work.unit.requests.save(withdrawn)
            if request.author_id == work.desk.person_id:
                work.unit.deliveries.note([withdrawn], request.author_id, work.now)


def _stranded(unit: UnitOfWork, person_id: UUID, now: datetime) -> Iterable[UUID]:
    """Waiting requests of one's own that lie with somebody who is not here, now or for good."""
    waiting = unit.requests.waiting_with(person_id)
    return [one.id for one in waiting if _back_to(unit, one, now) != one.owner_id]


def _is_away_for(unit: UnitOfWork, request: Request, now: datetime) -> bool:
    """Whether whoever should answer is away from before it could reach them until after it is needed."""
    absence = away_at(unit, max(request.needed_by_at, now)).of(request.owner_id)
    reached_at = max(request.deliver_at, now)
    return absence is not None and request.is_with_receiver and absence.starts.at <= reached_at


def _back_to(unit: UnitOfWork, request: Request, now: datetime) -> UUID:
    """Who should have it: whoever has it now, else the asker, else the owner of the case."""
    asked = [request.owner_id, request.author_id]
    if _is_away_for(unit, request, now):
        asked.remove(request.owner_id)
    here = (person_id for person_id in asked if (one := unit.people.find(person_id)) and one.is_active)
    return next(here, unit.cases.get(request.case_id).owner_id)
