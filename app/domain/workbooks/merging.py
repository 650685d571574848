"""Comparing a workbook with the cases: three ways, cell by cell; nothing is overwritten unseen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from app.domain.workbooks.fields import COMPARED, FIELDS, Flow
from app.domain.workbooks.reviews import Line, Review, What
from app.domain.workbooks.values import Cell, Erased, Unread, Value, canonical

Values = Mapping[str, Value]
"""One case by field."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of the workbook.

    Attributes:
        number: As people count rows; the header is not one of them.
        id: The hidden id; None where the row has none.
        is_id_readable: Whether the id, if there is one, looks like one.
        cells: By field; a column that the workbook no longer has is not among them.
    """

    number: int
    id: UUID | None
    cells: Mapping[str, Cell] = field(hash=False)
    is_id_readable: bool = True

    @property
    def is_blank(self) -> bool:
        """Whether nothing of ours stands in it."""
        return all(value is None for value in self.cells.values())


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared.

    Attributes:
        base: By case, what both sides held when they last agreed.
        app: By case, the open cases of this workbook now.
        sheet: The workbook's rows, from the top.
        closed: Cases of the base that are no longer open, by what became of them.
        columns: The shared columns that the workbook has; the others rest this time.
    """

    base: Mapping[UUID, Values]
    app: Mapping[UUID, Values]
    sheet: Sequence[SheetRow]
    closed: Mapping[UUID, Values]
    columns: frozenset[str]


class Verdict(StrEnum):
    """What three values of one cell say together."""

    SAME = "same"
    COMES_IN = "comes_in"
    GOES_OUT = "goes_out"
    CLASH = "clash"


def judge(base: Value, app: Value, sheet: Value) -> Verdict:
    """Three ways: whoever moved away from the base says it; both the same way agree; else somebody chooses.

    >>> [judge("a", app, sheet).value for app, sheet in (("a", "b"), ("b", "a"), ("b", "b"), ("b", "c"))]
    ['comes_in', 'goes_out', 'same', 'clash']
    """
    if app == sheet:  # as almost all are: equal values have one form
        return Verdict.SAME
    base, app, sheet = canonical(base), canonical(app), canonical(sheet)
    if app == sheet:
        return Verdict.SAME
    if app == base:
        return Verdict.COMES_IN
    return Verdict.GOES_OUT if sheet == base else Verdict.CLASH


def compare(sides: Sides) -> Review:
    """The review of a workbook against the cases; in the order of the sheet, then what it lacks."""
    lines: list[Line] = []
    same = 0
    by_id = _by_id(sides.sheet)
    for row in sides.sheet:
        found = list(_of_row(row, sides, by_id))
        same += not found and row.id is not None
        lines += found
    lines += _missing(sides, by_id.keys())
    return Review(tuple(lines), same)


def _by_id(rows: Iterable[SheetRow]) -> Mapping[UUID, list[SheetRow]]:
    found: dict[UUID, list[SheetRow]] = defaultdict(list)
    for row in rows:
        if row.id is not None:
            found[row.id].append(row)
    return found


def _of_row(row: SheetRow, sides: Sides, by_id: Mapping[UUID, Sequence[SheetRow]]) -> Iterator[Line]:
    if row.id is None:
        if not row.is_id_readable:
            yield Line(What.STRANGER, row=row.number, cells=row.cells)
        elif not row.is_blank:
            yield Line(What.NEW_CASE, row=row.number, cells=row.cells)
    elif row.id not in sides.base:
        yield Line(What.STRANGER, row.id, row.number, cells=row.cells)
    elif row is not _original(by_id[row.id], sides.base[row.id]):
        yield Line(What.COPY, row.id, row.number, cells=row.cells)
    elif row.id in sides.app:
        yield from _cells(row, row.id, sides)
    else:
        yield from _closed(row, row.id, sides)


def _original(rows: Sequence[SheetRow], base: Values) -> SheetRow:
    """Of several rows with one id the one that stayed as it was; else the first."""
    if len(rows) == 1:
        return rows[0]
    return min(rows, key=lambda row: (_moved(row, base), row.number))


