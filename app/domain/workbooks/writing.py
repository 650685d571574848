"""What is to be written into the workbook after the cases took what came in."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from app.domain.workbooks.fields import COMPARED, FIELDS, Flow
from app.domain.workbooks.merging import SheetRow, Values
from app.domain.workbooks.reviews import Choices, Line, Review, Side, What, side_of
from app.domain.workbooks.values import Unread, Value, canonical

_NOTHING: Values = {}
_TYPED = frozenset(key for key, one in FIELDS.items() if one.flow is Flow.IN)
"""A status text and its tick come in together, or stay together."""


@dataclass(frozen=True, slots=True)
class RowEdit:
    """Cells of one row to be written.

    Attributes:
        row: The row as people count them; None for one to be added below the last.
        cells: By field; None empties the cell.
        is_named: Whether the hidden id is to be written too.
    """

    row: int | None
    case_id: UUID
    cells: Mapping[str, Value] = field(hash=False)
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What the cases took from the workbook, and what they did not.

    Attributes:
        born: By row, the case that a row without an id became.
        refused: Keys of lines that a rule refused: their cells stay as they were typed.
    """

    born: Mapping[int, UUID] = field(default_factory=dict, hash=False)
    refused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rest:
    """Cells that stay as they are, by case: left open, refused, or not understood."""

    cells: Mapping[UUID, frozenset[str]] = field(hash=False)
    rows: frozenset[UUID] = frozenset()

    def of(self, case_id: UUID) -> frozenset[str]:
        """The fields of a case that rest."""
        return self.cells.get(case_id, frozenset())


def resting(review: Review, choices: Choices, taken: Taken) -> Rest:
    """What a sync leaves alone on both sides, to come up again with the next one."""
    cells: dict[UUID, set[str]] = {}
    rows: set[UUID] = set()
    for line in review.lines:
        rests = side_of(line, choices) is Side.LEAVE or line.key in taken.refused
        if line.case_id is None or not rests:
            continue
        if line.column:
            together = _TYPED if FIELDS[line.column].flow is Flow.IN else {line.column}
            cells.setdefault(line.case_id, set()).update(together)
        elif line.what in {What.NEW_ROW, What.ROW_RETURNS}:
            rows.add(line.case_id)
    return Rest({case_id: frozenset(keys) for case_id, keys in cells.items()}, frozenset(rows))


def edits(
    rows: Sequence[SheetRow], after: Mapping[UUID, Values], rest: Rest, review: Review, taken: Taken
) -> tuple[RowEdit, ...]:
    """Everything that makes the workbook say what the cases say, but for what rests.

    Args:
        rows: The workbook as it was compared.
        after: Every case of the workbook after the cases took what came in; closed ones too.
    """
    skipped = {line.row for line in review.of(What.COPY, What.STRANGER) if line.row not in taken.born}
    found: list[RowEdit] = []
    shown: set[UUID] = set()
    for row in rows:
        case_id = taken.born.get(row.number, row.id)
        if case_id is None or row.number in skipped or case_id not in after:
            continue
        shown.add(case_id)
        cells = dict(_differing(row, after[case_id], rest.of(case_id)))
        is_named = row.id != case_id
        if cells or is_named:
            found.append(RowEdit(row.number, case_id, _marked(cells, after[case_id]), is_named))
    found += _added(review.of(What.NEW_ROW, What.ROW_RETURNS), after, shown, rest)
    return tuple(found)


def _differing(row: SheetRow, values: Values, resting: Iterable[str]) -> Iterator[tuple[str, Value]]:
    for key, cell in row.cells.items():
        if key in resting:
            continue
        if cell is not None and cell == values.get(key):  # as almost all are: equal values have one form
            continue
        if FIELDS[key].flow is Flow.IN:
            is_other, value = cell is not None and row.cells.get("update") is not None, None
        else:
            value = canonical(values.get(key))
            is_other = (
                key in COMPARED and key in values and (isinstance(cell, Unread) or canonical(cell) != value)
            )
        if is_other:
            yield key, value


def _added(
    lines: Iterable[Line], after: Mapping[UUID, Values], shown: set[UUID], rest: Rest
) -> Iterator[RowEdit]:
    for line in lines:
        case_id = line.case_id
        if case_id is None or case_id in rest.rows or case_id in shown or case_id not in after:
            continue
        cells = {key: canonical(value) for key, value in after[case_id].items() if key in COMPARED}
        yield RowEdit(None, case_id, _marked(cells, after[case_id]), is_named=True)


def _marked(cells: Mapping[str, Value], values: Values) -> Mapping[str, Value]:
    marks = {key: values[key] for key in values if FIELDS[key].flow is Flow.MARK}
    return {**cells, **marks}


def agreed(
    before: Mapping[UUID, Values],
    after: Mapping[UUID, Values],
    rest: Rest,
    shown: Iterable[UUID],
    columns: Collection[str],
) -> dict[UUID, Values]:
    """The new base: what both sides hold now.

    What rests, and what the workbook does not show now (a row or a column that is gone), has the base it had, or none:
    it may come back as it was.

    Args:
        shown: The cases that have a row now.
        columns: The shared columns that the workbook has.
    """
    base = dict(before)
    for case_id in shown:
        if case_id not in after:
            continue
        shared = COMPARED.intersection(columns) - rest.of(case_id)
        values = {key: canonical(value) for key, value in after[case_id].items() if key in shared}
        known = before.get(case_id, _NOTHING)
        if not values.items() <= known.items():
            base[case_id] = {**known, **values}
    return base
