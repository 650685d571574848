"""Where there is no room beside the page, what stood there waits in a drawer over it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import IconButton, Look, Size
from app.ui.workspaces.people.sides import WIDTH


class Drawer(QWidget):
    """Where there is no room for the column: over the page, at its right edge, while it is wanted.

    Signals:
        closed: Escape was pressed in it.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._page = theme, parent
        close = IconButton(theme, self.tr("Close"), "ph.x", look=Look.GHOST, size=Size.SMALL)
        close.clicked.connect(self.closed)
        self._inside = column(row(None, close), gap=8, margins=(16, 12, 16, 16))
        self.setAccessibleName(self.tr("Momentum"))
        scroll = QScrollArea()
        scroll.setObjectName("clear")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder(self._inside, "canvas"))
        self.setLayout(row(scroll, margins=(1, 0, 0, 0)))
        self.hide()

    def hold(self, side: QWidget) -> None:
        """Take the column in."""
        self._inside.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)

    def place(self) -> None:
        """At the right edge, as high as the page."""
        width = min(self._theme.scaled(WIDTH) + 43, self._page.width())
        self.setGeometry(self._page.width() - width, 0, width, self._page.height())
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), tokens["canvas"])
        shapes.side_line(painter, 0, self.rect(), tokens["line"])
