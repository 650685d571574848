"""A day as conversations, read from the services."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.agenda import AgendaRow
from app.domain.cases import Case
from app.domain.guards.conversations import ONE_CARD, PUT_OFF_LIMIT
from app.domain.guards.figures import Figure
from app.domain.history import Action
from app.domain.interactions import Direction, Interaction
from app.domain.ranks import Harm, Placed
from app.domain.steps import FinishedStep, StepState
from app.domain.today import Today
from app.domain.working_time import WorkingCalendar
from app.services.desks import Desk
from app.services.guards import GuardService
from app.services.ports import UnitOfWork
from app.services.set_up import NOBODY
from app.services.today import TodayService
from app.ui.formats import Formats
from app.ui.remarks import Sentences
from app.ui.workspaces.people.days import Drift, Kept, LastWords, NowPerson, PeopleDay, RunDay

DRIFTS_FROM = 2
RUN_DAYS = 10
_MOST_CASES = 300
"""So many cases are asked for their finished steps, the ones changed last first."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time during which a step waited, with the moment it was due."""

    planned_at: datetime
    due_at: datetime
    ended_at: datetime | None

    def is_overdue(self, at: datetime) -> bool:
        """Whether it stood there, past its moment, at that time."""
        return self.planned_at < at and self.due_at < at and (self.ended_at is None or at < self.ended_at)


def people_day(
    today: TodayService, desk: Desk, formats: Formats, now_case_id: UUID | None = None
) -> PeopleDay:
    """The day of whoever sits at this desk; the wished case is NOW while it is among today's."""
    day = today.today()
    wished = (one for one in day.rows if one.row.case_id == now_case_id)
    first = next(wished, day.first) if ONE_CARD in today.style().guards else None
    rest = [one for one in day.rows if one is not first]
    with desk.reading() as unit:
        person = desk.person(unit)
        calendar = desk.calendar_of(person)
        days = _last_days(calendar, formats.today())
        opens_at = min(calendar.blocks_on(days[0]), default=(day.now, day.now))[0]
        rows = [placed.row for placed in day.all_rows]
        moved = {row.case_id: _moves(unit, row.case_id) for row in rows if row.put_offs}
        to_complete = unit.customers.to_complete()
        names, finished = _finished(unit, rows, desk.person_id, opens_at)
    stretches = [*_open(rows, moved), *(Stretch(s.planned_at, s.due_at, s.finished_at) for s in finished)]
    next_on, upcoming = _next(day, formats)
    return PeopleDay(
        name="" if person.name == NOBODY else person.first_name,
        now=_now(today, day, first, formats, moved) if first is not None else None,
        cards=tuple(placed.row for placed in rest),
        next_cards=upcoming,
        next_on=next_on,
        drifting=tuple(
            Drift(row, _since(moved.get(row.case_id, ())))
            for row in sorted(rows, key=lambda row: (-row.put_offs, row.due_at))
            if row.put_offs >= DRIFTS_FROM
        ),
        kept=_kept(finished, names, formats),
        days=run_of(days, calendar, stretches),
        to_complete=to_complete,
    )


def people_figures(guards: GuardService) -> Sequence[Figure]:
    """What the guards warn of, but for who was put off too often where Drifting names them already."""
    return tuple(one for one in guards.figures() if one.is_warning and not _drifts(one))


def _drifts(figure: Figure) -> bool:
    return figure.guard == PUT_OFF_LIMIT and (figure.limit or 0) >= DRIFTS_FROM


def run_of(
    days: Sequence[date], calendar: WorkingCalendar, stretches: Sequence[Stretch]
) -> tuple[RunDay, ...]:
    """Which days ended with nothing overdue; a day before the first step tells nothing, so it does not count."""
    begun = min((stretch.planned_at for stretch in stretches), default=None)
    found = []
    for on in days[:-1]:
        closes_at = calendar.close_of(on)
        known = closes_at is not None and begun is not None and begun < closes_at
        overdue = closes_at is not None and any(stretch.is_overdue(closes_at) for stretch in stretches)
        found.append(RunDay(on, is_clean=known and not overdue))
    return (*found, *(RunDay(on, is_clean=False) for on in days[-1:]))


def _last_days(calendar: WorkingCalendar, today: date) -> tuple[date, ...]:
    days = [today]
    while len(days) < RUN_DAYS:
        on = days[-1] - timedelta(days=1)
        while not calendar.is_working_day(on):
            on -= timedelta(days=1)
        days.append(on)
    return tuple(reversed(days))


