"""Text on a screen: plain text always, with a real line height, shortened with a tooltip."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_block, draw_text

_LONG = 60  # more than this much room makes no line longer


class PlainLabel(QLabel):
    """A label that never reads markup, keeps the design's line height and shortens what does not fit.

    Args:
        theme: Whose type and colours count.
        text: Plain text; a customer's words are safe here.
        px: Size from the type scale.
        weight: 400 to 700.
        colour: Token of the letters.
        on: Token of the ground, for the record of what was drawn.
        most: How many lines at most; more than one wraps.
        icon: Drawn before the words.
        quoted: Somebody's own words, which may be of any length.
    """

    def __init__(  # noqa: PLR0913  # how a text looks, by name
        self,
        theme: Theme,
        text: str = "",
        px: int = 13,
        weight: int = 400,
        colour: str = "ink",
        *,
        on: str = "surface",
        most: int = 1,
        icon: str = "",
        icon_px: int = 14,
        quoted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._size, self._colour, self._on = theme, (px, weight), colour, on
        self._most, self._icon, self._icon_px, self._quoted = most, icon, icon_px, quoted
        self.setTextFormat(Qt.TextFormat.PlainText)
        across = QSizePolicy.Policy.Expanding if most > 1 else QSizePolicy.Policy.Preferred
        down = QSizePolicy.Policy.Preferred if most > 1 else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy(across, down))
        self.setWordWrap(most > 1)  # QLabel takes 'height follows width' from this alone
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def dress(self, colour: str, icon: str | None = None, weight: int | None = None) -> None:
        """Change colour, icon or weight."""
        self._colour = colour
        self._icon = self._icon if icon is None else icon
        self._size = (self._size[0], self._size[1] if weight is None else weight)
        self.updateGeometry()
        self.update()

    @property
    def _lead(self) -> int:
        return self._theme.scaled(self._icon_px) + 6 if self._icon else 0

    def sizeHint(self) -> QSize:
        style = self._theme.text(*self._size)
        if self._most == 1:
            return QSize(style.room(self.text()) + self._lead, style.line)
        return QSize(240, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        style = self._theme.text(*self._size)
        if self._most > 1:
            return QSize(_LONG, style.line)
        own = style.room(self.text()) + self._lead
        return QSize(min(own, _LONG) if self._quoted else own, style.line)

    def hasHeightForWidth(self) -> bool:
        return self._most > 1

    def heightForWidth(self, width: int) -> int:
        style = self._theme.text(*self._size)
        if self._most == 1:
            return style.line
        return max(len(style.lines(self.text(), width - self._lead, self._most)), 1) * style.line

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        style, area = theme.text(*self._size), QRectF(self.rect()).adjusted(self._lead, 0, 0, 0)
        colour = self._colour if self.isEnabled() else "ink-dis"
        if self._icon:
            size = theme.scaled(self._icon_px)
            draw_icon(painter, QRectF(0, 0, size, style.line), self._icon, theme.tokens[colour], size)
        if self._most > 1:
            draw_block(
                painter,
                theme,
                area,
                self.text(),
                style,
                colour,
                on=self._on,
                most=self._most,
                quoted=self._quoted,
            )
            return
        draw_text(painter, theme, area, self.text(), style, colour, on=self._on, quoted=self._quoted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    def _explain(self) -> None:
        style, room = self._theme.text(*self._size), self.width() - self._lead
        whole = style.width(self.text()) <= room + 0.5 or self._most > 1
        self.setToolTip("" if whole else _escaped(self.text()))


def _escaped(text: str) -> str:
    """Tooltips guess at markup; words that look like it are told as they stand."""
    return f"<qt>{text.replace('&', '&amp;').replace('<', '&lt;')}</qt>" if "<" in text else text
