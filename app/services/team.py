"""The lead's board: everybody's obligations, and what a lead may do about them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.available_time import AvailableTime
from app.domain.errors import AppError, NotAllowed
from app.domain.moments import Moment
from app.domain.people import Person, Role
from app.domain.promises import PromiseState, PromiseView
from app.domain.ranks import Placed, Weights, place
from app.domain.steps import StepState
from app.domain.team import (
    DRIFTING,
    Horizon,
    Hours,
    LateOrder,
    Member,
    Record,
    TeamBoard,
    ages_of,
    most_harmful_first,
    most_late_first,
)
from app.domain.working_time import WorkingCalendar
from app.services.away import Away, away_at
from app.services.changes import Changes
from app.services.desks import Desk
from app.services.handovers import HandoverService
from app.services.ports import UnitOfWork
from app.services.requests import RequestDraft, RequestService

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MOST_SETTLED = 200
_EVEN = Weights()


@dataclass(frozen=True, slots=True)
class TeamService:
    """What only a lead sees and does. Every method raises NotAllowed for anybody else."""

    desk: Desk

    def board(self, horizon: Horizon = Horizon.TODAY) -> TeamBoard:
        """Everybody's obligations now."""
        now = self.desk.clock()
        with self.desk.reading() as unit:
            self._refuse_others(unit)
            rows: dict[UUID, list[AgendaRow]] = defaultdict(list)
            for row in unit.agenda.rows():
                rows[row.owner_id].append(row)
            at_risk = self._at_risk(unit, now)
            people = [one for one in unit.people.all() if _is_of_team(one, rows)]
            members = [self._member(unit, one, rows[one.id], now, horizon) for one in people]
            there, names = away_at(unit, now), {one.id: one.name for one in unit.people.all()}
        members = [_with_absence(one, there, names) for one in members]
        members = [replace(one, at_risk=at_risk[one.person_id]) for one in members]
        late = most_harmful_first(placed for member in members for placed in member.late)
        return TeamBoard(now, horizon, most_late_first(members), late)

    def late_rows(self, order: LateOrder, person_id: UUID | None = None) -> Sequence[AgendaRow]:
        """The overdue list as a board shows it: what an export writes."""
        rows = (placed.row for placed in self.board().late_by(order))
        return [row for row in rows if person_id is None or row.owner_id == person_id]

    def reassign(self, case_ids: Iterable[UUID], to_id: UUID, note: str = "") -> Changes:
        """Offer cases to a colleague, who has to accept; each for itself.

        Raises:
            AppError: The first refusal, where not a single one could be offered.
        """
        self._refuse_here()
        handovers = HandoverService(self.desk)
        return _each(case_ids, lambda case_id: handovers.reassign(case_id, to_id, note))

    def take(self, case_ids: Iterable[UUID]) -> Changes:
        """Take cases at once; nobody has to accept."""
        self._refuse_here()
        return _each(case_ids, HandoverService(self.desk).take)

    def nudge(self, case_ids: Iterable[UUID], text: str) -> Changes:
        """Ask each owner about a case; it reaches them at their next open time."""
        self._refuse_here()
        return _each(case_ids, lambda case_id: self._nudge(case_id, text))

    def reaches_at(self, person_id: UUID) -> datetime:
        """When something sent now would reach a colleague."""
        return RequestService(self.desk).delivered_at(person_id)

    def _nudge(self, case_id: UUID, text: str) -> Changes:
        with self.desk.reading() as unit:
            owner = unit.people.get(unit.cases.get(case_id).owner_id)
        requests = RequestService(self.desk)
        calendar, reaches_at = self.desk.calendar_of(owner), requests.delivered_at(owner.id)
        needed = Moment.of(calendar.nth_day_close(reaches_at, 0).at, owner.zone)
        return requests.ask(case_id, RequestDraft(owner.id, text, needed))

    def _member(
        self, unit: UnitOfWork, person: Person, rows: Sequence[AgendaRow], now: datetime, horizon: Horizon
    ) -> Member:
        calendar = self.desk.calendar_of(person)
        ends_at = _end_of(horizon, person, calendar, now)
        late_rows = [row for row in rows if row.is_overdue(now)]
        due = [row for row in rows if now <= row.due_at < ends_at]
        return Member(
            person_id=person.id,
            name=person.name,
            function=person.function,
            hours=_hours(person, calendar, now, ends_at),
            record=_record(unit, person, now - _WEEK),
            late=_placed(late_rows, calendar, now),
            ages=ages_of(late_rows, now),
            due=len(due),
            waiting=sum(row.is_waiting_for_news(now) for row in rows),
            at_risk=0,
            needed=sum((row.effort for row in (*late_rows, *due)), timedelta()),
            drifting=sum(row.put_offs >= DRIFTING for row in rows),
            takes_cases=person.is_active and person.role in {Role.EMPLOYEE, Role.LEAD},
        )

    def _at_risk(self, unit: UnitOfWork, now: datetime) -> Counter[UUID]:
        """Promises at risk by the owner of their case, in the company's time."""
        calendar = self.desk.company_calendar(unit)
        near = [one for one in unit.promises.open() if now <= one.due_at < now + _WEEK]
        risky = {one.case_id for one in near if one.view(now, calendar) is PromiseView.AT_RISK}
        owners = {row.case_id: row.owner_id for row in unit.agenda.of_cases(risky)}
        return Counter(
            owners[one.case_id]
            for one in near
            if one.case_id in owners and one.view(now, calendar) is PromiseView.AT_RISK
        )

    def _refuse_here(self) -> None:
        with self.desk.reading() as unit:
            self._refuse_others(unit)

    def _refuse_others(self, unit: UnitOfWork) -> None:
        me = self.desk.person(unit)
        if me.role is not Role.LEAD:
            raise NotAllowed("the cases of the team", me.role.value)


