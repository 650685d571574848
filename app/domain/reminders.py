"""Planning reminders, and deciding at each beat what is shown: pure rules over rows of the ledger.

Every rung of an occurrence is shown once, on time or at the first moment after; never lost, never doubled (R6).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from app.domain.ids import Ids
from app.domain.moments import zone_named
from app.domain.occurrences import RETURN_AFTER, Obligation, Occurrence, OccurrenceState
from app.domain.promises import AT_RISK
from app.domain.rungs import Rung
from app.domain.styles import AT_RISK_MARK, DEFAULT_VALUE_LIMIT, DUE, Quiet, ShareRule, Style
from app.domain.working_time import Week, WorkingCalendar

CATCH_UP_AFTER = timedelta(minutes=2)
"""What could not be shown within this time after its moment comes in one summary."""


@dataclass(frozen=True, slots=True)
class Attention:
    """How and when one person can be reached.

    Attributes:
        style: The person's way of working.
        calendar: The person's own working time.
        quiet: The person's quiet hours.
        protected: Blocks that the person protects, in the zone of the calendar, or None.
        value_limit: Above this value, in the company's currency, a case may speak louder.
    """

    style: Style
    calendar: WorkingCalendar
    quiet: Quiet = field(default_factory=Quiet)
    protected: Week | None = None
    value_limit: Decimal = DEFAULT_VALUE_LIMIT

    def is_quiet(self, now: datetime) -> bool:
        """Whether quiet time or a protected block runs."""
        return self.quiet.holds(now, self.calendar.zone) or self._is_protected(now)

    def is_held(self, occurrence: Occurrence, now: datetime) -> bool:
        """Whether an occurrence has to wait; a promise about to break never does."""
        return self.is_quiet(now) and not is_about_to_break(occurrence, now, self.calendar)

    def _is_protected(self, now: datetime) -> bool:
        if self.protected is None:
            return False
        wall = now.astimezone(zone_named(self.calendar.zone))
        minute = wall.hour * 60 + wall.minute
        return any(start <= minute < end for start, end in self.protected.minutes(wall.weekday()))


def is_about_to_break(occurrence: Occurrence, now: datetime, calendar: WorkingCalendar) -> bool:
    """Whether a promise has 2 business hours or less left; one that broke within 5 minutes still counts."""
    if not occurrence.is_promise or now > occurrence.deadline_at + RETURN_AFTER:
        return False
    return calendar.between(now, occurrence.deadline_at) <= AT_RISK


# -- planning ---------------------------------------------------------------------------------


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
    """Every moment of the plan. A batch holds one back only if it comes before the deadline (ruling 23).

    For a promise that is before it comes at risk: gathered any later, it would pass in silence (ruling 41).
    """
    style, calendar = attention.style, attention.calendar
    is_valued = obligation.value is not None and obligation.value > attention.value_limit
    earliest = _first_reminder_at(obligation, calendar)
    before_at = _at_risk_at(obligation, calendar) if obligation.is_promise else obligation.due_at
    for rule in _rules(style, is_promise=obligation.is_promise):
        used_at = show_at = _used_at(rule.share, obligation, calendar)
        if rule.share not in {DUE, AT_RISK_MARK}:
            batch_at = style.batch.next_from(used_at, calendar)
            show_at = batch_at if batch_at < before_at else used_at
        rung = rule.rung_for(is_promise=obligation.is_promise, is_valued=is_valued)
        yield _Mark(rule.share, used_at, max(show_at, earliest), rung)


def _rules(style: Style, *, is_promise: bool) -> tuple[ShareRule, ...]:
    if not is_promise or style.at_risk is None:
        return style.reminders
    return (*style.reminders, ShareRule(AT_RISK_MARK, style.at_risk, style.at_risk, style.at_risk))


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


# -- each beat --------------------------------------------------------------------------------


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

    Counts as a presentation; save the rows and show them in one list, oldest promise first.
    """
    shown = [row for row in rows if row.state is OccurrenceState.SHOWN]
    latest = (max(group, key=_place) for group in _by_obligation(shown).values())
    return tuple(row.presented() for row in sorted(latest, key=_urgency))


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
