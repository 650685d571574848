"""Dialogs: a raised card over the window, opened without stopping the program."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.focus_rings import FocusRing


class Sheet(QDialog):
    """A frameless dialog in the window's middle; Escape goes back. Always shown with ``open()``.

    Signals:
        closed: It is going away, with or without an answer.
    """

    closed = Signal()
    TOP = 0.36

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        FocusRing(theme, self)
        self.finished.connect(self._on_finished)

    def fill(self, layout: QLayout) -> None:
        """Put something in."""
        self.setLayout(layout)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.place()

    def fit_height(self, width: int) -> None:
        """As high as its words are at this width; a hint that wraps says less than that by itself."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(width, layout.totalHeightForWidth(width))
            self.place()

    def place(self) -> None:
        """A little above the middle of the window it belongs to."""
        window = self.parentWidget()
        if window is not None:
            window = window.window()
            left = (window.width() - self.width()) // 2
            top = max(8, round((window.height() - self.height()) * self.TOP))
            self.move(window.mapToGlobal(QPoint(left, top)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        shapes.rounded(QPainter(self), QRectF(self.rect()), 12, tokens["surface"], tokens["line3"])

    def _on_finished(self, _result: int) -> None:
        self.closed.emit()
