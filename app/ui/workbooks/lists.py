"""The list of the review, worked by keys or by mouse; and the heads of its columns."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from app.domain.workbooks.reviews import Side
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes
from app.ui.workbooks.delegates import FOOT, PAD, Columns, ReviewDelegate, side_at
from app.ui.workbooks.lines import Section
from app.ui.workbooks.tables import ReviewTable

Index = QModelIndex | QPersistentModelIndex
_HEAD = 52
_PLAIN = {
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.KeypadModifier,
}


class ReviewHead(QWidget):
    """What the four columns are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heads: tuple[tuple[str, str, str], ...] = ()
        self._list: QAbstractItemView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.scaled(_HEAD))

    def tell(self, what: str, app: str, name: str, sheet: str, result: str) -> None:
        """Say what is below each; ``name`` is the workbook's."""
        self._heads = (
            (self.tr("What changed"), what, ""),
            ("Keepword", app, "ph.check-circle"),
            (name, sheet, "mdi6.microsoft-excel"),
            (self.tr("Result"), result, "ph.equals"),
        )
        self.setAccessibleName(", ".join(f"{title} {line}" for title, line, _ in self._heads))
        self.update()

    def stand_over(self, view: QAbstractItemView) -> None:
        """The columns are as wide as those of this list, whose scroll bar takes some of the room."""
        self._list = view

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        area = QRectF(self.rect())
        painter.fillRect(area, tokens["sunken"])
        if self._list is not None:
            area.setWidth(self._list.viewport().width())
        columns = Columns.of(theme, area)
        for x in columns.dividers:
            shapes.side_line(painter, x, area, tokens["line"])
        first, second = theme.text(13).line, theme.text(12).line
        top, size = area.y() + (area.height() - first - second) // 2, theme.scaled(16)
        places = (columns.what, columns.app, columns.sheet, columns.result)
        for (title, line, icon), place in zip(self._heads, places, strict=False):
            upper = QRectF(place.x() + PAD, top, place.width() - PAD - 8, first)
            lower = QRectF(upper.x(), top + first, upper.width(), second)
            if icon:
                colour = "ok" if icon.startswith("mdi6") else "acc-t"
                draw_icon(painter, QRectF(upper.x(), top, size, first), icon, tokens[colour], size)
                upper = upper.adjusted(size + 8, 0, 0, 0)
            draw_text(painter, theme, upper, title, theme.text(13, 600), on="sunken", quoted=True)
            draw_text(painter, theme, lower, line, theme.text(12), "ink2", on="sunken", quoted=True)


class ReviewList(QListView):
    """Arrows walk and choose: up and down the lines, left Keepword, right the workbook; Space includes.

    Signals:
        opened: Somebody wants to see the case of the current line; carries the line's key.
        applied: Ctrl+Enter.
    """

    opened = Signal(str)
    applied = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = ReviewTable(self)
        self.setModel(self.table)
        self.setItemDelegate(ReviewDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Changes"))
        self.setMouseTracking(True)
        self.setMinimumHeight(theme.scaled(FOOT))

    @property
    def current_key(self) -> str:
        """The line that keys mean; empty where there is none."""
        line = self.table.line_at(self.currentIndex().row())
        return line.key if line is not None else ""

    def go_to(self, key: str) -> None:
        """Make a line current; else the first."""
        at = self.table.place_of(key)
        if at < 0:
            at = self._next(-1, 1)
        if at >= 0:
            self.setCurrentIndex(self.table.index(at, 0))

    def whole_height(self) -> int:
        """Room for everything."""
        return sum(self.sizeHintForRow(number) for number in range(self.table.rowCount()))

    def keyboardSearch(self, _text: str) -> None:
        """No search by letters."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.applied.emit()
        elif event.modifiers() not in _PLAIN or not self._key(key, is_enter=is_enter):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = self.table.line_at(index.row())
        if line is None or event.button() != Qt.MouseButton.LeftButton:
            return
        column = side_at(self._theme, QRectF(self.visualRect(index)), event.position().x())
        if line.section is Section.CLEAR and column == "what":
            self.table.toggle(index.row())
        elif line.section is Section.CHOOSE and column == "app":
            self.table.choose_left(index.row())
        elif line.section is Section.CHOOSE and column == "sheet":
            self.table.choose_right(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.current_key:
            self.opened.emit(self.current_key)

    def choose_all(self, side: Side) -> None:
        """Take one side for every clash."""
        self.table.choose_all(side)

    def _key(self, key: Qt.Key, *, is_enter: bool) -> bool:
        number = self.currentIndex().row()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            at = self._next(number, 1 if key == Qt.Key.Key_Down else -1)
            if at >= 0:
                self.setCurrentIndex(self.table.index(at, 0))
        elif key == Qt.Key.Key_Left:
            self.table.choose_left(number)
        elif key == Qt.Key.Key_Right:
            self.table.choose_right(number)
        elif key == Qt.Key.Key_Space:
            self.table.toggle(number)
        elif is_enter and self.current_key:
            self.opened.emit(self.current_key)
        else:
            return False
        return True

    def _next(self, number: int, by: int) -> int:
        """The next line in that direction, over headings; -1 where there is none."""
        number += by
        while 0 <= number < self.table.rowCount():
            if self.table.line_at(number) is not None:
                return number
            number += by
        return -1
