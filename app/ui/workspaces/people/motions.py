"""Motion, where the desktop wants any: one fade, never a loop."""

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QStyle, QWidget

SWAP_MS = 150


def is_moving(widget: QWidget) -> bool:
    """Whether the desktop wants things to move; 'reduced motion' sets this length to nothing."""
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) > 0


class Veil(QWidget):
    """The old picture of a widget, fading away above the new one."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._picture = QPixmap()
        self._left = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(SWAP_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.valueChanged.connect(self._on_value)
        self._fade.finished.connect(self._on_finished)
        self.hide()

    def keep(self) -> None:
        """Take the picture before the change, if anything may move."""
        if self._over.isVisible() and is_moving(self._over):
            self.hide()
            self._picture = self._over.grab()

    def fade(self) -> None:
        """Let it go after the change."""
        if self._picture.isNull():
            return
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self._fade.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._left)
        painter.drawPixmap(QRectF(self.rect()).topLeft(), self._picture)

    def _on_value(self, value: float) -> None:
        self._left = value
        self.update()

    def _on_finished(self) -> None:
        self._picture = QPixmap()
        self.hide()
