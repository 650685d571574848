"""Cell by cell, daff's three-way merge and ours say the same of rows that stand in all three tables.

It differs on purpose where a row is gone: daff removes it everywhere, a sync lets it come back. Rows keep their order here,
since daff counts clashes by the row as it stood before it sorted.
"""

from uuid import UUID

import daff
from hypothesis import given
from hypothesis import strategies as st

from app.domain.workbooks.merging import SheetRow, Sides, compare
from app.domain.workbooks.reviews import What

KEYS = ("matter", "step", "phone")
Table = dict[int, tuple[str, ...]]


@st.composite
def three_tables(draw: st.DrawFn) -> tuple[Table, Table, Table]:
    """What both agreed on, and what either made of it."""
    cell = st.sampled_from(["one", "two", "three", "four"])
    row = st.tuples(cell, cell, cell)
    base = draw(st.dictionaries(st.integers(1, 9), row, min_size=1, max_size=6))

    def changed() -> Table:
        return {
            number: tuple(draw(cell) if draw(st.booleans()) else was for was in cells)
            for number, cells in base.items()
        }

    return base, changed(), changed()


def merged_by_daff(
    base: Table, app: Table, sheet: Table
) -> tuple[dict[str, list[str]], set[tuple[str, str]]]:
    """The cells by row, and which of them clash."""
    tables = [
        daff.PythonTableView([["id", *KEYS], *([str(number), *table[number]] for number in sorted(table))])
        for table in (base, app, sheet)
    ]
    flags = daff.CompareFlags()
    flags.addPrimaryKey("id")
    merger = daff.Merger(*tables, flags)
    merger.apply()
    _, *rows = tables[1].getData()
    clashes = {(rows[one.row - 1][0], KEYS[one.col - 1]) for one in merger.getConflictInfos() or ()}
    return {number: cells for number, *cells in rows}, clashes


@given(three_tables())
def test_daff_takes_the_same_side_and_sees_the_same_clashes(
    tables: tuple[Table, Table, Table],
) -> None:
    base, app, sheet = tables
    merged, clashes = merged_by_daff(base, app, sheet)
    named = [
        {UUID(int=n): dict(zip(KEYS, cells, strict=True)) for n, cells in one.items()} for one in (base, app)
    ]
    rows = [
        SheetRow(place, UUID(int=number), dict(zip(KEYS, sheet[number], strict=True)))
        for place, number in enumerate(sorted(sheet), start=2)
    ]

    review = compare(Sides(named[0], named[1], rows, {}, frozenset(KEYS)))

    assert {(str(line.case_id.int), line.column) for line in review.of(What.CLASH)} == clashes
    ours = {number: list(cells) for number, cells in app.items()}
    for line in review.of(What.COMES_IN):
        ours[line.case_id.int][KEYS.index(line.column)] = line.sheet
    for number, cells in merged.items():
        for key, cell, mine in zip(KEYS, cells, ours[int(number)], strict=True):
            assert (number, key) in clashes or cell == mine
