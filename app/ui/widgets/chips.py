"""Small marks: chips for a state or a fact, and key caps."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes


class Tone(Enum):
    """What a chip says by colour, beside its icon and its word: letters, ground."""

    QUIET = ("ink2", "sunken")
    OVER = ("over", "over-soft")
    RISK = ("risk", "risk-soft")
    OK = ("ok", "ok-soft")
    ACCENT = ("acc-t", "acc-soft")
    INFO = ("info", "info-soft")
    OUTLINE = ("ink2", "surface")


def chip_width(theme: Theme, text: str, icon: str = "") -> int:
    """Room for a chip."""
    return theme.text(12, 500).room(text) + 12 + (theme.scaled(14) + 4 if icon else 0)


def paint_chip(painter: QPainter, theme: Theme, area: QRectF, text: str, tone: Tone, icon: str = "") -> None:
    """A chip, 20 high, in a painted row."""
    colour, ground = tone.value
    tokens = theme.tokens
    if tone is Tone.OUTLINE:
        shapes.rounded(painter, area, 4, None, tokens["line"])
    else:
        shapes.rounded(painter, area, 4, tokens[ground])
    x = area.x() + 6
    if icon:
        size = theme.scaled(14)
        draw_icon(painter, QRectF(x, area.y(), size, area.height()), icon, tokens[colour], size)
        x += size + 4
    rest = QRectF(x, area.y(), area.right() - x - 5, area.height())
    draw_text(painter, theme, rest, text, theme.text(12, 500), colour, on=ground)


class Chip(QWidget):
    """A state or a fact in a rounded box: icon, word and colour together."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        tone: Tone = Tone.QUIET,
        icon: str = "",
        *,
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._width = theme, width
        self._text, self._tone, self._icon = text, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.tell(text, tone, icon)

    def tell(self, text: str, tone: Tone, icon: str = "") -> None:
        """Show something else."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        own = chip_width(self._theme, self._text, self._icon)
        return QSize(max(own, self._theme.scaled(self._width)), self._theme.scaled(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_chip(QPainter(self), self._theme, QRectF(self.rect()), self._text, self._tone, self._icon)


class KeyHint(QWidget):
    """One or more key caps."""

    def __init__(self, theme: Theme, *keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._keys = theme, keys
        self.setAccessibleName(" ".join(keys))
        self.setFixedSize(shapes.key_caps_width(theme, keys), theme.scaled(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, x = QPainter(self), 0.0
        for key in self._keys:
            x += shapes.key_cap(painter, self._theme, QPointF(x, 0), key) + 4
