"""What the Priorities screen is given, and what it may ask: frozen, plain, safe to cross threads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum, auto
from typing import Protocol
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.guards.figures import Figure
from app.domain.ranks import Placed, Weights
from app.domain.today import EVEN
from app.services.requests import Reach
from app.ui.workspaces.priorities.rules import parse_rule

FILTERS = 5
FIGURE_RULES = ("late", "today", "now over 0", "promised")
"""What the figures over the list filter by, in their order."""


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter behind a number key; ``rule`` is the line that was typed."""

    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures over the list.

    Attributes:
        longest: How late the latest is.
        next_at: The next due moment of today.
        at_stake, open_value: By currency, the largest sum first.
    """

    open_count: int = 0
    overdue: int = 0
    longest: timedelta = timedelta()
    due_today: int = 0
    next_at: datetime | None = None
    at_stake: tuple[tuple[str, Decimal], ...] = ()
    open_value: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """My open cases in rank order. Made on the database thread: what takes a moment is done here.

    Attributes:
        ends_at: The midnight that ends today in my zone.
        texts: For each row what a filter looks into.
        single_keys: Whether single letters act on the list.
        ready: Places of the rows that a rule lets through, for the filters and the figures.
        place_of: Where each case stands.
        widest: The case of the largest value, whose figure needs the most room.
    """

    now: datetime
    ends_at: datetime
    rows: tuple[Placed, ...]
    texts: tuple[str, ...]
    filters: tuple[SavedFilter, ...]
    weights: Weights = EVEN
    single_keys: bool = True
    tally: Tally = field(init=False)
    ready: Mapping[str, Sequence[int]] = field(init=False)
    place_of: Mapping[UUID, int] = field(init=False)
    widest: AgendaRow | None = field(init=False)
    oldest_at: datetime | None = field(init=False)

    def __post_init__(self) -> None:
        rows = [placed.row for placed in self.rows]
        rules = {*(one.rule for one in self.filters), *FIGURE_RULES}
        worth = (row for row in rows if row.value)
        for name, value in (
            ("tally", tally(self.rows, self.now, self.ends_at)),
            ("ready", {rule: self._places(rule) for rule in rules}),
            ("place_of", {row.case_id: at for at, row in enumerate(rows)}),
            ("widest", max(worth, key=lambda row: row.value or 0, default=None)),
            ("oldest_at", min((row.opened_at for row in rows), default=None)),
        ):
            object.__setattr__(self, name, value)

    def positions(self, rule: str) -> Sequence[int]:
        """Places of the rows that a rule lets through."""
        ready = self.ready.get(rule)
        return self._places(rule) if ready is None else ready

    @property
    def counts(self) -> tuple[int, ...]:
        """How many rows each filter lets through."""
        return tuple(len(self.ready[one.rule]) for one in self.filters)

    def _places(self, rule: str) -> Sequence[int]:
        return parse_rule(rule).places(self.rows, self.texts, self.now, self.ends_at)


def tally(rows: Sequence[Placed], now: datetime, ends_at: datetime) -> Tally:
    """Add up."""
    longest, next_at, overdue, today = timedelta(), None, 0, 0
    stake: dict[str, Decimal] = {}
    whole: dict[str, Decimal] = {}
    for placed in rows:
        row = placed.row
        due, value = row.due_at, row.value
        if value:
            whole[row.currency] = whole.get(row.currency, Decimal(0)) + value
        if due >= ends_at:
            continue
        if value:
            stake[row.currency] = stake.get(row.currency, Decimal(0)) + value
        if due < now:
            overdue += 1
            longest = max(longest, now - due)
        else:
            today += 1
            next_at = due if next_at is None or due < next_at else next_at
    return Tally(len(rows), overdue, longest, today, next_at, _largest_first(stake), _largest_first(whole))


def _largest_first(sums: dict[str, Decimal]) -> tuple[tuple[str, Decimal], ...]:
    return tuple(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


class AskState(Enum):
    """Where something that I asked for stands."""

    ON_ITS_WAY = auto()
    WITH_THEM = auto()
    TOO_LATE = auto()
    OVERDUE = auto()
    ANSWERED = auto()
    DECLINED = auto()
    OFFERED = auto()

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return self not in {AskState.ANSWERED, AskState.DECLINED}


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that I asked of a colleague, or a case that I offered."""

    case_id: UUID
    text: str
    state: AskState
    at: datetime
    needed_by_at: datetime | None = None
    deliver_at: datetime | None = None
    answer: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class ColleagueLoad:
    """A colleague with what they have today and what I asked.

    Attributes:
        effort: Of their steps due by the end of today.
        free: Their working time left today.
        reaches_at: When something asked now would reach them.
        is_off: They do not work today.
    """

    person_id: UUID
    name: str
    function: str
    open_count: int
    effort: timedelta
    free: timedelta
    reaches_at: datetime
    has_slots: bool = False
    is_off: bool = False
    asks: tuple[Ask, ...] = ()

    @property
    def load(self) -> float:
        """Effort against free time, 0 to 1."""
        if not self.effort:
            return 0.0
        return min(self.effort / self.free, 1.0) if self.free else 1.0


