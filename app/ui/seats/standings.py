"""How things stand at a desk, for the bars."""

from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from app.services.desks import Desk
from app.services.reminders import ReminderService
from app.services.styles import StyleService
from app.ui.desk import Standing
from app.ui.formats import Formats


class Services(Protocol):
    """What the bars need of the services."""

    @property
    def desk(self) -> Desk: ...
    @property
    def reminders(self) -> ReminderService: ...
    @property
    def styles(self) -> StyleService: ...


def standing_of(services: Services, formats: Formats, at_stake: str) -> Standing:
    """The store, what comes up next, and until when it is quiet."""
    desk, next_at = services.desk, services.reminders.next_at()
    row = None
    if next_at is not None:
        with desk.reading() as unit:
            due = unit.ledger.due(desk.person_id, next_at)
            row = next(iter(unit.agenda.of_cases(one.case_id for one in due[:1])), None)
    return Standing(
        QCoreApplication.translate("Seat", "This computer: all changes saved"),
        needs_you=False,
        next_at=next_at,
        next_line=f"{row.step}, {row.customer}" if row is not None else "",
        next_case_id=row.case_id if row is not None else None,
        next_digest_at=_next_digest(services, formats),
        quiet_until_at=services.styles.quiet_until(),
        at_stake=at_stake,
    )


def _next_digest(services: Services, formats: Formats) -> datetime | None:
    desk, batch = services.desk, services.styles.current().batch
    if not batch.times:
        return None
    with desk.reading() as unit:
        calendar = desk.calendar_of(desk.person(unit))
    return batch.next_from(formats.now(), calendar)
