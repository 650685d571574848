"""Putting a step off, as the person's way of working does it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.moments import Moment
from app.services.changes import Changes
from app.services.desks import Desk
from app.services.entries import EntryService
from app.services.steps import StepService
from app.services.styles import StyleService
from app.ui.laters import LaterAsk, LaterChoice, LaterHow
from app.ui.seats.proposals import later_choices

_MINUTE = timedelta(minutes=1)


class Services(Protocol):
    """What postponing needs of the services."""

    @property
    def desk(self) -> Desk: ...
    @property
    def entries(self) -> EntryService: ...
    @property
    def steps(self) -> StepService: ...
    @property
    def styles(self) -> StyleService: ...


def later_ask(services: Services, case_id: UUID) -> LaterAsk:
    """How a way of working puts the step of a case off."""
    desk, style = services.desk, services.styles.current()
    with desk.reading() as unit:
        step = unit.cases.get(case_id).planned
        calendar = desk.calendar_of(desk.person(unit))
    choices = tuple(later_choices(desk, case_id))
    if style.offers_next_round and style.batch.times:
        at = style.batch.next_from(desk.clock() + _MINUTE, calendar)
        first = LaterChoice(QCoreApplication.translate("Seat", "next round"), at)
        choices = (first, *(one for one in choices if one.at != at))
    limit = style.put_off_limit
    is_used_up = limit is not None and step.put_offs >= limit
    return LaterAsk(choices, step.put_offs, is_used_up, step.effort if style.asks_effort else None)


def put_off(services: Services, case_id: UUID, when: str | datetime, zone: str, how: LaterHow) -> Changes:
    """Put a step off to a moment, typed or chosen."""
    due = services.entries.moment(when) if isinstance(when, str) else Moment.of(when, zone)
    effort = services.entries.effort(how.takes) if how.takes else None
    said = services.styles.postponement(is_agreed=how.is_agreed, reason=how.reason, effort=effort)
    desk = services.desk.having_seen({} if how.seen is None else {case_id: how.seen})
    steps = replace(services.steps, desk=desk)
    return steps.later(case_id, due, said if how.asks else replace(said, asks_effort=False))


def later_at(services: Services, case_id: UUID, when: str, takes: str) -> tuple[datetime, datetime]:
    """When it would begin and be due."""
    start_at = services.entries.moment(when).at
    effort = services.entries.effort(takes) if takes else timedelta()
    return start_at, services.steps.ends_at(case_id, start_at, effort)
