"""The way to help and back: begin what is booked, and return with one key to what was left for it."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.day_plans import BlockKind, DayPlan
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.cards import Card

KEY = "R"


class TicketCard(Card):
    """Whom one helps now, with the way back; before that, whom one helps next.

    Signals:
        begun: Help shall begin; carries the request's id.
        back: One returns; carries the request's id and the id of the case that was left, or None.
    """

    begun = Signal(object)
    back = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._request_id: UUID | None = None
        self._left_id: UUID | None = None
        self._is_helping = False
        self._title = PlainLabel(theme, "", 13, 600, most=2, quoted=True)
        self._line = PlainLabel(theme, "", 12, 400, "ink2", most=2, quoted=True)
        self.button = Button(theme, "", look=Look.SOFT, size=Size.SMALL, key=KEY)
        self.button.clicked.connect(self.press)
        self.body.addLayout(column(self._title, self._line, 10, row(self.button, None)))
        self.hide()

    def show_plan(self, plan: DayPlan, formats: Formats) -> None:
        """Show the way there or back; nothing where no help is booked today."""
        ticket = plan.ticket
        self._is_helping = ticket is not None
        ahead = plan.ahead if plan.leads_back else ()
        following = next((one for one in ahead if one.kind is BlockKind.HELP), None)
        self.setVisible(self._is_helping or following is not None)
        if ticket is not None:
            self._request_id, self._left_id = ticket.request.id, ticket.left_case_id
            self._say(self.tr("You help {name}").format(name=ticket.by), ticket.request.text)
            back = self.tr("Back to {name}").format(name=ticket.left)
            self.button.rename(back if ticket.left else self.tr("Back to your own"))
        elif following is not None:
            self._request_id, self._left_id = following.noun_id, None
            time = words.moment(formats, following.start_at)
            self._say(
                self.tr("Help for {name}, {time}").format(name=following.title, time=time), following.detail
            )
            self.button.rename(self.tr("Begin to help"))

    def press(self) -> None:
        """Begin, or go back."""
        if self._request_id is None or self.isHidden():
            return
        if self._is_helping:
            self.back.emit(self._request_id, self._left_id)
        else:
            self.begun.emit(self._request_id)

    def _say(self, title: str, line: str) -> None:
        self._title.setText(title)
        self._line.setText(line)
        self.setAccessibleName(title)
