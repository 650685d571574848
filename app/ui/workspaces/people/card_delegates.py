"""Paints one conversation."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, draw_block, draw_text, recording
from app.ui.widgets import shapes
from app.ui.widgets.news_clocks import NewsState, paint_news_clock
from app.ui.workspaces.people.card_models import LINE_ROLE, Index
from app.ui.workspaces.people.lines import CardLine

if TYPE_CHECKING:
    from app.ui.workspaces.people.cards import CardGrid

RADIUS = 12


class CardDelegate(QStyledItemDelegate):
    """Paints a card; leaves the footer free where the buttons lie."""

    def __init__(self, theme: Theme, view: "CardGrid") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, CardLine):
            return
        theme, tokens, rect = self._theme, self._theme.tokens, QRectF(self._view.card_rect(option.rect))
        lit = index.row() == self._view.lit_row
        ground = "acc-wash" if lit else "surface"
        key = lit and shapes.has_key_focus(self._view) and index == self._view.currentIndex()
        edge = tokens["acc-t" if key else "acc" if lit else "cline"]
        shapes.rounded(painter, rect, min(RADIUS, tokens.card_radius), tokens[ground], edge, 2 if key else 1)
        inner = rect.adjusted(13, 13, -13, -11)
        self._head(painter, inner, line, ground)
        style = theme.text(13)
        why = QRectF(inner.x(), inner.y() + theme.scaled(40) + 8, inner.width(), 2 * style.line)
        draw_block(painter, theme, why, line.why, style, on=ground, most=2, quoted=True)
        if not lit:
            low = theme.text(12).line
            self._foot(painter, QRectF(inner.x(), inner.bottom() - low, inner.width(), low), line)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Whatever text under the mouse was shortened is told in full."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        painter = QPainter(sketch := QPixmap(1, 1))
        with recording() as record:
            self.paint(painter, option, index)
        painter.end()
        whole = record.cut_at(event.pos().x(), event.pos().y())
        rect: QRect = option.rect
        QToolTip.showText(event.globalPos(), whole.replace("<", "‹"), view, rect)
        return not sketch.isNull()

    def _head(self, painter: QPainter, inner: QRectF, line: CardLine, ground: str) -> None:
        theme, tokens = self._theme, self._theme.tokens
        size, icon = theme.scaled(40), theme.scaled(14)
        shapes.avatar(painter, theme, QRectF(inner.x(), inner.y(), size, size), line.initials, line.hue)
        name, company = theme.text(13, 600), theme.text(12)
        top = inner.y() + (size - name.line - company.line) // 2
        head = QRectF(inner.x() + size + 12, top, inner.width() - size - 12, name.line)
        colour, time = "over" if line.is_late else "ink2", theme.text(12, 500)
        room = time.room(line.time)
        draw_text(painter, theme, head, line.time, time, colour, on=ground, align=RIGHT)
        mark = QRectF(head.right() - room - 4 - icon, head.y(), icon, head.height())
        draw_icon(painter, mark, line.channel_icon, tokens[colour], icon)
        words = head.adjusted(0, 0, -room - icon - 8, 0)
        draw_text(painter, theme, words, line.who, name, on=ground, quoted=True)
        below = QRectF(head.x(), head.bottom(), head.width(), company.line)
        draw_text(painter, theme, below, line.company, company, "ink2", on=ground, quoted=True)

    def _foot(self, painter: QPainter, area: QRectF, line: CardLine) -> None:
        theme, size = self._theme, self._theme.scaled(14)
        waiting = line.news_state is NewsState.WAITING
        mark = QRectF(area.x(), area.y(), size, area.height())
        draw_icon(painter, mark, line.kind_icon, theme.tokens["ink3"], size)
        style, colour = theme.text(12, 500 if waiting else 400), "over" if waiting else "ink2"
        room = style.room(line.news)
        words = area.adjusted(size + 6, 0, -room - size - 12, 0)
        if theme.text(12).room(line.kind) <= words.width():  # the icon says it too
            draw_text(painter, theme, words, line.kind, theme.text(12), "ink2")
        news = QRectF(area.right() - room, area.y(), room + 1, area.height())
        draw_text(painter, theme, news, line.news, style, colour)
        pie = QRectF(news.x() - size - 6, area.y() + (area.height() - size) // 2, size, size)
        paint_news_clock(painter, pie, line.news_share, line.news_state, theme.tokens)
