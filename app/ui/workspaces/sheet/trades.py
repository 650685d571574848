"""What comes and goes: the clipboard, exports, the form, small questions."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QMimeData, QObject, QPoint
from PySide6.QtGui import QGuiApplication

from app.domain.errors import AppError
from app.domain.grids import Column, GridRow
from app.ui.acts.list_exports import ShownList
from app.ui.acts.moving import LaterForm
from app.ui.desk import CaseFile
from app.ui.workspaces.sheet import menus
from app.ui.workspaces.sheet.clipboards import MOST_ROWS, column_of, html_of, rows_of, tsv_of
from app.ui.workspaces.sheet.columns import EDITED
from app.ui.workspaces.sheet.edits import Entry
from app.ui.workspaces.sheet.forms import CaseForm, NameForm
from app.ui.workspaces.sheet.leaving import grid_table
from app.ui.workspaces.sheet.pasted_blocks import BlockSheet, block_of
from app.ui.workspaces.sheet.pasted_columns import PastedColumn, paste_column
from app.ui.workspaces.sheet.pastes import PasteSheet

if TYPE_CHECKING:
    from app.ui.workspaces.sheet.pages import SheetPage


class Trades(QObject):
    """Works for one sheet page."""

    def __init__(self, page: "SheetPage") -> None:
        super().__init__(page)
        self._page = page

    # The clipboard.

    def copy(self) -> None:
        """One row selected: its current cell; several: the rows with their heads, as a table."""
        page = self._page
        rows, column = page.grid.chosen_rows(), page.grid.current_column
        if len(rows) == 1 and column is not None:
            QGuiApplication.clipboard().setText(page.cells.text(rows[0], column))
            page.line.rest(self.tr("Copied."))
        elif rows:
            self._copy_rows(tuple(rows))

    def copy_table(self) -> None:
        """Everything that is shown, with its heads."""
        self._copy_rows(tuple(entry for entry in self._page.table.entries if isinstance(entry, GridRow)))

    def paste(self) -> None:
        """Into the current cell, down a column, or as new cases: the shape of what was copied decides."""
        page, text = self._page, QGuiApplication.clipboard().text()
        column, row, values = page.grid.current_column, page.grid.current_row, column_of(text)
        rows = rows_of(text) if values is None else values
        if not text.strip():
            page.line.rest(self.tr("The clipboard holds no text."))
        elif len(rows) > MOST_ROWS:
            self._refuse_many(len(rows))
        elif values is not None and column in EDITED and row is not None:
            self._paste_values(column, values)
        else:
            self._paste_rows(rows_of(text), column)

    def _paste_rows(self, texts: list[list[str]], column: Column | None) -> None:
        """Onto the selected cases, if there are as many; else they become new ones."""
        page, chosen = self._page, self._page.grid.chosen_rows()
        block = None if column is None else block_of(texts, chosen, page.table.columns, column)
        if block is not None:
            BlockSheet(page, block).open()
        else:
            PasteSheet(page.bench, page.desk, texts, page).open()

    def _refuse_many(self, count: int) -> None:
        """Part of them without a word would look like all of them."""
        number = self._page.bench.formats.number
        words = self.tr("The clipboard holds {count} rows; {most} go in at once. Nothing was pasted: copy fewer, or bring the table in as a file.")  # fmt: skip
        self._page.line.refuse(words.format(count=number(count), most=number(MOST_ROWS)), ())

    def _paste_values(self, column: Column, values: list[str]) -> None:
        """One value goes into every selected row, several go down from the current one."""
        page, chosen = self._page, self._page.grid.chosen_rows()
        if len(values) == 1 and len(chosen) < 2:
            page.edits.save(Entry(tuple(chosen), column, values[0]))
            return
        rows: list[GridRow] = list(chosen)
        if len(values) == 1:
            values = values * len(rows)
        else:
            below = page.table.entries[page.grid.currentIndex().row() :]
            rows = [entry for entry in below if isinstance(entry, GridRow)][: len(values)]
        paste_column(page, PastedColumn(page.desk, column, rows, values, page.cells))

    def _copy_rows(self, rows: tuple[GridRow, ...]) -> None:
        page = self._page
        data = QMimeData()
        data.setText(tsv_of(rows, page.table.columns, page.cells))
        data.setHtml(html_of(rows, page.table.columns, page.cells))
        QGuiApplication.clipboard().setMimeData(data)
        count = page.bench.formats.number(len(rows))
        page.line.rest(self.tr("{count} rows copied with their heads.").format(count=count))

    # Files.

    def open_export_menu(self) -> None:
        """A file of what is shown, or the clipboard."""
        menu = menus.make_menu(self.tr("Export"), self._page, self._on_export)
        menus.add(menu, self.tr("These rows as a file…"), "file")
        menus.add(menu, self.tr("Copy as a table"), "copy")
        anchor = self._page.facets.export
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 2)))

    def _on_export(self, what: str) -> None:
        if what == "copy":
            self.copy_table()
            return
        self._page.acted.emit("export_list")

    def shown_list(self) -> ShownList | None:
        """The rows that pass the filters, with the columns that are shown."""
        page, name = self._page, self.tr("Sheet")
        rows, columns = page.passing_rows(), page.table.columns
        make = partial(grid_table, rows, tuple(columns), page.cells, name)
        return ShownList(name, len(rows), make) if page.rows else None

    # Dialogs.

    def open_form(self) -> None:
        """A new case, field by field."""
        form = CaseForm(self._page.bench, self._page.desk, self._page)
        form.succeeded.connect(self._page.added)
        form.open()

    def open_later(self, case_id: UUID, when: str, problem: AppError | None) -> None:
        """Past a promise: with the customer's word, or with a reason."""
        page = self._page

        def show(file: CaseFile) -> None:
            form = LaterForm(page.bench, file, page, when=when, problem=problem)
            form.may_ask = False
            form.way_chosen.connect(page.acted)
            form.open()

        page.bench.run(lambda: page.bench.desk.case(case_id), show, page.refused.emit)

    def ask_name(self, named: Callable[[str], None]) -> None:
        """A name for a view."""
        form = NameForm(self._page.bench, self._page)
        form.named.connect(named)
        form.open()
