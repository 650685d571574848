"""Rows that were not taken, handed back in the shape they came in, each with its reason."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Final

import xlsxwriter

from app.domain.errors import FileProblem
from app.domain.tables.cells import TableCell, shown
from app.domain.tables.raw import RawTable

REASON: Final = "Reason"
_LONGEST: Final = 32_767
_OPTIONS: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_SIGNS: Final = ("=", "+", "-", "@", "'")


def bad_rows(
    table: RawTable, header_line: int, reasons: Mapping[int, str]
) -> Iterator[tuple[TableCell, ...]]:
    """The header and the rows of these lines, each with its reason at the end."""
    cells = {row.line: row.cells for row in table.rows}
    header = cells[header_line]
    while header and header[-1] in {None, "", REASON}:
        header = header[:-1]
    yield (*header, REASON)
    width = len(header)
    for line, reason in sorted(reasons.items()):
        row = cells.get(line) or (table.unread.get(line, ""),)
        filled = (*row, *(None,) * (width - len(row)))
        over = [
            shown(cell) for cell in filled[width:] if cell is not None and cell != "" and width < len(row)
        ]
        last = (
            (filled[width - 1] if not over else "\n".join([shown(filled[width - 1]), *over]),)
            if width
            else ()
        )
        yield (*filled[: max(0, width - 1)], *last, reason)


def write_workbook(file: Path, rows: Sequence[Sequence[TableCell]], named: Path) -> None:
    """Write rows as a workbook.

    Args:
        file: Where to write.
        named: As the person named it, for the refusal.

    Raises:
        FileProblem: A text is longer than a cell can hold.
    """
    if any(isinstance(cell, str) and len(cell) > _LONGEST for row in rows for cell in row):
        raise FileProblem(
            str(named), "a text is longer than a workbook's cell can hold; a .csv file can hold it"
        )
    with xlsxwriter.Workbook(str(file), _OPTIONS) as book:
        sheet = book.add_worksheet("Rows")
        formats = {
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            time: book.add_format({"num_format": "hh:mm"}),
            str: book.add_format({"quote_prefix": True}),
        }
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                if cell is None:
                    continue
                if isinstance(cell, bool):
                    sheet.write_boolean(line, place, cell)
                elif isinstance(cell, Decimal):
                    sheet.write_number(line, place, float(cell))
                elif isinstance(cell, datetime | date | time):
                    sheet.write_datetime(line, place, cell, formats[type(cell)])
                else:
                    text = shown(cell)
                    sheet.write_string(line, place, text, formats[str] if text.startswith(_SIGNS) else None)
        sheet.freeze_panes(1, 0)
