"""Paints the ranked list: every cell lies in the top of its row, so a grown row needs no second layout."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import LEFT, RIGHT, draw_text, recording
from app.ui.widgets import shapes
from app.ui.workspaces.priorities.lines import PriorityLine
from app.ui.workspaces.priorities.tables import (
    AGE,
    CUSTOMER,
    DUE,
    LINE_ROLE,
    MARK_ROLE,
    RANK,
    VALUE,
)

NORMAL, GROWN, TOP, HEADER = 30, 64, 32, 28
EDGE = 16
_GAP = 12
_RIGHT_ALIGNED = {RANK, DUE, VALUE, AGE}
Index = QModelIndex | QPersistentModelIndex


def cell_area(column: int, x: float, y: float, width: float, height: float, *, last: int = AGE) -> QRectF:
    """Where the content of a cell lies; heads and rows share it. The last column keeps off the edge."""
    left = {RANK: 0, DUE: 0, CUSTOMER: EDGE}.get(column, _GAP)
    right = EDGE if column == last else 0
    return QRectF(x + left, y, width - left - right, height)


class PriorityDelegate(QStyledItemDelegate):
    """One painter for each column."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ground = theme, "surface"
        self.last = AGE
        self._painters: tuple[Callable[[QPainter, QRectF, PriorityLine], None], ...] = (
            self._rank,
            self._due,
            self._customer,
            self._contact,
            self._step,
            self._kind,
            self._value,
            self._age,
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        theme, column = self._theme, index.column()
        grown = rect.height() > theme.scaled(NORMAL)
        self._back(painter, option, column, grown=grown)
        height = theme.scaled(TOP) if grown else rect.height()
        area = cell_area(column, rect.x(), rect.y(), rect.width(), height, last=self.last)
        line = index.data(LINE_ROLE)
        if column == RANK and index.data(MARK_ROLE):
            self._mark(painter, area)
        else:
            self._painters[column](painter, area, line)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Whatever text under the mouse was shortened is told in full."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        rect: QRect = option.rect
        painter = QPainter(sketch := QPixmap(1, 1))
        with recording() as record:
            self.paint(painter, option, index)
        painter.end()
        del sketch
        whole = record.cut_at(event.pos().x(), event.pos().y())
        QToolTip.showText(event.globalPos(), whole.replace("<", "‹"), view, rect)
        return True

    def _back(self, painter: QPainter, option: QStyleOptionViewItem, column: int, *, grown: bool) -> None:
        tokens = self._theme.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self._ground = "sel" if grown else "hover" if state & QStyle.StateFlag.State_MouseOver else "surface"
        painter.fillRect(rect, tokens[self._ground])
        if grown and column == RANK:
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), tokens["acc"])
        shapes.foot_line(painter, rect, tokens["line" if grown else "line2"])

    def _mark(self, painter: QPainter, area: QRectF) -> None:
        size = self._theme.scaled(16)
        place = QRectF(area.right() - size, area.y(), size, area.height())
        draw_icon(painter, place, "ph.check-square", self._theme.tokens["acc-t"], size)

    def _rank(self, painter: QPainter, area: QRectF, line: PriorityLine) -> None:
        colour = "acc-t" if line.is_first else "ink"
        style = self._theme.text(13, 600)
        draw_text(painter, self._theme, area, line.rank, style, colour, on=self._ground, align=RIGHT)

    def _due(self, painter: QPainter, area: QRectF, line: PriorityLine) -> None:
        colour = "over" if line.is_late else "ink" if line.is_today else "ink2"
        style = self._theme.text(13, 500)
        draw_text(painter, self._theme, area, line.due, style, colour, on=self._ground, align=RIGHT)

    def _customer(self, painter: QPainter, area: QRectF, line: PriorityLine) -> None:
        theme, size = self._theme, self._theme.scaled(16)
        room = area.adjusted(0, 0, -size - 4, 0) if line.is_waiting else area
        used = draw_text(
            painter, theme, room, line.customer, theme.text(13, 500), on=self._ground, quoted=True
        )
        if line.is_waiting:
            place = QRectF(area.x() + used + 5, area.y(), size, area.height())
            draw_icon(painter, place, "ph.clock-fill", theme.tokens["over"], size)

    def _contact(self, painter: QPainter, area: QRectF, line: PriorityLine) -> None:
        style = self._theme.text(13)
        draw_text(painter, self._theme, area, line.contact, style, "ink2", on=self._ground, quoted=True)

    def _step(self, painter: QPainter, area: QRectF, line: PriorityLine) -> None:
        theme, size = self._theme, self._theme.scaled(15)
        place = QRectF(area.x(), area.y(), size, area.height())
        draw_icon(painter, place, line.channel_icon, theme.tokens["ink3"], size)
        words = area.adjusted(size + 8, 0, 0, 0)
        draw_text(painter, theme, words, line.step, theme.text(13), on=self._ground, quoted=True)

    def _kind(self, painter: QPainter, area: QRectF, line: PriorityLine) -> None:
        theme, size = self._theme, self._theme.scaled(14)
        place = QRectF(area.x(), area.y(), size, area.height())
        draw_icon(painter, place, line.kind_icon, theme.tokens["ink3"], size)
        words = area.adjusted(size + 6, 0, 0, 0)
        draw_text(painter, theme, words, line.kind, theme.text(13), "ink2", on=self._ground)

    def _value(self, painter: QPainter, area: QRectF, line: PriorityLine) -> None:
        style = self._theme.text(13, 600 if line.is_big else 400)
        draw_text(painter, self._theme, area, line.value, style, on=self._ground, align=RIGHT)

    def _age(self, painter: QPainter, area: QRectF, line: PriorityLine) -> None:
        style = self._theme.text(13)
        draw_text(painter, self._theme, area, line.age, style, "ink2", on=self._ground, align=RIGHT)


class PriorityHeader(QHeaderView):
    """Column heads in the same places as the cells."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self.last = theme, AGE
        self.setFixedHeight(theme.scaled(HEADER))
        self.setHighlightSections(False)
        self.setAccessibleName(self.tr("Columns"))
        self.setMinimumSectionSize(32)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._theme
        painter.fillRect(rect, theme.tokens["sunken"])
        shapes.foot_line(painter, rect, theme.tokens["cline"])
        area = cell_area(section, rect.x(), rect.y(), rect.width(), rect.height() - 1, last=self.last)
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        align = RIGHT if section in _RIGHT_ALIGNED else LEFT
        draw_text(painter, theme, area, title, theme.text(11, 600), "ink3", on="sunken", align=align)
