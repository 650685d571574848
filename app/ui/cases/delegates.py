"""Paints a list of cases: two lines a row, one painter for each column."""

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

from app.ui.cases.lines import CaseLine
from app.ui.cases.tables import CUSTOMER, LINE_ROLE, MATTER, NEWS, PERSON, STEP, VALUE, Heading
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, draw_text, recording
from app.ui.widgets import shapes
from app.ui.widgets.news_clocks import NewsState, paint_news_clock

ROW_HEIGHT, HEADING_HEIGHT, HEADER_HEIGHT = 52, 32, 32
EDGE = 16
_GAP = 12
Index = QModelIndex | QPersistentModelIndex


class CaseDelegate(QStyledItemDelegate):
    """Draws rows and headings from a model that hands over ready words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ground = "surface"
        self._painters: dict[int, Callable[[QPainter, QRectF, CaseLine], None]] = {
            PERSON: self._person,
            CUSTOMER: self._customer,
            MATTER: self._matter,
            STEP: self._step,
            NEWS: self._news,
            VALUE: self._value,
        }

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        line = index.data(LINE_ROLE)
        if isinstance(line, Heading):
            self._heading(painter, rect, line, index.column())
        elif isinstance(line, CaseLine):
            self._back(painter, option)
            right = 16 if index.column() == VALUE else 0 if index.column() == PERSON else _GAP
            left = EDGE if rect.x() <= 0 and index.column() != PERSON else 0
            area = QRectF(rect).adjusted(left, 0, -right, 0)
            self._painters[index.column()](painter, area, line)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Whatever text under the mouse was shortened is told in full."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        rect: QRect = option.rect
        sketch = QPixmap(1, 1)
        painter = QPainter(sketch)
        with recording() as record:
            self.paint(painter, option, index)
        painter.end()
        whole = record.cut_at(event.pos().x(), event.pos().y())
        QToolTip.showText(event.globalPos(), whole.replace("<", "‹"), view, rect)
        return True

    def _back(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = self._theme.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self._ground = "surface"
        if state & QStyle.StateFlag.State_Selected:
            self._ground = "sel"
        elif state & QStyle.StateFlag.State_MouseOver:
            self._ground = "hover"
        painter.fillRect(rect, tokens[self._ground])
        shapes.head_line(painter, rect, tokens["line2"])
        view = option.widget
        first = isinstance(view, QAbstractItemView) and rect.x() <= 0
        if state & QStyle.StateFlag.State_Selected and first:
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), tokens["acc"])

    def _heading(self, painter: QPainter, rect: QRect, heading: Heading, column: int) -> None:
        theme, tokens = self._theme, self._theme.tokens
        painter.fillRect(rect, tokens["sunken"])
        shapes.head_line(painter, rect, tokens["line2"])
        if column:
            return
        area = QRectF(rect).adjusted(16, 0, -16, 0)
        colour = "over" if heading.is_late else "ink"
        used = draw_text(painter, theme, area, heading.title, theme.text(13, 600), colour, on="sunken")
        rest = area.adjusted(used + 8, 0, 0, 0)
        draw_text(painter, theme, rest, heading.note, theme.text(12), "ink2", on="sunken", quoted=True)

    def _lines(self, area: QRectF) -> tuple[QRectF, QRectF]:
        """Room for the two lines of a row, 20 and 16 high, centred together."""
        first, second = self._theme.text(13).line, self._theme.text(12).line
        top = area.y() + (area.height() - first - second) // 2
        return (
            QRectF(area.x(), top, area.width(), first),
            QRectF(area.x(), top + first, area.width(), second),
        )

    def _person(self, painter: QPainter, area: QRectF, line: CaseLine) -> None:
        size = self._theme.scaled(28)
        circle = QRectF(area.x() + 16, area.y() + (area.height() - size) / 2, size, size)
        shapes.avatar(painter, self._theme, circle, line.initials, line.hue)

    def _customer(self, painter: QPainter, area: QRectF, line: CaseLine) -> None:
        theme, (first, second) = self._theme, self._lines(area)
        draw_text(painter, theme, first, line.customer, theme.text(13, 500), on=self._ground, quoted=True)
        draw_text(painter, theme, second, line.contact, theme.text(12), "ink2", on=self._ground, quoted=True)

    def _matter(self, painter: QPainter, area: QRectF, line: CaseLine) -> None:
        theme, (first, second) = self._theme, self._lines(area)
        draw_text(painter, theme, first, line.subject, theme.text(13), on=self._ground, quoted=True)
        size = theme.scaled(14)
        draw_icon(
            painter,
            QRectF(second.x(), second.y(), size, second.height()),
            line.kind_icon,
            theme.tokens["ink3"],
            size,
        )
        rest = second.adjusted(size + 4, 0, 0, 0)
        draw_text(painter, theme, rest, line.kind, theme.text(12), "ink2", on=self._ground)

    def _step(self, painter: QPainter, area: QRectF, line: CaseLine) -> None:
        theme, (first, second) = self._theme, self._lines(area)
        size = theme.scaled(14)
        draw_icon(
            painter,
            QRectF(first.x(), first.y(), size, first.height()),
            line.channel_icon,
            theme.tokens["ink3"],
            size,
        )
        words, due = first.adjusted(size + 6, 0, 0, 0), second.adjusted(size + 6, 0, 0, 0)
        draw_text(painter, theme, words, line.step, theme.text(13), on=self._ground, quoted=True)
        colour = "over" if line.is_late else "ink2"
        draw_text(
            painter,
            theme,
            due,
            line.due,
            theme.text(12, 500 if line.is_late else 400),
            colour,
            on=self._ground,
        )

    def _news(self, painter: QPainter, area: QRectF, line: CaseLine) -> None:
        theme = self._theme
        size = theme.scaled(14)
        pie = QRectF(area.x(), area.y() + round((area.height() - size) / 2), size, size)
        paint_news_clock(painter, pie, line.news_share, line.news_state, theme.tokens)
        waiting = line.news_state is NewsState.WAITING
        rest = QRectF(area.x() + size + 6, area.y(), area.width() - size - 6, area.height())
        style, colour = theme.text(12, 500 if waiting else 400), "over" if waiting else "ink2"
        draw_text(painter, theme, rest, line.news, style, colour, on=self._ground)

    def _value(self, painter: QPainter, area: QRectF, line: CaseLine) -> None:
        draw_text(painter, self._theme, area, line.value, self._theme.text(13), on=self._ground, align=RIGHT)


class CaseHeader(QHeaderView):
    """Column heads over the cells."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setFixedHeight(theme.scaled(HEADER_HEIGHT))
        self.setHighlightSections(False)
        self.setAccessibleName(self.tr("Columns"))
        self.setMinimumSectionSize(32)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, model = self._theme, self.model()
        painter.fillRect(rect, theme.tokens["sunken"])
        title = model.headerData(section, Qt.Orientation.Horizontal)
        right = section == VALUE
        left = EDGE if rect.x() <= 0 and section != PERSON else 0
        area = QRectF(rect).adjusted(left, 0, -EDGE if right else -_GAP, 0)
        style = theme.text(11, 600)
        align = RIGHT if right else Qt.AlignmentFlag.AlignLeft
        draw_text(painter, theme, area, str(title or ""), style, "ink3", on="sunken", align=align)
