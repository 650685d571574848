"""Reminders as lines of the reachable list."""

from app.domain.errors import NotFound
from app.services.reminders import Reminder
from app.ui.desk import BellItem


def bell_item(one: Reminder) -> BellItem:
    """One line; of an open case."""
    row = one.row
    if row is None:
        raise NotFound("case", str(one.occurrence.case_id))
    who = f"{row.contact}, {row.customer}" if row.contact else row.customer
    is_new = one.occurrence.is_new and one.occurrence.closed_at is None
    at = one.occurrence.shown_at or one.occurrence.planned_at
    return BellItem(one.occurrence.id, row.case_id, who, row.step, at, is_new)
