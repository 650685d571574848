"""Long work: what is being done, how far it is, and a way to stop it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.labels import PlainLabel


class Level(QWidget):
    """A bar that fills."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.share = 0.0
        self.setFixedSize(160, 6)

    def tell(self, share: float) -> None:
        """How far it is, from 0 to 1."""
        self.share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        shapes.level(QPainter(self), QRectF(self.rect()), self.share, tokens["acc"], tokens["track"])


class ProgressLine(QWidget):
    """One line with a bar and Stop.

    Signals:
        cancelled: The person wants it to stop.
    """

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self._theme = theme
        self._words = PlainLabel(theme, "", 12, 500, on="raised")
        self._level = Level(theme, self)
        self._stop = Button(theme, self.tr("Stop"), look=Look.GHOST, size=Size.TINY)
        self._stop.clicked.connect(self.cancelled)
        self._stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(row(self._words, self._level, self._stop, gap=12, margins=(16, 6, 8, 6)))
        self.hide()

    def tell(self, words: str, done: int, total: int) -> None:
        """Show how far it is."""
        self._words.setText(words)
        self._level.tell(done / total if total else 0.0)
        self.setAccessibleName(
            self.tr("{words}, {done} of {total}").format(words=words, done=done, total=total)
        )
        self.adjustSize()
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 24)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        shapes.rounded(QPainter(self), QRectF(self.rect()), 10, tokens["raised"], tokens["line3"])
