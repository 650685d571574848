"""What stands between colleagues and me: requests both ways, offers, loads, and my record of promises."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.batches import Batch
from app.domain.cases import Case
from app.domain.guards.figures import Figure
from app.domain.helping import help_at
from app.domain.moments import Moment
from app.domain.people import Person
from app.domain.promises import Promise, PromiseState
from app.domain.requests import Request, RequestState
from app.domain.working_time import WorkingCalendar
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.requests import RequestService
from app.ui.workspaces.priorities.boards import Ask, AskedOfMe, AskState, ColleagueLoad, Dealings, KeptRecord

_REMEMBERED = timedelta(days=2)
"""So long an answer stays in sight."""

_RECORD = timedelta(days=30)
_PARTS = 8
_QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Papers:
    """What is read from the store; everything else is reckoned from it."""

    me: Person
    people: Sequence[Person]
    rows: Sequence[AgendaRow]
    requests: Sequence[Request]
    offers: Sequence[tuple[AgendaRow, Case]]
    promises: Sequence[Promise]
    offered_at: dict[UUID, datetime] = field(default_factory=dict)
    looked_at: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside the papers.

    Attributes:
        batch: My rounds.
        figures: What the guards of asking see.
    """

    requests: RequestService
    batch: Batch
    figures: tuple[Figure, ...]
    now: datetime


def read_papers(unit: UnitOfWork, desk: Desk) -> Papers:
    """My requests both ways, my promises of the last weeks, and what is offered to whom."""
    me, rows = desk.person(unit), unit.agenda.rows()
    offers = [(row, unit.cases.get(row.case_id)) for row in rows if row.is_offered]
    offered_at = {
        row.case_id: handover.offered_at
        for row, _ in offers
        for handover in unit.handovers.of_case(row.case_id)
    }
    promises = unit.promises.since(desk.person_id, desk.clock() - _RECORD)
    requests = unit.requests.between(desk.person_id)
    return Papers(me, unit.people.all(), rows, requests, offers, promises, offered_at, len(rows))


def dealings_of(papers: Papers, desk: Desk, around: Around) -> Dealings:
    """Put it in the order of the panel: who owes me an answer first, then by name."""
    now = around.now
    loads = _loads(papers, desk, now)
    asks = _asks(papers, now)
    colleagues = [
        _colleague(person, loads[person.id], asks.get(person.id, ()), desk, around.requests, now)
        for person in papers.people
        if person.id != papers.me.id and person.is_active
    ]
    colleagues.sort(key=lambda one: (not one.asks, one.name))
    calendar = desk.calendar_of(papers.me)
    mine = [row for row in papers.rows if row.owner_id == papers.me.id]
    return Dealings(
        tuple(colleagues),
        _asked_of_me(papers, around, calendar),
        next_gap(mine, calendar, now, _helping(papers)),
        kept_record((one for one in papers.promises if one.owner_id == papers.me.id), now),
        papers.looked_at,
        len(papers.rows),
        around.figures,
    )


def kept_record(promises: Iterable[Promise], now: datetime) -> KeptRecord:
    """The share of the promises of the last 30 days that were kept, and how it went."""
    since = now - _RECORD
    ended: list[tuple[datetime, bool]] = []
    for promise in promises:
        if promise.state is PromiseState.RELEASED:
            continue
        is_open = promise.state is PromiseState.OPEN
        at = promise.due_at if is_open else promise.settled_at or promise.due_at
        if since <= at <= now:
            ended.append((at, promise.state is PromiseState.KEPT))
    trend: list[float] = []
    for part in range(1, _PARTS + 1):
        until = since + _RECORD * part / _PARTS
        so_far = [kept for at, kept in ended if at <= until]
        if so_far:
            trend.append(sum(so_far) / len(so_far))
    return KeptRecord(sum(kept for _, kept in ended), len(ended), tuple(trend))


def next_gap(
    rows: Sequence[AgendaRow],
    calendar: WorkingCalendar,
    now: datetime,
    helping: Sequence[tuple[datetime, datetime]] = (),
) -> datetime | None:
    """The next quarter of an hour of today's working time in which no step of mine and no help stands."""
    taken = [*helping, *((row.slot_at, row.slot_at + max(row.effort, _QUARTER)) for row in rows)]
    for opens, closes in calendar.blocks_on(calendar.day_of(now)):
        at = max(opens, _next_quarter(now))
        while at + _QUARTER <= closes:
            if not any(start < at + _QUARTER and at < end for start, end in taken):
                return at
            at += _QUARTER
    return None


def _next_quarter(now: datetime) -> datetime:
    whole = now.replace(second=0, microsecond=0)
    late = whole.minute % 15
    return whole if whole == now and not late else whole + timedelta(minutes=15 - late)


