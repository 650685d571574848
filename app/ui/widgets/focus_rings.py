"""The focus ring: two pixels wide, two pixels outside the button that the keyboard reached."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes

_FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide}


class FocusRing(QWidget):
    """One overlay per window.

    A sheet can draw nothing outside a button and does not know how the focus came. Only the focused widget is
    watched: a filter on the whole application would be called for every event of the program.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._move)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() in _FOLLOWED:
            self._follow()
        return False

    @Slot(QWidget, QWidget)
    def _move(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._target is not None:
            self._target.removeEventFilter(self)
            self._target.destroyed.disconnect(self._forget)
        ours = isinstance(now, QPushButton) and self._window.isAncestorOf(now) and shapes.has_key_focus(now)
        self._target = now if ours else None
        if self._target is not None:
            self._target.installEventFilter(self)
            self._target.destroyed.connect(self._forget)
        self._follow()

    @Slot()
    def _forget(self) -> None:
        self._target = None
        self.hide()

    def _follow(self) -> None:
        if self._target is None or not self._target.isVisible():
            self.hide()
            return
        corner = self._target.mapTo(self._window, self._target.rect().topLeft())
        self.setGeometry(QRect(corner, self._target.size()).adjusted(-4, -4, 4, 4))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, radius = QPainter(self), self._theme.tokens.control_radius + 3
        shapes.smooth(painter)
        painter.setPen(QPen(self._theme.tokens["ink"], 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
