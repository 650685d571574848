"""The head of the team's screen: two halves of a switch."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from app.domain.team import Horizon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import PaintedButton


class Segment(PaintedButton):
    """One half."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.text(13, 600).room(self.text()) + 24, self.theme.scaled(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        area, on = QRectF(self.rect()), self.isChecked()
        ground = "acc-soft" if on else "hover" if self.underMouse() else "surface"
        shapes.rounded(painter, area, min(tokens.control_radius, 8), tokens[ground], tokens["line3"])
        style = theme.text(13, 600 if on else 400)
        draw_text(
            painter, theme, area, self.text(), style, "acc-t" if on else "ink2", on=ground, align=CENTRE
        )
        if shapes.has_key_focus(self):
            shapes.rounded(painter, area.adjusted(1, 1, -1, -1), 4, None, tokens["acc-t"], 2)


class HorizonSwitch(QWidget):
    """Today or this week.

    Signals:
        chosen: Carries the horizon.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.today, self.week = Segment(theme, self.tr("Today")), Segment(theme, self.tr("This week"))
        for number, button in enumerate((self.today, self.week)):
            self._group.addButton(button, number)
        self.today.setChecked(True)
        self.setLayout(row(self.today, self.week, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self._on_clicked)

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(Horizon.WEEK if number else Horizon.TODAY)
