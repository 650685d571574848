"""Requests between colleagues: delivered at the receiver's next open slot, never ownerless."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from app.domain.errors import BrokenRule, NotFound, NotYours
from app.domain.history import Action
from app.domain.interactions import SUMMARY_LIMIT
from app.domain.moments import Moment
from app.domain.people import Person
from app.domain.requests import URGENT_PER_DAY, Request, UrgentUsedUp
from app.domain.text_hygiene import clean
from app.services.changes import Changes, Remark, case_changed
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.work import at_work

_LOOK_AHEAD_DAYS = 60


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """What is asked of a colleague."""

    to_id: UUID
    text: str
    needed_by: Moment
    harm: str = ""

    @property
    def is_urgent(self) -> bool:
        """Whether it says which harm to a customer it prevents."""
        return bool(clean(self.harm))


@dataclass(frozen=True, slots=True)
class RequestService:
    """Asking and answering."""

    desk: Desk

    def delivered_at(self, to_id: UUID) -> datetime:
        """When a request sent now would reach the colleague; shown before it is sent."""
        with self.desk.reading() as unit:
            return self._slot(unit.people.get(to_id))

    def ask(self, case_id: UUID, draft: RequestDraft) -> Changes:
        """Ask a colleague for something about a case.

        Raises:
            BrokenRule: It says nothing.
            UrgentUsedUp: It is the fourth urgent one today.
        """
        if not clean(draft.text):
            raise BrokenRule("request", "a request says what is needed")
        with self.desk.acting(Action.ASK) as unit:
            now = self.desk.clock()
            _ = at_work(self.desk, unit, case_id)
            receiver = unit.people.get(draft.to_id)
            if draft.is_urgent and self._urgent_today(unit, now) >= URGENT_PER_DAY:
                raise UrgentUsedUp(URGENT_PER_DAY, receiver.name, self._slot(receiver), receiver.zone)
            deliver_at = now if draft.is_urgent else self._slot(receiver)
            request = Request(
                self.desk.ids(),
                case_id,
                receiver.id,
                self.desk.person_id,
                receiver.id,
                clean(draft.text, SUMMARY_LIMIT, "request"),
                now,
                draft.needed_by.at,
                deliver_at,
                draft.is_urgent,
                clean(draft.harm, SUMMARY_LIMIT, "harm"),
            )
            unit.requests.save(request)
            unit.commit()
        return case_changed(case_id, Remark("asked", {"name": receiver.name, "at": deliver_at}))

    def answer(self, request_id: UUID, text: str) -> Changes:
        """Give the colleague what was asked. Raises NotFound, NotYours."""
        return self._settle(request_id, text, is_declined=False)

    def decline(self, request_id: UUID, text: str) -> Changes:
        """Say no, kindly: the asker owns it again. Raises NotFound, NotYours."""
        return self._settle(request_id, text, is_declined=True)

    def _settle(self, request_id: UUID, text: str, *, is_declined: bool) -> Changes:
        with self.desk.acting(Action.ANSWER_REQUEST) as unit:
            request, now = unit.requests.get(request_id), self.desk.clock()
            text = clean(text, SUMMARY_LIMIT, "answer")
            if not request.is_waiting or (is_declined and request.owner_id == request.author_id):
                raise NotFound("request", request.text)
            if request.owner_id != self.desk.person_id:
                owner = unit.people.get(request.owner_id)
                raise NotYours(unit.cases.get(request.case_id).reference, owner.name)
            unit.requests.save(request.declined(text, now) if is_declined else request.answered(text, now))
            unit.commit()
        return case_changed(request.case_id)

    def _slot(self, receiver: Person) -> datetime:
        """The receiver's next published reading time, else the next opening outside protected blocks."""
        now, calendar = self.desk.clock(), self.desk.calendar_of(receiver)
        if not receiver.reading_slots:
            return calendar.opening_after(now)
        day = calendar.day_of(now)
        for _ in range(_LOOK_AHEAD_DAYS):
            for slot in sorted(receiver.reading_slots):
                wall = datetime.combine(day, time.fromisoformat(slot))
                at = Moment(wall, receiver.zone).at
                if at > now and calendar.is_working_day(day):
                    return at
            day += timedelta(days=1)
        return calendar.opening_after(now)

    def _urgent_today(self, unit: UnitOfWork, now: datetime) -> int:
        zone = self.desk.person(unit).zone
        today = Moment.of(now, zone).wall.date()
        return sum(
            1
            for asked_at in unit.requests.urgent_times(self.desk.person_id)
            if Moment.of(asked_at, zone).wall.date() == today
        )
