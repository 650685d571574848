"""Done, then…: a finished step always asks for the next one, or closes the case."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.grid_filters import minutes_of
from app.ui.acts.forms import Form, OptionRow
from app.ui.desk import CaseFile, Outcome, Proposal
from app.ui.widgets.boxes import Item, row
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.fields import Field
from app.ui.workbenches import Workbench

_TOOK, _MINUTE = 104, timedelta(minutes=1)


class DoneForm(Form):
    """Numbered choices: what the cadence proposes, a step of one's own, or the end.

    Signals:
        close_requested: The case is over.
    """

    close_requested = Signal()

    def __init__(
        self, bench: Workbench, file: CaseFile, proposals: Sequence[Proposal], parent: QWidget
    ) -> None:
        title = parent.tr("Done. What comes next for {customer}?").format(customer=file.customer)
        super().__init__(bench, title, parent.tr("Set next step"), parent)
        self._file, self._proposals = file, proposals[:2]
        formats, theme = bench.formats, bench.theme
        self._options: list[OptionRow] = []
        for proposal in self._proposals:
            self._add(proposal.what, formats.moment(proposal.due_at))
        self.own = Field(theme, self.tr("Another next step"), self._own_hint(), self)
        self.own.textEdited.connect(self._on_typed)
        self._close = OptionRow(
            theme,
            len(self._options) + 2,
            self.tr("Close the case"),
            self.tr("won, lost, or no longer needed"),
            self,
        )
        self.told = CheckBox(bench.theme, self.tr("They heard where it stands"), self)
        self.took = Field(theme, self.tr("How long it took"), "", self)
        self.took.hint(self.tr("took 20 min?"), self.tr("20 min?"), self.tr("min?"))
        self.took.setFixedWidth(theme.scaled(_TOOK))
        timed = bench.timed.get(file.case_id)
        self._timed = round(timed.spent_at(formats.now()) / _MINUTE) if timed is not None else 0
        self._proposed = self.tr("{count} min").format(count=self._timed) if self._timed else ""
        self.took.setText(self._proposed)
        if file.agenda is not None:
            at = formats.moment(file.agenda.news_due_at)
            self.note.setText(self.tr("They hear by {moment}.").format(moment=at))
        fields: list[Item] = [*self._options, self.own, self._close, 4, row(self.told, None, self.took)]
        self.compose(*fields, gap=6)
        for part in (*self._options, self._close):
            part.clicked.connect(self._on_option)
            part.installEventFilter(self)
        first: QWidget = self._options[0] if self._options else self.own
        if self._options:
            self._options[0].setChecked(True)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        if self._close.isChecked():
            self.accept()
            self.close_requested.emit()
            return None
        typed = self.took.text().strip()
        minutes = self._timed if typed == self._proposed else minutes_of(typed)
        if typed and (minutes is None or minutes <= 0):
            self.refuse(
                self.tr("“{text}” is no length such as 45 min or 1 h 15. Empty is fine.").format(text=typed)
            )
            self.took.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        took = timedelta(minutes=minutes) if typed and minutes is not None else None
        following: str | Proposal = self.own.text().strip() or self._chosen()
        desk, case_id, told = self.bench.desk, self._file.case_id, self.told.isChecked()
        self.bench.timed.pop(case_id, None)
        return lambda: desk.done(case_id, following, told=told, took=took)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._number(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and isinstance(watched, OptionRow):
                watched.setChecked(True)
                self.submit()
                return True
        return False

    def _add(self, text: str, note: str) -> None:
        self._options.append(OptionRow(self.bench.theme, len(self._options) + 1, text, note, self))

    def _own_hint(self) -> str:
        number = len(self._options) + 1
        return self.tr("{number}  Type another next step… “call thu 10”").format(number=number)

    def _chosen(self) -> str | Proposal:
        pairs = zip(self._options, self._proposals, strict=True)
        return next((proposal for option, proposal in pairs if option.isChecked()), "")

    def _number(self, event: QKeyEvent) -> bool:
        """A number takes its choice at once."""
        text = event.text()
        if (
            self.took.hasFocus()
            or not text.isdigit()
            or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            return False
        number = int(text)
        if number == len(self._options) + 1:
            self.own.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        chosen = next((option for option in (*self._options, self._close) if option.number == number), None)
        if chosen is None:
            return False
        chosen.setChecked(True)
        self.submit()
        return True

    def _on_option(self) -> None:
        self.own.clear()

    def _on_typed(self, text: str) -> None:
        for option in (*self._options, self._close):
            option.setAutoExclusive(False)
            option.setChecked(False)
            option.setAutoExclusive(True)
        if not text and self._options:
            self._options[0].setChecked(True)


class CloseForm(Form):
    """Closing asks how it ended, and keeps the last word."""

    def __init__(
        self, bench: Workbench, file: CaseFile, outcomes: Sequence[Outcome], parent: QWidget
    ) -> None:
        title = parent.tr("How did it end for {customer}?").format(customer=file.customer)
        super().__init__(bench, title, parent.tr("Close the case"), parent)
        self._file, self._outcomes = file, outcomes
        theme = bench.theme
        self._options = [
            OptionRow(theme, number, item.name, "", self) for number, item in enumerate(outcomes, 1)
        ]
        self.word = Field(
            theme, self.tr("Last word to the customer"), self.tr("What they heard last, or why nothing"), self
        )
        self.note.setText(self.tr("Counts as the last word."))
        self.compose(*self._options, self.word, gap=6)
        if self._options:
            self._options[0].setChecked(True)
            self._options[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        chosen = next((number for number, option in enumerate(self._options) if option.isChecked()), None)
        if chosen is None:
            return None
        desk, case_id, outcome, text = (
            self.bench.desk,
            self._file.case_id,
            self._outcomes[chosen].key,
            self.word.text(),
        )
        return lambda: desk.close_case(case_id, outcome, text.strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdigit() and 0 < int(text) <= len(self._options) and not self.word.hasFocus():
            self._options[int(text) - 1].setChecked(True)
            self.word.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)
