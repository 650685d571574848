"""The sheet's engine: rows as plain lists, sorted and grouped once, filtered at every keystroke."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import and_
from typing import Any, Protocol

from app.domain.grids import (
    KEYED,
    NOTHING,
    PLACES,
    Answer,
    Column,
    DueGroup,
    GridHeading,
    GridRow,
    Grouping,
    Present,
    Sort,
    Subtotal,
)


class Sieve(Protocol):
    """Says of each row of a group whether it passes."""

    def mask(self, group: "Group") -> Sequence[int]:
        """One truth for each row, in order."""


class Group:
    """Rows below one heading, in order. Columns are taken out once, when they are first asked for.

    Walking one list of keys and summing through a mask is several times faster than asking row by row.
    """

    def __init__(self, name: str, rows: Sequence[GridRow]) -> None:
        self.name, self.rows = name, tuple(rows)
        self._keys: dict[int, list[Any]] = {}
        self._texts: dict[int, tuple[str, list[int]]] = {}
        self._total: tuple[int, Subtotal] | None = None
        self._flags: tuple[int, list[bool], list[bool]] | None = None

    def keys(self, column: Column) -> list[Any]:
        """The keys of one column."""
        place = PLACES[column]
        if place not in self._keys:
            self._keys[place] = [row.keys[place] for row in self.rows]
        return self._keys[place]

    def text(self, column: Column) -> tuple[str, list[int]]:
        """All texts of a column in one, a line each, and where each line ends."""
        place = PLACES[column]
        if place not in self._texts:
            keys = self.keys(column)
            self._texts[place] = "\n".join(keys), list(accumulate(len(key) + 1 for key in keys))
        return self._texts[place]

    def mask(self, sieves: Sequence[Sieve]) -> Sequence[int] | None:
        """Which rows pass all of them; None for every row."""
        mask: Sequence[int] | None = None
        for sieve in sieves:
            other = sieve.mask(self)
            mask = other if mask is None else list(map(and_, map(bool, mask), map(bool, other)))
        return mask

    def places(self, mask: Sequence[int] | None) -> Sequence[int]:
        """Where the rows stand that pass."""
        return range(len(self.rows)) if mask is None else list(compress(range(len(self.rows)), mask))

    def total(self, places: Sequence[int], present: Present) -> Subtotal:
        """The sums of the rows at these places; those of all rows are kept for the minute."""
        if len(places) < len(self.rows):
            return self._summed(places, present)
        if self._total is None or self._total[0] != present.minute:
            self._total = present.minute, self._summed(places, present)
        return self._total[1]

    def _summed(self, places: Sequence[int], present: Present) -> Subtotal:
        if not places:
            return Subtotal()
        late, waiting = self._late(present)
        effort, slack = self.keys(Column.EFFORT), self.keys(Column.SLACK)
        return Subtotal(
            len(places),
            sum([late[at] for at in places]),
            sum([waiting[at] for at in places]),
            sum([effort[at] for at in places]),
            min([slack[at] for at in places]),
            self._cents(places),
        )

    def _late(self, present: Present) -> tuple[list[bool], list[bool]]:
        """Whose step and whose news is over."""
        now = present.minute
        if self._flags is None or self._flags[0] != now:
            late = [key < now for key in self.keys(Column.DUE)]
            self._flags = now, late, [key < now for key in self.keys(Column.NEWS)]
        return self._flags[1], self._flags[2]

    def _cents(self, places: Sequence[int]) -> dict[str, int]:
        """Money by currency, never added up across two."""
        if -1 not in self._keys:
            self._keys[-1] = [row.case.currency for row in self.rows]
            self._keys[-2] = [0 if key == NOTHING else key for key in self.keys(Column.VALUE)]
            self._keys[-3] = sorted(set(self._keys[-1]))
        currencies, cents, kinds = self._keys[-1], self._keys[-2], self._keys[-3]
        if len(kinds) == 1:
            return {kinds[0]: sum([cents[at] for at in places])}
        sums = dict.fromkeys(kinds, 0)
        for at in places:
            sums[currencies[at]] += cents[at]
        return sums


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows in order, one group for each heading. Filtering keeps the order, so a keystroke sorts nothing."""

    groups: tuple[Group, ...]
    grouping: Grouping
    present: Present

    @classmethod
    def of(
        cls, rows: Iterable[GridRow], sorts: Sequence[Sort], grouping: Grouping, present: Present
    ) -> "Grid":
        """Sort and group."""
        ordered = in_order(rows, sorts)
        if grouping is Grouping.NONE:
            return cls((Group("", ordered),), grouping, present)
        name = _namer(grouping, present)
        members: dict[str, list[GridRow]] = {}
        for row in ordered:
            members.setdefault(name(row), []).append(row)
        ranks = {group.value: rank for rank, group in enumerate(DueGroup)}
        names = sorted(members, key=lambda one: (ranks.get(one, 0), one.casefold()))
        return cls(tuple(Group(one, members[one]) for one in names), grouping, present)

    def make_ready(self, column: Column) -> None:
        """Take a column out before anybody filters by it."""
        for group in self.groups:
            _ = group.keys(column) if column in KEYED else group.text(column)

    def answer(self, sieves: Sequence[Sieve], collapsed: frozenset[str] = frozenset()) -> Answer:
        """What is left after all sieves, below headings."""
        entries: list[GridHeading | GridRow] = []
        headings: list[int] = []
        total, with_headings = Subtotal(), self.grouping is not Grouping.NONE
        for group in self.groups:
            mask = group.mask(sieves)
            places = group.places(mask)
            if not places:
                continue
            part = group.total(places, self.present)
            total += part
            is_shut = with_headings and group.name in collapsed
            if with_headings:
                headings.append(len(entries))
                entries.append(GridHeading(self.grouping, group.name, part, is_shut))
            if not is_shut:
                rows = group.rows
                entries.extend(rows if mask is None else [rows[at] for at in places])
        return Answer(tuple(entries), total, tuple(headings))


def in_order(rows: Iterable[GridRow], sorts: Sequence[Sort]) -> list[GridRow]:
    """Sorted by the first column, ties by the next; cells that hold nothing stand last either way."""
    ordered = list(rows)
    for sort in reversed(sorts):
        place = PLACES[sort.column]
        if sort.is_descending and sort.column in KEYED:
            ordered.sort(key=lambda row: NOTHING if row.keys[place] == NOTHING else -row.keys[place])  # type: ignore[operator]
        else:
            ordered.sort(key=lambda row: row.keys[place], reverse=sort.is_descending)
    return ordered


def _namer(grouping: Grouping, present: Present) -> Callable[[GridRow], str]:
    due = PLACES[Column.DUE]
    if grouping is Grouping.DUE:
        bounds, names = present.due_bounds(), [group.value for group in DueGroup]
        return lambda row: names[bisect_right(bounds, row.keys[due])]
    if grouping is Grouping.MONTH:
        return lambda row: f"{row.case.due_at.astimezone(present.zone):%Y-%m}"
    if grouping is Grouping.KIND:
        return lambda row: row.case.kind.value
    return lambda row: row.case.owner
