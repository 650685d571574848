"""The list: two lines a row, worked by mouse or by single keys."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from app.ui.actions import by_letter
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, Align, draw_text, recording
from app.ui.widgets import shapes
from app.ui.widgets.chips import chip_width, paint_chip
from app.ui.workspaces.lists.lines import Cell, Column, Line, Sheaf, Title, initials
from app.ui.workspaces.lists.tables import FACE, LINE_ROLE, LineTable

ROW, TITLE, HEAD = 52, 32, 32
EDGE, _GAP = 16, 12
_FACE = 56
_NARROW = 860
_SHARE = 0.76
"""So much of the width the columns with a width of their own may take."""
Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """Draws lines and headings."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ground = theme, "surface"

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        item = index.data(LINE_ROLE)
        if isinstance(item, Title):
            self._title(painter, rect, item, index.column())
        elif isinstance(item, Line):
            self._back(painter, option)
            if index.column() == FACE:
                self._face(painter, QRectF(rect), item)
                return
            table = index.model()
            column = table.columns[index.column() - 1] if isinstance(table, LineTable) else Column("")
            last = isinstance(table, LineTable) and index.column() == len(table.columns)
            left = EDGE if rect.x() <= 0 else 0
            area = QRectF(rect).adjusted(left, 0, -EDGE if last else -_GAP, 0)
            self._cell(painter, area, item.cells[index.column() - 1], is_right=column.is_right)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Whatever text under the mouse was shortened is told in full."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        painter = QPainter(QPixmap(1, 1))
        with recording() as record:
            self.paint(painter, option, index)
        painter.end()
        whole = record.cut_at(event.pos().x(), event.pos().y())
        QToolTip.showText(event.globalPos(), whole.replace("<", "‹"), view, option.rect)
        return True

    def _back(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = self._theme.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._ground = "sel" if selected else "hover" if hovered else "surface"
        painter.fillRect(rect, tokens[self._ground])
        shapes.head_line(painter, rect, tokens["line2"])
        if selected and rect.x() <= 0:
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), tokens["acc"])

    def _title(self, painter: QPainter, rect: QRect, title: Title, column: int) -> None:
        theme, tokens = self._theme, self._theme.tokens
        painter.fillRect(rect, tokens["sunken"])
        shapes.head_line(painter, rect, tokens["line2"])
        if column:
            return
        area = QRectF(rect).adjusted(EDGE, 0, -EDGE, 0)
        used = draw_text(painter, theme, area, title.text, theme.text(13, 600), on="sunken")
        rest = area.adjusted(used + 8, 0, 0, 0)
        draw_text(painter, theme, rest, title.note, theme.text(12), "ink2", on="sunken", quoted=True)

    def _face(self, painter: QPainter, area: QRectF, line: Line) -> None:
        size = self._theme.scaled(28)
        letters, hue = initials(line)
        circle = QRectF(area.x() + EDGE, area.y() + (area.height() - size) / 2, size, size)
        shapes.avatar(painter, self._theme, circle, letters, hue)

    def _cell(self, painter: QPainter, area: QRectF, cell: Cell, *, is_right: bool) -> None:
        theme = self._theme
        if cell.tone is not None:
            height = theme.scaled(20)
            width = chip_width(theme, cell.first, cell.icon)
            chip = QRectF(area.x(), area.y() + (area.height() - height) // 2, width, height)
            paint_chip(painter, theme, chip, cell.first, cell.tone, cell.icon)
            return
        big, small = theme.text(13, cell.weight), theme.text(12)
        height = big.line + (small.line if cell.second else 0)
        top = area.y() + (area.height() - height) // 2
        first = QRectF(area.x(), top, area.width(), big.line)
        first = self._mark(painter, first, cell.icon, cell.colour)
        align = RIGHT if is_right else Align.AlignLeft
        draw_text(
            painter,
            theme,
            first,
            cell.first,
            big,
            cell.colour,
            on=self._ground,
            align=align,
            quoted=cell.is_quoted,
        )
        if cell.second:
            second = QRectF(area.x(), top + big.line, area.width(), small.line)
            second = self._mark(painter, second, cell.second_icon, cell.second_colour)
            draw_text(
                painter,
                theme,
                second,
                cell.second,
                small,
                cell.second_colour,
                on=self._ground,
                align=align,
                quoted=True,
            )

    def _mark(self, painter: QPainter, area: QRectF, icon: str, colour: str) -> QRectF:
        if not icon:
            return area
        size = self._theme.scaled(14)
        token = colour if colour in {"over", "risk"} else "ink3"
        draw_icon(
            painter, QRectF(area.x(), area.y(), size, area.height()), icon, self._theme.tokens[token], size
        )
        return area.adjusted(size + 6, 0, 0, 0)


class LineHeader(QHeaderView):
    """Column heads over the cells."""

    def __init__(self, theme: Theme, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._columns = theme, columns
        self.setFixedHeight(theme.scaled(HEAD))
        self.setHighlightSections(False)
        self.setAccessibleName(self.tr("Columns"))
        self.setMinimumSectionSize(32)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._theme
        painter.fillRect(rect, theme.tokens["sunken"])
        if section == FACE:
            return
        column, last = self._columns[section - 1], section == len(self._columns)
        left = EDGE if rect.x() <= 0 else 0
        area = QRectF(rect).adjusted(left, 0, -EDGE if last else -_GAP, 0)
        align = RIGHT if column.is_right else Align.AlignLeft
        draw_text(painter, theme, area, column.title, theme.text(11, 600), "ink3", on="sunken", align=align)


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
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Delete}:
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
                head = self._theme.text(11, 600).room(column.title) + EDGE + _GAP
                header.resizeSection(number, max(width if column.is_figure else round(width * part), head))

    def _on_clicked(self, index: QModelIndex) -> None:
        line = self.table.line_at(index.row())
        if line is not None:
            self.opened.emit(line)
