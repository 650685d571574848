"""The ranked list: keyboard first, the current row grows and shows why it stands there."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.agenda import AgendaRow
from app.domain.kinds import Kind
from app.ui.actions import by_letter
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.words import kind_name
from app.ui.workspaces.priorities.boards import FILTERS, Board
from app.ui.workspaces.priorities.delegates import EDGE, GROWN, NORMAL, TOP, PriorityDelegate, PriorityHeader
from app.ui.workspaces.priorities.lines import age_of, reasons_of
from app.ui.workspaces.priorities.tables import (
    AGE,
    CONTACT,
    CUSTOMER,
    DUE,
    KIND,
    RANK,
    STEP,
    VALUE,
    PriorityTable,
)
from app.ui.workspaces.priorities.why_bars import WhyBar

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {RANK: 40, DUE: 92, CUSTOMER: 164, CONTACT: 116, KIND: 104, VALUE: 80, AGE: 72}
_LEAST_STEP = 180
_PLAIN = {
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
}


class PriorityList(QTableView):
    """Keeps its place when the rows change.

    Signals:
        opened: Somebody wants to see a case; carries its id.
        pointed: Another case is current; carries its id or None.
        acted: An act is wanted on the current case; carries the action's key.
        asked: A colleague shall be asked about the current case.
        own_requested: What is asked of me shall be shown.
        keys_requested: The keys of this screen shall be shown.
        filter_chosen: A saved filter; carries its number from 0 on.
        marks_changed: Other cases are selected.
    """

    opened = Signal(object)
    pointed = Signal(object)
    acted = Signal(str)
    asked = Signal()
    own_requested = Signal()
    keys_requested = Signal()
    filter_chosen = Signal(int)
    marks_changed = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._grown = -1
        self._wanted: UUID | None = None
        self._widths = dict(_WIDTHS)
        self.single_keys = True
        # First of all: Qt asks for geometries from the setters below, before this method ends.
        self.why_bar = WhyBar(theme, self.viewport())
        self.why_bar.acted.connect(self.acted)
        self.table = PriorityTable(formats, self)
        self._own_keys: Mapping[str, Callable[[], object]] = {
            "A": self.asked.emit,
            "P": self.own_requested.emit,
            "X": self._mark,
            "?": self.keys_requested.emit,
        }
        self._dress()

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("Priorities"))
        self._header, self._delegate = PriorityHeader(self._theme, self), PriorityDelegate(self._theme, self)
        self.setHorizontalHeader(self._header)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(self._theme.scaled(NORMAL))
        rows.setDefaultSectionSize(self._theme.scaled(NORMAL))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(self.table)
        columns = self.horizontalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(STEP, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._on_clicked)

    @property
    def current_row(self) -> AgendaRow | None:
        """The case that the keys act on."""
        placed = self.table.placed_at(self.currentIndex().row())
        return placed.row if placed is not None else None

    def show_board(self, board: Board, places: Sequence[int]) -> None:
        """Replace the rows; the current case stays current, or its neighbour becomes it."""
        row, near = self.current_row, self.currentIndex().row()
        keep = self._wanted or (row.case_id if row is not None else None)
        scroll = self.verticalScrollBar().value()
        if self._grown >= 0:
            self.setRowHeight(self._grown, self._theme.scaled(NORMAL))
            self._grown = -1
        self._measure(board)
        self.table.show(board, places)
        at = self.table.row_of(keep) if keep is not None else -1
        is_new_place = at < 0 or self._wanted is not None
        self._wanted = None if at >= 0 else self._wanted
        self._go_to(at if at >= 0 else min(max(near, 0), len(places) - 1))
        if not is_new_place:  # somebody may have scrolled away to look
            self.verticalScrollBar().setValue(scroll)

    def tick(self) -> None:
        """Time went on."""
        self.table.tick()
        self._explain()

    def point_at_case(self, case_id: UUID) -> bool:
        """Make that case current; whether it is in the list."""
        at = self.table.row_of(case_id)
        if at < 0:
            self._wanted = case_id
            return False
        self._go_to(at)
        return True

    def step(self, by: int) -> UUID | None:
        """Move to the next or previous case and say which it is."""
        number = self.currentIndex().row() + by
        placed = self.table.placed_at(number)
        if placed is None:
            return None
        self._go_to(number)
        return placed.row.case_id

    def currentChanged(self, current: Index, previous: Index) -> None:
        if current.row() != self._grown:
            self._grow(current.row() if current.isValid() else -1)
        super().currentChanged(current, previous)
        row = self.current_row
        self.pointed.emit(row.case_id if row is not None else None)

    def keyboardSearch(self, _text: str) -> None:
        """No search by letters: they act, or do nothing where single keys are off."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() in _PLAIN and self._key(event):
            return
        super().keyPressEvent(event)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_bar()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_columns()
        self._place_bar()

    def _key(self, event: QKeyEvent) -> bool:
        key, text = Qt.Key(event.key()), event.text().upper()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
            return True
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if not self.single_keys or not text.strip():
            return False
        return self._letter(text)

    def _letter(self, text: str) -> bool:
        if text in {"J", "K"}:
            self.step(1 if text == "J" else -1)
        elif text in self._own_keys:
            self._own_keys[text]()
        elif text.isdecimal() and 1 <= int(text) <= FILTERS:
            self.filter_chosen.emit(int(text) - 1)
        else:
            action = by_letter(text)
            if action is None:
                return False
            self.acted.emit(action.key)
        return True

    def _open(self) -> None:
        row = self.current_row
        if row is not None:
            self.opened.emit(row.case_id)

    def _mark(self) -> None:
        self.table.toggle_mark(self.currentIndex().row())
        self.marks_changed.emit()

    def _on_clicked(self, _index: QModelIndex) -> None:
        self._open()

    def _go_to(self, number: int) -> None:
        if number >= 0:
            self.setCurrentIndex(self.table.index(number, RANK))
            self.selectRow(number)
            self.scrollTo(self.table.index(number, RANK))
        else:
            self._grow(-1)
            self.pointed.emit(None)

    def _grow(self, number: int) -> None:
        if 0 <= self._grown < self.table.rowCount():
            self.setRowHeight(self._grown, self._theme.scaled(NORMAL))
        self._grown = number
        if number >= 0:
            self.setRowHeight(number, self._theme.scaled(GROWN))
            self._explain()
        self._place_bar()

    def _explain(self) -> None:
        placed = self.table.placed_at(self._grown)
        if placed is not None:
            first = self.table.rank_at(self._grown) == 1
            self.why_bar.tell(reasons_of(placed, self._formats), is_first=first)

    def _place_bar(self) -> None:
        if self._grown < 0:
            self.why_bar.hide()
            return
        zoom, top = self._theme.scaled, self.rowViewportPosition(self._grown)
        lower = zoom(GROWN) - zoom(TOP)
        self.why_bar.setGeometry(QRect(0, top + zoom(TOP), self.viewport().width(), lower))
        self.why_bar.setVisible(-zoom(GROWN) < top < self.viewport().height())

    def _measure(self, board: Board) -> None:
        """Figures are never shortened: their columns are as wide as the widest."""
        text, bold, formats = self._theme.text(13, 500), self._theme.text(13, 600), self._formats
        widest, oldest = board.widest, board.oldest_at
        value = formats.money(widest.value, widest.currency) if widest is not None else ""
        age = age_of(oldest, formats) if oldest is not None else 0
        zoom = self._theme.scaled
        self._widths = {name: zoom(width) for name, width in _WIDTHS.items()}
        least = {
            RANK: bold.room(str(len(board.rows))) + EDGE,
            KIND: max(text.room(kind_name(kind)) for kind in Kind) + zoom(14) + 6 + EDGE,
            DUE: text.room(self.tr("−23 h 59 m")) + EDGE,
            VALUE: bold.room(value) + EDGE,
            AGE: text.room(self.tr("{count} d").format(count=formats.locale.toString(age))) + 2 * EDGE,
        }
        for column, width in least.items():
            self._widths[column] = max(self._widths[column], width)
        self._size_columns()

    def _size_columns(self) -> None:
        header, room = self.horizontalHeader(), self.viewport().width() - self._theme.scaled(_LEAST_STEP)
        left = room - sum(self._widths.values())
        for column in (CONTACT, KIND, AGE):  # the last to come are the first to go
            self.setColumnHidden(column, left < 0)
            left += self._widths[column] if left < 0 else 0
        last = VALUE if self.isColumnHidden(AGE) else AGE
        self._delegate.last = self._header.last = last
        spare = EDGE if last == VALUE else 0
        for column, width in self._widths.items():
            header.resizeSection(column, width + (spare if column == VALUE else 0))
