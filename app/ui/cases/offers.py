"""Hand-overs that wait for an answer, said at the head of the panel."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.cases.files import CaseFile
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.flows import Spare, flow
from app.ui.widgets.labels import PlainLabel


class OfferBanner(QWidget):
    """Who hands over what, what the customer expects, and the three answers; or that it is offered to somebody.

    Signals:
        acted: A button was pressed; carries the action's key.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        icon = "ph.arrow-bend-up-right"
        self._what = PlainLabel(theme, "", 12, 400, "ink2", on="sunken", icon=icon)
        self._title = PlainLabel(theme, "", 15, 600, on="sunken", most=2, quoted=True)
        self._note = PlainLabel(theme, "", 13, 400, on="sunken", most=4, quoted=True)
        tick = "ph.check"
        self._expects = PlainLabel(theme, "", 13, 400, on="sunken", most=2, icon=tick, quoted=True)
        self._heard = PlainLabel(theme, "", 13, 400, on="sunken", most=2, icon=tick, quoted=True)
        self._acts = [
            self._act("accept", self.tr("Accept"), Look.PRIMARY),
            self._act("ask_giver", self.tr("Ask a question"), Look.PLAIN),
            self._act("decline", self.tr("Not me, kindly"), Look.GHOST),
        ]
        facts = column(self._title, self._note, self._expects, self._heard, gap=4)
        acts = flow(*self._acts, spare=Spare.BETWEEN)
        self.setLayout(column(self._what, 4, facts, 8, acts, margins=(16, 12, 16, 12)))
        self.hide()

    def tell(self, file: CaseFile) -> None:
        """Show where an offer of this case stands; without one there is nothing to see."""
        is_offered = bool(file.offered_to) and file.is_open
        self.setVisible(is_offered)
        if not is_offered:
            return
        mine, row_, formats = file.is_offered_to_me, file.agenda, self._formats
        self._what.setText(self.tr("Hand-over") if mine else self.tr("Hand-over, not yet accepted"))
        words = self.tr("{name} hands you {customer}") if mine else self.tr("Offered to {taker}")
        name = file.owner.split()[0] if file.owner else ""
        self._title.setText(words.format(name=name, customer=file.customer, taker=file.offered_to))
        self._note.setText(file.offer_note)
        self._note.setVisible(bool(file.offer_note))
        for label in (self._expects, self._heard):
            label.setVisible(mine and row_ is not None)
        if row_ is not None:
            expects = self.tr("They expect word by {moment}").format(moment=formats.moment(row_.news_due_at))
            self._expects.setText(expects)
            heard = self.tr("Not one word yet")
            if row_.last_told_at is not None:
                heard = self.tr("Last heard from {name} {moment}").format(
                    name=name, moment=formats.moment(row_.last_told_at)
                )
            self._heard.setText(heard)
        for button in self._acts:
            button.setVisible(mine)

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = QRectF(self.rect()).adjusted(8, 0, -8, 0)
        shapes.rounded(QPainter(self), area, 8, self._theme.tokens["sunken"])

    def _act(self, key: str, text: str, look: Look) -> Button:
        button = Button(self._theme, text, look=look, size=Size.SMALL)
        button.setProperty("action", key)
        button.clicked.connect(self._on_act)
        return button

    def _on_act(self) -> None:
        self.acted.emit(self.sender().property("action"))
