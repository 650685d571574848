"""The grid: rows that scroll below heads that filter."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.grids import Answer, Column, GridRow
from app.ui.theme.looks import Theme
from app.ui.workspaces.sheet.columns import LEAST, STRETCHED
from app.ui.workspaces.sheet.covers import Corner, Waiting
from app.ui.workspaces.sheet.delegates import SheetDelegate
from app.ui.workspaces.sheet.headers import FilterHeader, NumberHeader
from app.ui.workspaces.sheet.layouts import Layout
from app.ui.workspaces.sheet.measures import figures_width, usual_width
from app.ui.workspaces.sheet.paintings import RowsPainter
from app.ui.workspaces.sheet.tables import Index, SheetTable

ROW, GROUP, TOTALS = 28, 26, 30
MANY_GROUPS = 500
_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_OWN_KEYS = {
    (_CTRL, _Key.Key_D): "fill_down",
    (_CTRL, _Key.Key_G): "group",
    (_CTRL | Qt.KeyboardModifier.ShiftModifier, _Key.Key_L): "filters",
    (Qt.KeyboardModifier.AltModifier, _Key.Key_Down): "filter_menu",
    (_CTRL, _Key.Key_I): "inspector",
    (_CTRL, _Key.Key_C): "copy",
    (_CTRL, _Key.Key_V): "paste",
}
"""Keys that mean something of their own while the grid has the focus."""


class SheetGrid(QTableView):
    """A flat table of headings and rows; it keeps its place when the rows change.

    Signals:
        opened: A case is wanted; carries its id.
        pointed: Another case is current; carries its id or None.
        keyed: One of the grid's own keys; carries its name.
        toggled: A heading shall open or close; carries its key.
    """

    opened = Signal(object)
    pointed = Signal(object)
    keyed = Signal(str)
    toggled = Signal(str)

    def __init__(self, theme: Theme, table: SheetTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.table = theme, table
        self._wanted: UUID | None = None
        self._pointed: UUID | None = None
        self._low: tuple[int, ...] = ()
        self._sized: tuple[Column, ...] = ()
        self.setAccessibleName(self.tr("Sheet"))
        self._behave()
        self._corner: QWidget = Corner(theme, self)
        self._waiting: QWidget = Waiting(theme, self, lambda: len(table.columns))
        self.head = FilterHeader(theme, table, self)
        self.numbers = NumberHeader(theme, self, ROW)
        self.setHorizontalHeader(self.head)
        self.setVerticalHeader(self.numbers)
        self.cells = SheetDelegate(theme, table, self)
        self.setItemDelegate(self.cells)
        self._picture = RowsPainter(theme, table, self)
        self.head.geometriesChanged.connect(self._place_corner)
        self.setModel(table)
        self.horizontalScrollBar().valueChanged.connect(self.head.place_fields)
        self.numbers.heading_clicked.connect(self._toggle)
        self.clicked.connect(self._on_clicked)

    def _behave(self) -> None:
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)

    @property
    def current_row(self) -> GridRow | None:
        """The case that the keys act on."""
        return self.table.row_at(self.currentIndex().row())

    @property
    def current_column(self) -> Column | None:
        """The column that the keys act on."""
        number = self.currentIndex().column()
        return self.table.columns[number] if 0 <= number < len(self.table.columns) else None

    @property
    def is_editing(self) -> bool:
        """Whether somebody types in a cell."""
        return self.state() == QAbstractItemView.State.EditingState

    def chosen_rows(self) -> Sequence[GridRow]:
        """The selected cases from top to bottom."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows(0))
        rows = (self.table.row_at(number) for number in numbers)
        return [row for row in rows if row is not None]

    def show_answer(self, answer: Answer, layout: Layout, *, is_read_anew: bool = False) -> None:
        """Replace the rows; the current cell stays current, or its neighbour becomes it.

        Args:
            is_read_anew: The current case may stand there as another row than before.
        """
        row, column, place = self.current_row, self.current_column, self.currentIndex().row()
        keep = self._wanted or (row.case_id if row else None)
        scroll, side = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self.clearSpans()
        for number in self._low:
            self.setRowHeight(number, self.numbers.defaultSectionSize())
        self.table.show_answer(answer, layout.columns)
        self.numbers.make_room(answer.total.count)
        self._place_headings()
        self._place_corner()
        self.size_columns(layout)
        self.head.tell(layout.sorts, layout.filters)
        at = self.table.place_of_row(row) if row is not None and self._wanted is None else -1
        if at < 0 and keep is not None and (is_read_anew or self._wanted is not None):
            at = self.table.place_of(keep)
        self._wanted = None if at >= 0 else self._wanted
        self._point(at if at >= 0 else self._nearest(max(place, 0)), column)
        self.verticalScrollBar().setValue(scroll)
        self.horizontalScrollBar().setValue(side)
        if at >= 0 and at != place:
            self.scrollTo(self.currentIndex())

    def point_at_case(self, case_id: UUID) -> None:
        """Make that case current, now or when it comes."""
        at = self.table.place_of(case_id)
        if at < 0:
            self._wanted = case_id
        elif at != self.currentIndex().row():
            self._point(at, self.current_column)

    def step(self, by: int) -> UUID | None:
        """Move to the next or previous case and say which it is."""
        number = self.currentIndex().row() + by
        while 0 <= number < self.table.rowCount():
            row = self.table.row_at(number)
            if row is not None:
                self._point(number, self.current_column)
                return row.case_id
            number += by
        return None

    def widths(self) -> dict[Column, int]:
        """As they are now, without the zoom of the text."""
        zoom = self._theme.text.zoom
        return {column: round(self.columnWidth(n) / zoom) for n, column in enumerate(self.table.columns)}

    def show_waiting(self, *, shown: bool) -> None:
        """Show where rows will come, or no longer."""
        self._waiting.setVisible(shown)
        self._place_corner()

    def _place_corner(self) -> None:
        frame = self.frameWidth()
        self._corner.setGeometry(frame, frame, self.numbers.width(), self.head.height())
        self._corner.raise_()
        self._waiting.setGeometry(self.viewport().rect())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.numbers.viewport().update()
        row = self.table.row_at(current.row()) if current.isValid() else None
        case_id = row.case_id if row else None
        if case_id != self._pointed and (current.isValid() or not self.table.entries):
            self._pointed = case_id
            self.pointed.emit(case_id)

    def keyboardSearch(self, _search: str) -> None:
        """Letters begin an edit; they never run through a hundred thousand rows."""

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not self.is_editing
            and (event.modifiers(), _Key(event.key())) in _OWN_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = _OWN_KEYS.get((event.modifiers(), _Key(event.key())))
        if name is not None and not self.is_editing:
            self.keyed.emit(name)
        elif not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key, row = _Key(event.key()), self.current_row
        heading = self.table.heading_at(self.currentIndex().row())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.keyed.emit("copy")
            return True
        if heading is not None:
            closes, opens = key == _Key.Key_Left, key == _Key.Key_Right
            if key in {_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space} or (
                closes != heading.is_collapsed and (closes or opens)
            ):
                self.toggled.emit(heading.key)
                return True
        elif key in {_Key.Key_Return, _Key.Key_Enter}:
            if row is not None:
                self.opened.emit(row.case_id)
            return True
        elif key == _Key.Key_Space:
            return True
        return False

    def _toggle(self, number: int) -> None:
        heading = self.table.heading_at(number)
        if heading is not None:
            self.setCurrentIndex(self.table.index(number, 0))
            self.toggled.emit(heading.key)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.table.heading_at(index.row()) is not None:
            self._toggle(index.row())

    def _place_headings(self) -> None:
        headings, columns = self.table.headings, self.table.columnCount()
        for number in headings:
            if columns > 1:
                self.setSpan(number, 0, 1, columns)
        self._low = headings if len(headings) <= MANY_GROUPS else ()
        for number in self._low:
            self.setRowHeight(number, self._theme.scaled(GROUP))

    def forget_widths(self) -> None:
        """The next layout brings its own."""
        self._sized = ()

    def size_columns(self, layout: Layout) -> None:
        """Give each column its room, once for each choice of columns."""
        if self._sized == layout.columns:
            return
        self._sized = layout.columns
        theme, formats = self._theme, self.table.formats
        for number, column in enumerate(layout.columns):
            self.head.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            width = usual_width(theme, formats, column)
            if column in layout.widths:
                figures = figures_width(theme, formats, column)
                width = max(theme.scaled(layout.widths[column]), figures)
            self.setColumnWidth(number, width)
        self._stretch()

    def make_room(self, number: int, width: int) -> None:
        """A column is at least so wide."""
        if self.columnWidth(number) < width:
            self.setColumnWidth(number, width)
            self._stretch()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._picture.paint(QPainter(self.viewport()), event.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()
        self._place_corner()

    def _stretch(self) -> None:
        """One column takes what the others leave; where that is too little, the grid scrolls sideways."""
        columns = self._sized
        if not columns:
            return
        wide = next((column for column in STRETCHED if column in columns), columns[-1])
        number, least = columns.index(wide), self._theme.scaled(LEAST[wide])
        others = sum(self.columnWidth(n) for n in range(len(columns)) if n != number)
        modes = QHeaderView.ResizeMode
        mode = modes.Stretch if self.viewport().width() - others >= least else modes.Interactive
        if self.head.sectionResizeMode(number) != mode:
            self.head.setSectionResizeMode(number, mode)
        if mode is modes.Interactive:
            self.setColumnWidth(number, least)

    def _point(self, number: int, column: Column | None) -> None:
        if number < 0:
            self.pointed.emit(None)
            return
        place = max(self.table.place_of_column(column), 0) if column is not None else 0
        index = self.table.index(number, place)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _nearest(self, number: int) -> int:
        count = self.table.rowCount()
        candidate: int
        for candidate in (*range(number, min(number + 9, count)), *range(min(number, count) - 1, -1, -1)):
            if self.table.row_at(candidate) is not None:
                return candidate
        return -1
