"""A promise on a case, and opening a closed case again."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.book_entries import MoreThanBook
from app.domain.errors import AppError
from app.ui.acts.forms import Form
from app.ui.desk import CaseFile
from app.ui.widgets.fields import Field
from app.ui.workbenches import Workbench


class PromiseForm(Form):
    """What was promised, and until when."""

    def __init__(self, bench: Workbench, file: CaseFile, parent: QWidget) -> None:
        title = parent.tr("What did you promise {customer}?").format(customer=file.customer)
        super().__init__(bench, title, parent.tr("Keep it in mind"), parent)
        self._file = file
        self.words = Field(bench.theme, self.tr("Promise"), self.tr("The new price by Friday"), self)
        self.when = Field(bench.theme, self.tr("Until"), self.tr("fri 15:00"), self)
        self.why = Field(
            bench.theme, self.tr("Why more"), self.tr("They open on Monday and have no machine"), self
        )
        self.why.hide()
        self._is_more = False
        self.compose(self.words, self.when, self.why)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        for field in (self.words, self.when):
            field.textEdited.connect(self._anew)

    def work(self) -> Callable[[], object] | None:
        words, when = self.words.text().strip(), self.when.text().strip()
        if not words or not when:
            self.refuse(self.tr("A promise needs its words and a time."))
            return None
        desk, case_id = self.bench.desk, self._file.case_id
        why = self.why.text().strip() if self._is_more else None
        return lambda: desk.promise(case_id, words, when, why)

    def on_problem(self, problem: AppError) -> None:
        """More than the book is asked for its reason once, and never stopped."""
        super().on_problem(problem)
        if isinstance(problem, MoreThanBook):
            self._is_more = True
            self.why.show()
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            self.adjustSize()

    def _anew(self) -> None:
        """Other words or another time are held against the book again."""
        self._is_more = False


class ReopenForm(Form):
    """An open case needs a next step, so opening asks for one."""

    def __init__(self, bench: Workbench, file: CaseFile, parent: QWidget) -> None:
        title = parent.tr("What comes next for {customer}?").format(customer=file.customer)
        super().__init__(bench, title, parent.tr("Open again"), parent)
        self._file = file
        self.line = Field(bench.theme, self.tr("Next step"), self.tr("call tomorrow at 10"), self)
        self.compose(self.line)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        line = self.line.text().strip()
        if not line:
            self.refuse(self.tr("An open case needs a next step."))
            return None
        desk, case_id = self.bench.desk, self._file.case_id
        return lambda: desk.reopen(case_id, line)
