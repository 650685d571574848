"""Guards of those who need time to be exact: what the work needs, against the hours there are."""

from datetime import timedelta

from app.domain.guards.figures import Figure, Measure
from app.domain.guards.watches import Watch, of_rows

_MINUTE = timedelta(minutes=1)


def effort(watch: Watch) -> Figure:
    """How much time today's steps need."""
    needed = sum((placed.row.effort for placed in watch.today), timedelta())
    return of_rows("effort", watch.today, value=needed // _MINUTE, measure=Measure.MINUTES)


def latest_start(watch: Watch) -> Figure:
    """How many steps have to be begun before this day ends."""
    due = [
        placed
        for placed in watch.rows
        if watch.calendar.subtract(placed.at, placed.row.effort + watch.limits.buffer) < watch.day_ends_at
    ]
    return of_rows("latest_start", due)


def capacity_warning(watch: Watch) -> Figure:
    """How much time today's steps need, against the working time that is left of the day."""
    needed = sum((placed.row.effort for placed in watch.today), timedelta()) // _MINUTE
    free = watch.calendar.between(watch.now, watch.day_ends_at) // _MINUTE
    return of_rows(
        "capacity_warning", watch.today, value=needed, limit=free, measure=Measure.MINUTES,
        is_warning=needed > free,
    )  # fmt: skip


def interim_word(watch: Watch) -> Figure:
    """How many customers are to hear today, complete or not."""
    return of_rows("interim_word", [p for p in watch.rows if p.row.news_due_at < watch.day_ends_at])
