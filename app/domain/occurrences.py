"""Occurrences: the rows of the reminder ledger. The ledger alone says what was shown (R6)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from app.domain.cases import Case
from app.domain.promises import Promise, PromiseState
from app.domain.rungs import Rung
from app.domain.steps import Reason

RETURN_AFTER = timedelta(minutes=5)
"""Closing is not acting: so long after it was closed, an occurrence comes back."""


class ObligationKind(StrEnum):
    """What has to happen by a moment."""

    STEP = "step"
    NEWS = "news"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something owed by a moment; a set of occurrences leads up to it.

    Attributes:
        id: Of the step, of the promise; for news of the case.
        generation: Rises when the moment moves; each generation has occurrences of its own.
        planned_at: Where shares of the available time count from: planning, last told, made.
        value: Of the case, for styles that speak louder above a limit.
        imported_at: When the case was imported: no reminder before the next working day; else None.
    """

    kind: ObligationKind
    id: UUID
    case_id: UUID
    owner_id: UUID
    generation: int
    planned_at: datetime
    due_at: datetime
    value: Decimal | None = None
    imported_at: datetime | None = None

    @property
    def is_promise(self) -> bool:
        """Whether the customer was promised it."""
        return self.kind is ObligationKind.PROMISE

    @property
    def is_awaited(self) -> bool:
        """Whether a customer waits for it: what was promised, and news."""
        return self.kind is not ObligationKind.STEP


def obligations_of(case: Case, promises: Iterable[Promise] = ()) -> tuple[Obligation, ...]:
    """What a case owes: its step, its news date, its open promises; when closed, the promises that still bind.

    A promised next word is that promise alone: the news date that points to it reminds of nothing (ruling 19).
    """
    if case.is_withdrawn:
        return ()
    binding = [p for p in promises if p.state is PromiseState.OPEN and p.case_id == case.id]
    return (*_while_open(case), *(_promised(promise, case) for promise in binding))


def _promised(promise: Promise, case: Case) -> Obligation:
    return Obligation(
        ObligationKind.PROMISE,
        promise.id,
        case.id,
        case.owner_id,
        promise.generation,
        promise.made_at,
        promise.due_at,
        case.value,
    )


def _while_open(case: Case) -> list[Obligation]:
    """The step, and the news date unless a promise speaks for it."""
    if case.step is None or case.news is None:
        return []
    step, news = case.step, case.news
    owed = [
        Obligation(
            ObligationKind.STEP,
            step.id,
            case.id,
            case.owner_id,
            step.generation,
            step.planned_at,
            step.due_at,
            case.value,
            case.opened_at if step.basis.reason is Reason.IMPORT else None,
        )
    ]
    if news.basis.reason is not Reason.PROMISED:
        from_at = news.basis.from_at or news.last_told_at or case.opened_at
        owed.append(
            Obligation(
                ObligationKind.NEWS,
                case.id,
                case.id,
                case.owner_id,
                news.generation,
                min(from_at, news.due_at),
                news.due_at,
                case.value,
                case.opened_at if news.basis.reason is Reason.IMPORT else None,
            )
        )
    return owed


class OccurrenceState(StrEnum):
    """Where an occurrence stands; only planned and shown ones are open."""

    PLANNED = "planned"
    SHOWN = "shown"
    ACTED = "acted"
    POSTPONED = "postponed"
    MOVED = "moved"
    MERGED = "merged"


OPEN_STATES = frozenset({OccurrenceState.PLANNED, OccurrenceState.SHOWN})


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One reminder of one obligation, as the ledger keeps it.

    Obligation, generation and share name it: no two rows have the same.

    Attributes:
        share: Percent of the available time; 100 is the due moment, 0 a promise that comes at risk.
        planned_at: When to show it.
        deadline_at: When the obligation is due.
        rung: How loudly it is shown; rises when it comes back.
        shown_at: When it was first shown; None before. Never taken back.
        presented_count: How often it was put before the person; the list at a start counts too.
        closed_at: When it was closed without acting; None again once it came back.
        ended_at: When it was acted on, postponed, moved or merged.
        is_catch_up: Whether it came with a summary of what came up meanwhile.
        author_id: Who ended it, or whose desk showed it.
    """

    id: UUID
    obligation_kind: ObligationKind
    obligation_id: UUID
    case_id: UUID
    owner_id: UUID
    author_id: UUID
    generation: int
    share: int
    planned_at: datetime
    deadline_at: datetime
    rung: Rung
    state: OccurrenceState = OccurrenceState.PLANNED
    shown_at: datetime | None = None
    presented_count: int = 0
    closed_at: datetime | None = None
    ended_at: datetime | None = None
    is_catch_up: bool = False
    version: int = 0

    @property
    def is_promise(self) -> bool:
        """Whether it reminds of a promise."""
        return self.obligation_kind is ObligationKind.PROMISE

    @property
    def is_open(self) -> bool:
        """Whether it is still to be shown or to be acted on."""
        return self.state in OPEN_STATES

    @property
    def is_new(self) -> bool:
        """Whether it came up once and was not looked at since."""
        return self.presented_count <= 1

    def is_due(self, now: datetime) -> bool:
        """Due and not yet shown, however long ago."""
        return self.state is OccurrenceState.PLANNED and self.planned_at <= now

    def shown(self, now: datetime, *, is_catch_up: bool = False) -> "Occurrence":
        """Shown for the first time."""
        return replace(
            self,
            state=OccurrenceState.SHOWN,
            shown_at=now,
            presented_count=self.presented_count + 1,
            is_catch_up=is_catch_up,
        )

    def presented(self) -> "Occurrence":
        """Put before the person once more, as in the list at a start; the same row, counted apart."""
        return replace(self, presented_count=self.presented_count + 1)

    def closed(self, now: datetime) -> "Occurrence":
        """Closed without acting: it will come back. A row that is not open on the screen stays as it is."""
        return replace(self, closed_at=now) if self.state is OccurrenceState.SHOWN else self

    def is_returning(self, now: datetime, top: Rung) -> bool:
        """Whether it was closed long enough ago and has a rung left to climb to."""
        if self.state is not OccurrenceState.SHOWN or self.closed_at is None:
            return False
        return self.closed_at + RETURN_AFTER <= now and self.rung.climbed(top) > self.rung

    def returned(self, top: Rung) -> "Occurrence":
        """Back on the screen, one rung higher."""
        return replace(self.presented(), rung=self.rung.climbed(top), closed_at=None)

    def ended(self, state: OccurrenceState, now: datetime, author_id: UUID | None = None) -> "Occurrence":
        """No longer open."""
        return replace(self, state=state, ended_at=now, author_id=author_id or self.author_id)
