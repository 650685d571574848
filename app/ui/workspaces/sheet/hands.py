"""What hands do at the sheet: the keys of its grid, and what becomes of what was typed in a cell."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from app.domain.errors import AppError
from app.ui.workspaces.sheet.edits import Entry

if TYPE_CHECKING:
    from app.ui.workspaces.sheet.pages import SheetPage


class Hands(QObject):
    """Works for one sheet page."""

    def __init__(self, page: "SheetPage") -> None:
        super().__init__(page)
        self._page = page
        edits = page.edits
        page.grid.keyed.connect(self.press)
        page.grid.cells.typed.connect(edits.typed)
        page.grid.cells.committed.connect(edits.commit)
        page.inspector.put_back.connect(self._on_put_back)
        edits.refused.connect(self._on_refused, Qt.ConnectionType.QueuedConnection)
        edits.form_wanted.connect(self._on_form_wanted)
        edits.acted.connect(self._on_acted)

    def press(self, name: str) -> None:
        """Do what a key of the grid says, by its name."""
        page = self._page
        deeds = {
            "fill_down": self._fill_down,
            "group": page.arranging.open_group,
            "filters": page.toggle_filters,
            "filter_menu": page.arranging.open_current_values,
            "inspector": self._inspect,
            "copy": page.trades.copy,
            "paste": page.trades.paste,
        }
        deeds[name]()

    def _fill_down(self) -> None:
        """The topmost selected cell goes into those below it."""
        page = self._page
        rows, column = page.grid.chosen_rows(), page.grid.current_column
        flags = page.table.flags(page.grid.currentIndex())
        if column is None or len(rows) < 2 or not flags & Qt.ItemFlag.ItemIsEditable:
            page.line.rest(self.tr("Select some rows in a column that can be edited, then Ctrl+D."))
            return
        text = page.cells.edited(rows[0], column)
        page.edits.save(Entry(tuple(rows[1:]), column, text))

    def _inspect(self) -> None:
        row = self._page.grid.current_row
        if row is not None:
            self._page.inspector.wanted.emit()
            self._page.case_opened.emit(row.case_id)

    def _on_put_back(self, change_id: UUID) -> None:
        bench = self._page.bench
        undo = partial(bench.desk.undo_change, change_id)
        bench.run(undo, self._on_back, self._page.refused.emit)

    def _on_back(self, answer: object) -> None:
        self._page.said.emit(self._page.bench.said(answer) or self.tr("Put back."))

    def _on_refused(self) -> None:
        way = self._page.line.first_way()
        target = way if way is not None else self._page.grid
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_acted(self, key: str, case_id: UUID) -> None:
        self._page.point_at(case_id)
        self._page.acted.emit(key)

    def _on_form_wanted(self, entry: Entry, problem: AppError | None) -> None:
        self._page.trades.open_later(entry.rows[0].case_id, entry.text, problem)
