"""Guards of those who drop their own plan for others: help has its place and its measure."""

from app.domain.guards.figures import Figure, Measure
from app.domain.guards.watches import Watch


def parked_tray(watch: Watch) -> Figure:
    """How many requests of colleagues are parked until they are answered."""
    parked = [one for one in watch.received if one.is_waiting]
    names = tuple(dict.fromkeys(watch.people.get(one.author_id, "") for one in parked))
    return Figure("parked_tray", len(parked), case_ids=tuple(one.case_id for one in parked), names=names)


def help_budget(watch: Watch) -> Figure:
    """How much help was given today, against the measure of a day."""
    return Figure("help_budget", 0, watch.limits.help_minutes, Measure.MINUTES)


def return_ticket(watch: Watch) -> Figure:
    """What is to come back to after helping."""
    first = next(iter(watch.today), None)
    return Figure("return_ticket", 0, at=first.at if first is not None else None)
