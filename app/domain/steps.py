"""Steps: the one planned step of an open case, and the finished ones."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app.domain.kinds import Channel, Kind, Phase
from app.domain.moments import Moment

WHAT_LIMIT = 500
DEFAULT_EFFORT = timedelta(minutes=15)
MOST_EFFORT = timedelta(days=7)


class Reason(StrEnum):
    """Why a date is what it is; with the rule and the instant it was counted from, it answers Why?"""

    CHOSEN = "chosen"
    ASSUMED_CLOSE = "assumed_close"
    FIRST_WORD = "first_word"
    CADENCE = "cadence"
    VALIDITY = "validity"
    NEWS = "news"
    ANSWER = "answer"
    PROMISED = "promised"
    AGREED = "agreed"
    WISH = "wish"
    STANDARD = "standard"
    CHECK_BACK = "check_back"
    CHASE = "chase"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a date comes from.

    Attributes:
        reason: The kind of rule.
        rule: The span counted (``2 bd``), or empty where a person chose the moment.
        from_at: The instant it was counted from, aware UTC; None where nothing was counted.
    """

    reason: Reason
    rule: str = ""
    from_at: datetime | None = None


CHOSEN = Basis(Reason.CHOSEN)


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """What happens next in an open case.

    Attributes:
        due: The agreed moment; lateness counts from it.
        slot_at: Where the step stands in the day plan; ``due`` unless moved there.
        planned_at: When it was planned or last moved: shares of time count from here.
        generation: Rises each time ``due`` moves; a text edit does not raise it.
        put_offs: How often it was moved later.
        cadence_no: The place in the kind's cadence, counted from 0, or None.
    """

    id: UUID
    what: str
    channel: Channel
    due: Moment
    slot_at: datetime
    planned_at: datetime
    effort: timedelta = DEFAULT_EFFORT
    basis: Basis = CHOSEN
    generation: int = 1
    put_offs: int = 0
    cadence_no: int | None = None

    @property
    def due_at(self) -> datetime:
        """The agreed moment, aware UTC."""
        return self.due.at

    def moved(self, due: Moment, now: datetime, basis: Basis = CHOSEN) -> "PlannedStep":
        """The same step at another moment; only later counts as put off."""
        if due.at == self.due_at:
            return replace(self, due=due, slot_at=due.at)
        return replace(
            self,
            due=due,
            slot_at=due.at,
            planned_at=now,
            basis=basis,
            generation=self.generation + 1,
            put_offs=self.put_offs + (due.at > self.due_at),
        )

    def placed(self, slot_at: datetime) -> "PlannedStep":
        """The same step elsewhere in the day plan, not later than due (that would be postponing).

        Raises:
            ValueError: ``slot_at`` lies after the due moment.
        """
        if slot_at > self.due_at:
            raise ValueError("a slot after the due moment is a postponement")
        return replace(self, slot_at=slot_at)


class StepState(StrEnum):
    """How a finished step ended."""

    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FinishedStep:
    """A step that was done, or dropped with its reason.

    Attributes:
        actual: How long it took; None where nobody said.
        kind, phase: Of the case, when it was finished; None for those finished before this was kept.
    """

    id: UUID
    case_id: UUID
    owner_id: UUID
    author_id: UUID
    what: str
    channel: Channel
    due_at: datetime
    due_zone: str
    planned_at: datetime
    effort: timedelta
    put_offs: int
    state: StepState
    finished_at: datetime
    outcome: str = ""
    cadence_no: int | None = None
    actual: timedelta | None = None
    kind: Kind | None = None
    phase: Phase | None = None
    version: int = 0

    @property
    def is_late(self) -> bool:
        """Whether it was finished after its due moment."""
        return self.finished_at > self.due_at
