"""Requests that nobody can answer any more: they go back, or end with their case. By rule, not by a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.absences import Absence, away_now
from app.domain.history import Action, Deed, Source
from app.domain.requests import Ending, Request
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
            request, now = unit.requests.get(request_id), self.desk.clock()
            here = _Here.of(unit, [request], now)
            back_to = here.back_to(request)
            if not request.is_waiting or back_to == request.owner_id:
                return Changes()
            ending = Ending.AWAY if here.is_away_for(request) else Ending.LEFT
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
    if not waiting:
        return []
    here = _Here.of(unit, waiting, now)
    return [one.id for one in waiting if here.back_to(one) != one.owner_id]


@dataclass(frozen=True, slots=True)
class _Here:
    """Who can answer, read once for any number of requests: a pass of the engine asks about all of them.

    Attributes:
        absences: What keeps people away now or later.
        active: Who works here, of those whom the requests name.
    """

    unit: UnitOfWork
    now: datetime
    absences: Sequence[Absence]
    active: frozenset[UUID]

    @classmethod
    def of(cls, unit: UnitOfWork, requests: Iterable[Request], now: datetime) -> "_Here":
        """As it is for these requests."""
        people = unit.people.many(
            {one for request in requests for one in (request.owner_id, request.author_id)}
        )
        active = frozenset(person.id for person in people.values() if person.is_active)
        return cls(unit, now, unit.absences.living(now), active)

    def is_away_for(self, request: Request) -> bool:
        """Whether whoever should answer is away from before it could reach them until after it is needed."""
        absence = away_now(self.absences, max(request.needed_by_at, self.now)).get(request.owner_id)
        reached_at = max(request.deliver_at, self.now)
        return absence is not None and request.is_with_receiver and absence.starts.at <= reached_at

    def back_to(self, request: Request) -> UUID:
        """Who should have it: whoever has it now, else the asker, else the owner of the case."""
        asked = [request.owner_id, request.author_id]
        if self.is_away_for(request):
            asked.remove(request.owner_id)
        there = next((one for one in asked if one in self.active), None)
        return there if there is not None else self.unit.cases.get(request.case_id).owner_id
