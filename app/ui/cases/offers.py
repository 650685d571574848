"""Hand-overs that wait for an answer, said at the head of the panel."""

from datetime import datetime

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

_PROMISES = 3


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
        self._promised = [
            PlainLabel(theme, "", 13, 400, on="sunken", most=2, icon="ph.handshake", quoted=True)
            for _ in range(_PROMISES)
        ]
        self._expects = PlainLabel(theme, "", 13, 400, on="sunken", most=2, icon=tick, quoted=True)
        self._heard = PlainLabel(theme, "", 13, 400, on="sunken", most=3, icon=tick, quoted=True)
        self.accept = self._act("accept", self.tr("Accept"), Look.PRIMARY)
        self._acts = [
            self.accept,
            self._act("ask_giver", self.tr("Ask a question"), Look.PLAIN),
            self._act("decline", self.tr("Not me, kindly"), Look.GHOST),
        ]
        facts = column(self._title, self._note, *self._promised, self._heard, self._expects, gap=4)
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
        self._what.setText(self._until(file))
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
            self._heard.setText(self._last_word(file, row_.last_told_at, name))
        self._tell_promises(file if mine else None)
        for button in self._acts:
            button.setVisible(mine)

    def _until(self, file: CaseFile) -> str:
        if not file.is_offered_to_me:
            return self.tr("Hand-over, not yet accepted")
        if file.offer_until is None:
            return self.tr("Hand-over")
        return self.tr("Hand-over, answer by {moment}").format(moment=self._formats.moment(file.offer_until))

    def _last_word(self, file: CaseFile, told_at: datetime | None, giver: str) -> str:
        """What the customer was told last, so that nobody says otherwise."""
        if told_at is None:
            return self.tr("Not one word yet")
        who = file.told_by.split()[0] if file.told_by else giver
        words = self.tr("Last heard from {name} {moment}").format(
            name=who, moment=self._formats.moment(told_at)
        )
        return self.tr("{heard}: “{words}”").format(heard=words, words=file.told) if file.told else words

    def _tell_promises(self, file: CaseFile | None) -> None:
        """What was promised and still binds, the earliest first; the section below has all of it."""
        binding = [one for one in file.promises if one.is_binding] if file is not None else []
        for number, label in enumerate(self._promised):
            label.setVisible(number < len(binding))
            if number < len(binding):
                one = binding[number]
                words = self.tr("Promised: {text}, {until}").format(
                    text=one.text, until=self._formats.until(one.due_at)
                )
                label.setText(words)

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
