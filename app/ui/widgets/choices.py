"""A choice of a few: the sheet paints the box, this the caret."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme


class ChoiceBox(QComboBox):
    """Opens by click, Space or Alt+Down; a wheel that passes over it changes nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setMinimumHeight(theme.scaled(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._theme.scaled(14)
        place = QRectF(self.width() - size - 10, 0, size, self.height())
        draw_icon(QPainter(self), place, "ph.caret-down", self._theme.tokens["ink2"], size)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
