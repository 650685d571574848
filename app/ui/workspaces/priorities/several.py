"""Doing one thing to several cases: each for itself, so that one refusal stops nobody else."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.errors import AppError
from app.services.changes import Changes, case_changed
from app.ui.acts.forms import Form, OptionRow
from app.ui.laters import LaterHow
from app.ui.widgets.fields import Field
from app.ui.workbenches import Workbench
from app.ui.workspaces.priorities.asking import chosen_by_number
from app.ui.workspaces.priorities.boards import ColleagueLoad

_MOST = 9


def each(case_ids: Sequence[UUID], act: Callable[[UUID], object]) -> Changes:
    """Do it to each; what changed in all.

    Raises:
        AppError: The first refusal, where not a single one was done.
    """
    done, refusal = Changes(), None
    for case_id in case_ids:
        try:
            act(case_id)
        except AppError as error:
            refusal = refusal or error
        else:
            done |= case_changed(case_id)
    if refusal is not None and not done.case_ids:
        raise refusal
    return done


class ManyForm(Form):
    """Puts several steps off at once; each is done for itself, and what was refused is told."""

    def __init__(self, bench: Workbench, case_ids: Sequence[UUID], parent: QWidget) -> None:
        title = parent.tr("When, for {count} cases?").format(count=len(case_ids))
        super().__init__(bench, title, parent.tr("Put them there"), parent)
        self.case_ids = case_ids
        self.when = Field(bench.theme, self.tr("When"), self.tr("thu 10, tomorrow morning"), self)
        self.compose(self.when)
        self.when.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        when, desk = self.when.text().strip(), self.bench.desk
        if not when:
            self.refuse(self.tr("Type a time, such as “thu 10”."))
            return None
        return partial(each, self.case_ids, lambda case_id: desk.later(case_id, when, LaterHow(asks=False)))


class ManyHandOverForm(Form):
    """Offers several cases to one colleague."""

    def __init__(
        self,
        bench: Workbench,
        case_ids: Sequence[UUID],
        colleagues: Sequence[ColleagueLoad],
        parent: QWidget,
    ) -> None:
        title = parent.tr("Who takes {count} cases?").format(count=len(case_ids))
        super().__init__(bench, title, parent.tr("Offer them"), parent)
        self.case_ids, self._colleagues = case_ids, colleagues[:_MOST]
        self.people = [
            OptionRow(bench.theme, number, one.name, one.function, self)
            for number, one in enumerate(self._colleagues, 1)
        ]
        hint = self.tr("What they should know first")
        self.words = Field(bench.theme, self.tr("A word for them"), hint, self)
        self.note.setText(self.tr("They stay yours until accepted."))
        self.compose(*self.people, self.words, gap=6)
        if self.people:
            self.people[0].setChecked(True)
        self.button.setEnabled(bool(self.people))
        first: QWidget = self.people[0] if self.people else self.words
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not chosen_by_number(event, self.people):
            super().keyPressEvent(event)

    def work(self) -> Callable[[], object] | None:
        pairs = zip(self._colleagues, self.people, strict=True)
        chosen = next((one.person_id for one, option in pairs if option.isChecked()), None)
        if chosen is None:
            return None
        desk, note, person_id = self.bench.desk, self.words.text().strip(), chosen
        return partial(each, self.case_ids, lambda case_id: desk.hand_over(case_id, person_id, note))
