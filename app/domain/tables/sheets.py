"""A table under the header that was chosen: the rows as the import reads them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, time
from decimal import Decimal

from app.domain.import_maps import ImportMap
from app.domain.imports import Problem, Row, Sheet, Trouble
from app.domain.tables.cells import TableCell, Unread, shown
from app.domain.tables.looking import likely_headers, names_of
from app.domain.tables.raw import RawTable, TableChoice, TableProblem, TableRow

_HEAD_ROWS = 30
_SAID = 60


def header_line(table: RawTable, mapping: ImportMap, choice: TableChoice) -> int:
    """Where the header stands: as somebody said, else the first row that has what the map needs.

    Raises:
        TableProblem: There is no row.
    """
    if choice.header_line:
        return choice.header_line
    wanted = mapping.needed_columns()
    for row in table.rows[:_HEAD_ROWS]:
        if wanted and wanted <= set(names_of(row.cells)):
            return row.line
    likely = likely_headers(table)
    if not likely:
        raise TableProblem(table.file, "no_header")
    return likely[0]


def sheet_of(table: RawTable, line: int) -> Sheet:
    """The rows below a header, by the names of their columns. Raises TableProblem where no such row is."""
    place = next((place for place, row in enumerate(table.rows) if row.line == line), None)
    if place is None:
        raise TableProblem(table.file, "no_header", str(line))
    cells = table.rows[place].cells
    header = names_of(cells)
    problems = [one for one in table.problems if one.line > line]
    rows = tuple(_rows(table, table.rows[place + 1 :], header, problems))
    counts = Counter(" ".join(shown(cell).split()) for cell in cells)
    problems.sort(key=lambda problem: problem.line)
    twice = frozenset(name for name, times in counts.items() if name and times > 1)
    return Sheet(table.file, header, rows, table.encoding, table.delimiter, tuple(problems), twice)


def _rows(
    table: RawTable, body: Sequence[TableRow], header: tuple[str, ...], problems: list[Problem]
) -> Iterator[Row]:
    width = len(header)
    for row in body:
        cells = row.cells
        if len(cells) > width and any(cell is not None and cell != "" for cell in cells[width:]):
            said = " ".join(shown(cell) for cell in cells)[:_SAID]
            problems.append(Problem(table.file, row.line, "", said, Trouble.TOO_MANY_CELLS))
        elif table.encoding:
            yield Row(row.line, dict(zip(header, cells, strict=False)))  # type: ignore[arg-type] # CSV is text
        else:
            yield _typed(row, header)


def _typed(row: TableRow, header: tuple[str, ...]) -> Row:
    texts: dict[str, str] = {}
    typed: dict[str, TableCell] = {}
    for name, cell in zip(header, row.cells, strict=False):
        texts[name] = shown(cell)
        if isinstance(cell, Decimal | date | time | Unread):
            typed[name] = cell
    return Row(row.line, texts, typed)
