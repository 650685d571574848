"""Agenda rows: open cases as lists, calendars and workbooks show them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from app.domain.kinds import Channel, Kind, Phase, State, reference
from app.domain.steps import Reason


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One open case with its next step, news date and promise, names resolved.

    Attributes:
        step_version: Rises with every save of the case; calendars use it as SEQUENCE.
        due_zone: The zone in which the step was planned.
        promise_due_at, promise_made_at: The earliest open promise, or None.
        changed_at: When the case was last saved, aware UTC.
        is_covered: Its owner is away, and whoever reads this looks after it meanwhile.
    """

    case_id: UUID
    number: int
    kind: Kind
    phase: Phase
    state: State
    subject: str
    customer: str
    contact: str
    contact_phone: str
    contact_email: str
    owner_id: UUID
    owner: str
    step_id: UUID
    step: str
    channel: Channel
    due_at: datetime
    due_zone: str
    slot_at: datetime
    planned_at: datetime
    effort: timedelta
    put_offs: int
    due_reason: Reason
    value: Decimal | None
    currency: str
    valid_until_on: date | None
    opened_at: datetime
    last_told_at: datetime | None
    news_due_at: datetime
    news_reason: Reason
    news_from_at: datetime | None
    is_unanswered: bool
    promise_due_at: datetime | None
    promise_made_at: datetime | None
    promise_text: str
    is_offered: bool
    step_version: int
    changed_at: datetime
    is_covered: bool = False

    @property
    def reference(self) -> str:
        """The reference as people see it, such as ``Q-4127``."""
        return reference(self.kind, self.number)

    @property
    def obligation_at(self) -> datetime:
        """The earliest of step, news date and promise: what the day is ordered by (ruling 20)."""
        at = min(self.due_at, self.news_due_at)
        return at if self.promise_due_at is None else min(at, self.promise_due_at)

    def is_overdue(self, now: datetime) -> bool:
        """Whether the step is late."""
        return self.due_at < now

    def is_waiting_for_news(self, now: datetime) -> bool:
        """Whether the customer should have heard from us by now."""
        return self.news_due_at < now

    def is_promise_broken(self, now: datetime) -> bool:
        """Whether an open promise has passed."""
        return self.promise_due_at is not None and self.promise_due_at < now
