"""Promises: commitments made to a customer on a case."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app.domain.moments import Moment
from app.domain.working_time import WorkingCalendar

TEXT_LIMIT = 500
AT_RISK = timedelta(hours=2)
"""Open with this much business time or less left counts as at risk (ruling 23)."""


class PromiseState(StrEnum):
    """The states that are stored."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    RELEASED = "released"


class PromiseView(StrEnum):
    """The states that are shown; 'at risk' and 'broken' are computed, never stored."""

    OPEN = "open"
    AT_RISK = "at_risk"
    BROKEN = "broken"
    KEPT = "kept"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised, and by when.

    Attributes:
        is_next_word: Whether it promises the next news: the news date then points to it.
        generation: Rises when the moment moves.
        entry: The entry of the promise book that it was given by, or empty.
        beyond: Why it goes further than that entry, or empty.
    """

    id: UUID
    case_id: UUID
    owner_id: UUID
    author_id: UUID
    text: str
    due: Moment
    made_at: datetime
    state: PromiseState = PromiseState.OPEN
    is_next_word: bool = False
    settled_at: datetime | None = None
    reason: str = ""
    generation: int = 1
    entry: str = ""
    beyond: str = ""
    version: int = 0

    @property
    def due_at(self) -> datetime:
        """The promised moment, aware UTC."""
        return self.due.at

    def kept(self, at: datetime) -> "Promise":
        """Fulfilled: kept, or late if the moment had passed."""
        state = PromiseState.LATE if at > self.due_at else PromiseState.KEPT
        return replace(self, state=state, settled_at=at)

    def released(self, at: datetime, reason: str) -> "Promise":
        """No longer binding, with the reason."""
        return replace(self, state=PromiseState.RELEASED, settled_at=at, reason=reason)

    def is_missed(self, now: datetime) -> bool:
        """Whether its moment passed before it was fulfilled or released: what was missed once stays so."""
        return (self.settled_at or now) > self.due_at

    def view(self, now: datetime, calendar: WorkingCalendar) -> PromiseView:
        """How it is shown; late shows as broken, for ever."""
        if self.state is PromiseState.LATE or (self.state is PromiseState.OPEN and self.due_at < now):
            return PromiseView.BROKEN
        if self.state is not PromiseState.OPEN:
            return PromiseView(self.state.value)
        at_risk = calendar.between(now, self.due_at) <= AT_RISK
        return PromiseView.AT_RISK if at_risk else PromiseView.OPEN
