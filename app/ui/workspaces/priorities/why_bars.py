"""The lower half of the current row: why it stands there, and its acts as real buttons."""

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
        self._theme, self._lead, self._why = theme, "", ""
        self.buttons: list[Button] = []
        for key, text in _ACTS:
            letter = find_action(key).letter
            button = Button(theme, self.tr(text), look=Look.KEY, size=Size.KEY, key=letter)
            button.setProperty("act", key)
            button.clicked.connect(self._on_clicked)
            self.buttons.append(button)
        self.setLayout(row(None, *self.buttons, margins=(0, 0, 10, 5)))

    def tell(self, why: str, *, is_first: bool) -> None:
        """Say why the row stands where it stands."""
        self._lead = self.tr("First because") if is_first else self.tr("Here because")
        self._why = why
        self.setAccessibleName(f"{self._lead} {why}")
        self.setToolTip(why.replace("<", "‹"))
        self.update()

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._lead} {self._why}"

    @property
    def later(self) -> Button:
        """The button below which the menu of later moments opens."""
        return next(button for button in self.buttons if button.property("act") == "later")

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._why:
            return
        painter, theme = QPainter(self), self._theme
        room = QRectF(_LEFT, 0, self.buttons[0].x() - _LEFT - 8, self.height() - 5)
        used = draw_text(painter, theme, room, self._lead, theme.text(12, 600), "acc-t", on="sel") + 4
        rest = room.adjusted(used, 0, 0, 0)
        draw_text(painter, theme, rest, self._why, theme.text(12), "ink2", on="sel", quoted=True)

    def _on_clicked(self) -> None:
        self.acted.emit(self.sender().property("act"))
