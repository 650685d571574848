"""The sheet's engine: rows as plain lists, sorted and grouped once, filtered at every keystroke."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, compress
from operator import and_, itemgetter
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

_LITTLE = 8
Take = Callable[[Sequence[GridRow]], Iterable[GridRow]]
"""Takes rows in another order."""


class Sieve(Protocol):
    """Says of each row of a group whether it passes."""

    def mask(self, group: "Group") -> Sequence[int]:
        """One or zero for each row, in order."""


class Group:
    """Rows below one heading, in order. Columns are taken out once, when they are first asked for.

    Walking one list of keys and summing through a mask is several times faster than asking row by row.
    """

    def __init__(self, name: str, rows: Iterable[GridRow]) -> None:
        self.name, self.rows = name, tuple(rows)
        self._as_read = self.rows
        self._orders: dict[Sort, Take] = {}
        self._keys: dict[int, list[Any]] = {}
        self._texts: dict[int, tuple[str, list[int]]] = {}
        self._total: tuple[int, Subtotal] | None = None
        self._flags: tuple[int, list[bool], list[bool]] | None = None

    def sorted_by(self, sorts: Sequence[Sort]) -> "Group":
        """The same rows in another order; ties stand as they were read."""
        known = self._orders.get(sorts[0]) if len(sorts) == 1 else None
        rows = in_order(self._as_read, sorts) if known is None else known(self._as_read)
        group = Group(self.name, rows)
        group._as_read, group._total, group._orders = self._as_read, self._total, self._orders
        return group

    def make_sortable(self, column: Column) -> None:
        """Find the order by a column before anybody asks for it: to take rows in a known one costs a fifth of finding it."""
        place = PLACES[column]
        keys = [row.keys[place] for row in self._as_read]
        if len(keys) > 1:
            self._orders[Sort(column)] = itemgetter(*sorted(range(len(keys)), key=keys.__getitem__))

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
            mask = other if mask is None else list(map(and_, mask, other))
        return mask

    def pick(self, mask: Sequence[int] | None) -> "Pick":
        """How to take the rows that pass out of any column."""
        return Pick(mask, len(self.rows))

    def total(self, pick: "Pick", present: Present) -> Subtotal:
        """The sums of the rows that pass; those of all rows are kept for the minute."""
        if pick.count < len(self.rows):
            return self._summed(pick, present)
        if self._total is None or self._total[0] != present.minute:
            self._total = present.minute, self._summed(pick, present)
        return self._total[1]

    def _summed(self, pick: "Pick", present: Present) -> Subtotal:
        if not pick.count:
            return Subtotal()
        late, waiting = self._late(present)
        return Subtotal(
            pick.count,
            sum(pick.out_of(late)),
            sum(pick.out_of(waiting)),
            sum(pick.out_of(self.keys(Column.EFFORT))),
            min(pick.out_of(self.keys(Column.SLACK))),
            self._cents(pick),
        )

    def _late(self, present: Present) -> tuple[list[bool], list[bool]]:
        """Whose step and whose news is over."""
        now = present.minute
        if self._flags is None or self._flags[0] != now:
            late = [key < now for key in self.keys(Column.DUE)]
            self._flags = now, late, [key < now for key in self.keys(Column.NEWS)]
        return self._flags[1], self._flags[2]

    def _cents(self, pick: "Pick") -> dict[str, int]:
        """Money by currency, never added up across two."""
        if -1 not in self._keys:
            self._keys[-1] = [row.case.currency for row in self.rows]
            self._keys[-2] = [0 if key == NOTHING else key for key in self.keys(Column.VALUE)]
            self._keys[-3] = sorted(set(self._keys[-1]))
        currencies, cents, kinds = self._keys[-1], self._keys[-2], self._keys[-3]
        if len(kinds) == 1:
            return {kinds[0]: sum(pick.out_of(cents))}
        sums = dict.fromkeys(kinds, 0)
        for currency, amount in zip(pick.out_of(currencies), pick.out_of(cents), strict=True):
            sums[currency] += amount
        return sums


class Pick:
    """Takes what passes out of a column: by place where little passes, through the mask where much does."""

    def __init__(self, mask: Sequence[int] | None, size: int) -> None:
        self._mask = mask
        self.count = size if mask is None else sum(mask)
        is_little = mask is not None and self.count * _LITTLE < size
        self._places = list(compress(range(size), mask)) if is_little and mask is not None else None

    def out_of(self, column: Sequence[Any]) -> Iterable[Any]:
        """Those of a column that pass, in order."""
        if self._mask is None:
            return column
        if self._places is not None:
            return [column[at] for at in self._places]
        return compress(column, self._mask)


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
        """Group and sort."""
        if grouping is Grouping.NONE:
            return cls((Group("", rows),), grouping, present).sorted_by(sorts)
        name = _namer(grouping, present)
        members: dict[str, list[GridRow]] = {}
        for row in rows:
            members.setdefault(name(row), []).append(row)
        ranks = {group.value: rank for rank, group in enumerate(DueGroup)}
        names = sorted(members, key=lambda one: (ranks.get(one, 0), one.casefold()))
        return cls(tuple(Group(one, members[one]) for one in names), grouping, present).sorted_by(sorts)

    def sorted_by(self, sorts: Sequence[Sort]) -> "Grid":
        """The same groups in another order; their sums stay what they are."""
        return replace(self, groups=tuple(group.sorted_by(sorts) for group in self.groups))

    def make_ready(self, column: Column) -> None:
        """Take a column out before anybody filters by it."""
        for group in self.groups:
            _ = group.keys(column) if column in KEYED else group.text(column)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(group.rows) for group in self.groups)

    def make_sortable(self, column: Column) -> None:
        """Find the order by a column, least first, before anybody asks for it."""
        for group in self.groups:
            group.make_sortable(column)

    def answer(self, sieves: Sequence[Sieve], collapsed: frozenset[str] = frozenset()) -> Answer:
        """What is left after all sieves, below headings."""
        entries: list[GridHeading | GridRow] = []
        headings: list[int] = []
        total, with_headings = Subtotal(), self.grouping is not Grouping.NONE
        for group in self.groups:
            pick = group.pick(group.mask(sieves))
            if not pick.count:
                continue
            part = group.total(pick, self.present)
            total += part
            is_shut = with_headings and group.name in collapsed
            if with_headings:
                headings.append(len(entries))
                entries.append(GridHeading(self.grouping, group.name, part, is_shut))
            if not is_shut:
                entries.extend(pick.out_of(group.rows))
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
