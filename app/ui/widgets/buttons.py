"""Buttons: the sheet paints the box and its states, this paints what stands in it."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes

_GAP = 6


class Look(Enum):
    """How loud a button is: its token pair and its weight. One primary per region."""

    PRIMARY = ("primary", "on-acc", "acc", 600)
    PLAIN = ("plain", "ink", "surface", 500)
    SOFT = ("soft", "acc-t", "acc-soft", 500)
    GHOST = ("ghost", "ink2", "surface", 500)
    LINK = ("link", "acc-t", "surface", 500)
    KEY = ("key", "ink", "sel", 400)


class Size(Enum):
    """Height, side padding, text and icon, in pixels."""

    TINY = (24, 8, 12, 14)
    SMALL = (28, 10, 12, 14)
    NORMAL = (32, 12, 13, 16)
    FOOT = (36, 16, 13, 18)
    LARGE = (40, 16, 15, 18)
    KEY = (24, 5, 12, 14)
    LINK = (24, 4, 12, 12)


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    value: str
    width: int


class Button(QPushButton):
    """An icon, words, and where wanted a second icon and a key, six pixels apart.

    A push button of Qt keeps its icon four pixels away and knows no key hint.
    """

    def __init__(  # noqa: PLR0913  # what a button is made of, by name
        self,
        theme: Theme,
        text: str,
        *,
        look: Look = Look.PLAIN,
        size: Size = Size.NORMAL,
        icon: str = "",
        tail: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._look, self._size = theme, look, size
        self._icon, self._tail, self._key = icon, tail, key
        self.setProperty("look", look.value[0])
        self.setAccessibleName(f"{text}, {key}" if key else text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        across = QSizePolicy.Policy.Minimum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def rename(self, text: str) -> None:
        """Change the words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def dress(self, look: Look) -> None:
        """Make it louder or quieter."""
        if look is not self._look:
            self._look = look
            self.setProperty("look", look.value[0])
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()

    def picture(self, icon: str) -> None:
        """Change the icon before the words."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    @property
    def look(self) -> Look:
        """How loud it is."""
        return self._look

    def _parts(self) -> list[_Part]:
        theme, (_, _, px, icon_px) = self._theme, self._size.value
        parts = [_Part("icon", self._icon, theme.scaled(icon_px))] if self._icon else []
        if self.text():
            parts.append(_Part("text", self.text(), theme.text(px, self._look.value[3]).room(self.text())))
        if self._tail:
            parts.append(_Part("icon", self._tail, theme.scaled(14 if self._size is Size.LARGE else 12)))
        if self._key:
            cap = _Part("key", self._key, shapes.key_cap_width(theme, self._key))
            parts.insert(0 if self._look is Look.KEY else len(parts), cap)
        return parts

    def sizeHint(self) -> QSize:
        parts = self._parts()
        height, padding, _, _ = self._size.value
        if not self.text() and len(parts) == 1:
            return QSize(self._theme.scaled(height), self._theme.scaled(height))
        width = sum(part.width for part in parts) + _GAP * (len(parts) - 1) + 2 * padding + 2
        return QSize(width, self._theme.scaled(height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option, painter = QStyleOptionButton(), QPainter(self)
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        parts = self._parts()
        x = (self.width() - sum(part.width for part in parts) - _GAP * (len(parts) - 1)) / 2
        for part in parts:
            self._paint_part(painter, part, x)
            x += part.width + _GAP

    def _paint_part(self, painter: QPainter, part: _Part, x: float) -> None:
        theme, (_, colour, ground, weight) = self._theme, self._look.value
        if not self.isEnabled():
            colour, ground = "ink-dis", "sunken"
        if part.kind == "icon":
            draw_icon(
                painter, QRectF(x, 0, part.width, self.height()), part.value, theme.tokens[colour], part.width
            )
        elif part.kind == "key":
            shapes.key_cap(painter, theme, QPointF(x, (self.height() - theme.scaled(18)) // 2), part.value)
        else:
            style = theme.text(self._size.value[2], weight)
            draw_text(
                painter,
                theme,
                QRectF(x, 0, part.width + 1, self.height()),
                part.value,
                style,
                colour,
                on=ground,
            )


class IconButton(Button):
    """A square button with an icon only; its name is spoken and stands in the tooltip."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        icon: str,
        *,
        look: Look = Look.PLAIN,
        size: Size = Size.NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", look=look, size=size, icon=icon, parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class PaintedButton(QAbstractButton):
    """Base of the small round things: painted by hand, still a button to keyboard and screen reader."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def is_lit(self) -> bool:
        """Under the mouse, or reached by keyboard."""
        return self.underMouse() or shapes.has_key_focus(self)
