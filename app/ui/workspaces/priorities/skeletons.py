"""What stands where rows will come: grey bars, shown only when reading takes a while."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.workspaces.priorities.delegates import HEADER, NORMAL

ROWS = 6
_BARS = ((28, 12), (72, 60), (148, 120), (312, 84), (428, 180), (640, 64))


class Skeleton(QWidget):
    """Six rows to come; nothing moves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Your cases are being read"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens, zoom = QPainter(self), self._theme.tokens, self._theme.scaled
        height = zoom(HEADER) + ROWS * zoom(NORMAL)
        box = QRectF(0, 0, self.width(), min(height, self.height()))
        shapes.rounded(painter, box, tokens.card_radius, tokens["surface"], tokens["cline"])
        for number in range(ROWS):
            top = zoom(HEADER) + number * zoom(NORMAL)
            for x, width in _BARS:
                if zoom(x + width) < self.width() - 16:
                    bar = QRectF(zoom(x), top + zoom(10), zoom(width), zoom(10))
                    shapes.rounded(painter, bar, 3, tokens["track"])
