"""Reminders: one pass of the engine plans what changed and shows what is due (R6)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.attention import Attention
from app.domain.beats import Beat, beat, next_beat_at, reachable
from app.domain.cases import Case
from app.domain.occurrences import Obligation, ObligationKind, Occurrence, obligations_of
from app.domain.reminder_reasons import ReminderWhy, explained
from app.domain.reminders import reconcile
from app.services.absences import AbsenceService
from app.services.away import Away, away
from app.services.changes import Changes, Nouns
from app.services.deliveries import Delivered, DeliveryService
from app.services.desks import Desk
from app.services.handovers import HandoverService
from app.services.ports import UnitOfWork
from app.services.reckonings import plan_by_new_hours
from app.services.stranded_requests import StrandedRequests

AttentionOf = Callable[[Desk, UnitOfWork], Attention]
"""How and when the acting person can be reached: style, quiet hours, calendar."""

_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Reminder:
    """One occurrence with the case it speaks of.

    Attributes:
        row: The open case; None for a promise that outlives its closed case.
        case: The case itself, open or closed.
    """

    occurrence: Occurrence
    row: AgendaRow | None
    case: Case


@dataclass(frozen=True, slots=True)
class Pass:
    """What one pass of the engine did.

    Attributes:
        shown: On time, or back after it was closed; one by one.
        catch_up: What came up meanwhile, for one summary, oldest promise first.
        delivered: Requests of colleagues in one batch, and what became of one's own.
        next_at: When there is something to do again, or None.
    """

    shown: tuple[Reminder, ...] = ()
    catch_up: tuple[Reminder, ...] = ()
    delivered: tuple[Delivered, ...] = ()
    next_at: datetime | None = None
    changes: Changes = field(default_factory=Changes)

    @property
    def is_quiet(self) -> bool:
        """Whether nothing was shown."""
        return not self.shown and not self.catch_up and not self.delivered


@dataclass(frozen=True, slots=True)
class _Duty:
    """One pass at one desk: whose cases it plans, how the person there can be reached, and when it is."""

    whose: tuple[UUID, ...]
    attention: Attention
    now: datetime


Announce = Callable[[Pass], None]
"""Puts a pass on the screen; called after it is on disk."""


@dataclass(frozen=True, slots=True)
class ReminderService:
    """The engine: idempotent, however late it is called."""

    desk: Desk
    attention: AttentionOf
    announce: Announce

    def tick(self) -> Pass:
        """Plan what changed, mark as shown what is due, then show it."""
        returned = HandoverService(self.desk).return_expired() | AbsenceService(self.desk).end_past()
        returned |= StrandedRequests(self.desk).give_back()
        now = self.desk.clock()
        with self.desk.transactions.keeping() as unit:
            plan_by_new_hours(self.desk, unit)
            there = away(self.desk, unit)
            attention = self._attention(unit, there)
            whose = self._looked_after(there)
            duty = _Duty(whose, attention, now)
            for owner_id in whose:
                self._plan(unit, owner_id, duty)
            due = (row for owner_id in whose for row in unit.ledger.due(owner_id, now))
            rows = (*due, *(row for owner_id in whose for row in unit.ledger.shown(owner_id)))
            shown = beat(rows, attention, now)
            unit.ledger.save_all(shown.rows)
            after = {row.id: row for row in (*rows, *shown.rows)}.values()
            deliveries = DeliveryService(self.desk)
            delivered = deliveries.deliver(unit, attention, now)
            coming = (unit.ledger.next_at(owner_id, now) for owner_id in whose)
            moments = (*coming, next_beat_at(after, now), deliveries.next_at(unit, now))
            next_at = min((at for at in moments if at is not None), default=None)
            done = self._pass(unit, shown, delivered, next_at)
            unit.commit()
        done = replace(done, changes=done.changes | returned)
        if not done.is_quiet:
            self.announce(done)
        return done

    def plan_again(self) -> None:
        """After a change of style or quiet hours: the future is planned anew, nothing shown is touched."""
        with self.desk.transactions.keeping() as unit:
            unit.ledger.mark_all(self.desk.person_id)
            unit.commit()

    def reachable(self) -> tuple[Reminder, ...]:
        """What was shown and not acted on: the list that is always there, oldest promise first."""
        with self.desk.reading() as unit:
            return self._with_rows(unit, reachable(self._shown(unit)))

    def next_at(self) -> datetime | None:
        """When the next reminder comes up, or None."""
        with self.desk.reading() as unit:
            whose = self._looked_after(away(self.desk, unit))
            coming = (unit.ledger.next_at(owner_id) for owner_id in whose)
            return min((at for at in coming if at is not None), default=None)

    def why(self, case_id: UUID) -> tuple[ReminderWhy, ...]:
        """Why each of one's reminders of a case comes when it does, or came; the next one first. Raises NotFound."""
        with self.desk.reading() as unit:
            case = unit.cases.get(case_id)
            promises = unit.promises.of_case(case_id)
            owed = {(o.kind, o.id): o for o in obligations_of(case, promises)}
            attention = self.attention(self.desk, unit)
            rows = [row for row in unit.ledger.of_cases([case_id]) if row.owner_id == self.desk.person_id]
        found = ((row, owed.get((row.obligation_kind, row.obligation_id))) for row in rows if row.is_open)
        return tuple(explained(row, one, attention) for row, one in found if one is not None)

    def close(self, occurrence_ids: Iterable[UUID]) -> Changes:
        """The person closed these without acting: they come back after five minutes, one rung higher."""
        wanted, now = set(occurrence_ids), self.desk.clock()
        with self.desk.transactions.keeping() as unit:
            shown = self._shown(unit)
            unit.ledger.save_all([row.closed(now) for row in shown if row.id in wanted])
            unit.commit()
        return Changes(Nouns.REMINDERS)

    def seen(self, occurrence_ids: Iterable[UUID]) -> Changes:
        """The person looked at these in the list: a presentation more, and no longer new. Nothing else moves."""
        wanted = set(occurrence_ids)
        with self.desk.transactions.keeping() as unit:
            shown = self._shown(unit)
            unit.ledger.save_all([row.presented() for row in shown if row.id in wanted and row.is_new])
            unit.commit()
        return Changes(Nouns.REMINDERS)

    def _looked_after(self, there: Away) -> tuple[UUID, ...]:
        """Whose reminders come up at this desk: the own, unless somebody covers, and those of whom one covers."""
        me = self.desk.person_id
        own = (me,) if there.responsible(me) == me else ()
        return (*own, *there.looked_after_by(me))

    def _attention(self, unit: UnitOfWork, there: Away) -> Attention:
        """As always; who is away and not covered has quiet until then, so that one summary waits (ruling 23)."""
        attention, absence = self.attention(self.desk, unit), there.of(self.desk.person_id)
        if absence is None:
            return attention
        until_at = max(absence.ends.at, attention.quiet_until_at or absence.ends.at)
        return replace(attention, quiet_until_at=until_at)

    def _shown(self, unit: UnitOfWork) -> list[Occurrence]:
        """What was shown and not acted on: of the person, and of whom the person covers."""
        whose = (self.desk.person_id, *away(self.desk, unit).looked_after_by(self.desk.person_id))
        return [row for owner_id in whose for row in unit.ledger.shown(owner_id)]

    def _plan(self, unit: UnitOfWork, owner_id: UUID, duty: "_Duty") -> None:
        """Fit the ledger to every case of a person that changed since the last pass."""
        case_ids = unit.ledger.marked(owner_id, _AT_ONCE)
        if not case_ids:
            return
        known: dict[UUID, list[Occurrence]] = defaultdict(list)
        for occurrence in unit.ledger.of_cases(case_ids):
            known[occurrence.case_id].append(occurrence)
        changed: list[Occurrence] = []
        planned: list[UUID] = []
        cases, promises = unit.cases.many(case_ids), unit.promises.open_of(case_ids)
        for case_id in case_ids:
            case = cases[case_id]
            owed = obligations_of(case, promises.get(case_id, ()))
            changed += self._planned(owed, known[case_id], duty)
            if not owed or case.owner_id in duty.whose:
                planned.append(case_id)
        unit.ledger.save_all(changed)
        unit.ledger.unmark(planned)

    def _planned(
        self, owed: Iterable[Obligation], rows: Sequence[Occurrence], duty: "_Duty"
    ) -> list[Occurrence]:
        """The rows of one case to save; what a colleague owes now goes over to them, to be planned at their desk."""
        me, ids = self.desk.person_id, self.desk.ids
        standing = {(o.kind, o.id): o for o in owed}
        by_obligation: dict[tuple[ObligationKind, UUID], list[Occurrence]] = defaultdict(list)
        for row in rows:
            by_obligation[row.obligation_kind, row.obligation_id].append(row)
        changed: list[Occurrence] = []
        for key in dict.fromkeys((*standing, *by_obligation)):  # in an order that is the same each time
            obligation = standing.get(key)
            if obligation is None or obligation.owner_id in duty.whose:
                changed += reconcile(by_obligation[key], obligation, duty.attention, duty.now, me, ids)
            else:
                changed += _passed_on(by_obligation[key], obligation.owner_id)
        return changed

    def _pass(
        self, unit: UnitOfWork, shown: Beat, delivered: tuple[Delivered, ...], next_at: datetime | None
    ) -> Pass:
        changed = Nouns.REMINDERS if shown.rows or delivered else Nouns.NONE
        return Pass(
            self._with_rows(unit, (*shown.shown, *shown.returned)),
            self._with_rows(unit, shown.catch_up),
            delivered,
            next_at,
            Changes(changed, frozenset(one.request.case_id for one in delivered)),
        )

    def _with_rows(self, unit: UnitOfWork, occurrences: Iterable[Occurrence]) -> tuple[Reminder, ...]:
        occurrences = tuple(occurrences)
        if not occurrences:
            return ()
        known: dict[UUID, tuple[AgendaRow | None, Case]] = unit.kept.get("cases with reminders", dict)
        fresh = {o.case_id for o in occurrences} - known.keys()
        rows = {row.case_id: row for row in unit.agenda.of_cases(fresh)}
        for case_id, case in unit.cases.many(fresh).items():
            known[case_id] = rows.get(case_id), case
        me, who = self.desk.person_id, away(self.desk, unit)
        found = ((o, *known[o.case_id]) for o in occurrences)
        return tuple(Reminder(o, _covered(row, me, who), case) for o, row, case in found)


def _covered(row: AgendaRow | None, me: UUID, who: Away) -> AgendaRow | None:
    """Marked where it is a colleague's who is away and whom one covers."""
    if row is None or not who.covers(me, row.owner_id):
        return row
    return replace(row, is_covered=True)


def _passed_on(rows: Iterable[Occurrence], owner_id: UUID) -> list[Occurrence]:
    return [replace(row, owner_id=owner_id) for row in rows if row.is_open and row.owner_id != owner_id]
