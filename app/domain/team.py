"""A team's obligations: what is late and by how much, whose day is too full, and what would help whom.

Everything here is read from lists and dates. How somebody likes to work is not known here, and not asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.ranks import Placed

AGE_LIMITS = (1, 4, 8)
"""Full days at which the next bucket begins: under 1, 1 to 3, 4 to 7, over 7."""

DRIFTING = 2
"""Put off that often, a step drifts."""

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_NOTHING = timedelta()
_MOST_MOVED = 3


class Horizon(StrEnum):
    """How far the board looks."""

    TODAY = "today"
    WEEK = "week"


class LateOrder(StrEnum):
    """How the overdue list is ordered."""

    HARM = "harm"
    AGE = "age"


class NeedKind(StrEnum):
    """What would help somebody."""

    SUPPORT = "support"
    DIRECTION = "direction"
    MOTIVATION = "motivation"


@dataclass(frozen=True, slots=True)
class Record:
    """What went well in the last seven days.

    Attributes:
        kept, settled: Promises kept, and settled in all.
        done: Steps done.
    """

    kept: int = 0
    settled: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True)
class Hours:
    """A colleague's time.

    Attributes:
        free: Working time until the horizon, without protected blocks.
        is_working: At work now.
        is_day_off: Today is no working day there.
        next_at: The next published reading time of today, or when work begins again.
        is_away: On leave; ``cover`` is who looks after the cases, empty for nobody.
    """

    free: timedelta = _NOTHING
    is_working: bool = True
    is_day_off: bool = False
    next_at: datetime | None = None
    has_slots: bool = False
    is_away: bool = False
    cover: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """One colleague with the obligations of the day.

    Attributes:
        late: The overdue cases, the most harmful first.
        due: How many steps are due until the horizon.
        waiting: Customers who should have heard by now.
        at_risk: Open promises with two business hours or less.
        needed: Time that late and due steps take.
        drifting: Steps put off twice or more.
        takes_cases: Works on cases of the kind that others have.
    """

    person_id: UUID
    name: str
    function: str
    hours: Hours
    record: Record
    late: tuple[Placed, ...]
    ages: tuple[int, ...]
    due: int
    waiting: int
    at_risk: int
    needed: timedelta
    drifting: int = 0
    takes_cases: bool = True

    @property
    def first_name(self) -> str:
        """The name colleagues call."""
        return next(iter(self.name.split()), self.name)

    @property
    def load(self) -> float:
        """Time needed as a share of free time; more than 1 does not fit."""
        if self.hours.free:
            return self.needed / self.hours.free
        return 2.0 if self.needed else 0.0

    @property
    def room(self) -> timedelta:
        """Free time that nothing needs."""
        return max(self.hours.free - self.needed, _NOTHING)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that may help, with the facts it comes from.

    Attributes:
        level: 1 a little, 2 some, 3 most.
        cases: The cases it is about, in the order in which they should be looked at.
        helper_id: A colleague who has room.
    """

    kind: NeedKind
    level: int
    cases: tuple[AgendaRow, ...] = ()
    helper_id: UUID | None = None
    helper: str = ""
    helper_room: timedelta = _NOTHING


@dataclass(frozen=True, slots=True)
class TeamBoard:
    """Everybody's obligations at one moment.

    Attributes:
        members: Those with the most that is late first.
        late: All overdue cases, the most harmful first.
    """

    now: datetime
    horizon: Horizon
    members: tuple[Member, ...]
    late: tuple[Placed, ...]

    @property
    def ages(self) -> tuple[int, ...]:
        """All overdue cases by age."""
        return tuple(map(sum, zip(*(member.ages for member in self.members), strict=True))) or no_ages()

    def late_by(self, order: LateOrder) -> tuple[Placed, ...]:
        """The overdue list, most harmful or oldest first."""
        if order is LateOrder.HARM:
            return self.late
        return tuple(sorted(self.late, key=lambda placed: placed.row.due_at))

    def member(self, person_id: UUID | None) -> Member | None:
        """That colleague."""
        return next((one for one in self.members if one.person_id == person_id), None)

    def needs_of(self, person_id: UUID) -> tuple[Need, ...]:
        """What that colleague may need, the strongest first."""
        member = self.member(person_id)
        return needs_of(member, self.members) if member is not None else ()


