"""Lines as a Qt table: a flat list in which headings are rows too."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.workspaces.lists.lines import Cell, Column, Line, Sheaf, Title

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
LINE_ROLE = int(Qt.ItemDataRole.UserRole)
_DISPLAY, _SPOKEN = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)
_NOTHING, _TITLE = Qt.ItemFlag.NoItemFlags, Qt.ItemFlag.ItemIsEnabled
_LINE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
"""Put together once: Qt asks twice for each cell it paints."""
FACE = 0
"""The column of the initials; the cells follow."""


class LineTable(QAbstractTableModel):
    """Read-only and replaced as a whole."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._items: list[Title | Line] = []
        self._places: dict[UUID, int] | None = None
        self._titles: list[int] = []

    def show_sheaves(self, sheaves: Sequence[Sheaf]) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._items, self._titles, self._places = [], [], None
        for sheaf in sheaves:
            if sheaf.title is not None and sheaf.lines:
                self._titles.append(len(self._items))
                self._items.append(sheaf.title)
            self._items.extend(sheaf.lines)
        self.endResetModel()

    def title_rows(self) -> list[int]:
        """Where the headings stand."""
        return self._titles

    def line_at(self, number: int) -> Line | None:
        """The line at this row; None for a heading."""
        item = self._items[number] if 0 <= number < len(self._items) else None
        return item if isinstance(item, Line) else None

    def place_of(self, key: UUID, near: int = -1) -> int:
        """Where it stands, or -1; asked first is the row where it stood before."""
        line = self.line_at(near)
        if line is not None and line.key == key:
            return near
        if self._places is None:  # most lists are looked at and left
            self._places = {item.key: at for at, item in enumerate(self._items) if isinstance(item, Line)}
        return self._places.get(key, -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NOTHING
        return _TITLE if isinstance(self._items[index.row()], Title) else _LINE

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == LINE_ROLE:
            return item
        if role not in {_DISPLAY, _SPOKEN}:
            return None
        if isinstance(item, Title):
            return f"{item.text}, {item.note}".rstrip(", ") if index.column() == FACE else ""
        if index.column() == FACE:
            return item.spoken if role == _SPOKEN else ""
        cell: Cell = item.cells[index.column() - 1]
        words = ", ".join(part for part in (cell.first, cell.second) if part)
        return f"{self._title(index.column())}, {words}" if role == _SPOKEN else words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self._title(section)
        return None

    def _title(self, section: int) -> str:
        return self.columns[section - 1].title if 0 < section <= len(self.columns) else ""