def _is_of_team(person: Person, rows: dict[UUID, list[AgendaRow]]) -> bool:
    """Whoever owns something, and everybody else who works on cases."""
    if person.id in rows:
        return True
    return person.is_active and person.role in {Role.EMPLOYEE, Role.MARKETING}


def _placed(rows: Sequence[AgendaRow], calendar: WorkingCalendar, now: datetime) -> tuple[Placed, ...]:
    if not rows:
        return ()
    free = AvailableTime(calendar, now)
    return most_harmful_first(place(row, now, free, _EVEN) for row in rows)


def _end_of(horizon: Horizon, person: Person, calendar: WorkingCalendar, now: datetime) -> datetime:
    """The midnight after today, or after this week's Sunday."""
    today = calendar.day_of(now)
    days = 1 if horizon is Horizon.TODAY else 7 - today.weekday()
    return Moment(datetime.combine(today + days * _DAY, time()), person.zone).at


def _hours(person: Person, calendar: WorkingCalendar, now: datetime, ends_at: datetime) -> Hours:
    today = calendar.day_of(now)
    slots = [
        Moment(datetime.combine(today, time.fromisoformat(slot)), person.zone).at
        for slot in sorted(person.reading_slots)
    ]
    blocks = calendar.blocks_on(today)
    is_working = any(opens <= now < closes for opens, closes in blocks)
    is_day_off = not calendar.is_working_day(today)
    next_slot = next((slot for slot in slots if slot > now and not is_day_off), None)
    following = next((opens for opens, _ in blocks if opens > now), None)
    return Hours(
        free=calendar.between(now, ends_at),
        is_working=is_working,
        is_day_off=is_day_off,
        next_at=next_slot if is_working else following,
        has_slots=next_slot is not None,
    )


def _record(unit: UnitOfWork, person: Person, since: datetime) -> Record:
    settled = [
        promise
        for promise in unit.promises.settled(person.id, _MOST_SETTLED)
        if promise.settled_at is not None
        and promise.settled_at >= since
        and promise.state is not PromiseState.RELEASED
    ]
    done = [step for step in unit.steps.finished_since(person.id, since) if step.state is StepState.DONE]
    kept = sum(promise.state is PromiseState.KEPT for promise in settled)
    return Record(kept, len(settled), len(done))


def _each(case_ids: Iterable[UUID], act: Callable[[UUID], Changes]) -> Changes:
    """Do it to each case; one refusal stops nobody else."""
    done, refusal = Changes(), None
    for case_id in case_ids:
        try:
            done |= act(case_id)
        except AppError as error:
            refusal = refusal or error
    if refusal is not None and not done.case_ids:
        raise refusal
    return done


def _with_absence(member: Member, there: Away, names: Mapping[UUID, str]) -> Member:
    """Who is on leave has no hours; who covers is named."""
    if there.of(member.person_id) is None:
        return member
    covering = there.responsible(member.person_id)
    cover = "" if covering == member.person_id else names[covering]
    hours = replace(
        member.hours, free=timedelta(), is_working=False, is_day_off=True, is_away=True, cover=cover
    )
    return replace(member, hours=hours)
