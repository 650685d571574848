"""One's day as a plan, and what one can do to it beside moving a step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.busy_times import within
from app.domain.checklists import ChecklistItem
from app.domain.day_gaps import Stretch, free_gaps
from app.domain.day_hours import Hours
from app.domain.day_plans import Around, DayPlan, Help, Kept, plan_day
from app.domain.help_plans import Ticket
from app.domain.helping import help_at, helped, stakes
from app.domain.moments import Moment
from app.domain.people import Person
from app.domain.requests import Request, RequestState
from app.domain.steps import FinishedStep, StepState
from app.domain.styles import Style
from app.domain.week_plans import Frame, WeekPlan, plan_week
from app.domain.working_time import WorkingCalendar
from app.services.changes import Changes, Remark
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.requests import RequestService
from app.services.today import TodayService

_BUDGET, _TICKET = "help_budget", "return_ticket"
_DAY = timedelta(days=1)
_MOST_CHECKLISTS = 80
_LOOK_AHEAD = 14
"""Days; five of them are working days even around the longest holidays of the calendar."""
_USUAL = ((time(9), time(17)),)


@dataclass(frozen=True, slots=True)
class DayPlanService:
    """Looking at the day, and fitting things into it."""

    desk: Desk
    day: TodayService
    requests: RequestService

    def plan(self) -> DayPlan:
        """Today, laid out."""
        rows = self.day.today().all_rows
        now = self.desk.clock()
        with self.desk.reading() as unit:
            person = self.desk.person(unit)
            calendar = self.desk.calendar_of(person)
            today = calendar.day_of(now)
            hours = _hours(person, calendar, today, self.day.style().limits.wrap_up)
            until_at = hours.following[-1][1] if hours.following else hours.ends_at
            outside = unit.busy.between(person.id, hours.whole[0], until_at)
            hours = replace(hours, outside=tuple(outside))
            mine = [row.row for row in rows]
            around = self._around(unit, mine, person, calendar, now)
        return plan_day(rows, now, hours, around)

    def week(self) -> WeekPlan:
        """Today and the working days after it, side by side."""
        rows, now = [placed.row for placed in self.day.today().all_rows], self.desk.clock()
        with self.desk.reading() as unit:
            person = self.desk.person(unit)
            calendar = self.desk.calendar_of(person)
            names = {one.id: one.name for one in unit.people.all()}
            requests = unit.requests.addressed_to(person.id)
            midnight = _midnight(person, calendar.day_of(now))
            outside = unit.busy.between(person.id, midnight, midnight + (_LOOK_AHEAD + 1) * _DAY)
        answered = [one for one in requests if one.state is RequestState.ANSWERED]
        today = calendar.day_of(now)
        wrap_up = self.day.style().limits.wrap_up
        frames = [_frame(person, calendar, today + n * _DAY, wrap_up) for n in range(_LOOK_AHEAD)]
        frames = [replace(one, outside=within(outside, *one.whole)) for one in frames]
        help_ = _help(answered, names, frames[0].whole[0], frames[-1].whole[1])
        return plan_week(rows, now, frames, help_)

    def help_at(self, request_id: UUID, slot_at: datetime, words: str) -> Changes:
        """Say yes to a colleague, and keep the time for it."""
        return self.requests.answer(request_id, words, slot_at) | self._cost(slot_at)

    def start_help(self, request_id: UUID) -> Changes:
        """Begin to help now; what would come next waits at the other end of the return ticket."""
        following = self.plan().next
        return self.requests.start_help(request_id, following.case_id if following is not None else None)

    def _cost(self, slot_at: datetime) -> Changes:
        """Which own word is at stake, where more than a day has for helping is given on that day."""
        style = self.day.style()
        if _BUDGET not in style.guards:
            return Changes()
        now = self.desk.clock()
        with self.desk.reading() as unit:
            person = self.desk.person(unit)
            calendar = self.desk.calendar_of(person)
            midnight = _midnight(person, calendar.day_of(slot_at))
            given = helped(unit.requests.addressed_to(person.id), midnight, midnight + _DAY)
            until_at = _midnight(person, calendar.day_of(calendar.opening_after(midnight + _DAY))) + _DAY
            at_stake = next(iter(stakes(unit.agenda.rows(person.id), now, until_at)), None)
        if given <= style.limits.help or at_stake is None:
            return Changes()
        facts = {"minutes": given, "limit": style.limits.help, "name": at_stake.name, "at": at_stake.due_at}
        return Changes(remarks=(Remark("help_budget_passed", facts),))

    def _around(
        self,
        unit: UnitOfWork,
        rows: list[AgendaRow],
        person: Person,
        calendar: WorkingCalendar,
        now: datetime,
    ) -> Around:
        today = calendar.day_of(now)
        midnight, monday = _midnight(person, today), _midnight(person, today - today.weekday() * _DAY)
        people = unit.people.all()
        names = {one.id: one.name for one in people}
        requests = unit.requests.addressed_to(person.id)
        answered = [r for r in requests if r.state is RequestState.ANSWERED and r.answered_at is not None]
        finished = unit.steps.finished_since(person.id, monday)
        done = [step for step in finished if step.state is StepState.DONE]
        style = self.day.style()
        return Around(
            checklists={
                row.case_id: items
                for row in _nearest(rows, now, midnight + _DAY)
                if (items := _checklist(unit, row.case_id))
            },
            requests=[
                (r, names.get(r.author_id, ""))
                for r in requests
                if r.is_with_receiver and r.owner_id == person.id and r.deliver_at <= now
            ],
            help=_help(answered, names, midnight, midnight + _DAY),
            ticket=_ticket(unit, answered, names) if _TICKET in style.guards else None,
            leads_back=_TICKET in style.guards,
            colleagues=tuple((one.id, one.name) for one in people if one.is_active and one.id != person.id),
            help_a_day=style.limits.help if _BUDGET in style.guards else None,
            kept=_kept(unit, [step for step in done if step.finished_at >= midnight]),
            own=sum((step.effort for step in done), timedelta()),
            helped=helped(answered, monday, midnight + _DAY),
            helped_today=helped(answered, midnight, midnight + _DAY),
            rounds=style.batch.rounds_on(today, calendar),
            next_look_at=_next_look(style, person, calendar, now),
        )


def _frame(person: Person, calendar: WorkingCalendar, day: date, wrap_up: timedelta) -> Frame:
    open_ = tuple(calendar.blocks_on(day))
    whole = _midnight(person, day), _midnight(person, day + _DAY)
    kept = _wrap_up(open_, wrap_up)
    bookable = free_gaps(open_, [kept] if kept is not None else [], whole[0])
    return Frame(day, whole, bookable, _protected(person, day), calendar.reason_off(day) or "")


def _protected(person: Person, day: date) -> tuple[Stretch, ...]:
    return tuple(
        (_wall(person, day, start), _wall(person, day, end, is_end=True))
        for start, end in person.protected.blocks[day.weekday()]
    )


def _wrap_up(open_: Sequence[Stretch], length: timedelta) -> Stretch | None:
    """The end of the last block of the day, where that is long enough to leave some of it."""
    if not open_ or not length or open_[-1][1] - open_[-1][0] <= length:
        return None
    return open_[-1][1] - length, open_[-1][1]


def _hours(person: Person, calendar: WorkingCalendar, today: date, wrap_up: timedelta) -> Hours:
    weekday, open_ = today.weekday(), tuple(calendar.blocks_on(today))
    blocks = person.hours.blocks[weekday] or _USUAL
    ends = [_wall(person, today, end, is_end=True) for _, end in blocks]
    following = next(
        (today + n * _DAY for n in range(1, 15) if calendar.is_working_day(today + n * _DAY)), None
    )
    return Hours(
        whole=(_wall(person, today, blocks[0][0]), ends[-1]),
        open=open_,
        protected=_protected(person, today),
        wrap_up=_wrap_up(open_, wrap_up),
        ends_at=_midnight(person, today + _DAY),
        following=tuple(calendar.blocks_on(following)) if following is not None else (),
    )


def _wall(person: Person, day: date, at: time, *, is_end: bool = False) -> datetime:
    on = day + _DAY if is_end and at == time.min else day
    return Moment(datetime.combine(on, at), person.zone).at


def _midnight(person: Person, day: date) -> datetime:
    return _wall(person, day, time.min)


def _nearest(rows: list[AgendaRow], now: datetime, until: datetime) -> list[AgendaRow]:
    """Steps of today whose blocks may be seen; a thousand slipped ones need no checklist."""
    todays = [row for row in rows if row.slot_at < until]
    return sorted(todays, key=lambda row: abs(row.slot_at - now))[:_MOST_CHECKLISTS]


def _checklist(unit: UnitOfWork, case_id: UUID) -> tuple[ChecklistItem, ...]:
    return tuple(sorted(unit.checklists.of_case(case_id), key=lambda item: item.position))


def _help(
    answered: list[Request], names: dict[UUID, str], from_at: datetime, until_at: datetime
) -> tuple[Help, ...]:
    """What is booked between two instants."""
    return tuple(
        Help(one, names.get(one.author_id, ""), one.slot_at)
        for one in answered
        if one.slot_at is not None and help_at(one) is not None and from_at <= one.slot_at < until_at
    )


def _ticket(unit: UnitOfWork, answered: list[Request], names: dict[UUID, str]) -> Ticket | None:
    """The newest help under way, and what was left for it."""
    under_way = [one for one in answered if one.is_being_helped]
    if not under_way:
        return None
    request = max(under_way, key=lambda one: one.started_at or one.asked_at)
    left = next(iter(unit.agenda.of_cases([request.left_case_id])), None) if request.left_case_id else None
    name = (left.contact or left.customer) if left is not None else ""
    return Ticket(request, names.get(request.author_id, ""), left.case_id if left else None, name)


def _kept(unit: UnitOfWork, done: list[FinishedStep]) -> tuple[Kept, ...]:
    kept = []
    for step in done:
        case = unit.cases.get(step.case_id)
        named = unit.contacts.get(case.contact_id) if case.contact_id is not None else None
        name = named.name if named is not None else unit.customers.get(case.customer_id).name
        kept.append(Kept(step.finished_at, step.case_id, name, step.what))
    return tuple(kept)


def _next_look(style: Style, person: Person, calendar: WorkingCalendar, now: datetime) -> datetime | None:
    """The next published reading time, else the next round."""
    today = calendar.day_of(now)
    slots = [_wall(person, today, time.fromisoformat(slot)) for slot in sorted(person.reading_slots)]
    ahead = next((at for at in slots if at > now), None)
    if ahead is not None or not style.batch.times:
        return ahead
    return style.batch.next_from(now, calendar)
