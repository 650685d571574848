"""Small windows that hang below a button and go away by themselves."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes


class Popover(QFrame):
    """A raised card with a strong outline; Escape and a click elsewhere close it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)

    def fill(self, layout: QLayout) -> None:
        """Put something in."""
        self.setLayout(layout)

    def open_below(self, anchor: QWidget) -> None:
        """Show with the right edges in line, inside the window."""
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height() + 6))
        window = anchor.window()
        room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size()).adjusted(8, 8, -8, -8)
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        self.move(corner)
        self.show()
        self.focusNextChild()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        shapes.rounded(QPainter(self), QRectF(self.rect()), 12, tokens["surface"], tokens["line3"])
