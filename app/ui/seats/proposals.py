"""What could come next, and when it could be done later."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain import cadences
from app.domain.agenda import AgendaRow
from app.domain.day_gaps import Stretch, first_fit, free_gaps
from app.domain.moments import Moment
from app.domain.working_time import WorkingCalendar
from app.services.desks import Desk
from app.services.work import StepDraft, at_work
from app.ui.desk import (
    Proposal,
)
from app.ui.laters import LaterChoice

_SOON = timedelta(minutes=15)
_NOON = time(12)
_DAY = timedelta(days=1)
_LOOK_AHEAD = 14


def proposals(desk: Desk, case_id: UUID) -> Sequence[Proposal]:
    """What the cadence proposes, and the other of its step and a word on how it stands."""
    with desk.reading() as unit:
        work = at_work(desk, unit, case_id)
        first, case, status = work.proposal(), work.case, work.standard.status_step
        if first.what == status.what:  # then what comes once they have heard
            told = cadences.news_after_telling(case, work.standard, work.calendar, work.now)
            case = case.with_news(work.as_wished(told))
            second = cadences.next_step(case, work.standard, work.calendar, work.now)
            second = cadences.by_way(second, work.wishes.channel)
            follows = Proposal(second.what, second.channel, second.due.at)
        else:
            way = work.wishes.channel or status.channel
            follows = Proposal(status.what, way, max(case.clock.due_at, first.due.at))
    found = [Proposal(first.what, first.channel, first.due.at, is_cadence=True)]
    return found if follows.due_at <= work.now else [*found, follows]


def proposed_step(proposal: Proposal, zone: str) -> StepDraft | None:
    """The step of a proposal that is taken as it stands; None where a line or the cadence says it."""
    if proposal.line or proposal.is_cadence:
        return None
    return StepDraft(proposal.what, proposal.channel, Moment.of(proposal.due_at, zone))


def later_choices(desk: Desk, case_id: UUID) -> Sequence[LaterChoice]:
    """In a quarter of an hour, noon, the next free slot, tomorrow when work starts (ruling 24)."""
    with desk.reading() as unit:
        owner = unit.people.get(unit.cases.get(case_id).owner_id)
        row = next(iter(unit.agenda.of_cases([case_id])), None)
        rows = unit.agenda.rows(owner.id)
        now = desk.clock()
        outside = unit.busy.between(owner.id, now, now + _LOOK_AHEAD * _DAY)
    calendar = desk.calendar_of(owner)
    today = calendar.day_of(now)
    soon = (now + _SOON).replace(second=0, microsecond=0)
    choices = [LaterChoice(_tr("in 15 min"), soon)]
    noon = Moment(datetime.combine(today, _NOON), owner.zone).at
    if noon > soon:
        choices.append(LaterChoice("", noon))
    busy = [(one.slot_at, one.slot_at + one.effort) for one in rows if one.case_id != case_id]
    free = _free(calendar, [*busy, *(one.stretch for one in outside)], soon, row)
    if free is not None:
        choices.append(LaterChoice(_tr("next free slot"), free))
    morning = _next_start(calendar, today)
    if morning is not None:
        choices.append(LaterChoice(_tr("next morning"), morning))
    seen: dict[datetime, LaterChoice] = {}
    for choice in choices:
        seen.setdefault(choice.at, choice)
    return sorted(seen.values(), key=lambda choice: choice.at)


def quiet_end(length: str, calendar: WorkingCalendar, now: datetime) -> datetime | None:
    """When quiet of an ``hour``, or till the next working ``day``, ends; None for ``off``."""
    if length == "hour":
        return (now + timedelta(hours=1)).replace(microsecond=0)
    return _next_start(calendar, calendar.day_of(now)) if length == "day" else None


def _free(
    calendar: WorkingCalendar, busy: Sequence[Stretch], after: datetime, row: AgendaRow | None
) -> datetime | None:
    """The first gap in working hours, beside what is planned, that is long enough."""
    effort = row.effort if row is not None else _SOON
    first = calendar.day_of(after)
    for number in range(_LOOK_AHEAD):
        gaps = free_gaps(calendar.blocks_on(first + number * _DAY), busy, after)
        at = first_fit(gaps, effort)
        if at is not None:
            return at
    return None


def _next_start(calendar: WorkingCalendar, today: date) -> datetime | None:
    """When work starts on the next working day."""
    for number in range(1, _LOOK_AHEAD):
        blocks = calendar.blocks_on(today + number * _DAY)
        if blocks:
            return blocks[0][0]
    return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Seat", text)
