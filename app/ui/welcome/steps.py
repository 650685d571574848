"""The head and the foot of the first start: where one is, and which keys go on."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import PaintedButton
from app.ui.widgets.chips import KeyHint
from app.ui.widgets.labels import PlainLabel

_ROUND, _GAP, _EDGE, _HEIGHT = 22, 8, 6, 32


class StepButton(PaintedButton):
    """One page of the first start: its number, or a tick where it may stay as it is; a press leads there."""

    def __init__(self, theme: Theme, number: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self._number, self._is_settled, self._is_current = number, False, False
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, *, is_current: bool, is_settled: bool = False) -> None:
        """Show where one is."""
        self._is_current, self._is_settled = is_current, is_settled
        words = self.tr("{name}, this page").format(name=self.text()) if is_current else self.text()
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @property
    def is_current(self) -> bool:
        """Whether its page is shown."""
        return self._is_current

    def sizeHint(self) -> QSize:
        theme = self.theme
        room = theme.text(13, 600).room(self.text())
        return QSize(2 * _EDGE + theme.scaled(_ROUND) + theme.scaled(_GAP) + room + 1, theme.scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        key, on = shapes.has_key_focus(self), self._is_current
        ground = "hover" if self.underMouse() and not on else "surface"
        area = QRectF(self.rect())
        shapes.rounded(painter, area, 8, tokens[ground], tokens["acc-t"] if key else None, 2)
        size = theme.scaled(_ROUND)
        disc = QRectF(_EDGE, (area.height() - size) / 2, size, size)
        self._paint_disc(painter, disc)
        x = disc.right() + theme.scaled(_GAP)
        style = theme.text(13, 600 if on else 500)
        words = QRectF(x, 0, area.right() - _EDGE - x, area.height())
        draw_text(painter, theme, words, self.text(), style, "ink" if on else "ink2", on=ground)

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        theme, tokens = self.theme, self.theme.tokens
        half = disc.height() / 2
        if self._is_settled:
            shapes.rounded(painter, disc, half, tokens["ok-soft"])
            draw_icon(painter, disc, "ph.check", tokens["ok"], theme.scaled(12))
            return
        colour, ground = ("surface", "ink") if self._is_current else ("ink2", "surface")
        shapes.rounded(painter, disc, half, tokens[ground], None if self._is_current else tokens["line3"])
        draw_text(
            painter, theme, disc, str(self._number), theme.text(12, 600), colour, on=ground, align=CENTRE
        )


class Line(QWidget):
    """A thin line between two things, across or down."""

    def __init__(self, theme: Theme, width: int, height: int) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.tokens["line3"])


class Emblem(QWidget):
    """An icon beside two lines of words."""

    def __init__(self, theme: Theme, icon: str, px: int = 24) -> None:
        super().__init__()
        self._theme, self._icon, self._px = theme, icon, theme.scaled(px)
        self.setFixedSize(self._px + 4, self._px + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_icon(QPainter(self), QRectF(self.rect()), self._icon, self._theme.tokens["ink2"], self._px)


class KeyWords(QWidget):
    """Key caps and, after them, what they do."""

    def __init__(self, theme: Theme, words: str, *keys: str, on: str = "surface") -> None:
        super().__init__()
        label = PlainLabel(theme, words, 12, 400, "ink2", on=on)
        self.setLayout(row(KeyHint(theme, *keys), label, gap=6))
