"""Fields that one types into."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes

_SIDES = 4  # Qt keeps two pixels free on each side of the text


class HintedLine(QLineEdit):
    """A line that hints at what it takes in the longest words that fit; the whole stands in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: tuple[str, ...] = ()

    def hint(self, *texts: str) -> None:
        """Hint with the first of these that fits, else with the last.

        Args:
            texts: The same, the longest first.
        """
        self._hints = texts
        self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        if not self._hints:
            return
        margins = self.textMargins()
        room = self._inside() - margins.left() - margins.right()
        metrics = self.fontMetrics()
        shown = next((one for one in self._hints if metrics.horizontalAdvance(one) <= room), self._hints[-1])
        self.setPlaceholderText(shown)
        self.setToolTip("" if shown == self._hints[0] else self._hints[0])

    def _inside(self) -> int:
        """What the sheet leaves for the text."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        area = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return area.width() - _SIDES


class Field(HintedLine):
    """A line of text with a name; what it cannot take is said beside it, never in a box."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        placeholder: str = "",
        parent: QWidget | None = None,
        *,
        shorter: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFixedHeight(theme.scaled(32))
        if shorter:
            self.hint(placeholder, shorter)

    def refuse(self, sentence: str) -> None:
        """Mark the field; an empty sentence takes the mark away."""
        self.setProperty("refused", bool(sentence))
        self.setAccessibleDescription(sentence)
        self.style().polish(self)


class SearchField(HintedLine):
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
        self.setAccessibleName(self.tr("Search or add"))
        self.setTextMargins(theme.scaled(16) + 16, 0, shapes.key_cap_width(theme, key) + 14, 0)
        self.hint(
            self.tr("Search or add: a name, a case, or “call Ruth tomorrow at 10”"),
            self.tr("Search or add: a name, or “call Ruth at 10”"),
            self.tr("Search or add"),
        )
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
