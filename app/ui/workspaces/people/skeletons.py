"""What stands there while the day is read, if that takes long: the outlines of a card and four small ones."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes

AFTER_MS = 300


class Skeleton(QWidget):
    """Still, without motion."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Reading your day"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens, width = QPainter(self), self._theme.tokens, self.width() - 64
        scaled = self._theme.scaled
        top = scaled(144)
        hero = QRectF(32, top, width, scaled(290))
        shapes.rounded(painter, hero, 16, tokens["surface"], tokens["cline"])
        shapes.rounded(painter, QRectF(56, top + 24, scaled(88), scaled(88)), scaled(44), tokens["track"])
        for number, share in enumerate((0.2, 0.4, 0.3, 0.5)):
            line = QRectF(80 + scaled(88), top + 28 + number * scaled(36), width * share, scaled(16))
            shapes.rounded(painter, line, 4, tokens["track"])
        wide = (width - 36) / 4
        for number in range(4):
            card = QRectF(32 + number * (wide + 12), hero.bottom() + scaled(54), wide, scaled(140))
            shapes.rounded(painter, card, 12, tokens["surface"], tokens["cline"])
            shapes.rounded(painter, QRectF(card.x() + 13, card.y() + 13, 40, 40), 20, tokens["track"])
            shapes.rounded(painter, QRectF(card.x() + 13, card.y() + 68, wide - 60, 12), 4, tokens["track"])
