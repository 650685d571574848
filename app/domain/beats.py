"""Beats: what one person is shown at a moment. Pure rules over rows of the ledger, harmless to repeat.

Each rung of an occurrence is shown once, on time or at the first moment after; never lost, never doubled (R6).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from app.domain.attention import Attention
from app.domain.occurrences import RETURN_AFTER, Occurrence, OccurrenceState

CATCH_UP_AFTER = timedelta(minutes=2)
"""What could not be shown within this time after its moment comes in one summary."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What one beat shows; every row of it is to be saved before anything is put on the screen.

    Attributes:
        shown: On time, one by one, by their rungs.
        catch_up: What came up meanwhile: one summary, oldest promise first.
        returned: Closed without acting, back one rung higher.
        merged: Passed together with a later one of the same obligation; not shown.
    """

    shown: tuple[Occurrence, ...] = ()
    catch_up: tuple[Occurrence, ...] = ()
    returned: tuple[Occurrence, ...] = ()
    merged: tuple[Occurrence, ...] = ()

    @property
    def rows(self) -> tuple[Occurrence, ...]:
        """All rows that changed."""
        return (*self.shown, *self.catch_up, *self.returned, *self.merged)


def beat(rows: Iterable[Occurrence], attention: Attention, now: datetime) -> Beat:
    """What one person is shown at a moment; repeating it with the saved rows shows nothing more.

    Args:
        rows: The person's open rows: those due and not yet shown, and those shown and not ended.
    """
    rows = [row for row in rows if row.is_open]
    due = [row for row in rows if row.is_due(now) and not attention.is_held(row, now)]
    latest, merged = merge(due, now)
    late = [row for row in latest if now - row.planned_at > CATCH_UP_AFTER]
    on_time = [row for row in latest if now - row.planned_at <= CATCH_UP_AFTER]
    return Beat(
        tuple(row.shown(now) for row in sorted(on_time, key=_urgency)),
        tuple(row.shown(now, is_catch_up=True) for row in sorted(late, key=_urgency)),
        _returned(rows, latest, attention, now),
        merged,
    )


def merge(due: Iterable[Occurrence], now: datetime) -> tuple[tuple[Occurrence, ...], tuple[Occurrence, ...]]:
    """Of several due rows of one obligation the latest, as loud as the loudest, and the others merged into it."""
    latest, merged = [], []
    for group in _by_obligation(due).values():
        *earlier, last = sorted(group, key=_place)
        latest.append(replace(last, rung=max(row.rung for row in group)))
        merged += [row.ended(OccurrenceState.MERGED, now) for row in earlier]
    return tuple(latest), tuple(merged)


def list_at_start(rows: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """What was shown and not acted on, one row for each obligation, put before the person once more.

    Counts as a presentation; save the rows and show them in one list, oldest promise first. Ask before the first
    beat, whose rows are put before the person by themselves.
    """
    return tuple(row.presented() for row in reachable(rows))


def reachable(rows: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """What was shown and not acted on, one row for each obligation, oldest promise first."""
    shown = [row for row in rows if row.state is OccurrenceState.SHOWN]
    latest = (max(group, key=_place) for group in _by_obligation(shown).values())
    return tuple(sorted(latest, key=_urgency))


def _returned(
    rows: Iterable[Occurrence], latest: Iterable[Occurrence], attention: Attention, now: datetime
) -> tuple[Occurrence, ...]:
    """Closed rows whose time has come, unless a later one of the same obligation speaks for them."""
    speaking = [row for row in rows if row.state is OccurrenceState.SHOWN]
    back = []
    for group in _by_obligation((*speaking, *latest)).values():
        row = max(group, key=_place)
        top = attention.style.top_for(is_promise=row.is_promise)
        if row.is_returning(now, top) and not attention.is_held(row, now):
            back.append(row.returned(top))
    return tuple(sorted(back, key=_urgency))


def _by_obligation(rows: Iterable[Occurrence]) -> dict[tuple[str, UUID], list[Occurrence]]:
    groups: dict[tuple[str, UUID], list[Occurrence]] = defaultdict(list)
    for row in rows:
        groups[row.obligation_kind, row.obligation_id].append(row)
    return groups


def next_beat_at(rows: Iterable[Occurrence], now: datetime) -> datetime | None:
    """The next moment after now at which something comes up or comes back; None for nothing."""
    moments = [row.planned_at for row in rows if row.state is OccurrenceState.PLANNED]
    moments += [row.closed_at + RETURN_AFTER for row in rows if row.is_open and row.closed_at is not None]
    return min((at for at in moments if at > now), default=None)


def _place(row: Occurrence) -> tuple[int, datetime, int]:
    """Later generations, then later moments, then higher shares speak for the others."""
    return row.generation, row.planned_at, row.share


def _urgency(row: Occurrence) -> tuple[bool, datetime, datetime]:
    return not row.is_promise, row.deadline_at, row.planned_at
