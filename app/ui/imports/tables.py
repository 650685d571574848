"""Plain rows in a grid or one below the other, painted from texts; thousands of rows cost as much as those seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
_LINE, _PAD = 16, 8


@dataclass(frozen=True, slots=True)
class Words:
    """One line of a cell.

    Attributes:
        colour: Token of the letters.
        is_quoted: Somebody's own words, of any length.
    """

    text: str
    colour: str = "ink"
    weight: int = 400
    is_quoted: bool = True


Cell = tuple[Words, ...]
"""The lines of a cell, one below the other."""


class PlainRows(QAbstractTableModel):
    """Cells that are there already."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Sequence[Cell]] = ()
        self._width = 0

    def show(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Replace all of them."""
        self.beginResetModel()
        self.rows, self._width = rows, max(map(len, rows[:100]), default=0)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._width

    def cell(self, index: Index) -> Cell:
        """What stands there; short rows are filled up with nothing."""
        cells = self.rows[index.row()]
        return cells[index.column()] if index.column() < len(cells) else ()

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if index.isValid() and role in _SPOKEN:
            return ", ".join(one.text for one in self.cell(index) if one.text)
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: "PlainTable") -> None:
        super().__init__(parent)
        self._theme, self._table = theme, parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area = self._theme, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        on = "sunken" if index.row() < self._table.heads else "sel" if chosen else "surface"
        painter.fillRect(area, theme.tokens[on])
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), theme.tokens["line2"])
        if chosen and self._table.hasFocus() and index.column() == 0:
            shapes.rounded(painter, area.adjusted(1, 1, -1, -2), 3, None, theme.tokens["acc-t"], 2)
        lines = self._table.rows.cell(index)
        line, top = theme.scaled(_LINE), area.y() + theme.scaled(_PAD) / 2
        for number, one in enumerate(lines):
            room = QRectF(area.x() + 8, top + number * line, area.width() - 16, line)
            style = theme.text(12, one.weight)
            draw_text(painter, theme, room, one.text, style, one.colour, on=on, quoted=one.is_quoted)


class PlainTable(QTableView):
    """Rows to look through; arrows walk, Enter chooses.

    Args:
        lines: How many lines a cell has.
        heads: So many rows at the top are heads.

    Signals:
        opened: Enter, or a double click; carries the number of the row.
    """

    opened = Signal(int)

    def __init__(self, theme: Theme, name: str, *, lines: int = 1, heads: int = 0) -> None:
        super().__init__()
        self._theme, self.heads = theme, heads
        self.rows = PlainRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(theme, self))
        self.setAccessibleName(name)
        self.setObjectName("plain-table")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(theme.scaled(lines * _LINE + _PAD))
        self.doubleClicked.connect(self._on_double)

    def show_rows(self, rows: Sequence[Sequence[Cell]], widths: Sequence[int] = ()) -> None:
        """Show these; a width of 0 takes what is left, columns without one get a usual width."""
        self.rows.show(rows)
        header = self.horizontalHeader()
        for place in range(self.rows.columnCount()):
            width = widths[place] if place < len(widths) else 132
            mode = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(place, mode)
            if width:
                header.resizeSection(place, self._theme.scaled(width))
        if rows:
            self.go_to(min(self.heads, len(rows) - 1))

    def go_to(self, number: int) -> None:
        """Make that row current, and see it."""
        index = self.rows.index(number, 0)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            event.ignore()  # the wizard goes on, where nobody listens
            return
        super().keyPressEvent(event)

    def _on_double(self, index: Index) -> None:
        self.opened.emit(index.row())


def head(text: str) -> Cell:
    """A cell of a head row: a name of a column of the file."""
    return (Words(text, "ink2", 600),)


def plain(text: str) -> Cell:
    """One line of somebody's words."""
    return (Words(text),)


def make_wide(widget: QWidget) -> QWidget:
    """Let it take the room there is."""
    policy = widget.sizePolicy()
    policy.setHorizontalStretch(1)
    widget.setSizePolicy(policy)
    return widget
