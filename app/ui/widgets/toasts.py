"""The undo toast: what was done, for eight seconds, with the way back."""

from PySide6.QtCore import QEvent, QRectF, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_block, draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import PaintedButton

SHOWN_MS = 8_000


class _UndoWord(PaintedButton):
    """The word on the dark ground; light letters whatever the theme."""

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(theme, text, parent)
        self.setText(text)
        self.setFixedSize(theme.text(13, 600).room(text) + 16, theme.scaled(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, area = QPainter(self), QRectF(self.rect())
        if self.is_lit:
            shapes.rounded(painter, area, 6, None, self.theme.tokens["surface"], 1)
        inner = area.adjusted(8, 0, -7, 0)
        draw_text(painter, self.theme, inner, self.text(), self.theme.text(13, 600), "surface", on="ink")


class UndoToast(QWidget):
    """Ink ground, bottom left of the workspace; rests while the mouse or the focus is on it.

    Signals:
        undo_requested: The person wants it back.
    """

    undo_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._words, self._is_good = theme, "", True
        self._undo = _UndoWord(theme, self.tr("Undo"), self)
        self._undo.clicked.connect(self._take_back)
        self._undo.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.setLayout(row(None, self._undo, margins=(0, 0, 8, 0)))
        self.setFixedHeight(theme.scaled(48))
        self.hide()

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words

    def tell(self, words: str, *, undo: bool = True, good: bool = True) -> None:
        """Say what was done, or why it was not.

        Args:
            words: One sentence.
            undo: Whether there is something to take back.
            good: Whether a tick stands before it.
        """
        self._words, self._is_good = words, good
        self._undo.setVisible(undo)
        self.setAccessibleName(words)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def place(self) -> None:
        """Bottom left of the parent, as wide as its words; long ones take a second line."""
        parent, theme = self.parentWidget(), self._theme
        if parent is None:
            return
        style = theme.text(13)
        beside = theme.scaled(18) + 44 + (self._undo.width() + 12 if self._undo.isVisibleTo(self) else 0)
        width = min(style.room(self._words) + beside, parent.width() - 48)
        lines = style.lines(self._words, width - beside, 2)
        self.setFixedHeight(theme.scaled(48) + (len(lines) - 1) * style.line)
        self.resize(width, self.height())
        self.setToolTip("" if len(style.lines(self._words, width - beside, 3)) == len(lines) else self._words)
        self.move(24, parent.height() - self.height() - 24)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._timer.start()

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        area = QRectF(self.rect())
        shapes.rounded(painter, area, 10, tokens["ink"])
        name, size = ("ph.check-circle-fill" if self._is_good else "ph.warning-circle"), theme.scaled(18)
        draw_icon(painter, QRectF(16, 0, size, area.height()), name, tokens["surface"], size)
        right = self._undo.x() - 8 if self._undo.isVisible() else area.width() - 12
        style, room = theme.text(13), right - 28 - size
        high = len(style.lines(self._words, room, 2)) * style.line
        words = QRectF(28 + size, (area.height() - high) / 2, room, high)
        draw_block(painter, theme, words, self._words, style, "surface", on="ink", most=2, quoted=True)

    def _take_back(self) -> None:
        self.hide()
        self.undo_requested.emit()