def _moved(row: SheetRow, base: Values) -> int:
    return sum(
        isinstance(cell, Unread) or canonical(cell) != canonical(base.get(key))
        for key, cell in row.cells.items()
        if key in COMPARED
    )


def _cells(row: SheetRow, case_id: UUID, sides: Sides) -> Iterator[Line]:
    base, app = sides.base[case_id], sides.app[case_id]
    yield from _update(row, case_id)
    for key in FIELDS:
        if key not in COMPARED or key not in row.cells or key not in sides.columns:
            continue
        cell = row.cells[key]
        what = _cell(key, base, app.get(key), cell)
        if what is not None:
            yield Line(what, case_id, row.number, key, base.get(key), app.get(key), cell)


def _cell(key: str, base: Values, app: Value, cell: Cell) -> What | None:
    if isinstance(cell, Unread) and isinstance(base.get(key), Erased):
        return What.GOES_OUT
    if FIELDS[key].flow is Flow.OUT:
        if isinstance(cell, Unread):
            return What.PUT_BACK
        verdict = _verdict(key, base, app, cell)
        return {Verdict.SAME: None, Verdict.GOES_OUT: What.GOES_OUT}.get(verdict, What.PUT_BACK)
    if isinstance(cell, Unread):
        return What.UNREAD
    return _WHAT[_verdict(key, base, app, cell)]


def _verdict(key: str, base: Values, app: Value, sheet: Value) -> Verdict:
    """Where the two never agreed there is no base: nothing is not an empty cell, and either side may be right."""
    if isinstance(base.get(key), Erased):
        return Verdict.SAME if canonical(app) == canonical(sheet) else Verdict.GOES_OUT
    if key in base:
        return judge(base[key], app, sheet)
    return Verdict.SAME if canonical(app) == canonical(sheet) else Verdict.CLASH


_WHAT: Mapping[Verdict, What | None] = {
    Verdict.SAME: None,
    Verdict.COMES_IN: What.COMES_IN,
    Verdict.GOES_OUT: What.GOES_OUT,
    Verdict.CLASH: What.CLASH,
}


def _update(row: SheetRow, case_id: UUID) -> Iterator[Line]:
    """A text in the status column; a tick beside it says that the customer heard."""
    text = row.cells.get("update")
    if isinstance(text, Unread):
        yield Line(What.UNREAD, case_id, row.number, "update", sheet=text)
    elif text is not None:
        told = {"told": row.cells.get("told")}
        yield Line(What.UPDATE, case_id, row.number, "update", sheet=text, cells=told)


def _closed(row: SheetRow, case_id: UUID, sides: Sides) -> Iterator[Line]:
    """The row of a case that ended in Keepword says so and stays; what is typed there is told, never lost."""
    now, base = sides.closed.get(case_id, {}), sides.base[case_id]
    yield from _update(row, case_id)
    for key, cell in row.cells.items():
        if key not in COMPARED or key not in sides.columns:
            continue
        is_erased = isinstance(base.get(key), Erased)
        is_typed = not is_erased and (
            isinstance(cell, Unread) or key not in base or canonical(cell) != canonical(base[key])
        )
        if key not in now:
            if is_typed:
                yield Line(What.UNREAD, case_id, row.number, key, base.get(key), sheet=_too_late(cell))
        elif isinstance(cell, Unread) or canonical(cell) != canonical(now[key]):
            what = What.PUT_BACK if is_typed else What.CLOSED
            yield Line(what, case_id, row.number, key, base.get(key), now[key], cell)


def _too_late(cell: Cell) -> Unread:
    return cell if isinstance(cell, Unread) else Unread("" if cell is None else str(cell), "closed")


def _missing(sides: Sides, shown: Iterable[UUID]) -> Iterator[Line]:
    there = set(shown)
    for case_id, values in sides.app.items():
        if case_id not in there:
            what = What.ROW_RETURNS if case_id in sides.base else What.NEW_ROW
            yield Line(what, case_id, cells=values)
