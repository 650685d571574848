"""The sheet of answering: what colleagues ask of me, each with three ready answers."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.acts.forms import Form, OptionRow
from app.ui.widgets.boxes import Item, holder, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.fields import Field
from app.ui.widgets.flows import FlowLayout
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workspaces.priorities.asking import chosen_by_number
from app.ui.workspaces.priorities.boards import AskedOfMe, ColleagueLoad, PrioritiesDesk

_MOST = 9


class OwnForm(Form):
    """What colleagues ask of me, one at a time: answer it, say no kindly, or look at the case.

    Signals:
        case_opened: Carries the id of a case.
        accept_requested: An offered case shall be taken; carries its id.
    """

    case_opened = Signal(object)
    accept_requested = Signal(object)

    def __init__(
        self,
        bench: Workbench,
        desk: PrioritiesDesk,
        asked: Sequence[AskedOfMe],
        parent: QWidget,
        colleagues: Sequence[ColleagueLoad] = (),
    ) -> None:
        super().__init__(bench, parent.tr("Asked of you"), parent.tr("Answer"), parent)
        self._desk, self._asked, theme = desk, asked[:_MOST], bench.theme
        self._declines = False
        self._slot_at: datetime | None = None
        self._suggested_id: UUID | None = None
        self._colleagues = colleagues
        self.options = [
            OptionRow(theme, number, f"{one.who.split()[0]}: {one.text}", self._due(one), self)
            for number, one in enumerate(self._asked, 1)
        ]
        self.whole = PlainLabel(theme, "", 13, 400, "ink2", most=5, quoted=True)
        self.answer = Field(theme, self.tr("Your answer"), self.tr("Your answer, or why not"), self)
        self._make_ready()
        self.decline = Button(theme, self.tr("Say not now, kindly"))
        self.see = Button(theme, self.tr("Open the case"), look=Look.GHOST)
        self.decline.clicked.connect(self._decline)
        self.see.clicked.connect(self._see)
        acts = row(self.see, None, self.decline)
        fields: list[Item] = [*self.options, 4, self.whole, self.ready, self.answer, acts]
        if not self.options:
            fields = [PlainLabel(theme, self.tr("Nobody waits for you."), 13, 400, "ink2")]
            for part in (self.whole, self.ready, self.answer, self.decline, self.see):
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

    def _make_ready(self) -> None:
        """Three ready answers."""
        theme = self.bench.theme
        self.at_round, self.tomorrow = Button(theme, "", icon="ph.calendar-plus"), Button(theme, "")
        self.not_me = Button(theme, self.tr("Not me, but…"))
        self.at_round.clicked.connect(self._at_round)
        self.tomorrow.clicked.connect(self._tomorrow)
        self.not_me.clicked.connect(self._ask_whom)
        self.ready = holder(FlowLayout(self.at_round, self.tomorrow, self.not_me, gap=8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if chosen_by_number(event, self.options):
            self._show()
            self.answer.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def work(self) -> Callable[[], object] | None:
        one, text, declines = self._chosen, self.answer.text().strip(), self._declines
        slot_at, suggested_id = self._slot_at, self._suggested_id
        self._declines, self._slot_at, self._suggested_id = False, None, None
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
        if declines:
            return partial(self._desk.decline, one.request_id, text, suggested_id)
        return partial(self._desk.answer, one.request_id, text, slot_at)

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
        self.ready.setVisible(not is_offer)
        self._offer_times(one)
        self.decline.setVisible(not is_offer)
        self.button.rename(self.tr("Take it") if is_offer else self.tr("Answer"))
        self.adjustSize()

    def _offer_times(self, one: AskedOfMe) -> None:
        formats = self.bench.formats
        self.at_round.setVisible(one.round_at is not None)
        self.tomorrow.setVisible(one.tomorrow_at is not None)
        if one.round_at is not None:
            self.at_round.rename(self.tr("At my {time} round").format(time=formats.time(one.round_at)))
        if one.tomorrow_at is not None:
            self.tomorrow.rename(formats.when(one.tomorrow_at))

    def _at_round(self) -> None:
        if (one := self._chosen) is not None and one.round_at is not None:
            time = self.bench.formats.time(one.round_at)
            self._book(one.round_at, self.tr("I do it at my {time} round.").format(time=time))

    def _tomorrow(self) -> None:
        if (one := self._chosen) is not None and one.tomorrow_at is not None:
            when = self.bench.formats.when(one.tomorrow_at)
            self._book(one.tomorrow_at, self.tr("Not today; I do it {when}.").format(when=when))

    def _book(self, slot_at: datetime, said: str) -> None:
        """Send what was typed, else the ready words, and keep the time."""
        if not self.answer.text().strip():
            self.answer.setText(said)
        self._slot_at = slot_at
        self.submit()

    def _ask_whom(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Whom to ask instead?"))
        for one in self._colleagues:
            menu.addAction(one.name).setData(one)
        menu.triggered.connect(lambda action: self.name_instead(action.data()))
        menu.popup(self.not_me.mapToGlobal(self.not_me.rect().bottomLeft()))

    def name_instead(self, colleague: ColleagueLoad) -> None:
        """Give it back, with whom to ask instead."""
        if not self.answer.text().strip():
            name = colleague.name.split()[0]
            self.answer.setText(self.tr("Not me, but {name} can help you better.").format(name=name))
        self._suggested_id = colleague.person_id
        self._decline()

    def _decline(self) -> None:
        self._declines = True
        self.submit()

    def _see(self) -> None:
        one = self._chosen
        if one is not None:
            self.accept()
            self.case_opened.emit(one.case_id)
