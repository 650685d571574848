"""Opens the sheets of this screen and tells what came of them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.agenda import AgendaRow
from app.ui.acts.forms import Form
from app.ui.workbenches import Workbench
from app.ui.workspaces.priorities.answering import OwnForm
from app.ui.workspaces.priorities.asking import AskForm
from app.ui.workspaces.priorities.boards import AskedOfMe, Board, ColleagueLoad, PrioritiesDesk
from app.ui.workspaces.priorities.filters import FilterForm
from app.ui.workspaces.priorities.keys import PriorityKeys
from app.ui.workspaces.priorities.ranking import RankForm
from app.ui.workspaces.priorities.several import ManyForm, ManyHandOverForm


class PrioritySheets(QObject):
    """One at a time.

    Signals:
        said: Something was done that can be taken back; carries the sentence.
        done: Something was kept or stored: read anew.
        many_done: Several cases were acted on.
        case_opened: Carries the id of a case.
        accept_requested: An offered case shall be taken; carries its id.
    """

    said = Signal(str)
    done = Signal()
    many_done = Signal()
    case_opened = Signal(object)
    accept_requested = Signal(object)

    def __init__(self, bench: Workbench, desk: PrioritiesDesk, over: QWidget) -> None:
        super().__init__(over)
        self._bench, self._desk, self._over = bench, desk, over

    def edit_filter(self, board: Board, number: int) -> None:
        """Change the name and the rule of a saved filter."""
        self._open(FilterForm(self._bench, self._desk, board, number, self._over))

    def edit_rank(self, board: Board) -> None:
        """Change what counts how much."""
        self._open(RankForm(self._bench, self._desk, board, self._over))

    def show_keys(self, *, single_keys: bool) -> None:
        """Every key of this screen."""
        self._open(PriorityKeys(self._bench, self._desk, self._over, single_keys=single_keys))

    def ask(self, about: AgendaRow, colleagues: Sequence[ColleagueLoad]) -> None:
        """Ask a colleague about a case."""
        self._open(AskForm(self._bench, self._desk, about, colleagues, self._over), self.tr("Asked."))

    def show_own(self, asked: Sequence[AskedOfMe], colleagues: Sequence[ColleagueLoad] = ()) -> None:
        """What is asked of me."""
        form = OwnForm(self._bench, self._desk, asked, self._over, colleagues)
        form.case_opened.connect(self.case_opened)
        form.accept_requested.connect(self.accept_requested)
        self._open(form, self.tr("Sent."))

    def act_on_many(self, key: str, case_ids: Sequence[UUID], colleagues: Sequence[ColleagueLoad]) -> None:
        """Put several cases off, or offer them to a colleague."""
        form: Form
        if key == "later":
            form = ManyForm(self._bench, case_ids, self._over)
        else:
            form = ManyHandOverForm(self._bench, case_ids, colleagues, self._over)
        form.succeeded.connect(self._on_many_done)
        self._open(form)

    def _open(self, form: Form, words: str = "") -> None:
        form.setProperty("words", words)
        form.succeeded.connect(self._on_done)
        form.open()

    def _on_done(self, answer: Any) -> None:
        words = self._bench.said(answer) or str(self.sender().property("words") or "")
        if words:
            self.said.emit(words)
        self.done.emit()

    def _on_many_done(self, answer: Any) -> None:
        count = len(answer.case_ids)
        self.said.emit(self.tr("Done for {count} of {all} cases.").format(count=count, all=self._asked_for()))
        self.many_done.emit()

    def _asked_for(self) -> int:
        form = self.sender()
        return len(form.case_ids) if isinstance(form, ManyForm | ManyHandOverForm) else 0
