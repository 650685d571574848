"""Later, and handing over: moving a step in time, and a case to a colleague."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.errors import AppError, NeedsEffort, PastPromise, PutOffTooOften
from app.ui.acts.forms import Form, OptionRow, labelled
from app.ui.desk import (
    CaseFile,
    Colleague,
)
from app.ui.laters import LaterChoice, LaterHow
from app.ui.widgets.boxes import holder, row
from app.ui.widgets.buttons import Button, Size
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.fields import Field
from app.ui.workbenches import Workbench


def later_menu(
    bench: Workbench,
    choices: Sequence[LaterChoice],
    chosen: Callable[[LaterChoice | None], None],
    parent: QWidget,
) -> QMenu:
    """A menu of clock times; ``chosen`` gets None for 'pick'."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for choice in choices:
        words = bench.formats.moment(choice.at)
        action = QAction(f"{choice.name}\t{words}" if choice.name else words, menu)
        action.setData(choice)
        menu.addAction(action)
    menu.addSeparator()
    menu.addAction(QAction(parent.tr("Pick a time…"), menu))
    menu.triggered.connect(lambda action: chosen(action.data()))
    return menu


class LaterForm(Form):
    """A time in one's own words; past a promise it asks whether the customer agreed, or for a reason.

    The button says the clock time that comes of it.

    Args:
        when: What is typed already.
        effort: How long the step takes by now, where the way of working asks for a new start and the time needed.
        problem: Why it was not done plainly.

    Attributes:
        may_ask: Whether the way of working may ask how long it takes; not where the moment is when the step is due,
            in a column of its own.

    Signals:
        way_chosen: Another act is wanted instead; carries its key.
    """

    way_chosen = Signal(str)

    def __init__(
        self,
        bench: Workbench,
        file: CaseFile,
        parent: QWidget,
        *,
        when: str = "",
        effort: timedelta | None = None,
        problem: AppError | None = None,
    ) -> None:
        title = parent.tr("When, for {customer}?").format(customer=file.customer)
        super().__init__(bench, title, parent.tr("Put it there"), parent)
        self._file, self._asks_effort, self.may_ask = file, effort is not None, True
        name = self.tr("New start") if self._asks_effort else self.tr("When")
        self.when = Field(bench.theme, name, self.tr("thu 10, tomorrow morning, in 2 business days"), self)
        self.when.setText(when)
        self.takes = Field(bench.theme, self.tr("Time needed"), self.tr("45 min, 1h30"), self)
        self.takes.setText(bench.formats.length(effort) if effort is not None else "")
        self.takes.setVisible(self._asks_effort)
        for field in (self.when, self.takes):
            field.textChanged.connect(self._reckon)
        self.agreed = CheckBox(bench.theme, self.tr("Agreed with the customer"), self)
        self.reason = Field(
            bench.theme,
            self.tr("Reason"),
            self.tr("Or a reason, if the customer does not know"),
            self,
            shorter=self.tr("Or a reason"),
        )
        self.ways = {key: self._way(key) for key in ("tell", "done", "hand_over", "close_case")}
        self._ways = holder(row(*self.ways.values(), None, gap=6))
        self._ways.hide()
        times: tuple[QWidget, ...] = (self.when, self.takes)
        if self._asks_effort:
            times = tuple(labelled(bench.theme, field) for field in (self.when, self.takes))
        self.compose(*times, self.agreed, self.reason, self._ways)
        self._first(when, problem).setFocus(Qt.FocusReason.OtherFocusReason)
        if problem is not None and not isinstance(problem, NeedsEffort):
            self.on_problem(problem)
        self._reckon()

    def on_problem(self, problem: AppError) -> None:
        """Past a promise: tell them instead. Put off too often: act, tell, hand over or close. Or say how long."""
        if isinstance(problem, NeedsEffort):
            self._asks_effort = True
            self.takes.show()
            if self._file.agenda is not None:
                self.takes.setText(self.bench.formats.length(self._file.agenda.effort))
        too_often = isinstance(problem, PutOffTooOften)
        for key, button in self.ways.items():
            button.setVisible(too_often or key == "tell")
        self._ways.setVisible(too_often or isinstance(problem, PastPromise))
        super().on_problem(problem)

    def work(self) -> Callable[[], object] | None:
        when, takes = self.when.text().strip(), self.takes.text().strip()
        if not when:
            self.refuse(self.tr("Type a time, such as “thu 10”."))
            return None
        if any(pill.isChecked() for pill in self.clash.theirs.values()):
            self.accept()
            return None
        if self._asks_effort and not takes:
            self.refuse(self.tr("Type how long it takes, such as “45 min”."))
            return None
        desk, case_id = self.bench.desk, self._file.case_id
        seen = {**self._seen(), **self.clash.settled()}
        how = LaterHow(self.agreed.isChecked(), self.reason.text().strip(), takes, self.may_ask, seen)
        return lambda: desk.later(case_id, when, how)

    def _first(self, when: str, problem: AppError | None) -> QWidget:
        """Where the next word is wanted."""
        if self._asks_effort and when:
            self.takes.selectAll()
            return self.takes
        if isinstance(problem, PutOffTooOften):
            return self.ways["tell"]
        return self.agreed if problem is not None else self.when

    def _reckon(self) -> None:
        """Ask what clock time the words come to, for the button."""
        when, takes = self.when.text().strip(), self.takes.text().strip()
        if not when:
            self._say_when(None)
            return
        desk, case_id = self.bench.desk, self._file.case_id
        self.bench.tasks.run(
            lambda: desk.later_at(case_id, when, takes),
            lambda answer: self._on_reckoned(when, takes, answer),
            lambda _problem: self._say_when(None),
        )

    def _on_reckoned(self, when: str, takes: str, answer: tuple[datetime, datetime]) -> None:
        if (when, takes) == (self.when.text().strip(), self.takes.text().strip()):
            self._say_when(answer)

    def _say_when(self, answer: tuple[datetime, datetime] | None) -> None:
        formats = self.bench.formats
        if answer is None:
            self.button.rename(self.tr("Put it there"))
        elif answer[0] == answer[1]:
            self.button.rename(self.tr("To {moment}").format(moment=formats.moment(answer[1])))
        else:
            words = self.tr("From {start}, due {end}")
            start, end = formats.moment(answer[0]), formats.moment(answer[1])
            self.button.rename(words.format(start=start, end=end))

    def typed(self) -> Mapping[str, str]:
        step = self._file.agenda.step if self._file.agenda is not None else ""
        return {"step_what": step, "step_due_at": self.when.text().strip()}

    def _seen(self) -> Mapping[str, object]:
        step = self._file.agenda
        return {} if step is None else {"step_what": step.step, "step_due_at": step.due_at}

    def _way(self, key: str) -> Button:
        names = {
            "tell": self.tr("Tell them"),
            "done": self.tr("It is done"),
            "hand_over": self.tr("Hand over"),
            "close_case": self.tr("Close it"),
        }
        button = Button(self.bench.theme, names[key], size=Size.SMALL)
        button.setProperty("way", key)
        button.clicked.connect(self._on_way)
        return button

    def _on_way(self) -> None:
        key = self.sender().property("way")
        self.reject()
        self.way_chosen.emit(key)


class HandOverForm(Form):
    """Offer a case to a colleague; it stays mine until accepted."""

    def __init__(
        self, bench: Workbench, file: CaseFile, colleagues: Sequence[Colleague], parent: QWidget
    ) -> None:
        title = parent.tr("Who takes {customer}?").format(customer=file.customer)
        super().__init__(bench, title, parent.tr("Offer it"), parent)
        self._file, self._colleagues = file, colleagues
        self._options = [
            OptionRow(bench.theme, number, person.name, person.function, self)
            for number, person in enumerate(colleagues, 1)
        ]
        self.words = Field(
            bench.theme, self.tr("A word for them"), self.tr("What they should know first"), self
        )
        self.note.setText(self.tr("It stays yours until they accept."))
        self.compose(*self._options, self.words, gap=6)
        if self._options:
            self._options[0].setChecked(True)
        self.button.setEnabled(bool(self._options))
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        chosen = next((number for number, option in enumerate(self._options) if option.isChecked()), None)
        if chosen is None:
            return None
        desk, case_id, note = self.bench.desk, self._file.case_id, self.words.text().strip()
        person_id = self._colleagues[chosen].person_id
        return lambda: desk.hand_over(case_id, person_id, note)
