"""Guards of those who lose track of time: one conversation at a time, and none forgotten."""

from datetime import datetime

from app.domain.guards.figures import Figure
from app.domain.guards.watches import Watch, of_rows
from app.domain.occurrences import Occurrence
from app.domain.ranks import Placed
from app.domain.rungs import Rung

IF_THEN_LINE, ONE_CARD, DAY_NOT_FINISHED = "if_then_line", "one_card", "day_not_finished"
PUT_OFF_LIMIT = "put_off_limit"
"""Names that what acts for these guards asks for."""


def if_then_line(watch: Watch) -> Figure:
    """How many of today's steps have a moment to come; those that have none, or whose moment passed, are named."""
    without = [placed for placed in watch.today if placed.row.slot_at <= watch.now]
    return of_rows(
        "if_then_line", without, value=len(watch.today) - len(without), limit=len(watch.today),
        is_warning=bool(without),
    )  # fmt: skip


def one_card(watch: Watch) -> Figure:
    """How many conversations wait behind the one that is on the table."""
    first = next(iter(watch.today), None)
    others = {_person(placed): placed for placed in reversed(watch.today)}
    if first is not None:
        del others[_person(first)]
    return of_rows("one_card", reversed(others.values()))


def put_off_limit(watch: Watch) -> Figure:
    """How many steps have been put off as often as they may be."""
    worn = [placed for placed in watch.rows if placed.row.put_offs >= watch.limits.put_offs]
    return of_rows(PUT_OFF_LIMIT, worn, limit=watch.limits.put_offs, is_warning=bool(worn))


def ladder(watch: Watch) -> Figure:
    """How many reminders have grown loud and were not acted on."""
    loud = [row for row in watch.reminders if row.rung >= Rung.NOTIFICATION]
    by_case = {placed.row.case_id: placed for placed in watch.rows}
    rows = {row.case_id: by_case[row.case_id] for row in sorted(loud, key=_moment) if row.case_id in by_case}
    return of_rows(
        "ladder", rows.values(), value=len(loud), is_warning=any(r.rung is Rung.WINDOW for r in loud)
    )


def old_promise_first(watch: Watch) -> Figure:
    """How many promises go before any new enquiry, because little of their time is left."""
    old = [placed for placed in watch.rows if placed.is_promise_past(watch.limits.last_share)]
    return of_rows("old_promise_first", old, at=min((p.at for p in old), default=None), is_warning=bool(old))


def day_not_finished(watch: Watch) -> Figure:
    """How many customers are to hear before tomorrow's hour and have no step to come that would tell them."""
    waiting = without_plan(watch)
    return of_rows("day_not_finished", waiting, at=watch.plan_until_at, is_warning=bool(waiting))


def without_plan(watch: Watch) -> list[Placed]:
    """Whose status is due before the next working day's hour, with no step to come before it; the longest first."""
    until_at = watch.plan_until_at
    waiting = [
        placed
        for placed in watch.rows
        if placed.row.news_due_at < until_at and not watch.now < placed.row.due_at <= until_at
    ]
    return sorted(waiting, key=lambda placed: placed.row.news_due_at)


def _person(placed: Placed) -> tuple[str, str]:
    return placed.row.customer, placed.row.contact


def _moment(row: Occurrence) -> datetime:
    return row.deadline_at