@dataclass(frozen=True, slots=True)
class AskedOfMe:
    """Something that a colleague wants of me; with no ``request_id`` it is an offered case."""

    request_id: UUID | None
    case_id: UUID
    who: str
    text: str
    needed_by_at: datetime | None = None
    is_urgent: bool = False
    harm: str = ""
    round_at: datetime | None = None
    tomorrow_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """My promises that fell due in the last 30 days.

    Attributes:
        trend: The share kept after each part of that time, oldest first.
    """

    kept: int = 0
    settled: int = 0
    trend: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a colleague is asked for.

    Attributes:
        when: Typed.
        harm: What it spares the customer; with it the request is urgent.
        instead_of: A request that came back and is settled by this one.
    """

    text: str
    when: str
    harm: str = ""
    minutes: int = 15
    instead_of: UUID | None = None


@dataclass(frozen=True, slots=True)
class Dealings:
    """What stands between colleagues and me.

    Attributes:
        looked_at, open_count: How many open cases were looked into, of how many.
        figures: What the guards of asking see.
    """

    colleagues: tuple[ColleagueLoad, ...] = ()
    asked_of_me: tuple[AskedOfMe, ...] = ()
    next_fits_at: datetime | None = None
    kept: KeptRecord = KeptRecord()
    looked_at: int = 0
    open_count: int = 0
    figures: tuple[Figure, ...] = ()


class PrioritiesDesk(Protocol):
    """What the screen asks and does; every call runs on the database thread."""

    def board(self) -> Board:
        """My cases, ranked now."""

    def dealings(self) -> Dealings:
        """What is asked of others and of me."""

    def preview(self, weights: Weights, most: int) -> Sequence[Placed]:
        """What would come first."""

    def keep_filters(self, filters: Sequence[SavedFilter]) -> object:
        """Remember my filters."""

    def keep_weights(self, weights: Weights) -> object:
        """Rank by these from now on."""

    def keep_single_keys(self, *, on: bool) -> object:
        """Whether single letters act."""

    def reaches_at(self, person_id: UUID) -> datetime:
        """When something asked now would reach a colleague."""

    def reach(self, person_id: UUID, when: str) -> Reach:
        """The same, with what else goes out then and how long they usually need; ``when`` is typed, or empty."""

    def ask(self, case_id: UUID, person_id: UUID, wanted: Wanted) -> object:
        """Ask a colleague about a case."""

    def answer(self, request_id: UUID, text: str, slot_at: datetime | None = None) -> object:
        """Give what was asked, or a time for it."""

    def decline(self, request_id: UUID, text: str, suggested_id: UUID | None = None) -> object:
        """Say no, kindly, and perhaps whom to ask instead."""