@dataclass(slots=True)
class _Load:
    open_count: int = 0
    effort: timedelta = timedelta()


def _loads(papers: Papers, desk: Desk, now: datetime) -> dict[UUID, _Load]:
    ends = {person.id: _midnight(desk.calendar_of(person), now) for person in papers.people}
    loads: dict[UUID, _Load] = defaultdict(_Load)
    for row in papers.rows:
        load = loads[row.owner_id]
        load.open_count += 1
        if row.due_at < ends.get(row.owner_id, now):
            load.effort += row.effort
    return loads


def _midnight(calendar: WorkingCalendar, now: datetime) -> datetime:
    tomorrow = calendar.day_of(now) + timedelta(days=1)
    return Moment(datetime.combine(tomorrow, time()), calendar.zone).at


def _colleague(  # what a colleague is made of
    person: Person,
    load: _Load,
    asks: Sequence[Ask],
    desk: Desk,
    requests: RequestService,
    now: datetime,
) -> ColleagueLoad:
    calendar = desk.calendar_of(person)
    return ColleagueLoad(
        person.id,
        person.name,
        person.function,
        load.open_count,
        load.effort,
        calendar.between(now, _midnight(calendar, now)),
        requests.delivered_at(person.id),
        has_slots=bool(person.reading_slots),
        is_off=not calendar.is_working_day(calendar.day_of(now)),
        asks=tuple(sorted(asks, key=lambda one: (not one.state.is_open, one.at))),
    )


def _helping(papers: Papers) -> list[tuple[datetime, datetime]]:
    """Times that I booked for helping."""
    mine = (one for one in papers.requests if one.to_id == papers.me.id and help_at(one) is not None)
    return [(one.slot_at, one.slot_at + one.effort) for one in mine if one.slot_at is not None]


def _asks(papers: Papers, now: datetime) -> dict[UUID, list[Ask]]:
    asks: dict[UUID, list[Ask]] = defaultdict(list)
    names = {person.id: person.name for person in papers.people}
    for request in papers.requests:
        if request.author_id != papers.me.id:
            continue
        state = _state(request, now)
        if state is None:
            continue
        asks[request.to_id].append(
            Ask(
                request.case_id,
                request.text,
                state,
                request.answered_at or request.asked_at,
                request.needed_by_at,
                request.deliver_at,
                request.answer,
                names.get(request.suggested_id, "") if request.suggested_id else "",
            )
        )
    for row, case in papers.offers:
        if row.owner_id == papers.me.id and case.offer is not None:
            at = papers.offered_at.get(row.case_id, row.changed_at)
            asks[case.offer.to_id].append(Ask(row.case_id, row.customer, AskState.OFFERED, at))
    return asks


def _state(request: Request, now: datetime) -> AskState | None:
    """None for what is over and out of sight."""
    if request.state in {RequestState.ANSWERED, RequestState.DECLINED}:
        if request.answered_at is not None and now - request.answered_at > _REMEMBERED:
            return None
        return AskState.ANSWERED if request.state is RequestState.ANSWERED else AskState.DECLINED
    if request.state is RequestState.WITHDRAWN:
        return None
    if request.needed_by_at < now:
        return AskState.OVERDUE
    if request.deliver_at > request.needed_by_at:
        return AskState.TOO_LATE
    return AskState.ON_ITS_WAY if request.deliver_at > now else AskState.WITH_THEM


def _asked_of_me(papers: Papers, around: Around, calendar: WorkingCalendar) -> tuple[AskedOfMe, ...]:
    now, batch = around.now, around.batch
    round_at = next((at for at in batch.rounds_on(calendar.day_of(now), calendar) if at > now), None)
    tomorrow_at = calendar.opening_after(_midnight(calendar, now))
    names = {person.id: person.name for person in papers.people}
    me = papers.me.id
    asked = [
        AskedOfMe(
            request.id,
            request.case_id,
            names.get(request.author_id, ""),
            request.text,
            request.needed_by_at,
            request.is_urgent,
            request.harm,
            round_at,
            tomorrow_at,
        )
        for request in papers.requests
        if request.to_id == me
        and request.author_id != me
        and request.state in {RequestState.ASKED, RequestState.DELIVERED}
        and request.deliver_at <= now
    ]
    asked.sort(key=lambda one: (not one.is_urgent, one.needed_by_at or now))
    offers = [
        AskedOfMe(None, row.case_id, row.owner, row.customer)
        for row, case in papers.offers
        if case.offer is not None and case.offer.to_id == me
    ]
    return (*asked, *offers)
