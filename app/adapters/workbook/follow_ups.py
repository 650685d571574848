"""The sheet people work in: one row per open case."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook

from app.adapters.workbook.cells import LONG, is_cut, link_to, looks_like_formula, money_format
from app.adapters.workbook.columns import Column, Form, Value, columns_of, zone_note
from app.domain.agenda import AgendaRow
from app.services.exports import Edition, Progress, Remark, Rows

NAME: Final = "Follow-ups"
SAMPLE_SIZE: Final = 2_000
"""Rows remembered to be compared cell by cell when read back; the rest is counted and checksummed."""

_EVERY: Final = 200
_MOMENT: Final = "ddd yyyy-mm-dd hh:mm"
_NUMBER_FORMATS: Final = {
    Form.TEXT: "@",
    Form.LINK: "@",
    Form.MOMENT: _MOMENT,
    Form.DAY: "yyyy-mm-dd",
    Form.NUMBER: "0",
    Form.MONEY: "#,##0.00",
}
_LATE: Final = {"font_color": "#9C1C1C", "bg_color": "#FBE3E1"}
_WAITING: Final = {"font_color": "#7A4B00", "bg_color": "#FCEFD2"}


class FollowUpsSheet:
    """Writes the rows, and remembers what the other sheets and the reading back need.

    Attributes:
        columns: What the layout shows.
        owners: Everybody who owns a row.
        sample: The first rows as they were written, for comparing them when read back.
        remarks: What the person should know.
    """

    def __init__(self, book: Workbook, rows: Rows, edition: Edition, *, is_large: bool) -> None:
        self._book = book
        self._sheet = book.add_worksheet(NAME)
        self._rows = rows
        self._edition = edition
        self._count = len(rows)
        self._has_table = not is_large
        self.columns = columns_of(edition.layout)
        self._places = {column.key: place for place, column in enumerate(self.columns)}
        self._value, self._email, self._owner = (self._places.get(key) for key in ("value", "email", "owner"))
        self._formats = {form: self._format(form) for form in Form}
        self._quoted = self._format(Form.TEXT, quote_prefix=True)
        self._money: dict[str, Any] = {}
        self.owners: dict[str, None] = {}
        self.sample: list[tuple[Value, ...]] = []
        self.remarks: list[Remark] = []

    def write(self, progress: Progress) -> None:
        """Write everything, header first."""
        self._write_header()
        values = [column.value for column in self.columns]
        for number, row in enumerate(islice(self._rows, self._count), start=1):
            cells = tuple([value(row, self._edition) for value in values])
            self._write_row(number, row, cells)
            if number % _EVERY == 0:
                progress(number, self._count)
        self._write_rules()
        self._write_print_settings()

    def _write_row(self, number: int, row: AgendaRow, cells: tuple[Value, ...]) -> None:
        sheet = self._sheet
        for place, value in enumerate(cells):
            if value is None or value == "":
                continue
            if not isinstance(value, str):
                sheet.write_number(
                    number, place, value, self._money_of(row) if place == self._value else None
                )
            elif len(value) > LONG:
                self._write_long_text(number, place, value, row)
            elif looks_like_formula(value):
                self._write_link_or_text(number, place, value, self._quoted)
            elif place == self._email:
                self._write_link_or_text(number, place, value, self._formats[Form.LINK])
            else:
                sheet.write_string(number, place, value)  # In the format of its column.
        self.owners[row.owner if self._owner is None else str(cells[self._owner])] = None
        if number <= SAMPLE_SIZE:
            self.sample.append(cells)

    def _write_long_text(self, number: int, place: int, text: str, row: AgendaRow) -> None:
        if is_cut(text):
            self.remarks.append(Remark("cut", row.reference, self.columns[place].title))
        self._sheet.write_string(number, place, text, self._quoted if looks_like_formula(text) else None)

    def _write_link_or_text(self, number: int, place: int, text: str, style: Any) -> None:
        link = link_to(text) if self._has_table and self.columns[place].form is Form.LINK else None
        if link is None:
            self._sheet.write_string(number, place, text, style)
        else:
            self._sheet.write_url(number, place, link, style, text)

    def _money_of(self, row: AgendaRow) -> Any:
        form = money_format(row.currency)
        found = self._money.get(form)
        if found is None:
            found = self._money[form] = self._format(Form.MONEY, num_format=form)
        return found

    def _format(self, form: Form, **more: object) -> Any:
        return self._book.add_format({"num_format": _NUMBER_FORMATS[form], "valign": "top"} | more)

    def _write_header(self) -> None:
        header = self._book.add_format({"bold": True, "valign": "top", "bottom": 1, "bg_color": "#EDEFF2"})
        last = (max(self._count, 1), len(self.columns) - 1)
        for place, column in enumerate(self.columns):
            options = {"hidden": True} if column.is_hidden else {}
            self._sheet.set_column(place, place, column.width, self._formats[column.form], options)
            self._sheet.write_string(0, place, column.title, header)
            self._book.define_name(f"keepword_{column.key}", f"='{NAME}'!${xl_col_to_name(place)}$1")
            if note := self._note(column):
                self._sheet.write_comment(0, place, note, {"author": "Keepword", "x_scale": 1.5})
        if self._has_table:
            columns = [{"header": column.title, "header_format": header} for column in self.columns]
            look = {"name": "FollowUps", "style": "Table Style Light 1", "columns": columns}
            self._sheet.add_table(0, 0, *last, look)
        else:
            self._sheet.autofilter(0, 0, *last)
        self._sheet.freeze_panes(1, self._places["reference"] + 1)

    def _note(self, column: Column) -> str:
        return zone_note(self._edition) if column.form is Form.MOMENT else column.note

    def _write_rules(self) -> None:
        late, waiting = self._book.add_format(_LATE), self._book.add_format(_WAITING)
        self._colour(("due", "step"), "due", late)
        self._colour(("news_due", "waiting"), "news_due", waiting)
        self._colour(("promise_due", "promise"), "promise_due", late)
        for column, place in self._choosing():
            self._sheet.data_validation(
                1,
                place,
                max(self._count, 1),
                place,
                {
                    "validate": "list",
                    "source": f"=keepword_list_{column.choices}",
                    "error_type": "warning",
                    "error_title": column.title,
                    "error_message": "This is not in the list. Keep it all the same?",
                },
            )

    def _choosing(self) -> Iterator[tuple[Column, int]]:
        return ((column, place) for place, column in enumerate(self.columns) if column.choices)

    def _colour(self, keys: tuple[str, ...], moment: str, style: Any) -> None:
        if moment not in self._places:
            return
        cell = f"${xl_col_to_name(self._places[moment])}2"
        rule = {"type": "formula", "criteria": f"=AND(ISNUMBER({cell}),{cell}<NOW())", "format": style}
        for place in (self._places[key] for key in keys if key in self._places):
            self._sheet.conditional_format(1, place, max(self._count, 1), place, rule)

    def _write_print_settings(self) -> None:
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self._sheet.set_footer("&L&A&RPage &P of &N")
