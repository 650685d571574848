"""A switch for something that goes on by itself."""

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes

_WIDTH, _HEIGHT = 36, 20


class Switch(QCheckBox):
    """A pill with a knob; its name stands beside it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(_WIDTH) + 4, self._theme.scaled(_HEIGHT) + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        on, high = self.isChecked(), area.height()
        shapes.rounded(
            painter, area, high / 2, tokens["acc" if on else "track"], tokens["acc" if on else "ink3"]
        )
        x = area.right() - high + 3 if on else area.x() + 3
        knob = QRectF(x, area.y() + 3, high - 6, high - 6)
        shapes.rounded(painter, knob, knob.height() / 2, tokens["on-acc" if on else "ink3"])
        if shapes.has_key_focus(self):
            shapes.rounded(painter, QRectF(self.rect()), high / 2 + 2, None, tokens["acc-t"], 2)
