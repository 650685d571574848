"""Planning reminders: which occurrences lead up to an obligation, and what a change does to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from app.domain.attention import Attention
from app.domain.ids import Ids
from app.domain.occurrences import Obligation, ObligationKind, Occurrence, OccurrenceState
from app.domain.promises import AT_RISK
from app.domain.rungs import Rung
from app.domain.styles import AT_RISK_MARK, DUE, ShareRule
from app.domain.working_time import WorkingCalendar

IN_SILENCE = timedelta(hours=1)
"""Not spoken of at least this much business time before: passed in silence (ruling 41)."""


@dataclass(frozen=True, slots=True)
class Mark:
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
        for mark in Course.of(obligation, attention).marks()
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
    """The rows of one obligation that must be saved so that the ledger fits it; none when it does.

    It may be called long after the change: what is new is planned as of when it was made.
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
    rows = tuple(rows)
    if obligation is None:
        return tuple(row.ended(OccurrenceState.ACTED, now, author_id) for row in rows if row.is_open)
    generation = _generation(rows, obligation)
    course = Course.of(obligation, attention)
    owed, as_of = (
        replace(obligation, generation=generation),
        _planned_as_of(rows, obligation, generation, now),
    )
    fresh = {row.share: row for row in plan(owed, attention, as_of, author_id, ids)}
    changed = []
    for row in rows:
        if row.generation == generation:
            is_up = row.planned_at <= now or course.used_at(row.share) <= now
            after = _refit(row, fresh.pop(row.share, None), obligation.owner_id, now, is_up=is_up)
        else:
            after = _of_the_past(row, obligation, now, author_id)
        if after != row:
            changed.append(after)
    return (*changed, *fresh.values())


def _generation(rows: Sequence[Occurrence], obligation: Obligation) -> int:
    """The generation of the ledger that fits the obligation: the last one, or a new one.

    Undoing may bring an old date, or something already done, back with an old generation of its own; what the
    ledger showed for it then was for another occasion, so it starts a new one.
    """
    last = max((row.generation for row in rows), default=0)
    current = [row for row in rows if row.generation == last]
    fits = obligation.generation <= last and all(
        row.deadline_at == obligation.due_at and row.state is not OccurrenceState.ACTED for row in current
    )
    return last if fits else max(last + 1, obligation.generation)


def _planned_as_of(
    rows: Sequence[Occurrence], obligation: Obligation, generation: int, now: datetime
) -> datetime:
    """What is seen for the first time is planned as of when it was made: shares that passed meanwhile are due.

    So is a date that comes back before anything was said of it, as news does when a next word promised in its
    place was given. For what the ledger knows already, and for a date that was spoken of, only the future is
    planned.
    """
    is_known = any(
        row.generation == generation or (row.deadline_at == obligation.due_at and row.shown_at is not None)
        for row in rows
    )
    return now if is_known else min(now, obligation.planned_at)


def _of_the_past(row: Occurrence, obligation: Obligation, now: datetime, author_id: UUID) -> Occurrence:
    """A row of an older generation, ended: put off, acted on by telling the customer, or moved."""
    if not row.is_open:
        return row
    if row.shown_at is None or obligation.due_at <= row.deadline_at:
        return row.ended(OccurrenceState.MOVED, now, author_id)
    was_told = obligation.kind is ObligationKind.NEWS
    return row.ended(OccurrenceState.ACTED if was_told else OccurrenceState.POSTPONED, now, author_id)


def _refit(
    row: Occurrence, fresh: Occurrence | None, owner_id: UUID, now: datetime, *, is_up: bool
) -> Occurrence:
    """The row as the new plan wants it; what was shown, or has come up and waits to be shown, keeps its plan."""
    if row.shown_at is not None or row.state in {OccurrenceState.ACTED, OccurrenceState.MERGED}:
        return replace(row, owner_id=owner_id) if row.is_open else row
    if row.state is OccurrenceState.PLANNED and row.share != DUE and is_up:
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


