"""The connected calendar in the settings: set up, looked at, answered, let go."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.calendars.links import Answer
from app.ui.calendar_links.desks import CalendarLinkDesk, LinkStanding
from app.ui.calendar_links.set_ups import SetUpForm
from app.ui.calendar_links.standings import StandingCard
from app.ui.frame.sheets import Sheet
from app.ui.sentences import filled
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

_tr = partial(QCoreApplication.translate, "Calendar")
WIDTH = 620


class CalendarSheet(Sheet):
    """Which calendar on a server follows my steps.

    Signals:
        sync_wanted: Sync now; carries the password where it was typed, else None.
        changed: A calendar was connected or let go, or a question answered; carries the answer of the desk.
    """

    sync_wanted = Signal(object)
    changed = Signal(object)
    TOP = 0.2

    def __init__(self, bench: Workbench, desk: CalendarLinkDesk, parent: QWidget) -> None:
        super().__init__(bench.theme, _tr("Connected calendar"), parent)
        self._bench, self._desk = bench, desk
        self._is_shown = self._is_under_way = False
        self.standing: LinkStanding | None = None
        self.form: SetUpForm | None = None
        self._make()
        self._lay_out()
        self._connect()
        for part in (self.card, self._leaving, self.note, self.leave):
            part.hide()
        self.setFixedWidth(self.theme.scaled(WIDTH))
        self.read()

    def _make(self) -> None:
        theme = self.theme
        self.hint = PlainLabel(theme, "", 12, 400, "ink2", most=4)
        self.card = StandingCard(self._bench, self)
        self.note = PlainLabel(theme, "", 12, 500, "ink", most=4, quoted=True)
        self.leave = Button(theme, _tr("Disconnect…"), icon="ph.link-break")
        self.shut = Button(theme, _tr("Close"))
        self.sure = Button(theme, _tr("Disconnect"), look=Look.PRIMARY)
        self.stay = Button(theme, _tr("Stay connected"))
        words = _tr(
            "The events stay in the calendar as they are, and the password is forgotten. Your steps stay here."
        )
        asked = PlainLabel(theme, words, 13, 500, most=3)
        self._leaving = holder(column(asked, row(None, self.stay, self.sure, gap=8), gap=8))

    def _lay_out(self) -> None:
        title = PlainLabel(self.theme, self.windowTitle(), 15, 600)
        self._body = column(self.card)
        foot = row(self.leave, None, self.shut, gap=8)
        self.fill(
            column(
                title, 4, self.hint, 12, self._body, 8, self.note, self._leaving, 8, foot, margins=(16, 14, 16, 12)
            )
        )  # fmt: skip

    def _connect(self) -> None:
        self.card.sync_wanted.connect(self._sync)
        self.card.answered.connect(self._answer)
        self.card.resized.connect(self._fit)
        self.leave.clicked.connect(self._ask_leave)
        self.stay.clicked.connect(self._stay)
        self.sure.clicked.connect(self._disconnect)
        self.shut.clicked.connect(self.accept)

    # Showing.

    def read(self) -> None:
        """Ask how it stands."""
        self._bench.run(self._desk.standing, self.show_standing, self.refuse)

    def follow(self, standing: LinkStanding | None, is_under_way: bool) -> None:  # noqa: FBT001 - a signal's argument
        """It was looked at anew."""
        self._is_under_way = is_under_way
        self.show_standing(standing)

    def show_standing(self, standing: LinkStanding | None) -> None:
        """Show a calendar, or how one is connected; what is being typed stays."""
        was, self.standing = self.standing, standing
        is_new = not self._is_shown or (was is None) != (standing is None)
        self._is_shown = True
        if is_new:
            self._turn()
        if standing is not None:
            self.card.show_standing(standing, is_under_way=self._is_under_way)
        self._fit()
        if is_new:
            self._entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        """From one face to the other."""
        is_connected = self.standing is not None
        self.hint.setText(_hint(is_connected=is_connected))
        self._leaving.hide()
        self.card.setVisible(is_connected)
        self.leave.setVisible(is_connected)
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if not is_connected:
            self.form = SetUpForm(self._bench, self._desk, self)
            self.form.connected.connect(self._on_connected)
            self.form.refused.connect(self.refuse)
            self.form.resized.connect(self._fit)
            self._body.addWidget(self.form)
            self.form.show()  # at once, so that it can have the keys

    @property
    def _entrance(self) -> QWidget:
        return self.form.address if self.form is not None else self.card.entrance

    def tell(self, words: str) -> None:
        """Say what became of it."""
        self._say(words, "ink")

    def refuse(self, sentence: str) -> None:
        """Say why not; everything typed stays."""
        self._say(sentence, "over")

    def _say(self, words: str, colour: str) -> None:
        self.note.dress(colour, "ph.warning-circle" if colour == "over" else "")
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self._fit()

    def _fit(self) -> None:
        self.fit_height(self.theme.scaled(WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            elif self.form is not None:
                self.form.submit()
            else:
                self.card.submit()
            return
        super().keyPressEvent(event)

    # Acting.

    def _sync(self, password: str | None) -> None:
        self.refuse("")
        self.sync_wanted.emit(password)

    def _answer(self, reference: str, said: Answer) -> None:
        desk = self._desk
        self._bench.run(lambda: desk.answer(reference, said), self._on_answered, self.refuse)

    def _on_answered(self, answer: object) -> None:
        self.changed.emit(answer)
        self._sync(None)

    def _on_connected(self, standing: LinkStanding) -> None:
        self.show_standing(standing)
        words = _tr("“{name}” follows your steps now; they are on their way to it.")
        self.tell(filled(words, {"name": standing.name}))
        self.changed.emit(standing)
        self.sync_wanted.emit(None)

    def _ask_leave(self) -> None:
        self.refuse("")
        self._leaving.show()
        self.leave.hide()
        self._fit()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stay(self) -> None:
        self._leaving.hide()
        self.leave.show()
        self._fit()
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _disconnect(self) -> None:
        self._bench.run(self._desk.disconnect, self._on_left, self.refuse)

    def _on_left(self, answer: object) -> None:
        name = self.standing.name if self.standing is not None else ""
        self.show_standing(None)
        self.tell(filled(_tr("“{name}” goes its own way now."), {"name": name}))
        self.changed.emit(answer)


def _hint(*, is_connected: bool) -> str:
    if is_connected:
        return _tr("Your steps are in it. What you move or mark done there is moved or done here.")
    return _tr(
        "Your steps go into a calendar on a server (CalDAV), and what you move or mark done there is moved or done here. "
        "Outlook and Google do not take part in that: give them the published calendar."
    )
