"""Cases: one matter of one customer, owned by one employee."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from app.domain.errors import BrokenRule, CaseClosed, CaseOpen, TooLong, Unanswered
from app.domain.kinds import PHASES, Kind, Phase, State, reference
from app.domain.news_clock import NewsClock
from app.domain.steps import PlannedStep

SUBJECT_LIMIT = 500
NOTE_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Offer:
    """A case offered to a colleague, who has not accepted yet; the owner stays till then."""

    handover_id: UUID
    to_id: UUID
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One matter of one customer.

    An open case has exactly one planned step (R1) and a running news clock (R2); a closed one has
    neither. A value that breaks this cannot be made.

    Attributes:
        number: The reference people use; the letter before it follows the kind.
        cadence_from_at: When the cadence of the present phase began.
        origin: Where it came from: ``desk``, ``import``, ``idea``, ``quiet``.
        waiting_on, waiting_until_at: Whom we wait for and till when; the step is then to chase.
        version: Rises with each save; 0 before the first.
        is_withdrawn: Taken back by undo; kept so that mirrors learn of it.

    Raises:
        BrokenRule: R1 or R2 would not hold.
        TooLong: The subject is longer than 500 characters.
    """

    id: UUID
    number: int
    kind: Kind
    phase: Phase
    customer_id: UUID
    contact_id: UUID | None
    subject: str
    owner_id: UUID
    author_id: UUID
    opened_at: datetime
    cadence_from_at: datetime
    state: State = State.OPEN
    step: PlannedStep | None = None
    news: NewsClock | None = None
    value: Decimal | None = None
    currency: str = "EUR"
    valid_until_on: date | None = None
    is_out_of_ordinary: bool = False
    origin: str = "desk"
    source_key: str = ""
    waiting_on: str = ""
    waiting_until_at: datetime | None = None
    offer: Offer | None = None
    closed_at: datetime | None = None
    outcome: str = ""
    outcome_text: str = ""
    is_withdrawn: bool = False
    version: int = 0

    def __post_init__(self) -> None:
        if len(self.subject) > SUBJECT_LIMIT:
            raise TooLong("subject", len(self.subject), SUBJECT_LIMIT)
        if self.phase not in PHASES[self.kind]:
            raise BrokenRule("phase", f"{self.kind} has no phase {self.phase}")
        is_open = self.state is State.OPEN
        if is_open != (self.step is not None):
            raise BrokenRule("R1", "an open case has exactly one planned step, a closed one none")
        if is_open != (self.news is not None):
            raise BrokenRule("R2", "an open case has a running news clock, a closed one none")
        if is_open != (self.closed_at is None):
            raise BrokenRule("R1", "only a closed case has a closing time")

    @property
    def reference(self) -> str:
        """The reference as people see it, such as ``Q-4127``."""
        return reference(self.kind, self.number)

    @property
    def planned(self) -> PlannedStep:
        """The planned step of an open case. Raises CaseClosed."""
        if self.step is None:
            raise CaseClosed(self.reference)
        return self.step

    @property
    def clock(self) -> NewsClock:
        """The news clock of an open case. Raises CaseClosed."""
        if self.news is None:
            raise CaseClosed(self.reference)
        return self.news

    def with_step(self, step: PlannedStep) -> "Case":
        """With another planned step. Raises CaseClosed."""
        _ = self.planned
        return replace(self, step=step)

    def with_news(self, news: NewsClock) -> "Case":
        """With the news clock set anew. Raises CaseClosed."""
        _ = self.clock
        return replace(self, news=news)

    def in_phase(self, kind: Kind, phase: Phase, step: PlannedStep, news: NewsClock, at: datetime) -> "Case":
        """In another phase (and perhaps kind), where another cadence begins. Raises CaseClosed."""
        _ = self.planned
        unplaced = replace(step, cadence_no=None)
        return replace(self, kind=kind, phase=phase, step=unplaced, news=news, cadence_from_at=at)

    def closed(self, outcome: str, text: str, at: datetime) -> "Case":
        """Ended with an outcome.

        Raises:
            CaseClosed: It already is.
            Unanswered: A message of the customer waits for an answer.
        """
        if self.clock.answer_from_at is not None:
            raise Unanswered(self.reference, self.clock.answer_from_at)
        return replace(
            self,
            state=State.CLOSED,
            step=None,
            news=None,
            offer=None,
            waiting_on="",
            waiting_until_at=None,
            closed_at=at,
            outcome=outcome,
            outcome_text=text,
        )

    def reopened(self, step: PlannedStep, news: NewsClock, at: datetime) -> "Case":
        """Open again under the same number; the old outcome stays in the history. Raises CaseOpen."""
        if self.state is State.OPEN:
            raise CaseOpen(self.reference)
        return replace(
            self,
            state=State.OPEN,
            step=step,
            news=news,
            cadence_from_at=at,
            closed_at=None,
            outcome="",
            outcome_text="",
        )

    def offered(self, offer: Offer | None) -> "Case":
        """Offered to a colleague, or no longer offered. Raises CaseClosed."""
        _ = self.planned
        return replace(self, offer=offer)

    def owned_by(self, owner_id: UUID) -> "Case":
        """Given to another owner; step and news date go along unmoved. Raises CaseClosed."""
        _ = self.planned
        return replace(self, owner_id=owner_id, offer=None)

    def waiting(self, who: str, until_at: datetime | None, chase: PlannedStep) -> "Case":
        """Waiting on somebody until a moment: the step is to chase; the news clock runs on."""
        return replace(self.with_step(chase), waiting_on=who, waiting_until_at=until_at)
