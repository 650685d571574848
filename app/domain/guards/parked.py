"""Guards of those who drop their own plan for others: help has its place and its measure."""

from datetime import datetime, timedelta

from app.domain.guards.figures import Figure, Measure
from app.domain.guards.watches import Watch
from app.domain.helping import Stake, help_at, helped, stakes

_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)


def parked_tray(watch: Watch) -> Figure:
    """How many requests of colleagues are parked until they are answered, and when the next look is."""
    parked = [one for one in watch.received if one.is_with_receiver and one.deliver_at <= watch.now]
    names = tuple(dict.fromkeys(watch.people.get(one.author_id, "") for one in parked))
    look_at = next(iter(watch.rounds), None)
    return Figure(
        "parked_tray", len(parked), at=look_at, case_ids=tuple(one.case_id for one in parked), names=names
    )


def help_budget(watch: Watch) -> Figure:
    """How much help the day gives, against its measure.

    Beyond it, or where booked help leaves too little time, it names the own words at stake: one round ahead,
    which is everything due before the round after the next.
    """
    given = helped(watch.received, watch.day_starts_at, watch.day_starts_at + _DAY)
    until_at = watch.rounds[-1] if watch.rounds else watch.day_ends_at
    due = stakes((placed.row for placed in watch.rows), watch.now, until_at)
    at_stake = due if given > watch.limits.help else tuple(one for one in due if _is_short(watch, one))
    return Figure(
        "help_budget",
        given // _MINUTE,
        watch.limits.help_minutes,
        Measure.MINUTES,
        at=at_stake[0].due_at if at_stake else None,
        case_ids=tuple(one.case_id for one in at_stake),
        names=tuple(one.name for one in at_stake),
        is_warning=bool(at_stake),
    )


def return_ticket(watch: Watch) -> Figure:
    """What was left to help somebody, and is to be come back to."""
    left = [one.left_case_id for one in watch.received if one.is_being_helped and one.left_case_id]
    rows = {placed.row.case_id: placed.row for placed in watch.rows}
    found = [rows[case_id] for case_id in left if case_id in rows]
    return Figure(
        "return_ticket",
        len(found),
        case_ids=tuple(row.case_id for row in found),
        names=tuple(row.contact or row.customer for row in found),
    )


def _is_short(watch: Watch, stake: Stake) -> bool:
    """Whether the help booked before a word is due takes the time that its step needs."""
    booked = _booked(watch, stake.due_at)
    effort = next(one.row.effort for one in watch.rows if one.row.case_id == stake.case_id)
    return bool(booked) and watch.calendar.between(watch.now, stake.due_at) - booked < effort


def _booked(watch: Watch, until_at: datetime) -> timedelta:
    ahead = ((one, help_at(one)) for one in watch.received)
    return sum(
        (one.effort for one, at in ahead if at is not None and watch.now <= at < until_at),
        timedelta(),
    )
