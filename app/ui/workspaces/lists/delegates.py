"""How a line of a list, a heading among them and the heads of the columns are drawn."""

from collections.abc import Sequence

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
from app.ui.theme.texts import RIGHT, Align, draw_text, recording
from app.ui.widgets import shapes
from app.ui.widgets.chips import chip_width, paint_chip
from app.ui.workspaces.lists.lines import Cell, Column, Line, Title, initials
from app.ui.workspaces.lists.tables import FACE, LINE_ROLE, LineTable

ROW, TITLE, HEAD = 52, 32, 32
EDGE, GAP = 16, 12
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
            area = QRectF(rect).adjusted(left, 0, -EDGE if last else -GAP, 0)
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
        area = QRectF(rect).adjusted(left, 0, -EDGE if last else -GAP, 0)
        align = RIGHT if column.is_right else Align.AlignLeft
        draw_text(painter, theme, area, column.title, theme.text(11, 600), "ink3", on="sunken", align=align)