def _moves(unit: UnitOfWork, case_id: UUID) -> tuple[Stretch, ...]:
    """Where the present step stood before it was put off, oldest first."""
    moves: list[Stretch] = []
    for change in unit.history.of_case(case_id):
        if change.is_undone:
            continue
        if change.action in {Action.DONE, Action.REPLACE_STEP, Action.ADD, Action.IMPORT, Action.REOPEN}:
            break
        for item in change.items:
            due, planned = item.before.get("step_due_at"), item.before.get("step_planned_at")
            if change.action is Action.LATER and item.noun == "cases" and due and planned:
                moves.append(Stretch(_instant(planned), _instant(due), change.at))
    return tuple(reversed(moves))


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _since(moves: Sequence[Stretch]) -> datetime | None:
    return moves[0].ended_at if moves else None


def _open(rows: Iterable[AgendaRow], moved: dict[UUID, tuple[Stretch, ...]]) -> Iterable[Stretch]:
    for row in rows:
        yield Stretch(row.planned_at, row.due_at, None)
        yield from moved.get(row.case_id, ())


def _finished(
    unit: UnitOfWork, rows: Sequence[AgendaRow], person_id: UUID, since: datetime
) -> tuple[dict[UUID, str], list[FinishedStep]]:
    """Steps of this person that ended since, with the names that belong to their cases."""
    changed = sorted((row for row in rows if row.changed_at >= since), key=_changed_at, reverse=True)
    names = {row.case_id: row.contact or row.customer for row in changed[:_MOST_CASES]}
    for case in unit.agenda.closed(_MOST_CASES):
        if case.closed_at is not None and case.closed_at >= since and case.owner_id == person_id:
            names[case.id] = _name_of(unit, case)
    steps = [step for case_id in names for step in unit.steps.of_case(case_id)]
    return names, [step for step in steps if step.owner_id == person_id and step.finished_at >= since]


def _changed_at(row: AgendaRow) -> datetime:
    return row.changed_at


def _name_of(unit: UnitOfWork, case: Case) -> str:
    if case.contact_id is not None:
        return unit.contacts.get(case.contact_id).name
    return unit.customers.get(case.customer_id).name


def _kept(finished: Iterable[FinishedStep], names: dict[UUID, str], formats: Formats) -> tuple[Kept, ...]:
    today = formats.today()
    done = [
        step
        for step in finished
        if step.state is StepState.DONE and formats.wall(step.finished_at).date() == today
    ]
    done.sort(key=lambda step: step.finished_at, reverse=True)
    return tuple(Kept(s.case_id, names[s.case_id], s.outcome or s.what, s.finished_at) for s in done)


def _next(day: Today, formats: Formats) -> tuple[date | None, tuple[AgendaRow, ...]]:
    """The next day that has anything, with its rows."""
    later = [p for section in day.sections if not section.is_today for p in section.rows]
    later.sort(key=lambda placed: placed.at)
    if not later:
        return None, ()
    on = formats.wall(later[0].at).date()
    return on, tuple(placed.row for placed in later if formats.wall(placed.at).date() == on)


def _now(
    today: TodayService, day: Today, first: Placed, formats: Formats, moved: dict[UUID, tuple[Stretch, ...]]
) -> NowPerson:
    view = today.case(first.row.case_id)
    say = Sentences(formats, partial(QCoreApplication.translate, "Remarks"))
    reasons = day.because(first)
    silent = any(reason.harm is Harm.SILENT_COMPLAINT for reason in reasons)  # it waits for news anyway
    harms = [one for one in reasons if one.harm and not (silent and one.harm is Harm.CUSTOMER_WAITING)]
    because = tuple(say.because(reason, first.row.currency) for reason in harms or reasons)
    return NowPerson(
        row=first.row,
        role=view.contact.function if view.contact else "",
        because=because,
        last=_last(view.interactions),
        put_off_since=_since(moved.get(first.row.case_id, ())),
    )


def _last(interactions: Sequence[Interaction]) -> LastWords | None:
    """The customer's last words; without any, the last summary."""
    said = sorted((one for one in interactions if one.summary.strip()), key=lambda one: one.at)
    theirs = [one for one in said if one.direction is Direction.IN]
    chosen = (theirs or said)[-1:]
    return next((LastWords(o.summary, o.at, o.channel, is_theirs=bool(theirs)) for o in chosen), None)
