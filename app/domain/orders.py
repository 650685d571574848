"""Orders: the rules by which a style arranges a day. One function per rule; style files name them."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from types import MappingProxyType

from app.domain.guard_limits import GuardLimits
from app.domain.moments import Moment
from app.domain.ranks import Placed
from app.domain.styles import Style
from app.domain.working_time import WorkingCalendar

_DAY = timedelta(days=1)
NOW, TODAY, LATER = "now", "today", "later"
_ONE_CARD = "one_card"
OVERDUE, THIS_WEEK, NEXT_WEEK = "overdue", "this_week", "next_week"
EARLIER, NEXT_ROUND, LATER_ROUND, TOMORROW = "earlier", "next_round", "later_round", "tomorrow"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the day, in order.

    Attributes:
        key: What the screen calls it; sections of later rounds share one key and differ in ``at``.
        at: When its round begins, or None.
        is_today: Whether it belongs to today rather than to the days after.
    """

    key: str
    rows: tuple[Placed, ...]
    at: datetime | None = None
    is_today: bool = True

    @property
    def effort(self) -> timedelta:
        """The time that its rows need together."""
        return sum((placed.row.effort for placed in self.rows), timedelta())

    @property
    def values(self) -> Mapping[str, Decimal]:
        """What its rows are worth, by currency."""
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for placed in self.rows:
            if placed.row.value is not None:
                sums[placed.row.currency] += placed.row.value
        return dict(sums)


@dataclass(frozen=True, slots=True)
class Day:
    """The owner's day, as orders look at it.

    Attributes:
        ends_at: The midnight at its end, in the owner's zone; everything due before is today's.
    """

    now: datetime
    style: Style
    calendar: WorkingCalendar
    today: date = field(init=False)
    ends_at: datetime = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "today", self.calendar.day_of(self.now))
        object.__setattr__(self, "ends_at", self.begins(self.today + _DAY))

    def begins(self, day: date) -> datetime:
        """The midnight at which a day begins there."""
        return Moment(datetime.combine(day, time()), self.calendar.zone).at


Order = Callable[[Sequence[Placed], Day], tuple[Section, ...]]


def by_harm(rows: Sequence[Placed], day: Day) -> tuple[Section, ...]:
    """Ranked: what hurts a customer most, then what presses most."""
    ranked = _ranked(rows)
    return _filled(
        Section(TODAY, tuple(p for p in ranked if p.at < day.ends_at)),
        Section(LATER, tuple(p for p in ranked if p.at >= day.ends_at), is_today=False),
    )


def by_person(rows: Sequence[Placed], day: Day) -> tuple[Section, ...]:
    """One conversation now; then the people of today, each with all that is open with them."""
    today = [p for p in _ranked(rows) if p.at < day.ends_at]
    for yields in (YIELDING[guard] for guard in sorted(day.style.guards & YIELDING.keys())):
        today.sort(key=partial(yields, day.style.limits))
    conversations = _by_person(today)
    later = tuple(sorted((p for p in rows if p.at >= day.ends_at), key=_by_moment))
    on_the_table = 1 if _ONE_CARD in day.style.guards else 0
    return _filled(
        Section(NOW, conversations[:on_the_table]),
        Section(TODAY, conversations[on_the_table:]),
        Section(LATER, later, is_today=False),
    )


def by_due_groups(rows: Sequence[Placed], day: Day) -> tuple[Section, ...]:
    """Overdue, today, this week, next week, later; by their moment within each."""
    monday = day.begins(day.today + (7 - day.today.weekday()) * _DAY)
    after = day.begins(day.today + (14 - day.today.weekday()) * _DAY)
    ends = ((OVERDUE, day.now), (TODAY, day.ends_at), (THIS_WEEK, monday), (NEXT_WEEK, after))
    groups: dict[str, list[Placed]] = {key: [] for key in (*dict(ends), LATER)}
    for placed in sorted(rows, key=_by_moment):
        groups[next((key for key, end in ends if placed.at < end), LATER)].append(placed)
    return _filled(
        *(Section(key, tuple(group), is_today=key in {OVERDUE, TODAY}) for key, group in groups.items())
    )


def by_rounds(rows: Sequence[Placed], day: Day) -> tuple[Section, ...]:
    """The rounds of the style: each row in the last round before its moment, or in the next one if none is left."""
    rounds = [at for at in day.style.batch.rounds_on(day.today, day.calendar) if at >= day.now]
    tomorrow_ends_at = day.begins(day.today + 2 * _DAY)
    earlier: list[Placed] = []
    tomorrow: list[Placed] = []
    later: list[Placed] = []
    by_round: dict[datetime, list[Placed]] = {at: [] for at in rounds}
    for placed in sorted(rows, key=_by_slot):
        at = _slot(placed)
        if placed.at < day.now or (at < day.ends_at and not rounds):
            earlier.append(placed)
        elif at < day.ends_at:
            by_round[max((r for r in rounds if r <= at), default=rounds[0])].append(placed)
        else:
            (tomorrow if at < tomorrow_ends_at else later).append(placed)
    keys = [NEXT_ROUND, *(LATER_ROUND for _ in rounds[1:])]
    return _filled(
        Section(EARLIER, tuple(earlier)),
        *(Section(key, tuple(by_round[at]), at) for key, at in zip(keys, rounds, strict=False)),
        Section(TOMORROW, tuple(tomorrow), is_today=False),
        Section(LATER, tuple(later), is_today=False),
    )


ORDERS: Mapping[str, Order] = MappingProxyType(
    {"by_person": by_person, "by_harm": by_harm, "by_due_groups": by_due_groups, "by_rounds": by_rounds}
)
"""The rules by the names that style files use."""


def _filled(*sections: Section) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.rows)


def _ranked(rows: Sequence[Placed]) -> list[Placed]:
    return sorted(sorted(rows, key=_by_moment), key=lambda placed: placed.rank, reverse=True)


def _by_person(ranked: Sequence[Placed]) -> tuple[Placed, ...]:
    people: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for placed in ranked:
        people[placed.row.customer, placed.row.contact].append(placed)
    return tuple(placed for person in people.values() for placed in person)


def _yields_to_promises(limits: GuardLimits, placed: Placed) -> bool:
    return placed.is_new_enquiry and not placed.is_promise_past(limits.last_share)


YIELDING: Mapping[str, Callable[[GuardLimits, Placed], bool]] = MappingProxyType(
    {"old_promise_first": _yields_to_promises}
)
"""Guards that let some rows yield to others when people come one at a time."""


def _by_moment(placed: Placed) -> tuple[datetime, int]:
    return placed.at, placed.row.number


def _slot(placed: Placed) -> datetime:
    return min(placed.at, placed.row.slot_at)


def _by_slot(placed: Placed) -> tuple[datetime, int]:
    return _slot(placed), placed.row.number
