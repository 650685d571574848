"""Conversations as a list model: rows as cards."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.agenda import AgendaRow
from app.ui.formats import Formats
from app.ui.workspaces.people.lines import CardLine, card_line

CARRIED = "application/x-keepword-case"
"""A case's id while its card is carried."""

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class CardModel(QAbstractListModel):
    """Rows as cards; words are made when first asked for."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._rows: Sequence[AgendaRow] = ()
        self._lines: dict[int, CardLine] = {}

    def show_rows(self, rows: Sequence[AgendaRow]) -> None:
        """Replace them."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._lines.clear()
        self.endResetModel()

    def tick(self) -> None:
        """Time went on."""
        self._lines.clear()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def row_at(self, number: int) -> AgendaRow | None:
        """The case of a card."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, case_id: UUID) -> int:
        """Where that case stands, or -1."""
        return next((at for at, item in enumerate(self._rows) if item.case_id == case_id), -1)

    def line_at(self, number: int) -> CardLine | None:
        """The words of a card."""
        item = self.row_at(number)
        if item is None:
            return None
        if number not in self._lines:
            self._lines[number] = card_line(item, self._formats)
        return self._lines[number]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.who
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None
