"""The lower half of the current row: why it stands there, and its acts as real buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.actions import find_action
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import Button, Look, Size

_LEFT = 52
_ACTS = (
    ("call", QT_TRANSLATE_NOOP("WhyBar", "Call")),
    ("write", QT_TRANSLATE_NOOP("WhyBar", "Email")),
    ("done", QT_TRANSLATE_NOOP("WhyBar", "Done")),
    ("later", QT_TRANSLATE_NOOP("WhyBar", "Later")),
    ("hand_over", QT_TRANSLATE_NOOP("WhyBar", "Hand over")),
)


class WhyBar(QWidget):
    """One for the whole list, moved to the row that is current.

    Signals:
        acted: An act is wanted on the current case; carries the action's key.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._theme, self._lead = theme, ""
        self._reasons: Sequence[str] = ()
        self.buttons: list[Button] = []
        for key, text in _ACTS:
            letter = find_action(key).letter
            button = Button(theme, self.tr(text), look=Look.KEY, size=Size.KEY, key=letter)
            button.setProperty("act", key)
            button.clicked.connect(self._on_clicked)
            self.buttons.append(button)
        self.setLayout(row(None, *self.buttons, margins=(0, 0, 10, 5)))

    def tell(self, reasons: Sequence[str], *, is_first: bool) -> None:
        """Say why the row stands where it stands."""
        self._lead = self.tr("First because") if is_first else self.tr("Here because")
        self._reasons = reasons
        self.setAccessibleName(self.words)
        self.setToolTip(self.words.replace("<", "‹"))
        self.update()

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._lead} {', '.join(self._reasons)}"

    @property
    def later(self) -> Button:
        """The button below which the menu of later moments opens."""
        return next(button for button in self.buttons if button.property("act") == "later")

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._reasons:
            return
        painter, theme = QPainter(self), self._theme
        room = QRectF(_LEFT, 0, self.buttons[0].x() - _LEFT - 8, self.height() - 5)
        lead, style = theme.text(12, 600), theme.text(12)
        used = lead.width(self._lead) + 4
        if used + style.width(self._reasons[0]) <= room.width():
            draw_text(painter, theme, room, self._lead, lead, "acc-t", on="sel")
            room.adjust(used, 0, 0, 0)
        draw_text(painter, theme, room, self._fitting(room.width()), style, "ink2", on="sel", quoted=True)

    def _fitting(self, room: float) -> str:
        """As many reasons as fit whole; always the first."""
        style = self._theme.text(12)
        for count in range(len(self._reasons), 1, -1):
            words = ", ".join(self._reasons[:count])
            if style.width(words) <= room:
                return words
        return self._reasons[0]

    def _on_clicked(self) -> None:
        self.acted.emit(self.sender().property("act"))
