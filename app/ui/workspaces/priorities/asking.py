"""The sheet of asking a colleague: when it reaches them, with what else, and whether that is early enough."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.agenda import AgendaRow
from app.services.requests import Reach
from app.ui.acts.forms import Form, OptionRow
from app.ui.cases.files import RequestLine
from app.ui.widgets.boxes import Item
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workspaces.priorities.boards import ColleagueLoad, PrioritiesDesk, Wanted

_MOST, _MOST_MINUTES, _USUAL = 9, 480, 15


def chosen_by_number(event: QKeyEvent, options: Sequence[OptionRow]) -> bool:
    """Choose the option with the number that was pressed; whether there is one."""
    number = event.text()
    if not number.isdecimal() or not 1 <= int(number) <= len(options):
        return False
    options[int(number) - 1].setChecked(True)
    return True


class AskForm(Form):
    """Asks a colleague about a case; says when it will reach them before it is sent.

    Args:
        back: A request that came back: the same is asked of somebody else, first of whom its receiver named.
    """

    def __init__(
        self,
        bench: Workbench,
        desk: PrioritiesDesk,
        about: AgendaRow,
        colleagues: Sequence[ColleagueLoad],
        parent: QWidget,
        back: RequestLine | None = None,
    ) -> None:
        title = parent.tr("Ask about {customer}").format(customer=about.customer)
        super().__init__(bench, title, parent.tr("Ask"), parent)
        self._desk, self._about, self._back = desk, about, back
        self._colleagues = _in_order(colleagues, back)[:_MOST]
        theme = bench.theme
        self.people = [
            OptionRow(theme, number, one.name, self._reaching(one.reaches_at), self)
            for number, one in enumerate(self._colleagues, 1)
        ]
        self.text = Field(theme, self.tr("What you need"), self.tr("What do you need?"), self)
        self.when = Field(theme, self.tr("Needed by"), self.tr("Needed by: today 16:00, thu 10"), self)
        hint = self.tr("Urgent? Say what harm it spares the customer")
        shorter = self.tr("Urgent? Say why")
        self.harm = Field(theme, self.tr("Harm it spares the customer"), hint, self, shorter=shorter)
        self.minutes = Field(
            theme, self.tr("Minutes it takes them"), self.tr("Minutes it takes them: 15"), self
        )
        self.reach = PlainLabel(theme, "", 12, 500, "ink2", most=2, icon="ph.tray", quoted=True)
        self.lead = PlainLabel(theme, "", 12, 400, "ink2", most=3, icon="ph.clock", quoted=True)
        fields: list[Item] = [*self.people, 4, self.text, self.when, self.minutes, self.harm, 2, self.reach]
        fields.append(self.lead)
        self.compose(*fields, gap=6)
        for option in self.people:
            option.clicked.connect(self._ask_when)
        self.harm.textChanged.connect(self._ask_when)
        self.when.editingFinished.connect(self._ask_when)
        if back is not None:
            self._fill_in(back)
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
        typed = self.minutes.text().strip() or str(_USUAL)
        if not typed.isascii() or not typed.isdecimal() or not 1 <= int(typed) <= _MOST_MINUTES:
            self.refuse(self.tr("Type the minutes as a number, such as 20."))
            return None
        harm = self.harm.text().strip()
        back = self._back.request_id if self._back is not None else None
        wanted = Wanted(text, when, harm, int(typed), back)
        return partial(self._desk.ask, self._about.case_id, person.person_id, wanted)

    def _fill_in(self, back: RequestLine) -> None:
        """As it was asked before; a moment that has passed must be said anew."""
        formats = self.bench.formats
        self.text.setText(back.text)
        self.harm.setText(back.harm)
        self.minutes.setText(str(back.effort // timedelta(minutes=1)))
        if back.needed_by_at > formats.now():
            self.when.setText(f"{formats.wall(back.needed_by_at):%Y-%m-%d %H:%M}")

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
            asked = partial(self._desk.reach, person.person_id, self.when.text())
            self.bench.run(asked, self._show_reach, self.refuse)

    def _show_reach(self, reach: Reach) -> None:
        person, formats = self._person, self.bench.formats
        if person is None:
            return
        name = person.name.split()[0]
        if self.harm.text().strip():
            said = self.tr("{name} gets it at once. Urgent ones left today: {count}.")
            if reach.urgent_left is None:
                said = self.tr("{name} gets it at once.")
        elif reach.at <= formats.now():
            said = self.tr("{name} gets it at once.")
        elif reach.waiting:
            said = self.tr("{name} gets it {when}, together with {others} more of yours.")
        else:
            said = self.tr("{name} gets it {when}.")
        when = formats.moment(reach.at)
        self.reach.setText(said.format(name=name, when=when, others=reach.waiting, count=reach.urgent_left))
        self.lead.setText(self._usually(name, reach))

    def _usually(self, name: str, reach: Reach) -> str:
        """How long they usually need, and by when to ask, as far as the past tells."""
        formats, usual = self.bench.formats, reach.lead.usual
        if usual is None:
            return self.tr("Too few answers of {name} to tell how long it takes.").format(name=name)
        length = formats.length(usual)
        if reach.ask_by_at is None:
            return self.tr("{name} usually needs {length} of working time.").format(name=name, length=length)
        said = self.tr("{name} usually needs {length} of working time: ask by {at}.")
        return said.format(name=name, length=length, at=formats.moment(reach.ask_by_at))


def _in_order(colleagues: Sequence[ColleagueLoad], back: RequestLine | None) -> Sequence[ColleagueLoad]:
    """Whom to ask instead comes first, who gave it back last."""
    if back is None:
        return colleagues
    return sorted(
        colleagues, key=lambda one: (one.person_id != back.suggested_id, one.person_id == back.to_id)
    )
