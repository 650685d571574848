"""What a rehearsal is asked, and what it answers."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from app.domain.occurrences import ObligationKind
from app.domain.personas import Persona
from app.domain.working_time import WorkingCalendar
from app.rehearsals.diaries import End, Owed, Warned

FIRST_START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
_APART = timedelta(weeks=3)
_IN_A_YEAR = 17


@dataclass(frozen=True, slots=True)
class Script:
    """What is rehearsed.

    Attributes:
        style: Key of the way of working.
        days: So many calendar days.
        cases: So many are open at a time, once it is under way.
        start_at: When it begins; each seed has a season of its own unless one is named.
    """

    persona: Persona
    style: str
    days: int = 60
    seed: int = 1
    cases: int = 40
    has_guards: bool = True
    start_at: datetime | None = None

    @property
    def begins_at(self) -> datetime:
        """The first moment: the seeds spread over a year, with its holidays and both clock changes."""
        return self.start_at or FIRST_START + _APART * (self.seed % _IN_A_YEAR)

    @property
    def ends_at(self) -> datetime:
        """The last moment."""
        return self.begins_at + timedelta(days=self.days)


@dataclass
class Tally:
    """What is counted on the way.

    Attributes:
        shown: Reminders that came up, by rung; those that came back after closing are counted again.
        steps_lost: Open cases found without a step.
        refused: Acts that the services refused, by the name of the refusal.
        interruptions: Deliveries of requests to colleagues: what comes together counts once.
    """

    shown: Counter[str] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    closed_unread: int = 0
    opened: int = 0
    closed: int = 0
    steps_lost: int = 0
    asks: int = 0
    deliveries: set[tuple[str, datetime]] = field(default_factory=set)
    helped_minutes: int = 0
    heeded: Counter[str] = field(default_factory=Counter)

    @property
    def interruptions(self) -> int:
        """How often colleagues were interrupted."""
        return len(self.deliveries)


@dataclass(frozen=True)
class Result:
    """What happened to every promise and news date, and what else was counted.

    Attributes:
        problems: What the store's own check found; empty is good.
    """

    script: Script
    calendar: WorkingCalendar
    owed: tuple[Owed, ...]
    tally: Tally
    problems: tuple[str, ...] = ()

    def ends(self, kind: ObligationKind) -> Counter[End]:
        """How the promises, or the news dates, ended."""
        return Counter(one.end for one in self.owed if one.kind is kind)

    def warnings(self, kind: ObligationKind) -> Counter[Warned]:
        """How they were spoken of."""
        return Counter(self.warned(one) for one in self.owed if one.kind is kind)

    def warned(self, owed: Owed) -> Warned:
        """How one was spoken of."""
        return owed.warned(self.calendar, self.script.ends_at)

    @property
    def in_silence(self) -> int:
        """Promises and news dates that passed in silence."""
        return sum(self.warned(one) is Warned.IN_SILENCE for one in self.owed)

    @property
    def too_short(self) -> int:
        """Those made, or known, with an hour or less to go: no reminder could come an hour ahead."""
        return sum(self.warned(one) is Warned.TOO_SHORT for one in self.owed)

    @property
    def is_lossy(self) -> bool:
        """Whether a step was lost, or the store's own check found something."""
        return bool(self.tally.steps_lost or self.problems)
