"""A few choices side by side, in one frame or each in its own; one of them holds."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QLayout, QSizePolicy, QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import emptied, row
from app.ui.widgets.buttons import PaintedButton
from app.ui.widgets.flows import FlowLayout

_ICON, _GAP = 16, 6


class _Segment(PaintedButton):
    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        has_frame: bool,
        is_last: bool,
        sizes: tuple[int, int],
        icon: str = "",
    ) -> None:
        super().__init__(theme, text)
        self._has_frame, self._is_last, (self._height, self._letters) = has_frame, is_last, sizes
        self._icon, self._shows_icon = icon, bool(icon)
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = self.theme.text(self._letters, 600).room(self.text())
        return QSize(self._beside + words + self._height - 7, self.theme.scaled(self._height))

    @property
    def _beside(self) -> int:
        """Room of the icon before the words."""
        return self.theme.scaled(_ICON + _GAP) if self._shows_icon else 0

    def show_icon(self, *, is_shown: bool) -> None:
        """Show its icon, or the words alone."""
        self._shows_icon = is_shown and bool(self._icon)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In one frame, up and down lead past it, as from any button; left and right choose."""
        if not self._has_frame and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        area, on = QRectF(self.rect()), self.isChecked()
        ground = "acc-soft" if on else "hover" if self.underMouse() else "surface"
        inner = area.adjusted(1, 1, -1, -1)
        shapes.rounded(painter, inner, 4, tokens[ground], tokens["line3"] if self._has_frame else None)
        if not (self._is_last or self._has_frame):
            shapes.side_line(painter, area.right() - 1, area, tokens["line3"])
        if shapes.has_key_focus(self):
            shapes.rounded(painter, inner, 4, None, tokens["acc-t"], 2)
        style = theme.text(self._letters, 600 if on else 500)
        colour = "ink" if on else "ink2"
        if self._shows_icon:
            size, room = theme.scaled(_ICON), style.room(self.text())
            left = area.left() + (area.width() - self._beside - room) / 2
            place = QRectF(left, area.top(), size, area.height())
            draw_icon(painter, place, self._icon, tokens[colour], size)
            area.setLeft(left + self._beside)
            area.setWidth(room + 1)
        draw_text(painter, theme, area, self.text(), style, colour, on=ground, align=CENTRE)


class Segments(QWidget):
    """All choices with their keys.

    Args:
        flows: They go on in the next line where there is no more room, each in a frame of its own.
        is_tall: As tall as the buttons beside it.

    Signals:
        chosen: Another one holds; carries its key.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        parent: QWidget | None = None,
        *,
        flows: bool = False,
        is_tall: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._flows = theme, name, flows
        self._sizes = (30, 13) if is_tall else (24, 12)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self._keys: tuple[str, ...] = ()
        self._row: QLayout = FlowLayout(gap=6) if flows else row(margins=(1, 1, 1, 1))
        self.setLayout(self._row)
        self.setAccessibleName(name)
        fixed = QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Expanding if flows else fixed, fixed)
        if flows:
            policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def key(self) -> str:
        """The one that holds."""
        number = self._group.checkedId()
        return self._keys[number] if 0 <= number < len(self._keys) else ""

    def choose(self, key: str) -> None:
        """Let this one hold, without a word about it."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)

    def offer(
        self, choices: Sequence[tuple[str, str]], icons: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Show these: key and words. The one that held still holds, else the first.

        Args:
            icons: By key, what stands before the words.
        """
        before = self.key
        for button in self._group.buttons():
            self._group.removeButton(button)
        emptied(self._row)
        self._keys = tuple(key for key, _ in choices)
        for number, (key, words) in enumerate(choices):
            segment = _Segment(
                self._theme,
                words,
                has_frame=self._flows,
                is_last=number == len(choices) - 1,
                sizes=self._sizes,
                icon=icons.get(key, ""),
            )
            segment.setAccessibleName(f"{self._name}: {words}")
            self._group.addButton(segment, number)
            self._row.addWidget(segment)
            segment.setChecked(key == before or (number == 0 and before not in self._keys))
        self.updateGeometry()

    def show_icons(self, *, are_shown: bool) -> None:
        """Show the icons, or the words alone where there is little room."""
        for button in self._group.buttons():
            if isinstance(button, _Segment):
                button.show_icon(is_shown=are_shown)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._flows:
            shapes.rounded(QPainter(self), QRectF(self.rect()), 6, None, self._theme.tokens["line3"])

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._keys[number])
