"""What the sheet reads on the database thread: rows in their order, so that the window only shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.domain.grid_answers import Grid
from app.domain.grids import COLUMNS, Column, GridRow, Present
from app.ui.workbenches import Workbench
from app.ui.workspaces.sheet.desks import GridReading, SheetDesk
from app.ui.workspaces.sheet.layouts import Layout

_DUE, _NEWS = COLUMNS.index(Column.DUE), COLUMNS.index(Column.NEWS)
_TWO_DAYS = 2 * 24 * 60
MANY = 10_000
"""Fewer rows are sorted in a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Read:
    """Rows as they were read, sorted and grouped already.

    Attributes:
        moments: The next minutes at which a step or news becomes overdue, in order.
    """

    reading: GridReading
    layout: Layout
    grid: Grid
    moments: Sequence[int]


class Ahead:
    """Finds the orders of a long sheet ahead of the first click, column by column, so that nothing waits long behind it."""

    def __init__(self, bench: Workbench, *, many: int = MANY) -> None:
        self._bench, self._many = bench, many
        self._grid: Grid | None = None

    def begin(self, grid: Grid, columns: Sequence[Column]) -> None:
        """These rows came; what was under way for others ends."""
        self._grid = grid
        if grid.count >= self._many:
            self._next(grid, columns)

    def _next(self, grid: Grid, left: Sequence[Column]) -> None:
        if left and grid is self._grid:
            work = partial(grid.make_sortable, left[0])
            self._bench.run(work, lambda _done: self._next(grid, left[1:]), lambda _sentence: None)


def read_grid(
    desk: SheetDesk, layout: Layout, present: Present, shown: tuple[GridRow, ...] | None
) -> Read | None:
    """Read and arrange; None where these rows are the ones shown: nothing to sort, nothing to paint."""
    reading = desk.rows(everybody=layout.everybody)
    if reading.rows == shown:
        return None
    grid = Grid.of(reading.rows, layout.sorts, layout.grouping, present)
    _ = grid.answer(())  # columns and sums are ready before anybody types
    return Read(reading, layout, grid, _moments(reading.rows, present.minute))


def _moments(rows: Sequence[GridRow], now: int) -> list[int]:
    """Until the day after tomorrow: each new day reads anew."""
    until = now + _TWO_DAYS
    keys = [int(row.keys[place]) for place in (_DUE, _NEWS) for row in rows]
    return sorted([key for key in keys if now <= key < until])
