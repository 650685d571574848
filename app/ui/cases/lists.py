"""The list of cases: one table for Today and for Cases, worked by mouse or by single keys."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.agenda import AgendaRow
from app.ui.actions import by_letter
from app.ui.cases.delegates import HEADING_HEIGHT, ROW_HEIGHT, CaseDelegate, CaseHeader
from app.ui.cases.tables import CUSTOMER, MATTER, NEWS, PERSON, STEP, VALUE, CaseTable, Group
from app.ui.formats import Formats
from app.ui.theme.looks import Theme

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {PERSON: 56, CUSTOMER: 168, STEP: 218, NEWS: 132, VALUE: 84}
_NARROW = 860  # below this the initials go and the others move together


class CaseList(QTableView):
    """Keeps its place when the rows change.

    Signals:
        opened: Somebody wants to see a case; carries its id.
        pointed: Another case is current; carries its id or None.
        acted: A single key was pressed on the current case; carries the action's key.
    """

    opened = Signal(object)
    pointed = Signal(object)
    acted = Signal(str)

    def __init__(self, theme: Theme, formats: Formats, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wanted: UUID | None = None
        self.table = CaseTable(formats, self)
        self.setAccessibleName(name)
        self.setHorizontalHeader(CaseHeader(theme, self))
        self.setItemDelegate(CaseDelegate(theme, self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(theme.scaled(HEADING_HEIGHT))
        rows.setDefaultSectionSize(theme.scaled(ROW_HEIGHT))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(self.table)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(MATTER, QHeaderView.ResizeMode.Stretch)
        self._size_columns()
        self.clicked.connect(self._on_clicked)

    @property
    def current_row(self) -> AgendaRow | None:
        """The case that the keys act on."""
        return self.table.row_at(self.currentIndex().row())

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Replace the rows; the current case stays current, or its neighbour becomes it."""
        row = self.current_row
        keep = self._wanted or (row.case_id if row else None)
        near = self.currentIndex().row()
        scroll = self.verticalScrollBar().value()
        self.clearSpans()
        for number in self.table.heading_rows():
            self.setRowHeight(number, self.verticalHeader().defaultSectionSize())
        self.table.show_groups(groups)
        for number in self.table.heading_rows():
            self.setSpan(number, 0, 1, self.table.columnCount())
            self.setRowHeight(number, self._theme.scaled(HEADING_HEIGHT))
        self.verticalScrollBar().setValue(scroll)
        at = self.table.place_of(keep) if keep is not None else -1
        self._wanted = None
        self._point_at(at if at >= 0 else self._nearest(near))

    def point_at_case(self, case_id: UUID) -> bool:
        """Make that case current; whether it is in the list."""
        at = self.table.place_of(case_id)
        if at < 0:
            self._wanted = case_id
            return False
        self._point_at(at)
        return True

    def step(self, by: int) -> UUID | None:
        """Move to the next or previous case and say which it is."""
        number = self.currentIndex().row() + by
        while 0 <= number < self.table.rowCount():
            row = self.table.row_at(number)
            if row is not None:
                self._point_at(number)
                return row.case_id
            number += by
        return None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = self.table.row_at(current.row()) if current.isValid() else None
        self.pointed.emit(row.case_id if row else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        } and self._key(event):
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_columns()

    def _key(self, event: QKeyEvent) -> bool:
        """Single keys; taken before the table's own search by letters."""
        key = Qt.Key(event.key())
        row = self.current_row
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if row is not None:
                self.opened.emit(row.case_id)
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
            self.setCurrentIndex(self.table.index(number, PERSON))
            self.selectRow(number)
        else:
            self.pointed.emit(None)

    def _nearest(self, number: int) -> int:
        count = self.table.rowCount()
        candidate: int
        for candidate in (*range(max(number, 0), count), *range(min(number, count) - 1, -1, -1)):
            if self.table.row_at(candidate) is not None:
                return candidate
        return -1

    def _size_columns(self) -> None:
        narrow, zoom = self.viewport().width() < self._theme.scaled(_NARROW), self._theme.scaled
        header = self.horizontalHeader()
        self.setColumnHidden(PERSON, narrow)
        for column, width in _WIDTHS.items():
            less = {CUSTOMER: 8, STEP: 22, NEWS: 12}.get(column, 0) if narrow else 0
            header.resizeSection(column, zoom(width - less))

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.table.row_at(index.row())
        if row is not None:
            self.opened.emit(row.case_id)
