"""The product's mark as a widget."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes


class Mark(QWidget):
    """An open ring and a tick, in the colours of the way of working."""

    def __init__(self, theme: Theme, px: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(theme.scaled(px), theme.scaled(px))

    def paintEvent(self, _event: QPaintEvent) -> None:
        shapes.mark(QPainter(self), QRectF(self.rect()), self._theme.tokens)
