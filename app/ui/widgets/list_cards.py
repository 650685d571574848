"""A rounded card around a list: the list is square, so the card's edge is painted over it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column


class _Edge(QWidget):
    """Corners in the ground's colour and a hairline; the mouse does not notice it."""

    def __init__(self, theme: Theme, parent: QWidget, *, is_open: bool) -> None:
        super().__init__(parent)
        self._theme, self._is_open = theme, is_open
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        area = QRectF(self.rect())
        radius = max(tokens.card_radius - 2, 2)
        inner = area.adjusted(0.5, 0.5, -0.5, radius + 2 if self._is_open else -0.5)
        box, all_of_it = QPainterPath(), QPainterPath()
        box.addRoundedRect(inner, radius, radius)
        all_of_it.addRect(area)
        shapes.smooth(painter)
        painter.fillPath(all_of_it.subtracted(box), tokens["canvas"])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens["cline"], 1))
        painter.drawPath(box)


class ListCard(QWidget):
    """Holds one view.

    Args:
        is_open: The card runs on below the window's edge, so it has no foot.
    """

    def __init__(
        self, theme: Theme, view: QWidget, parent: QWidget | None = None, *, is_open: bool = True
    ) -> None:
        super().__init__(parent)
        self.setLayout(column(view, margins=(1, 1, 1, 0 if is_open else 1)))
        self._edge = _Edge(theme, self, is_open=is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._edge.setGeometry(self.rect())
        self._edge.raise_()
