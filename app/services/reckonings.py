"""By which hours reminders were planned: other hours, another zone or other holidays plan the future anew.

Kept in the store beside the ledger, so that it does not matter who changed them, at which desk, or that it was undone.
"""

from app.services.desks import Desk
from app.services.ports import UnitOfWork

_KEY = "reminders_planned_by:{person}"


def plan_by_new_hours(desk: Desk, unit: UnitOfWork) -> None:
    """Mark everything of the acting person to be planned again, if it was planned by other hours."""
    key, reckoning = _KEY.format(person=desk.person_id.hex), _reckoning(desk, unit)
    if unit.settings.read(key) != reckoning:
        unit.ledger.mark_all(desk.person_id)
        unit.settings.write(key, reckoning)


def _reckoning(desk: Desk, unit: UnitOfWork) -> str:
    """Everything that moments are counted by, beside the way of working, which is private and marks for itself."""
    person = desk.person(unit)
    hours = [person.hours.minutes(day) for day in range(7)]
    protected = [person.protected.minutes(day) for day in range(7)]
    limit = desk.company(unit).value_limit
    return f"{person.zone} {hours} {protected} {person.country} {person.subdivision} {limit}"
