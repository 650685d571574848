"""A list as a workbook, what stands beside it on sheets of their own; read back before it is believed."""

import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from xlsxwriter.workbook import Workbook

from app.adapters.workbook import columns
from app.adapters.workbook.cells import (
    cell_text,
    is_cut,
    looks_like_formula,
    money_format,
    serial_of,
    serial_of_day,
)
from app.adapters.workbook.files import TABLE_LIMIT, book_at
from app.adapters.workbook.reading_back import confirm
from app.domain.list_tables import Form, ListTable, Money, Value
from app.services.exports import Home, Progress, Remark, unwatched

SAMPLE_SIZE: Final = 2_000
_EVERY: Final = 200
_NO_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_NUMBER_FORMATS: Final = {
    Form.TEXT: "@",
    Form.NUMBER: "0",
    Form.MONEY: "#,##0.00",
    Form.MOMENT: "ddd yyyy-mm-dd hh:mm",
    Form.DAY: "yyyy-mm-dd",
}


class ListXlsx:
    """Fulfils :class:`app.services.list_exports.TableFile`."""

    def write(self, path: Path, table: ListTable, home: Home, progress: Progress) -> tuple[Remark, ...]:
        """Write the sheet and read it back; an Excel table up to 20,000 rows, beyond that a filter.

        Raises:
            OSError: The disk is full, or what is there is not what was written.
        """
        count = len(table.rows)
        with book_at(path, is_large=count > TABLE_LIMIT) as book:
            sheet = _ListSheet(book, table, home, is_large=count > TABLE_LIMIT)
            sheet.write(progress)
            for number, other in enumerate(table.beside, start=2):
                _ListSheet(book, other, home, is_large=count > TABLE_LIMIT, number=number).write(unwatched)
        confirm(path, count, sheet.sample)
        progress(count, count)
        return tuple(sheet.remarks)


class _ListSheet:
    def __init__(
        self, book: Workbook, table: ListTable, home: Home, *, is_large: bool, number: int = 1
    ) -> None:
        self._book, self._table, self._home = book, table, home
        self._name = "List" if number == 1 else f"List{number}"
        self._sheet = book.add_worksheet(_NO_SHEET_NAME.sub(" ", table.name)[:31].strip() or "List")
        self._has_table = not is_large
        self._formats = {form: self._format(form) for form in Form}
        self._quoted = self._format(Form.TEXT, quote_prefix=True)
        self._money: dict[str, Any] = {}
        self.sample: list[tuple[columns.Value, ...]] = []
        self.remarks: list[Remark] = []

    def write(self, progress: Progress) -> None:
        self._write_header()
        count = len(self._table.rows)
        for number, row in enumerate(self._table.rows, start=1):
            cells = tuple([self._write_cell(number, place, value) for place, value in enumerate(row)])
            if number <= SAMPLE_SIZE:
                self.sample.append(cells)
            if number % _EVERY == 0:
                progress(number, count)

    def _write_cell(self, number: int, place: int, value: Value) -> columns.Value:
        """The cell as it should be read back."""
        if isinstance(value, str):
            return self._write_text(number, place, value)
        if isinstance(value, Money):
            amount = float(value.amount) if value.amount.is_finite() else None
            return self._write_number(number, place, amount, self._money_of(value.currency))
        return self._write_number(number, place, self._number(value), None)

    def _number(self, value: int | Decimal | Any) -> float | None:
        if isinstance(value, datetime):
            return serial_of(value, self._home.zone)
        if value is None or isinstance(value, int | Decimal):
            return None if value is None else float(value)
        return serial_of_day(value)

    def _write_number(self, number: int, place: int, value: float | None, style: Any) -> columns.Value:
        if value is not None:
            self._sheet.write_number(number, place, value, style)
        return value

    def _write_text(self, number: int, place: int, value: str) -> columns.Value:
        text = cell_text(value)
        if not text:
            return None
        if is_cut(text):
            self.remarks.append(Remark("cut", f"{number + 1}", self._table.heads[place].title))
        self._sheet.write_string(number, place, text, self._quoted if looks_like_formula(text) else None)
        return text

    def _money_of(self, currency: str) -> Any:
        form = money_format(currency)
        if form not in self._money:
            self._money[form] = self._format(Form.MONEY, num_format=form)
        return self._money[form]

    def _format(self, form: Form, **more: object) -> Any:
        return self._book.add_format({"num_format": _NUMBER_FORMATS[form], "valign": "top"} | more)

    def _write_header(self) -> None:
        header = self._book.add_format({"bold": True, "valign": "top", "bottom": 1, "bg_color": "#EDEFF2"})
        heads, last = self._table.heads, max(len(self._table.rows), 1)
        for place, head in enumerate(heads):
            self._sheet.set_column(place, place, head.width, self._formats[head.form])
            self._sheet.write_string(0, place, head.title, header)
            if head.form is Form.MOMENT:
                note = f"Wall time in {self._home.zone.key}"
                self._sheet.write_comment(0, place, note, {"author": "Keepword", "x_scale": 1.5})
        if self._has_table:
            titles = [{"header": head.title, "header_format": header} for head in heads]
            look = {"name": self._name, "style": "Table Style Light 1", "columns": titles}
            self._sheet.add_table(0, 0, last, len(heads) - 1, look)
        else:
            self._sheet.autofilter(0, 0, last, len(heads) - 1)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
