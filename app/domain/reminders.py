"""Planning reminders: which occurrences lead up to an obligation, and what a change does to them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from uuid import UUID

from app.domain.attention import Attention
from app.domain.ids import Ids
from app.domain.occurrences import Obligation, Occurrence, OccurrenceState
from app.domain.promises import AT_RISK
from app.domain.rungs import Rung
from app.domain.styles import AT_RISK_MARK, DUE, ShareRule
from app.domain.working_time import WorkingCalendar

IN_SILENCE = timedelta(hours=1)
"""Not spoken of at least this much business time before: passed in silence (ruling 41)."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A moment of an obligation: when its share is used up, and when it is to be shown."""

    share: int
    used_at: datetime
    show_at: datetime
    rung: Rung


def plan(
    obligation: Obligation, attention: Attention, now: datetime, author_id: UUID, ids: Ids
) -> tuple[Occurrence, ...]:
    """The occurrences of an obligation that is planned, or moved, now.

    Shares that have already passed are left out; the due moment never is. So something planned at its last
    minute, or long after, is shown once.
    """
    return tuple(
        _occurrence(obligation, mark, author_id, ids)
        for mark in _marks(obligation, attention)
        if mark.share == DUE or mark.used_at > now
    )


def reconcile(
    rows: Iterable[Occurrence],
    obligation: Obligation | None,
    attention: Attention,
    now: datetime,
    author_id: UUID,
    ids: Ids,
) -> tuple[Occurrence, ...]:
    """The rows of one obligation that must be saved so that the ledger fits it; empty when it does.

    A moved date ends the old generation and plans a new one; another owner, style, calendar or value plans the
    future anew and touches nothing that was shown; a text edit changes nothing; None ends everything as acted on.
    Repeating it changes nothing.

    Args:
        rows: All rows of the obligation, of any generation and state.
        obligation: As it stands now; None once it is done, kept, released or its case is closed.
        attention: The owner's.
        author_id: Who made the change.
        ids: Makes ids for new rows; rows that are new have version 0.
    """
    if obligation is None:
        return tuple(row.ended(OccurrenceState.ACTED, now, author_id) for row in rows if row.is_open)
    rows = tuple(rows)
    current = [row for row in rows if row.generation == obligation.generation]
    ended = _end_older(rows, obligation, now, author_id)
    fresh = {row.share: row for row in plan(obligation, attention, now, author_id, ids)}
    known = {row.share: row for row in current}
    changed = [
        _refit(
            row,
            fresh.get(row.share),
            obligation.owner_id,
            now,
            has_come=_used_at(row.share, obligation, attention.calendar) <= now,
        )
        for row in current
    ]
    new = [row for share, row in fresh.items() if share not in known]
    return (*ended, *(after for before, after in zip(current, changed, strict=True) if after != before), *new)


def _end_older(
    rows: Iterable[Occurrence], obligation: Obligation, now: datetime, author_id: UUID
) -> Iterator[Occurrence]:
    for row in rows:
        if row.generation == obligation.generation or not row.is_open:
            continue
        was_put_off = row.shown_at is not None and obligation.due_at > row.deadline_at
        yield row.ended(OccurrenceState.POSTPONED if was_put_off else OccurrenceState.MOVED, now, author_id)


def _refit(
    row: Occurrence, fresh: Occurrence | None, owner_id: UUID, now: datetime, *, has_come: bool
) -> Occurrence:
    """The row as the new plan wants it; what was shown, or has come up and waits to be shown, keeps its plan."""
    if row.shown_at is not None or row.state in {OccurrenceState.ACTED, OccurrenceState.MERGED}:
        return replace(row, owner_id=owner_id) if row.is_open else row
    if row.state is OccurrenceState.PLANNED and row.share != DUE and (has_come or row.planned_at <= now):
        return replace(row, owner_id=owner_id)
    if fresh is None:
        return row if row.state is OccurrenceState.MOVED else row.ended(OccurrenceState.MOVED, now)
    return replace(
        row,
        owner_id=owner_id,
        planned_at=fresh.planned_at,
        deadline_at=fresh.deadline_at,
        rung=fresh.rung,
        state=OccurrenceState.PLANNED,
        ended_at=None,
    )


def _occurrence(obligation: Obligation, mark: _Mark, author_id: UUID, ids: Ids) -> Occurrence:
    return Occurrence(
        ids(),
        obligation.kind,
        obligation.id,
        obligation.case_id,
        obligation.owner_id,
        author_id,
        obligation.generation,
        mark.share,
        mark.show_at,
        obligation.due_at,
        mark.rung,
    )


def _marks(obligation: Obligation, attention: Attention) -> Iterator[_Mark]:
    """Every moment of the plan, passed or not."""
    marks = [_mark(rule, obligation, attention) for rule in attention.style.reminders]
    yield from marks
    if not obligation.is_promise:
        return
    rung = attention.style.at_risk
    if rung is None and _passes_in_silence(marks, obligation, attention.calendar):
        rung = Rung.NOTIFICATION
    if rung is not None:
        yield _mark(ShareRule(AT_RISK_MARK, rung, rung, rung), obligation, attention)


def _mark(rule: ShareRule, obligation: Obligation, attention: Attention) -> _Mark:
    """One moment of the plan. A batch holds it back only if it comes before the deadline (ruling 23).

    For a promise that is before it comes at risk: gathered any later, it would pass in silence (ruling 41).
    """
    style, calendar = attention.style, attention.calendar
    used_at = show_at = _used_at(rule.share, obligation, calendar)
    if rule.share not in {DUE, AT_RISK_MARK}:
        batch_at = style.batch.next_from(used_at, calendar)
        before_at = _at_risk_at(obligation, calendar) if obligation.is_promise else obligation.due_at
        show_at = batch_at if batch_at < before_at else used_at
    is_valued = obligation.value is not None and obligation.value > attention.value_limit
    rung = rule.rung_for(is_promise=obligation.is_promise, is_valued=is_valued)
    return _Mark(rule.share, used_at, max(show_at, _first_reminder_at(obligation, calendar)), rung)


def _passes_in_silence(marks: Iterable[_Mark], obligation: Obligation, calendar: WorkingCalendar) -> bool:
    """Whether nothing above the list would be shown at least a business hour before the moment (ruling 41)."""
    last_call_at = calendar.subtract(obligation.due_at, IN_SILENCE)
    return not any(mark.rung > Rung.LIST and mark.show_at <= last_call_at for mark in marks)


def _used_at(share: int, obligation: Obligation, calendar: WorkingCalendar) -> datetime:
    if share == AT_RISK_MARK:
        return _at_risk_at(obligation, calendar)
    if share == DUE or obligation.due_at <= obligation.planned_at:
        return obligation.due_at
    return calendar.share(obligation.planned_at, obligation.due_at, Fraction(share, 100))


def _at_risk_at(obligation: Obligation, calendar: WorkingCalendar) -> datetime:
    return calendar.subtract(obligation.due_at, AT_RISK)


def _first_reminder_at(obligation: Obligation, calendar: WorkingCalendar) -> datetime:
    if not obligation.is_imported:
        return min(obligation.planned_at, obligation.due_at)
    next_day = calendar.day_of(obligation.planned_at) + timedelta(days=1)
    while not calendar.is_working_day(next_day):
        next_day += timedelta(days=1)
    return calendar.blocks_on(next_day)[0][0]
