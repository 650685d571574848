"""An account on a calendar server: its address, a look at the calendars there, and one of them follows the steps."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from app.domain.calendars.links import Account, Place
from app.domain.calendars.problems import CalendarProblem
from app.domain.errors import AppError
from app.services.calendars.links import OWN_NAME
from app.ui.acts.forms import labelled
from app.ui.calendar_links.desks import CalendarLinkDesk
from app.ui.sentences import filled
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

_tr = partial(QCoreApplication.translate, "Calendar")
_LABEL = 128
ASKING = QT_TRANSLATE_NOOP("Calendar", "Asking which calendars you have on {server}")
_EVENTS, _TASKS = "VEVENT", "VTODO"


class SetUpForm(QWidget):
    """First the account, then which calendar; the server is asked on a thread of its own.

    Signals:
        connected: A calendar follows the steps now; carries its standing.
        refused: It does not; carries the sentence, or an empty one where nothing stands in the way any more.
        resized: It needs more or less room.
    """

    connected = Signal(object)
    refused = Signal(str)
    resized = Signal()

    def __init__(self, bench: Workbench, desk: CalendarLinkDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._desk, self._asked = bench, desk, 0
        self._places: Sequence[Place] = ()
        self._make_account()
        self._make_choice()
        self._lay_out()
        self._connect()
        self._show_places(None)
        self.keeping.hide()
        bench.tasks.run_alone(desk.keeps_passwords, self._tell_keeping, lambda _problem: None)

    def _make_account(self) -> None:
        theme = self._bench.theme
        self.address = Field(theme, _tr("Address"), "https://")
        self.user = Field(theme, _tr("Your name there"))
        self.password = Field(theme, _tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keeping = PlainLabel(theme, "", 12, 400, "ink2", most=3)
        self.plain = CheckBox(theme, _tr("I mean this address, though it is not encrypted"))
        self.plain.hide()
        self.look = Button(theme, _tr("Look for calendars"), look=Look.PRIMARY, icon="ph.magnifying-glass")
        self.busy = PlainLabel(theme, "", 12, 500, "ink2", icon="ph.arrows-clockwise", most=2, quoted=True)
        self.stop = Button(theme, _tr("Stop"), look=Look.GHOST)

    def _make_choice(self) -> None:
        theme = self._bench.theme
        self.which = ChoiceBox(theme)
        self.which.setAccessibleName(_tr("Which calendar"))
        self.kind = ChoiceBox(theme)
        self.kind.setAccessibleName(_tr("Steps are"))
        self.kind.addItem(_tr("Events in it"), _EVENTS)
        self.kind.addItem(_tr("Tasks to tick off"), _TASKS)
        hint = _tr("What else is in that calendar is read as busy time, and never changed.")
        self.hint = PlainLabel(theme, hint, 12, 400, "ink2", most=2)
        self.join = Button(theme, _tr("Connect"), look=Look.PRIMARY, icon="ph.link")

    def _lay_out(self) -> None:
        theme = self._bench.theme
        self._choice = holder(
            column(
                self._named(_tr("Steps are"), self.kind),
                self._named(_tr("Which calendar"), self.which),
                self.hint,
                gap=8,
            )
        )
        busy = row(self.busy, self.stop, gap=8)
        busy.setStretch(0, 1)
        busy.setAlignment(self.busy, Qt.AlignmentFlag.AlignVCenter)
        self._busy = holder(busy)
        fields = [labelled(theme, one, _LABEL) for one in (self.address, self.user, self.password)]
        self.setLayout(
            column(*fields, self.keeping, self.plain, self._choice, self._busy, row(None, self.look, self.join, gap=8), gap=8)
        )  # fmt: skip

    def _named(self, name: str, box: ChoiceBox) -> QWidget:
        theme = self._bench.theme
        label = PlainLabel(theme, name, 12, 400, "ink2")
        label.setFixedWidth(max(theme.scaled(_LABEL), label.sizeHint().width()))
        line = row(label, box, gap=8)
        line.setStretch(1, 1)
        return holder(line)

    def _connect(self) -> None:
        self.look.clicked.connect(self.ask)
        self.join.clicked.connect(self.connect_chosen)
        self.stop.clicked.connect(self.give_up)
        self.kind.currentIndexChanged.connect(self._list_fitting)
        for field in (self.address, self.user, self.password):
            field.textEdited.connect(self._on_edited)
        self.plain.toggled.connect(self._on_edited)

    # Asking the server.

    @property
    def account(self) -> Account:
        """As it is typed."""
        is_plain = self.plain.isChecked() and self.plain.isVisibleTo(self)
        return Account(self.address.text().strip(), self.user.text().strip(), is_plain)

    @property
    def is_asking(self) -> bool:
        """Whether the server is being asked."""
        return self._busy.isVisibleTo(self)

    def submit(self) -> None:
        """Enter: the next thing to do."""
        if self.is_asking:
            return
        if self.join.isVisibleTo(self):
            self.connect_chosen()
        else:
            self.ask()

    def ask(self) -> None:
        """Which calendars are there?"""
        missing = next((one for one in (self.address, self.user) if not one.text().strip()), None)
        if missing is not None:
            self._refuse(_tr("The address of your calendar and your name there are needed."))
            missing.setFocus()
            return
        account, password, desk = self.account, self.password.text(), self._desk
        self.wait(_tr(ASKING))
        self._run(lambda: desk.places(account, password), self._show_places)

    def connect_chosen(self) -> None:
        """Let the chosen one follow the steps."""
        account, password, desk = self.account, self.password.text(), self._desk
        name, is_tasks = str(self.which.currentData()), self.kind.currentData() == _TASKS
        self.wait(_tr("Connecting with {server}…"))
        self.stop.hide()
        self._run(lambda: desk.connect(account, password, name, is_tasks=is_tasks), self.connected.emit)

    def give_up(self) -> None:
        """Wait no longer; whatever the server says later is not heard."""
        self._asked += 1
        self._rest()
        self.look.setFocus()

    def wait(self, words: str) -> None:
        """Say what is under way, and let nothing else begin."""
        server = urlsplit(self.address.text().strip()).hostname or self.address.text().strip()
        self._refuse("")
        self.busy.setText(filled(words, {"server": server}))
        self._busy.show()
        self.stop.show()
        for part in self._parts:
            part.setEnabled(False)
        self.stop.setFocus()
        self.resized.emit()

    def _rest(self) -> None:
        self._busy.hide()
        for part in self._parts:
            part.setEnabled(True)
        self.resized.emit()

    @property
    def _parts(self) -> Sequence[QWidget]:
        return (
            self.address,
            self.user,
            self.password,
            self.plain,
            self.kind,
            self.which,
            self.look,
            self.join,
        )

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._asked += 1
        asked = self._asked
        self._bench.tasks.run_alone(
            work, partial(self._on_answer, asked, done), partial(self._on_problem, asked)
        )

    def _is_wanted(self, asked: int) -> bool:
        """Whether anybody still waits for that answer; the sheet may be closed by now."""
        return isValid(self) and asked == self._asked

    def _on_answer(self, asked: int, done: Callable[[Any], None], answer: object) -> None:
        if self._is_wanted(asked):
            self._rest()
            done(answer)

    def _on_problem(self, asked: int, problem: AppError) -> None:
        if not self._is_wanted(asked):
            return
        self._rest()
        reason = problem.reason if isinstance(problem, CalendarProblem) else ""
        if reason == "unencrypted":
            self.plain.show()
        self._refuse(self._bench.sentence(problem))
        (self.password if reason == "password" else self.address).setFocus()

    # What was found.

    def _show_places(self, places: Sequence[Place] | None) -> None:
        is_known = places is not None
        self._places = places or ()
        self._choice.setVisible(is_known)
        self.join.setVisible(is_known)
        self.look.setVisible(not is_known)
        self._busy.hide()
        if is_known:
            self._list_fitting()
            self.which.setFocus()
        self.resized.emit()

    def _list_fitting(self) -> None:
        """A calendar of our own first; then those that take such entries."""
        kind = self.kind.currentData()
        fitting = [one for one in self._places if not one.kinds or kind in one.kinds]
        own = next((one for one in fitting if one.name.casefold() == OWN_NAME.casefold()), None)
        words = (
            _tr("“{name}”, which is there already") if own else _tr("A new one for Keepword alone: “{name}”")
        )
        self.which.clear()
        self.which.addItem(filled(words, {"name": own.name if own else OWN_NAME}), "")
        for one in fitting:
            if one is not own:
                self.which.addItem(one.name, one.name)

    def _on_edited(self, _what: object = None) -> None:
        """Another account: what was found belongs to the one before."""
        self._refuse("")
        if self._places or self.join.isVisibleTo(self):
            self._show_places(None)

    def _tell_keeping(self, is_kept: object) -> None:
        if not isValid(self):
            return
        if is_kept:
            words = _tr("The password goes into the keyring of this computer, and nowhere else.")
        else:
            words = _tr(
                "This computer has no keyring that can be trusted with it, so Keepword asks for the password at each start."
            )
        self.keeping.setText(words)
        self.keeping.show()
        self.resized.emit()

    def _refuse(self, sentence: str) -> None:
        self.refused.emit(sentence)
