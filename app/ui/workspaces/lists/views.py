"""The list: two lines a row, worked by mouse or by single keys."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from app.ui.actions import by_letter
from app.ui.theme.looks import Theme
from app.ui.workspaces.lists.delegates import EDGE, GAP, ROW, TITLE, Index, LineDelegate, LineHeader
from app.ui.workspaces.lists.lines import Column, Line, Sheaf
from app.ui.workspaces.lists.tables import FACE, LineTable

_FACE = 56
_NARROW = 860
_SHARE = 0.76
"""So much of the width the columns with a width of their own may take."""


class LineList(QTableView):
    """Keeps its place when the rows change.

    Signals:
        opened: Somebody wants to see a line's thing; carries the line.
        pointed: Another line is current; carries it or None.
        acted: A single key was pressed on the current line; carries the action's key.
    """

    opened = Signal(object)
    pointed = Signal(object)
    acted = Signal(str)

    left_to_page = frozenset({int(Qt.Key.Key_Space), int(Qt.Key.Key_Delete)})
    """Keys with which the page may do something."""

    def __init__(
        self, theme: Theme, name: str, columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = LineTable(columns, self)
        self.setAccessibleName(name)
        self.setHorizontalHeader(LineHeader(theme, self.table.columns, self))
        self.setItemDelegate(LineDelegate(theme, self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(theme.scaled(TITLE))
        rows.setDefaultSectionSize(theme.scaled(ROW))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(self.table)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for number, column in enumerate(self.table.columns, 1):
            if not column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self._size_columns()
        self.clicked.connect(self._on_clicked)

    @property
    def current_line(self) -> Line | None:
        """What the keys act on."""
        return self.table.line_at(self.currentIndex().row())

    def show_sheaves(self, sheaves: Sequence[Sheaf]) -> None:
        """Replace the rows; the current line stays current, or its neighbour becomes it."""
        line, near = self.current_line, self.currentIndex().row()
        scroll = self.verticalScrollBar().value()
        self.clearSpans()
        for number in self.table.title_rows():
            self.setRowHeight(number, self.verticalHeader().defaultSectionSize())
        self.table.show_sheaves(sheaves)
        for number in self.table.title_rows():
            self.setSpan(number, 0, 1, self.table.columnCount())
            self.setRowHeight(number, self._theme.scaled(TITLE))
        self.verticalScrollBar().setValue(scroll)
        at = self.table.place_of(line.key, near) if line is not None else -1
        self._point_at(at if at >= 0 else self._nearest(near))

    def point_at_key(self, key: UUID) -> bool:
        """Make that line current; whether it is in the list."""
        at = self.table.place_of(key)
        if at >= 0:
            self._point_at(at)
        return at >= 0

    def step(self, by: int) -> Line | None:
        """Move to the next or previous line and say which it is."""
        number = self.currentIndex().row() + by
        while 0 <= number < self.table.rowCount():
            line = self.table.line_at(number)
            if line is not None:
                self._point_at(number)
                return line
            number += by
        return None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.pointed.emit(self.table.line_at(current.row()) if current.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self.left_to_page:
            event.ignore()  # the page may do something with the current line
            return
        plain = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if event.modifiers() in plain and self._key(event):
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_columns()

    def _key(self, event: QKeyEvent) -> bool:
        key, line = Qt.Key(event.key()), self.current_line
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if line is not None:
                self.opened.emit(line)
            return True
        if key in {Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_K, Qt.Key.Key_Up}:
            self.step(1 if key in {Qt.Key.Key_J, Qt.Key.Key_Down} else -1)
            return True
        action = by_letter(event.text()) if event.text().strip() else None
        if action is not None:
            self.acted.emit(action.key)
            return True
        return False

    def _point_at(self, number: int) -> None:
        if number >= 0:
            self.setCurrentIndex(self.table.index(number, FACE))
            self.selectRow(number)
        else:
            self.pointed.emit(None)

    def _nearest(self, number: int) -> int:
        count = self.table.rowCount()
        candidate: int
        for candidate in (*range(max(number, 0), count), *range(min(number, count) - 1, -1, -1)):
            if self.table.line_at(candidate) is not None:
                return candidate
        return -1

    def _size_columns(self) -> None:
        """Where there is little room the initials go, then the extras, then words get shorter, never figures."""
        room, zoom, header = self.viewport().width(), self._theme.scaled, self.horizontalHeader()
        narrow = room < zoom(_NARROW)
        self.setColumnHidden(FACE, narrow)
        header.resizeSection(FACE, zoom(_FACE))
        columns = self.table.columns
        whole = sum(zoom(column.width) for column in columns)
        hides = whole > room * _SHARE
        whole -= sum(zoom(column.width) for column in columns if hides and column.is_extra)
        figures = sum(zoom(column.width) for column in columns if column.is_figure)
        part = 1.0
        if whole > room * _SHARE and whole > figures:
            part = min(max((room * _SHARE - figures) / (whole - figures), 0.4), 1.0)
        for number, column in enumerate(columns, 1):
            self.setColumnHidden(number, hides and column.is_extra)
            if column.width:
                width = zoom(column.width)
                head = self._theme.text(11, 600).room(column.title) + EDGE + GAP
                header.resizeSection(number, max(width if column.is_figure else round(width * part), head))

    def _on_clicked(self, index: QModelIndex) -> None:
        line = self.table.line_at(index.row())
        if line is not None:
            self.opened.emit(line)
