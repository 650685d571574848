"""Fields that one types into."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes


class Field(QLineEdit):
    """A line of text with a name; what it cannot take is said beside it, never in a box."""

    def __init__(self, theme: Theme, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFixedHeight(theme.scaled(32))

    def refuse(self, sentence: str) -> None:
        """Mark the field; an empty sentence takes the mark away."""
        self.setProperty("refused", bool(sentence))
        self.setAccessibleDescription(sentence)
        self.style().polish(self)


class SearchField(QLineEdit):
    """Search or add, in the top bar. It opens the palette and hands over what was typed.

    Signals:
        palette_requested: The palette shall open; carries the text so far.
    """

    palette_requested = Signal(str)

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._key = theme, key
        self.setObjectName("search")
        self.setFixedHeight(theme.scaled(36))
        self.setMaximumWidth(theme.scaled(520))
        self.setMinimumWidth(240)
        self.setPlaceholderText(self.tr("Search or add: a name, a case, or “call Ruth tomorrow at 10”"))
        self.setAccessibleName(self.tr("Search or add"))
        self.setTextMargins(32, 0, shapes.key_cap_width(theme, key) + 14, 0)
        self.textEdited.connect(self._hand_over)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.palette_requested.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.palette_requested.emit(self.text())
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme, height = QPainter(self), self._theme, self.height()
        size = theme.scaled(16)
        draw_icon(painter, QRectF(11, 0, size, height), "ph.magnifying-glass", theme.tokens["ink3"], size)
        width = shapes.key_cap_width(theme, self._key)
        corner = QPointF(self.width() - 9 - width, (height - theme.scaled(18)) // 2)
        shapes.key_cap(painter, theme, corner, self._key)

    def _hand_over(self, text: str) -> None:
        self.clear()
        self.palette_requested.emit(text)
