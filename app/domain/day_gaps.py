"""Free time in a day: where something of a given length fits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

Stretch = tuple[datetime, datetime]
"""Start and end, aware UTC."""

GRID = timedelta(minutes=5)
"""Times that a plan proposes lie on this grid."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def on_grid(at: datetime, grid: timedelta = GRID) -> datetime:
    """The instant itself on the grid, else the next one that is.

    >>> on_grid(datetime(2026, 11, 24, 10, 42, tzinfo=UTC)).minute
    45
    """
    return at + -(at - _EPOCH) % grid


def free_gaps(open_hours: Iterable[Stretch], busy: Iterable[Stretch], after: datetime) -> tuple[Stretch, ...]:
    """What is left of the open hours after an instant beside all that is planned, in order."""
    taken = sorted(stretch for stretch in busy if stretch[0] < stretch[1])
    gaps: list[Stretch] = []
    for opens, closes in sorted(open_hours):
        at = max(opens, after)
        for start, end in taken:
            if at < start < closes:
                gaps.append((at, start))
            if end > at and start < closes:
                at = max(at, end)
        if at < closes:
            gaps.append((at, closes))
    return tuple(gaps)


def first_fit(gaps: Iterable[Stretch], length: timedelta) -> datetime | None:
    """The first start on the grid at which that much fits; None where nothing is long enough."""
    for start, end in gaps:
        at = on_grid(start)
        if at + length <= end:
            return at
    return None


@dataclass(slots=True)
class Room:
    """Free time that is given away piece by piece."""

    gaps: list[Stretch]

    @classmethod
    def of(cls, open_hours: Iterable[Stretch], busy: Iterable[Stretch], after: datetime) -> "Room":
        """All that is free after an instant."""
        return cls(list(free_gaps(open_hours, busy, after)))

    def take(self, length: timedelta) -> datetime | None:
        """The first place for that much, which is taken from then on; None where there is none."""
        for number, (start, end) in enumerate(self.gaps):
            at = on_grid(start)
            if at + length <= end:
                left = ((start, at), (at + length, end))
                self.gaps[number : number + 1] = [gap for gap in left if gap[0] < gap[1]]
                return at
        return None


def total(stretches: Iterable[Stretch]) -> timedelta:
    """How long they are together."""
    return sum((end - start for start, end in stretches), timedelta())


def lanes(stretches: Sequence[Stretch]) -> tuple[tuple[int, int], ...]:
    """For each stretch its lane, and how many lanes stand side by side where it lies.

    >>> hour = [datetime(2026, 11, 24, n, tzinfo=UTC) for n in range(9, 13)]
    >>> lanes([(hour[0], hour[2]), (hour[1], hour[2]), (hour[2], hour[3])])
    ((0, 2), (1, 2), (0, 1))
    """
    order = sorted(range(len(stretches)), key=lambda number: stretches[number])
    lane: dict[int, int] = {}
    beside: dict[int, int] = {}
    cluster: list[int] = []
    ends: list[datetime] = []
    for number in order:
        start, end = stretches[number]
        if cluster and start >= max(ends):
            beside.update(dict.fromkeys(cluster, len(ends)))
            cluster, ends = [], []
        free = next((place for place, until in enumerate(ends) if until <= start), len(ends))
        ends[free : free + 1] = [end]
        lane[number] = free
        cluster.append(number)
    beside.update(dict.fromkeys(cluster, len(ends)))
    return tuple((lane[number], beside[number]) for number in range(len(stretches)))
