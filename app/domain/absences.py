"""Absences: when somebody is away, who looks after the cases, and what must be settled before (ruling 14)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app.domain.errors import AppError, BrokenRule
from app.domain.moments import Moment
from app.domain.occurrences import Obligation, ObligationKind


class AbsenceState(StrEnum):
    """Where an absence stands. Whether it is on follows from the clock, not from a state."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


class Way(StrEnum):
    """What becomes of something owed while its owner is away."""

    MOVED = "moved"
    COVERED = "covered"
    LEFT = "left"


LIVING = frozenset({AbsenceState.PLANNED, AbsenceState.CONFIRMED})
"""States in which it is still to come, or on."""


@dataclass(eq=False)
class UnsettledLeave(AppError):
    """Leave with promises or news dates inside it that nobody has settled."""

    reference: str
    count: int


@dataclass(eq=False)
class AwayAlready(AppError):
    """The person is away in these dates already."""

    name: str
    reference: str


@dataclass(eq=False)
class CoverAway(AppError):
    """Whoever should cover is away in these dates too."""

    name: str
    reference: str


@dataclass(eq=False)
class NoCover(AppError):
    """Nobody is named to give it to."""

    reference: str


@dataclass(eq=False)
class StillInside(AppError):
    """The new date would lie inside the absence too."""

    reference: str
    due_at: datetime


@dataclass(eq=False)
class LeaveOver(AppError):
    """The absence was taken back, or is over."""

    reference: str


@dataclass(eq=False)
class NotAway(AppError):
    """The person is not away now."""


LineKey = tuple[ObligationKind, UUID]
"""What a line is about: the step, the case whose news is due, or the promise."""


@dataclass(frozen=True, slots=True)
class Absence:
    """When somebody is away.

    Attributes:
        number: What people type, as ``A-3``.
        owner_id: Who is away.
        starts, ends: In that person's zone; whole days begin and end at midnight.
        cover_id: Who looks after the cases meanwhile, or nobody.

    Raises:
        BrokenRule: It ends before it starts, or somebody should cover for themselves.
    """

    id: UUID
    number: int
    owner_id: UUID
    author_id: UUID
    starts: Moment
    ends: Moment
    cover_id: UUID | None = None
    note: str = ""
    state: AbsenceState = AbsenceState.PLANNED
    version: int = 0

    def __post_init__(self) -> None:
        if self.ends.at <= self.starts.at:
            raise BrokenRule("absence", "an absence ends after it starts")
        if self.cover_id == self.owner_id:
            raise BrokenRule("cover", "somebody else covers")

    @property
    def reference(self) -> str:
        """What people type."""
        return f"A-{self.number}"

    @property
    def is_whole_days(self) -> bool:
        """Whether it begins and ends at midnight."""
        return not any((wall.hour, wall.minute) != (0, 0) for wall in (self.starts.wall, self.ends.wall))

    @property
    def until(self) -> date | Moment:
        """Till when, as people say it: the last day, or the moment."""
        return self.ends.wall.date() - timedelta(days=1) if self.is_whole_days else self.ends

    @property
    def is_living(self) -> bool:
        """Whether it is still planned or confirmed."""
        return self.state in LIVING

    def is_on(self, at: datetime) -> bool:
        """Whether the person is away at that moment, for certain."""
        return self.state is AbsenceState.CONFIRMED and self.starts.at <= at < self.ends.at

    def meets(self, other: "Absence") -> bool:
        """Whether both share a moment."""
        return self.starts.at < other.ends.at and other.starts.at < self.ends.at

    def holds(self, due_at: datetime, now: datetime) -> bool:
        """Whether something due then falls to somebody who is away; once it is on, what is late already does."""
        return due_at < self.ends.at and (due_at >= self.starts.at or now >= self.starts.at)

    def confirmed(self, lines: Iterable["Line"]) -> "Absence":
        """Certain from now on.

        Raises:
            LeaveOver: It was taken back.
            UnsettledLeave: A promise or news date inside it is neither moved, nor given, nor left with a reason.
        """
        self.refuse_over()
        unsettled = sum(line.is_open for line in lines)
        if unsettled:
            raise UnsettledLeave(self.reference, unsettled)
        return replace(self, state=AbsenceState.CONFIRMED)

    def in_state(self, state: AbsenceState) -> "Absence":
        """Taken back, or over. Raises LeaveOver."""
        self.refuse_over()
        return replace(self, state=state)

    def refuse_over(self) -> None:
        """Raise LeaveOver where nothing can be changed any more."""
        if not self.is_living:
            raise LeaveOver(self.reference)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What was decided about one obligation inside an absence. It holds for the date it was decided for.

    Raises:
        BrokenRule: It is left without a reason.
    """

    id: UUID
    absence_id: UUID
    case_id: UUID
    owner_id: UUID
    author_id: UUID
    kind: ObligationKind
    obligation_id: UUID
    due_at: datetime
    way: Way
    decided_at: datetime
    reason: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        if self.way is Way.LEFT and not self.reason.strip():
            raise BrokenRule("absence", "what is left undone has a reason")


@dataclass(frozen=True, slots=True)
class Line:
    """One obligation inside an absence, with what was decided about it.

    Attributes:
        way: None while nothing was decided, or its date moved since.
    """

    obligation: Obligation
    way: Way | None = None
    reason: str = ""

    @property
    def key(self) -> LineKey:
        """What it is about."""
        return self.obligation.kind, self.obligation.id

    @property
    def is_open(self) -> bool:
        """Whether it keeps the leave from being confirmed: a step waits, a customer does not."""
        return self.way is None and self.obligation.kind is not ObligationKind.STEP


def lines_of(
    absence: Absence, owed: Iterable[Obligation], settled: Iterable[Settlement], now: datetime
) -> tuple[Line, ...]:
    """What is owed inside an absence, the earliest first."""
    decided = {(one.kind, one.obligation_id, one.due_at): one for one in settled}
    lines = [_line(absence, one, decided) for one in owed if absence.holds(one.due_at, now)]
    return tuple(sorted(lines, key=lambda line: (line.obligation.due_at, line.obligation.case_id, line.key)))


def _line(
    absence: Absence,
    obligation: Obligation,
    decided: Mapping[tuple[ObligationKind, UUID, datetime], Settlement],
) -> Line:
    found = decided.get((obligation.kind, obligation.id, obligation.due_at))
    is_given_to_nobody = found is not None and found.way is Way.COVERED and absence.cover_id is None
    if found is None or found.way is Way.MOVED or is_given_to_nobody:
        return Line(obligation)
    return Line(obligation, found.way, found.reason)


def responsible(person_id: UUID, away: Mapping[UUID, Absence]) -> UUID:
    """Who looks after a person's cases: themselves, or the first cover in line who is there.

    Args:
        away: Who is away now.
    """
    seen, who = {person_id}, person_id
    while (absence := away.get(who)) is not None:
        if absence.cover_id is None or absence.cover_id in seen:
            return person_id
        who = absence.cover_id
        seen.add(who)
    return who


def away_now(absences: Iterable[Absence], now: datetime) -> Mapping[UUID, Absence]:
    """Who is away at a moment."""
    return {absence.owner_id: absence for absence in absences if absence.is_on(now)}


def looked_after_by(person_id: UUID, away: Mapping[UUID, Absence]) -> Sequence[UUID]:
    """Whose cases somebody looks after now, beside the own."""
    return [owner for owner in away if owner != person_id and responsible(owner, away) == person_id]