def no_ages() -> tuple[int, ...]:
    """Nothing is late."""
    return (0,) * (len(AGE_LIMITS) + 1)


def days_late(due_at: datetime, now: datetime) -> int:
    """Full days since something was due.

    >>> from datetime import UTC
    >>> due = datetime(2026, 11, 20, 12, tzinfo=UTC)
    >>> days_late(due, due + timedelta(hours=23)), days_late(due, due + timedelta(hours=24))
    (0, 1)
    """
    return max((now - due_at) // _DAY, 0)


def age_bucket(due_at: datetime, now: datetime) -> int:
    """Which bucket of age something late belongs to: 0 is under a day, 3 over seven."""
    days = days_late(due_at, now)
    return sum(days >= limit for limit in AGE_LIMITS)


def ages_of(rows: Iterable[AgendaRow], now: datetime) -> tuple[int, ...]:
    """How many late rows there are of each age."""
    found = list(no_ages())
    for row in rows:
        found[age_bucket(row.due_at, now)] += 1
    return tuple(found)


def most_harmful_first(rows: Iterable[Placed]) -> tuple[Placed, ...]:
    """By rank; equals by their moment."""
    return tuple(sorted(rows, key=lambda p: (*(-part for part in p.rank), p.row.due_at, p.row.number)))


def most_late_first(members: Iterable[Member]) -> tuple[Member, ...]:
    """Those with the most that is late, then the oldest of it, then by name."""

    def place(member: Member) -> tuple[object, ...]:
        oldest = tuple(-count for count in reversed(member.ages))
        return -len(member.late), *oldest, -member.waiting, -member.due, member.name

    return tuple(sorted(members, key=place))


def needs_of(member: Member, team: Sequence[Member]) -> tuple[Need, ...]:
    """What a colleague may need, from facts alone, the strongest first."""
    found = (_support(member, team), _direction(member), _motivation(member))
    return tuple(sorted((need for need in found if need.level), key=lambda need: -need.level))


def _support(member: Member, team: Sequence[Member]) -> Need:
    """More work than hours; whoever has most room could take some of it."""
    level = 3 if member.load > 1 else 2 if member.load > 0.85 else 0
    if not level and member.hours.is_day_off and member.late:
        level = 2
    others = [one for one in team if one.person_id != member.person_id]
    others = [one for one in others if one.takes_cases and not one.hours.is_day_off]
    helper = max(others, key=lambda one: (one.room, one.name), default=None)
    if helper is None or helper.room < _HOUR:
        return Need(NeedKind.SUPPORT, level)
    cases: list[AgendaRow] = []
    left = helper.room
    for placed in member.late:
        if placed.row.effort <= left and not placed.row.is_offered and len(cases) < _MOST_MOVED:
            cases.append(placed.row)
            left -= placed.row.effort
    return Need(NeedKind.SUPPORT, level, tuple(cases), helper.person_id, helper.name, helper_room=helper.room)


def _direction(member: Member) -> Need:
    """Several things hurt at once, or keep being put off: which comes first is not plain."""
    harmful = tuple(placed.row for placed in member.late if placed.harms)
    unsettled = len(harmful) + member.drifting
    level = 3 if unsettled > 3 else 2 if unsettled > 1 else 1 if unsettled else 0
    cases = tuple(placed.row for placed in member.late)
    return Need(NeedKind.DIRECTION, level if cases or member.drifting else 0, cases)


def _motivation(member: Member) -> Need:
    """Something went well that is worth a word; more so in a heavy week."""
    record = member.record
    went_well = record.kept > 0 and record.kept * 5 >= record.settled * 4
    if not went_well and not record.done:
        return Need(NeedKind.MOTIVATION, 0)
    return Need(NeedKind.MOTIVATION, 2 if went_well and len(member.late) > 1 else 1)
