"""A person at a spreadsheet program: types, sorts, inserts, copies and deletes; the program keeps names in step."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import TableColumn

PREFIX = "keepword_"
Row = dict[str, Any]


@dataclass
class Typist:
    """What stands in the sheet, and what a person makes of it until they save.

    Attributes:
        keys: The columns from the left: ours by their key, others by ``my-1`` and so on.
        titles: What the header says over each.
        formats: How the cells of a column show numbers.
        rows: Below the header, blank ones too.
    """

    path: Path
    keys: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def open(self) -> "Typist":
        """Look at the file as it is."""
        book = load_workbook(self.path)
        sheet = book.worksheets[0]
        ours = {}
        for name, one in book.defined_names.items():
            if name.startswith(PREFIX) and one.attr_text.count("$") == 2:
                ours[one.attr_text.split("$")[1]] = name.removeprefix(PREFIX)
        header, *below = sheet.iter_rows()
        self.keys = [ours.get(cell.column_letter, str(cell.value)) for cell in header]
        self.titles = {key: str(cell.value) for key, cell in zip(self.keys, header, strict=True)}
        first = below[0] if below else header
        self.formats = {key: cell.number_format for key, cell in zip(self.keys, first, strict=True)}
        self.rows = [
            {key: cell.value for key, cell in zip(self.keys, cells, strict=True) if cell.value is not None}
            for cells in below
        ]
        while self.rows and not self.rows[-1]:
            self.rows.pop()
        return self

    def insert_column(self, at: int, key: str) -> None:
        """A column of one's own, with something in each row."""
        self.keys.insert(at, key)
        self.titles[key] = key
        for number, row in enumerate(self.rows):
            if row:
                row[key] = f"mine {number}"

    def move_column(self, key: str, at: int) -> None:
        self.keys.remove(key)
        self.keys.insert(at, key)

    def call(self, key: str, new: str) -> None:
        """Let a column be ours no longer, or again: its cells stay."""
        self.keys[self.keys.index(key)] = new
        self.titles[new], self.formats[new] = new, self.formats.get(key, "General")
        for row in self.rows:
            if key in row:
                row[new] = row.pop(key)

    def sort(self, key: str, *, is_descending: bool) -> None:
        """As spreadsheets do: whole rows move, blanks go last."""
        filled = [row for row in self.rows if row.get(key) is not None]
        filled.sort(key=lambda row: str(row[key]), reverse=is_descending)
        self.rows = [*filled, *(row for row in self.rows if row.get(key) is None)]

    def save(self) -> None:
        """Write it as the program would: cells, names, and the table around them."""
        book = load_workbook(self.path)
        sheet = book.worksheets[0]
        self._write_cells(sheet)
        for name in [one for one in book.defined_names if one.startswith(PREFIX) and "list" not in one]:
            del book.defined_names[name]
        for place, key in enumerate(self.keys, start=1):
            if not key.startswith("my-"):
                at = f"'{sheet.title}'!${get_column_letter(place)}$1"
                book.defined_names[PREFIX + key] = DefinedName(PREFIX + key, attr_text=at)
        for table in sheet.tables.values():
            table.ref = f"A1:{get_column_letter(len(self.keys))}{max(2, len(self.rows) + 1)}"
            table.autoFilter.ref = table.ref
            table.tableColumns = [
                TableColumn(id=n, name=self.titles[key]) for n, key in enumerate(self.keys, start=1)
            ]
        book.save(self.path)

    def _write_cells(self, sheet: Any) -> None:
        height, width = max(len(self.rows) + 1, sheet.max_row), max(sheet.max_column, len(self.keys))
        for cells in sheet.iter_rows(max_row=height, max_col=width):
            for cell in cells:
                cell.value, cell.hyperlink, cell.number_format = None, None, "General"
        for place, key in enumerate(self.keys, start=1):
            _put(sheet.cell(1, place), self.titles[key])
            for number, row in enumerate(self.rows, start=2):
                cell = sheet.cell(number, place)
                cell.number_format = self.formats.get(key, "General")
                if row.get(key) is not None:
                    _put(cell, row[key])


def _put(cell: Any, value: Any) -> None:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, datetime | date) and not cell.is_date:
        cell.number_format = "yyyy-mm-dd hh:mm"


def at_the_sheet(path: Path, act: Callable[[Typist], None]) -> None:
    """Open, do something, save."""
    typist = Typist(path).open()
    act(typist)
    typist.save()
