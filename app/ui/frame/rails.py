"""The rail: the mark, and the places one can go."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from app.ui.frame.places import Place
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column
from app.ui.widgets.buttons import PaintedButton

WIDTH = 64
_EDGE = 5


def rail_width(theme: Theme, places: Sequence[Place]) -> int:
    """The design's, or what the longest name needs."""
    style = theme.text(11, 600)
    return max([theme.scaled(WIDTH), *(style.room(place.label) + 2 * _EDGE for place in places)])


class RailButton(PaintedButton):
    """A place; the button fills the rail's width so that its bar touches the edge."""

    def __init__(self, theme: Theme, place: Place, width: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, place.label, parent)
        self.place = place
        self.setText(place.label)
        self.setToolTip(f"{place.label}  {place.shortcut}")
        self.setCheckable(True)
        self.setFixedSize(width - 1, theme.scaled(52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens, on = QPainter(self), self.theme, self.theme.tokens, self.isChecked()
        tile = QRectF(4, 0, self.width() - 7, self.height())
        ground = "surface" if on else "frame"
        if on:
            shapes.rounded(painter, tile.adjusted(-0.5, 0, 0.5, 0), 8, tokens["surface"], tokens["line"])
            shapes.rounded(painter, QRectF(0, 10, 3, self.height() - 20), 1.5, tokens["acc"])
        elif self.underMouse():
            ground = "surface" if tokens.is_dark else "hover"
            shapes.rounded(painter, tile, 8, tokens[ground])
        if shapes.has_key_focus(self):
            shapes.rounded(painter, tile.adjusted(1, 1, -1, -1), 7, None, tokens["acc-t"], 2)
        size = theme.scaled(20)
        name = f"{self.place.icon}-fill" if on and self.place.icon in _FILLED else self.place.icon
        icon_area = QRectF(tile.x(), theme.scaled(8), tile.width(), size)
        draw_icon(painter, icon_area, name, tokens["acc-t" if on else "ink2"], size)
        words = QRectF(0, theme.scaled(31), self.width() + 1, theme.scaled(14))
        style = theme.text(11, 600 if on else 500)
        draw_text(painter, theme, words, self.text(), style, "ink" if on else "ink2", on=ground, align=CENTRE)


_FILLED = {"ph.sun-horizon", "ph.briefcase", "ph.users-three", "ph.chart-bar"}


class _Mark(QWidget):
    def __init__(self, theme: Theme, width: int) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(width - 1, 56)

    def paintEvent(self, _event: QPaintEvent) -> None:
        shapes.mark(QPainter(self), QRectF((self.width() - 27) // 2, 14, 28, 28), self._theme.tokens)


class RailBar(QFrame):
    """All places; one is chosen.

    Signals:
        chosen: Somebody wants to go there; carries the place's key.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Places"))
        width = rail_width(theme, places)
        self.setFixedWidth(width)
        self._group = QButtonGroup(self)
        self._buttons = {place.key: RailButton(theme, place, width) for place in places}
        for button in self._buttons.values():
            self._group.addButton(button)
        self._group.buttonClicked.connect(self._on_clicked)
        upper = [button for button in self._buttons.values() if not button.place.is_last]
        lower = [button for button in self._buttons.values() if button.place.is_last]
        self.setLayout(column(_Mark(theme, width), *upper, None, *lower, gap=4, margins=(0, 0, 0, 8)))

    def choose(self, key: str) -> None:
        """Show that one is there, or that none of these is; goes nowhere by itself."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    @property
    def first(self) -> QWidget:
        """Where the keyboard enters."""
        return self._group.checkedButton() or next(iter(self._buttons.values()))

    def _on_clicked(self, button: RailButton) -> None:
        self.chosen.emit(button.place.key)
