"""The sheets of asking: ask a colleague, and answer what a colleague asks of me."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.agenda import AgendaRow
from app.ui.acts.forms import Form, OptionRow
from app.ui.widgets.boxes import Item, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workspaces.priorities.boards import AskedOfMe, ColleagueLoad, PrioritiesDesk

_MOST = 9


def chosen_by_number(event: QKeyEvent, options: Sequence[OptionRow]) -> bool:
    """Choose the option with the number that was pressed; whether there is one."""
    number = event.text()
    if not number.isdecimal() or not 1 <= int(number) <= len(options):
        return False
    options[int(number) - 1].setChecked(True)
    return True


class AskForm(Form):
    """Asks a colleague about a case; says when it will reach them before it is sent."""

    def __init__(
        self,
        bench: Workbench,
        desk: PrioritiesDesk,
        about: AgendaRow,
        colleagues: Sequence[ColleagueLoad],
        parent: QWidget,
    ) -> None:
        title = parent.tr("Ask about {customer}").format(customer=about.customer)
        super().__init__(bench, title, parent.tr("Ask"), parent)
        self._desk, self._about, self._colleagues = desk, about, colleagues[:_MOST]
        theme = bench.theme
        self.people = [
            OptionRow(theme, number, one.name, self._reaching(one.reaches_at), self)
            for number, one in enumerate(self._colleagues, 1)
        ]
        self.text = Field(theme, self.tr("What you need"), self.tr("What do you need?"), self)
        self.when = Field(theme, self.tr("Needed by"), self.tr("Needed by: today 16:00, thu 10"), self)
        hint = self.tr("Urgent? Say what harm it spares the customer")
        self.harm = Field(theme, self.tr("Harm it spares the customer"), hint, self)
        self.reach = PlainLabel(theme, "", 12, 500, "ink2", most=2, icon="ph.tray", quoted=True)
        fields: list[Item] = [*self.people, 4, self.text, self.when, self.harm, 2, self.reach]
        self.compose(*fields, gap=6)
        for option in self.people:
            option.clicked.connect(self._ask_when)
        self.harm.textChanged.connect(self._ask_when)
        if self.people:
            self.people[0].setChecked(True)
            self._ask_when()
        self.button.setEnabled(bool(self.people))
        first: QWidget = self.people[0] if self.people else self.text
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if chosen_by_number(event, self.people):
            self._ask_when()
            self.text.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def work(self) -> Callable[[], object] | None:
        person, text, when = self._person, self.text.text().strip(), self.when.text().strip()
        if person is None or not text:
            self.refuse(self.tr("Say what you need."))
            return None
        if not when:
            self.refuse(self.tr("Type by when, such as “today 16:00”."))
            return None
        harm = self.harm.text().strip()
        return partial(self._desk.ask, self._about.case_id, person.person_id, text, when, harm)

    def _reaching(self, at: datetime) -> str:
        return self.tr("at once") if at <= self.bench.formats.now() else self.bench.formats.when(at)

    @property
    def _person(self) -> ColleagueLoad | None:
        chosen = (
            one for one, option in zip(self._colleagues, self.people, strict=True) if option.isChecked()
        )
        return next(chosen, None)

    def _ask_when(self) -> None:
        person = self._person
        if person is not None:
            self.bench.run(partial(self._desk.reaches_at, person.person_id), self._show_when, self.refuse)

    def _show_when(self, at: datetime) -> None:
        person, formats = self._person, self.bench.formats
        if person is None:
            return
        name = person.name.split()[0]
        if self.harm.text().strip() or at <= formats.now():
            self.reach.setText(self.tr("{name} gets it at once.").format(name=name))
        else:
            self.reach.setText(self.tr("{name} gets it {when}.").format(name=name, when=formats.moment(at)))


class OwnForm(Form):
    """What colleagues ask of me, one at a time: answer it, say no kindly, or look at the case.

    Signals:
        case_opened: Carries the id of a case.
        accept_requested: An offered case shall be taken; carries its id.
    """

    case_opened = Signal(object)
    accept_requested = Signal(object)

    def __init__(
        self, bench: Workbench, desk: PrioritiesDesk, asked: Sequence[AskedOfMe], parent: QWidget
    ) -> None:
        super().__init__(bench, parent.tr("Asked of you"), parent.tr("Answer"), parent)
        self._desk, self._asked, theme = desk, asked[:_MOST], bench.theme
        self._declines = False
        self.options = [
            OptionRow(theme, number, f"{one.who.split()[0]}: {one.text}", self._due(one), self)
            for number, one in enumerate(self._asked, 1)
        ]
        self.whole = PlainLabel(theme, "", 13, 400, "ink2", most=5, quoted=True)
        self.answer = Field(theme, self.tr("Your answer"), self.tr("Your answer, or why not"), self)
        self.decline = Button(theme, self.tr("Say not now, kindly"))
        self.see = Button(theme, self.tr("Open the case"), look=Look.GHOST)
        self.decline.clicked.connect(self._decline)
        self.see.clicked.connect(self._see)
        fields: list[Item] = [*self.options, 4, self.whole, self.answer, row(self.see, None, self.decline)]
        if not self.options:
            fields = [PlainLabel(theme, self.tr("Nobody waits for you."), 13, 400, "ink2")]
            for part in (self.whole, self.answer, self.decline, self.see):
                part.setParent(None)
        self.setFixedWidth(theme.scaled(520))
        self.compose(*fields, gap=6)
        for option in self.options:
            option.clicked.connect(self._show)
        if self.options:
            self.options[0].setChecked(True)
            self._show()
            self.options[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.button.rename(self.tr("Close"))
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if chosen_by_number(event, self.options):
            self._show()
            self.answer.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def work(self) -> Callable[[], object] | None:
        one, text, declines = self._chosen, self.answer.text().strip(), self._declines
        self._declines = False
        if one is None:
            self.accept()
            return None
        if one.request_id is None:
            self.accept()
            self.accept_requested.emit(one.case_id)
            return None
        if not text:
            self.refuse(self.tr("Write a line back."))
            return None
        return partial(self._desk.decline if declines else self._desk.answer, one.request_id, text)

    @property
    def _chosen(self) -> AskedOfMe | None:
        chosen = (one for one, option in zip(self._asked, self.options, strict=True) if option.isChecked())
        return next(chosen, None)

    def _due(self, one: AskedOfMe) -> str:
        if one.needed_by_at is None:
            return self.tr("offered to you")
        due = self.bench.formats.when(one.needed_by_at)
        return self.tr("urgent, {when}").format(when=due) if one.is_urgent else due

    def _show(self) -> None:
        one = self._chosen
        if one is None:
            return
        is_offer = one.request_id is None
        self.whole.setText(
            self.tr("Take over {customer}?").format(customer=one.text) if is_offer else one.text
        )
        if one.harm:
            self.whole.setText(f"{one.text} {one.harm}")
        self.answer.setVisible(not is_offer)
        self.decline.setVisible(not is_offer)
        self.button.rename(self.tr("Take it") if is_offer else self.tr("Answer"))
        self.adjustSize()

    def _decline(self) -> None:
        self._declines = True
        self.submit()

    def _see(self) -> None:
        one = self._chosen
        if one is not None:
            self.accept()
            self.case_opened.emit(one.case_id)
