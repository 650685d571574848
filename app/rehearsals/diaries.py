"""What became of every promise and news date: bookkeeping of its own, beside the ledger of the engine."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app.domain.cases import Case
from app.domain.occurrences import ObligationKind, obligations_of
from app.domain.promises import Promise, PromiseState
from app.domain.reminders import IN_SILENCE
from app.domain.rungs import Rung
from app.domain.working_time import WorkingCalendar
from app.services.reminders import Reminder


class End(StrEnum):
    """What became of a promise or a news date."""

    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"
    MOVED = "moved"
    RUNNING = "running"


class Warned(StrEnum):
    """Whether its owner was told in time: above the list, a business hour ahead (ruling 41)."""

    IN_TIME = "in time"
    IN_SILENCE = "in silence"
    TOO_SHORT = "too short"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True)
class Shown:
    """A reminder that came up."""

    at: datetime
    rung: Rung


@dataclass(slots=True)
class Owed:
    """One promise, or one news date, of one owner.

    Attributes:
        known_at: Since when the owner could know of it by this moment.
        ended_at: When it was kept, moved or given to somebody else; None while it stands.
    """

    kind: ObligationKind
    id: UUID
    reference: str
    known_at: datetime
    due_at: datetime
    shown: list[Shown] = field(default_factory=list)
    ended_at: datetime | None = None
    end: End = End.RUNNING

    def finished(self, end: End, now: datetime) -> None:
        """It stands no longer; what was kept after its moment is late."""
        is_late = end is End.KEPT and now > self.due_at
        self.end, self.ended_at = (End.LATE if is_late else end), now

    def warned(self, calendar: WorkingCalendar, until: datetime) -> Warned:
        """Whether it was spoken of in time, if it still stood a business hour ahead of its moment.

        Args:
            until: When the rehearsal ended.
        """
        last_at = calendar.subtract(self.due_at, IN_SILENCE)
        if min(self.ended_at or until, until) <= last_at:
            return Warned.NOT_NEEDED
        if _ahead(calendar, self.known_at, self.due_at) <= IN_SILENCE:
            return Warned.TOO_SHORT
        told = any(
            one.rung > Rung.LIST and _ahead(calendar, one.at, self.due_at) >= IN_SILENCE for one in self.shown
        )
        return Warned.IN_TIME if told else Warned.IN_SILENCE


@dataclass
class Diary:
    """Follows what one person owes to customers, by looking at the cases after every act."""

    person_id: UUID
    owed: list[Owed] = field(default_factory=list)
    _standing: dict[tuple[ObligationKind, UUID], Owed] = field(default_factory=dict)
    _last_told: dict[UUID, datetime | None] = field(default_factory=dict)
    _shown: dict[tuple[ObligationKind, UUID, datetime], list[Shown]] = field(default_factory=dict)
    _of_case: dict[UUID, set[tuple[ObligationKind, UUID]]] = field(default_factory=dict)

    def see(self, case: Case, promises: Iterable[Promise], now: datetime) -> None:
        """Take note of how a case stands after something happened to it."""
        promises = tuple(promises)
        owing = {
            (one.kind, one.id): one
            for one in obligations_of(case, promises)
            if one.is_awaited and one.owner_id == self.person_id
        }
        was_told = self._was_told(case)
        states = {promise.id: promise.state for promise in promises}
        known = self._of_case.setdefault(case.id, set())
        for key in sorted(known):
            owed, still = self._standing[key], owing.get(key)
            if still is None or still.due_at != owed.due_at:
                is_kept = was_told if owed.kind is ObligationKind.NEWS else _is_settled(states.get(owed.id))
                owed.finished(End.KEPT if is_kept else End.MOVED, now)
                if owed.end is End.MOVED and now > owed.due_at:
                    owed.end = End.BROKEN
                del self._standing[key]
                known.discard(key)
        for key, one in owing.items():
            if key not in self._standing:
                shown = self._shown.setdefault((*key, one.due_at), [])  # a date that comes back was spoken of
                owed = Owed(one.kind, one.id, case.reference, now, one.due_at, shown)
                self.owed.append(owed)
                self._standing[key] = owed
                known.add(key)

    def hear(self, reminders: Iterable[Reminder], now: datetime) -> None:
        """Take note of what came up on the screen."""
        for occurrence in (one.occurrence for one in reminders):
            owed = self._standing.get((occurrence.obligation_kind, occurrence.obligation_id))
            if owed is not None and owed.due_at == occurrence.deadline_at:
                owed.shown.append(Shown(now, occurrence.rung))

    def close(self, now: datetime) -> None:
        """The rehearsal is over: what stands past its moment is broken."""
        for owed in self._standing.values():
            if owed.due_at < now:
                owed.end = End.BROKEN

    def _was_told(self, case: Case) -> bool:
        """Whether the customer heard since the last look; a last word at the close counts."""
        before = self._last_told.get(case.id)
        told_at = case.news.last_told_at if case.news is not None else case.closed_at
        self._last_told[case.id] = told_at
        return told_at is not None and told_at != before


def _is_settled(state: PromiseState | None) -> bool:
    return state in {PromiseState.KEPT, PromiseState.LATE}


def _ahead(calendar: WorkingCalendar, at: datetime, due_at: datetime) -> timedelta:
    return calendar.between(at, due_at)
