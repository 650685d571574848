"""Guards of those who need time to be exact: what the work needs, against the hours there are."""

from datetime import datetime, timedelta
from uuid import UUID

from app.domain.capacity import Piece
from app.domain.efforts import latest_start as start_of
from app.domain.guards.figures import Figure, Measure
from app.domain.guards.watches import Watch, of_rows

_MINUTE = timedelta(minutes=1)


def effort(watch: Watch) -> Figure:
    """How much time today's steps need."""
    needed = sum((placed.row.effort for placed in watch.today), timedelta())
    return of_rows("effort", watch.today, value=needed // _MINUTE, measure=Measure.MINUTES)


def latest_start(watch: Watch) -> Figure:
    """How many steps have to be begun before this day ends; a moment that has passed is a warning."""
    spare, back = watch.limits.buffer, watch.calendar.subtract
    starts = [(start_of(placed.row.due_at, placed.row.effort, back, spare), placed) for placed in watch.rows]
    due = sorted((one for one in starts if one[0] < watch.day_ends_at), key=lambda one: one[0])
    is_late = any(start < watch.now <= placed.row.due_at for start, placed in due)
    at = due[0][0] if due else None
    return of_rows("latest_start", (placed for _, placed in due), at=at, is_warning=is_late)


def capacity_warning(watch: Watch) -> Figure:
    """How much time this week's work needs, against the hours that are free; what would break is named."""
    seen = watch.capacity
    if seen is None:
        return Figure("capacity_warning", 0, 0, Measure.MINUTES)
    first = seen.first_too_late
    return Figure(
        "capacity_warning",
        seen.needed // _MINUTE,
        seen.free // _MINUTE,
        Measure.MINUTES,
        _stake_of(first) if first is not None else None,
        *_of_pieces(seen.breaking or ((first,) if first is not None else ())),
        is_warning=not seen.fits,
    )


def interim_word(watch: Watch) -> Figure:
    """How many customers are to hear this week before their matter is complete."""
    pieces = watch.capacity.interim if watch.capacity is not None else ()
    at = min((one.row.news_due_at for one in pieces), default=None)
    case_ids, names = _of_pieces(pieces)
    return Figure("interim_word", len(pieces), at=at, case_ids=case_ids, names=names)


def _stake_of(piece: Piece) -> datetime:
    return piece.breaks_at or piece.deadline_at


def _of_pieces(pieces: tuple[Piece, ...]) -> tuple[tuple[UUID, ...], tuple[str, ...]]:
    return (
        tuple(one.row.case_id for one in pieces),
        tuple(one.row.contact or one.row.customer for one in pieces),
    )
