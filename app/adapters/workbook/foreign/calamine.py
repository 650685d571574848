"""Rows of XLS, XLSB and ODS files through calamine, which may end its whole process on a hostile file."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from app.adapters.workbook.foreign.xlsx import MOST_BLANK, MOST_COLUMNS, MOST_ROWS, whole_minute
from app.domain.tables.cells import TableCell, Unread
from app.domain.tables.looking import letters
from app.domain.tables.raw import SheetName, TableProblem, TableRemark, TableRow, Told

_SAID: Final = 60


def open_sheets(path: Path) -> tuple[Any, tuple[SheetName, ...]]:
    """The workbook and the names of its sheets. Raises TableProblem."""
    try:
        book = load_workbook(BytesIO(path.read_bytes()))  # by a path it would trust the name
    except PasswordError:
        raise TableProblem(path.name, "password") from None
    except (CalamineError, OSError) as problem:
        raise TableProblem(path.name, "not_valid") from problem
    sheets = tuple(
        SheetName(one.name, one.visible is not SheetVisibleEnum.Visible)
        for one in book.sheets_metadata
        if one.typ is SheetTypeEnum.WorkSheet
    )
    if not sheets:
        raise TableProblem(path.name, "not_valid")
    return book, sheets


class SheetReading:
    """Goes down a sheet; what a person should know about it is in ``remarks`` at the end."""

    def __init__(self, file: str, book: Any, sheet: str) -> None:
        self._file, self._book, self._sheet = file, book, sheet
        self._found: list[TableRemark] = []

    def rows(self) -> Iterator[TableRow]:
        """Filled rows. Raises TableProblem."""
        try:
            sheet = self._book.get_sheet_by_name(self._sheet)
        except CalamineError as problem:
            raise TableProblem(self._file, "not_valid") from problem
        if sheet.start is None:
            return
        self._look(sheet)
        last = count = 0
        for line, cells in enumerate(sheet.iter_rows(), 1):
            row = tuple(_cell(cell) for cell in cells[:MOST_COLUMNS])
            if all(cell is None for cell in row):
                continue
            if line - last > MOST_BLANK:
                self._found.append(TableRemark(Told.FAR_BELOW, str(line)))
                return
            last, count = line, count + 1
            if count > MOST_ROWS:
                raise TableProblem(self._file, "too_many_rows", f"{MOST_ROWS:,}")
            yield TableRow(line, row)

    def remarks(self) -> Sequence[TableRemark]:
        """What a person should know; to be asked when the last row was read."""
        return self._found

    def _look(self, sheet: Any) -> None:
        if sheet.total_width > MOST_COLUMNS:
            self._found.append(TableRemark(Told.MORE_COLUMNS, letters(MOST_COLUMNS + 1)))
        merged = sheet.merged_cell_ranges
        if merged:
            (top, left), (bottom, right) = merged[0]
            place = f"{letters(left + 1)}{top + 1}:{letters(right + 1)}{bottom + 1}"
            self._found.append(TableRemark(Told.MERGED, place, len(merged)))


def _cell(value: Any) -> TableCell:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        number = Decimal(f"{value:.15g}")
        return number if number.is_finite() and abs(value) < 1e15 else Unread(str(value)[:_SAID])
    if isinstance(value, datetime | date | time):
        return whole_minute(value)
    return str(value)
