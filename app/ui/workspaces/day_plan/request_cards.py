"""One request of a colleague: a time that fits, or a kind no in words of one's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.help_plans import Parked
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets.avatars import Avatar
from app.ui.widgets.boxes import holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.flows import FlowLayout, Spare
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.cards import Card
from app.ui.workspaces.day_plan.replies import Colleagues, ReplyBox


class RequestCard(Card):
    """One request: a time that fits, three ready answers, and what a yes costs.

    Signals:
        fitted: It gets a place; carries Parked.
        replied: Another answer; carries Reply.
    """

    fitted = Signal(object)
    replied = Signal(object)

    def __init__(self, theme: Theme, formats: Formats, parked: Parked, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._formats = formats
        self.parked = parked
        self.body.setContentsMargins(17, 15, 17, 15)
        picture = Avatar(theme, 28)
        picture.tell(parked.by, parked.by)
        self._when = PlainLabel(theme, "", 12, 400, "ink3")
        name = PlainLabel(theme, parked.by, 13, 600, quoted=True)
        head = row(picture, name, self._when, gap=8)
        head.setStretch(1, 1)
        self._text = PlainLabel(theme, parked.request.text, 13, 400, most=6, quoted=True)
        self.cost = PlainLabel(theme, "", 12, 500, "risk", most=3, icon="ph.warning-circle", quoted=True)
        self.fit = Button(theme, "", look=Look.SOFT, size=Size.SMALL, icon="ph.calendar-plus")
        self.not_now = Button(theme, self.tr("Say not now, kindly"), size=Size.SMALL)
        self._length = PlainLabel(theme, "", 12, 400, "ink3")
        self._choice = holder(FlowLayout(self.fit, self.not_now, self._length, spare=Spare.BETWEEN))
        self.answer = ReplyBox(theme, formats, parked, self)
        self.body.addLayout(head)
        self.body.addSpacing(8)
        self.body.addWidget(self._text)
        self.body.addSpacing(10)
        self.body.addWidget(self.cost)
        self.body.addWidget(self._choice)
        self.body.addWidget(self.answer)
        self.answer.hide()
        self.fit.clicked.connect(self.fit_in)
        self.not_now.clicked.connect(self.say_not_now)
        self.answer.sent.connect(self.replied)
        self.answer.left.connect(self._on_back)
        self.show_parked(parked)

    def show_parked(self, parked: Parked, colleagues: Colleagues = ()) -> None:
        """Show it as it stands now; words that were begun stay."""
        self.parked = parked
        formats, request = self._formats, parked.request
        when = words.by_when(formats, request.needed_by_at)
        length = formats.length(request.effort)
        self._when.setText(self.tr("urgent") if request.is_urgent else when)
        self._length.setText(length)
        said = self.tr("Request from {name}, {when}, {length}: {text}")
        self.setAccessibleName(said.format(name=parked.by, when=when, length=length, text=request.text))
        self.fit.setVisible(parked.fits_at is not None)
        if parked.fits_at is not None:
            time = words.moment(formats, parked.fits_at)
            self.fit.rename(self.tr("Fit in {time}").format(time=time))
            self.fit.setAccessibleName(self.tr("Fit in {time}, for {name}").format(time=time, name=parked.by))
        self.not_now.setAccessibleName(self.tr("Say not now, kindly, to {name}").format(name=parked.by))
        self._show_cost(parked)
        self.answer.show_parked(parked, colleagues)

    def fit_in(self) -> None:
        """Give it the time that fits."""
        if self.parked.fits_at is not None:
            self.fitted.emit(self.parked)

    def say_not_now(self) -> None:
        """Show the friendly answer."""
        self._choice.hide()
        self.answer.show()
        self.answer.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.answer.edit.hasFocus():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_F:
            self.fit_in()
        elif key == Qt.Key.Key_G:
            self.say_not_now()
        else:
            super().keyPressEvent(event)

    def _show_cost(self, parked: Parked) -> None:
        """Whose word more help would cost."""
        self.cost.setVisible(parked.stake is not None)
        if parked.stake is None:
            return
        formats, stake = self._formats, parked.stake
        said = self.tr("Makes {length} of help today. First of your own: {name}, {at}.")
        length, at = formats.length(parked.help_then), words.moment(formats, stake.due_at)
        self.cost.setText(said.format(length=length, name=stake.name, at=at))

    def _on_back(self) -> None:
        self.answer.hide()
        self._choice.show()
        self.not_now.setFocus(Qt.FocusReason.OtherFocusReason)
