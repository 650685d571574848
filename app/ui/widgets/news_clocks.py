"""The news clock: how much of the time between two words to the customer is used up."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, draw_text
from app.ui.theme.tokens import Tokens
from app.ui.widgets import shapes


class NewsState(Enum):
    """How the customer stands; each state has its own form as well as its own colour."""

    RUNNING = "ink3"
    SOON = "risk-fill"
    TOLD = "ok-fill"
    WAITING = "over"


def paint_news_clock(painter: QPainter, area: QRectF, share: float, state: NewsState, tokens: Tokens) -> None:
    """A pie, 14 to 20 px, that fills until word is due; a filled clock once the customer waits."""
    if state is NewsState.WAITING:
        draw_icon(painter, area, "ph.clock-fill", tokens["over"], round(area.width()) + 2)
        return
    colour = tokens[state.value]
    shapes.smooth(painter)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(area.adjusted(0.75, 0.75, -0.75, -0.75))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPie(area.adjusted(2.5, 2.5, -2.5, -2.5), 90 * 16, -round(min(max(share, 0.02), 1) * 360 * 16))
    shapes.smooth(painter, on=False)


class NewsRing(QWidget):
    """The panel's form: a ring of 64 px with the time inside."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share, self._state, self._words = 0.0, NewsState.RUNNING, ("", "")
        self.setFixedSize(QSize(theme.scaled(64), theme.scaled(64)))

    def tell(self, share: float, state: NewsState, figure: str, word: str, spoken: str) -> None:
        """Show how full it is, a figure such as ``1:18`` and a word such as ``left``."""
        self._share, self._state, self._words = share, state, (figure, word)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        tokens, scaled = theme.tokens, theme.scaled
        colour = tokens["ok-fill" if self._state is NewsState.RUNNING else self._state.value]
        area = QRectF(self.rect())
        full = 1.0 if self._state is NewsState.WAITING else self._share
        shapes.ring(painter, area, scaled(6), full, colour, tokens["track"])
        first = QRectF(0, scaled(18), area.width(), scaled(16))
        second = QRectF(0, scaled(34), area.width(), scaled(12))
        draw_text(painter, theme, first, self._words[0], theme.text(13, 600), align=CENTRE)
        draw_text(painter, theme, second, self._words[1], theme.text(11), "ink2", align=CENTRE)
