"""Requests between colleagues: delivered at the receiver's next open slot, never ownerless."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from app.domain.errors import Ambiguous, BrokenRule, NotFound
from app.domain.history import Action
from app.domain.interactions import SUMMARY_LIMIT
from app.domain.lead_times import LeadTime, lead_time
from app.domain.moments import Moment
from app.domain.people import Person
from app.domain.requests import (
    AskedOneself,
    AskRules,
    NotYourRequest,
    Request,
    RequestSettled,
    UrgentUsedUp,
)
from app.domain.steps import DEFAULT_EFFORT
from app.domain.text_hygiene import clean
from app.domain.working_time import Week
from app.services.away import away_at
from app.services.changes import Changes, Remark, case_changed
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.work import at_work, refuse_past

_LOOK_AHEAD_DAYS = 60
_UNPROTECTED: Final = Week(((),) * 7)


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """What is asked of a colleague.

    Attributes:
        effort: How long it takes them, as far as one knows.
        instead_of: A request that came back; asking somebody else settles it.
    """

    to_id: UUID
    text: str
    needed_by: Moment
    harm: str = ""
    effort: timedelta = DEFAULT_EFFORT
    instead_of: UUID | None = None

    @property
    def is_urgent(self) -> bool:
        """Whether it says which harm to a customer it prevents."""
        return bool(clean(self.harm))


@dataclass(frozen=True, slots=True)
class Reach:
    """What one knows before asking.

    Attributes:
        at: When it would be delivered.
        waiting: How many of one's own requests go out together with it.
        lead: How long the colleague usually needs.
        ask_by_at: The last moment to ask, as far as that tells; None while too few to tell.
        urgent_left: How many may still be urgent today; None for as many as one likes.
    """

    at: datetime
    waiting: int = 0
    lead: LeadTime = field(default_factory=LeadTime)
    ask_by_at: datetime | None = None
    urgent_left: int | None = None

    def remark(self, name: str) -> Remark:
        """What the past says of how long that colleague needs."""
        if self.lead.usual is None or self.ask_by_at is None:
            return Remark("lead_time_unknown", {"name": name})
        return Remark("lead_time", {"name": name, "minutes": self.lead.usual, "at": self.ask_by_at})


@dataclass(frozen=True, slots=True)
class RequestService:
    """Asking and answering.

    Attributes:
        rules: How the acting person's asking is guarded, asked anew each time.
    """

    desk: Desk
    rules: Callable[[], AskRules] = AskRules

    # -- asking -------------------------------------------------------------------------------

    def delivered_at(self, to_id: UUID) -> datetime:
        """When a request sent now would reach the colleague; shown before it is sent."""
        with self.desk.reading() as unit:
            return self._slot(unit, unit.people.get(to_id))

    def reach(self, to_id: UUID, needed_by: Moment | None = None) -> Reach:
        """When it would reach them, with what else, and whether that is early enough as a rule."""
        with self.desk.reading() as unit:
            receiver, rules = unit.people.get(to_id), self.rules()
            at, calendar = self._slot(unit, receiver), self.desk.calendar_of(receiver)
            known = unit.requests.addressed_to(to_id)
            lead = lead_time(known, calendar)
            mine = [one for one in known if one.author_id == self.desk.person_id and one.is_with_receiver]
            used = self._urgent_today(unit, self.desk.clock())
        limit = rules.urgent_a_day
        return Reach(
            at,
            sum(one.deliver_at == at for one in mine),
            lead,
            None if needed_by is None else lead.ask_by(needed_by.at, calendar),
            None if limit is None else max(limit - used, 0),
        )

    def ask(self, case_id: UUID, draft: RequestDraft) -> Changes:
        """Ask a colleague for something about a case.

        Raises:
            BrokenRule: It says nothing.
            AskedOneself: There is a step for that.
            CaseClosed: There is nothing to help with any more.
            NotFound: Nobody of that id works here any more.
            UrgentUsedUp: As many as a day allows are urgent already.
        """
        if not clean(draft.text):
            raise BrokenRule("request", "a request says what is needed")
        with self.desk.acting(Action.ASK) as unit:
            now = self.desk.clock()
            _ = at_work(self.desk, unit, case_id).case.planned
            receiver = self._receiver(unit, draft.to_id)
            deliver_at = self._deliver_at(unit, receiver, draft, now)
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
                effort=draft.effort,
            )
            unit.requests.save(request)
            if draft.instead_of is not None:
                self._let_go(unit, _live(unit, draft.instead_of), now)
            unit.commit()
        return case_changed(case_id, Remark("asked", {"name": receiver.name, "at": deliver_at}))

    def withdraw(self, request_id: UUID) -> Changes:
        """It is no longer needed. Raises NotFound, NotYourRequest, RequestSettled."""
        with self.desk.acting(Action.WITHDRAW_REQUEST) as unit:
            request = _live(unit, request_id)
            self._let_go(unit, request, self.desk.clock())
            unit.commit()
        return case_changed(request.case_id, Remark("request_withdrawn", {"text": request.text}))

    # -- answering ----------------------------------------------------------------------------

    def answer(self, request_id: UUID, text: str, slot_at: datetime | None = None) -> Changes:
        """Give the colleague what was asked, or say when they get it; that time is booked.

        Raises:
            NotFound, NotYourRequest, RequestSettled: It is not this person's to answer, or not any more.
            Unclear: The time has passed.
        """
        with self.desk.acting(Action.ANSWER_REQUEST) as unit:
            request, now = self._mine_to_answer(unit, request_id), self.desk.clock()
            if slot_at is not None:
                refuse_past(Moment.of(slot_at, self.desk.person(unit).zone), now - timedelta(minutes=1))
            answered = request.answered(clean(text, SUMMARY_LIMIT, "answer"), now, slot_at)
            unit.requests.save(answered)
            self._heard_by_oneself(unit, answered)
            unit.commit()
        return case_changed(request.case_id)

    def decline(self, request_id: UUID, text: str, suggested_id: UUID | None = None) -> Changes:
        """Say no, kindly, and perhaps whom to ask instead: the asker owns it again.

        Raises:
            NotFound, NotYourRequest, RequestSettled: It is not this person's to answer, or not any more.
        """
        with self.desk.acting(Action.ANSWER_REQUEST) as unit:
            request = self._mine_to_answer(unit, request_id)
            if not request.is_with_receiver:
                raise RequestSettled(request.text)
            if suggested_id is not None:
                self._receiver(unit, suggested_id)
            text = clean(text, SUMMARY_LIMIT, "answer")
            unit.requests.save(request.declined(text, self.desk.clock(), suggested_id))
            unit.commit()
        return case_changed(request.case_id)

    # -- helping ------------------------------------------------------------------------------

    def start_help(self, request_id: UUID, left_case_id: UUID | None = None) -> Changes:
        """Begin to help, and note what is left for it. Raises NotFound, NotYourRequest."""
        with self.desk.acting(Action.START_HELP) as unit:
            request = self._mine(unit, request_id)
            unit.requests.save(request.started(self.desk.clock(), left_case_id))
            unit.commit()
        return case_changed(request.case_id)

    def end_help(self, request_id: UUID) -> Changes:
        """Back to what was left. Raises NotFound, NotYourRequest."""
        with self.desk.acting(Action.END_HELP) as unit:
            request = self._mine(unit, request_id)
            if request.is_being_helped:
                unit.requests.save(request.ended(self.desk.clock()))
            unit.commit()
        return case_changed(request.case_id)

    # -- looking ------------------------------------------------------------------------------

    def mine(self) -> tuple[Request, ...]:
        """Every request that I asked, was asked or must answer, the earliest needed first."""
        with self.desk.reading() as unit:
            return tuple(unit.requests.between(self.desk.person_id))

    def named(self, mark: str) -> Request:
        """One of mine by its mark, as lists show it. Raises NotFound, Ambiguous."""
        found = [one for one in self.mine() if one.mark == mark.strip().casefold()]
        if not found:
            raise NotFound("request", mark)
        if len(found) > 1:
            raise Ambiguous("request", mark, tuple(one.text for one in found))
        return found[0]

    # -- helpers ------------------------------------------------------------------------------

    def _receiver(self, unit: UnitOfWork, person_id: UUID) -> Person:
        receiver = unit.people.get(person_id)
        if receiver.id == self.desk.person_id:
            raise AskedOneself(receiver.name)
        if not receiver.is_active:
            raise NotFound("person", receiver.name)
        return receiver

    def _deliver_at(self, unit: UnitOfWork, receiver: Person, draft: RequestDraft, now: datetime) -> datetime:
        if not draft.is_urgent:
            return self._slot(unit, receiver)
        limit = self.rules().urgent_a_day
        if limit is not None and self._urgent_today(unit, now) >= limit:
            raise UrgentUsedUp(limit, receiver.name, self._slot(unit, receiver), receiver.zone)
        return now

    def _mine(self, unit: UnitOfWork, request_id: UUID) -> Request:
        request = _live(unit, request_id)
        if self.desk.person_id not in {request.owner_id, request.to_id}:
            raise NotYourRequest(request.text, unit.people.get(request.owner_id).name)
        return request

    def _mine_to_answer(self, unit: UnitOfWork, request_id: UUID) -> Request:
        request = _live(unit, request_id)
        if not request.is_waiting:
            raise RequestSettled(request.text)
        if request.owner_id != self.desk.person_id:
            raise NotYourRequest(request.text, unit.people.get(request.owner_id).name)
        return request

    def _let_go(self, unit: UnitOfWork, request: Request, now: datetime) -> None:
        if not request.is_waiting:
            raise RequestSettled(request.text)
        may = {request.author_id} if request.is_with_receiver else {request.author_id, request.owner_id}
        if self.desk.person_id not in may:
            raise NotYourRequest(request.text, unit.people.get(request.author_id).name)
        withdrawn = request.withdrawn(now)
        unit.requests.save(withdrawn)
        self._heard_by_oneself(unit, withdrawn)

    def _heard_by_oneself(self, unit: UnitOfWork, request: Request) -> None:
        """Who settles their own request needs no news of it."""
        if request.answered_at is not None and request.author_id == self.desk.person_id:
            unit.deliveries.note([request], self.desk.person_id, self.desk.clock())

    def _slot(self, unit: UnitOfWork, receiver: Person) -> datetime:
        """The receiver's next open slot, once they are back if they are away."""
        at = self._next_slot(receiver, self.desk.clock())
        while (absence := away_at(unit, at).of(receiver.id)) is not None:
            at = self._next_slot(receiver, absence.ends.at)
        return at

    def _next_slot(self, receiver: Person, now: datetime) -> datetime:
        """The next published reading time, else the next opening; outside protected blocks."""
        if not self.rules().is_collected:
            return self.desk.calendar_of(replace(receiver, protected=_UNPROTECTED)).opening_after(now)
        calendar = self.desk.calendar_of(receiver)
        if not receiver.reading_slots:
            return calendar.opening_after(now)
        day = calendar.day_of(now)
        for _ in range(_LOOK_AHEAD_DAYS):
            for slot in sorted(receiver.reading_slots):
                wall = datetime.combine(day, time.fromisoformat(slot))
                at = Moment(wall, receiver.zone).at
                if at > now and calendar.is_working_day(day):
                    return calendar.opening_after(at)
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


def _live(unit: UnitOfWork, request_id: UUID) -> Request:
    """A request that undo did not take back. Raises NotFound, RequestSettled."""
    request = unit.requests.get(request_id)
    if all(one.id != request_id for one in unit.requests.of_case(request.case_id)):
        raise RequestSettled(request.text)
    return request