def _occurrence(obligation: Obligation, mark: Mark, author_id: UUID, ids: Ids) -> Occurrence:
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


@dataclass(frozen=True, slots=True)
class Course:
    """The way of an obligation to its moment, for one person.

    Attributes:
        available: The business time from planning to due.
        warn_at: By then somebody who is waited for must have been spoken of; for a step its due moment.
        earliest_at: No reminder comes before.
    """

    obligation: Obligation
    attention: Attention
    available: timedelta
    warn_at: datetime
    earliest_at: datetime

    @classmethod
    def of(cls, obligation: Obligation, attention: Attention) -> "Course":
        calendar, due_at = attention.calendar, obligation.due_at
        available = calendar.between(obligation.planned_at, due_at)
        warn_at = _warn_at(obligation, calendar) if obligation.is_awaited else due_at
        return cls(obligation, attention, available, warn_at, _first_reminder_at(obligation, calendar))

    def used_at(self, share: int) -> datetime:
        """When that share of the available time is used up; where there is none, the clock is divided."""
        start_at, due_at = self.obligation.planned_at, self.obligation.due_at
        if share == AT_RISK_MARK:
            return self.warn_at
        if share == DUE or due_at <= start_at:
            return due_at
        if self.available <= timedelta():
            return start_at + (due_at - start_at) * share / 100
        return self.attention.calendar.add(start_at, self.available * share / 100).at

    def marks(self) -> list[Mark]:
        """Every moment of the plan, passed or not."""
        style, owed = self.attention.style, self.obligation
        marks = [self._mark(rule) for rule in style.reminders]
        if owed.is_promise and style.at_risk is not None:
            return [*marks, self._last_call(style.at_risk)]
        if not (style.has_last_call and owed.is_awaited and self._passes_in_silence(marks)):
            return marks
        return [*marks, self._last_call(Rung.NOTIFICATION if owed.is_promise else Rung.BADGE)]

    def _mark(self, rule: ShareRule) -> Mark:
        """One moment of the plan. A batch holds it back only if it comes before the deadline (ruling 23).

        For a promise or a news date that is before its last call: gathered any later, it would pass in
        silence (ruling 41).
        """
        used_at = show_at = self.used_at(rule.share)
        if rule.share != DUE:
            batch_at = self.attention.style.batch.next_from(used_at, self.attention.calendar)
            show_at = batch_at if batch_at < self.warn_at else used_at
        value = self.obligation.value
        rung = rule.rung_for(
            is_promise=self.obligation.is_promise,
            is_valued=value is not None and value > self.attention.value_limit,
        )
        return Mark(rule.share, used_at, max(show_at, self.earliest_at), rung)

    def _last_call(self, rung: Rung) -> Mark:
        return Mark(AT_RISK_MARK, self.warn_at, max(self.warn_at, self.earliest_at), rung)

    def _passes_in_silence(self, marks: Iterable[Mark]) -> bool:
        """Whether nothing above the list would be shown at least a business hour before (ruling 41)."""
        silent_from = self.attention.calendar.subtract(self.obligation.due_at, IN_SILENCE)
        return not any(mark.rung > Rung.LIST and mark.show_at <= silent_from for mark in marks)


def _warn_at(obligation: Obligation, calendar: WorkingCalendar) -> datetime:
    """Two business hours ahead, when a promise comes at risk; for what was made later than that, one hour."""
    at_risk_at = calendar.subtract(obligation.due_at, AT_RISK)
    is_ahead = at_risk_at > obligation.planned_at
    return at_risk_at if is_ahead else calendar.subtract(obligation.due_at, IN_SILENCE)


def _first_reminder_at(obligation: Obligation, calendar: WorkingCalendar) -> datetime:
    if obligation.imported_at is None:
        return min(obligation.planned_at, obligation.due_at)
    next_close = calendar.next_close(calendar.day_of(obligation.imported_at))
    within = next_close - timedelta(microseconds=1)  # a day that ends at midnight ends on the next date
    return calendar.blocks_on(calendar.day_of(within))[0][0]
