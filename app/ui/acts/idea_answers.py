"""Answering ideas, and putting them under a theme."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.ideas import IdeaState
from app.services.ideas import IdeaView
from app.ui.acts.forms import Form, OptionRow
from app.ui.acts.noting import ThemeField
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.fields import Field
from app.ui.workbenches import Workbench

_STATES = (IdeaState.PLANNED, IdeaState.DONE, IdeaState.DECLINED)


class AnswerForm(Form):
    """Planned, done, or no with its because; for one idea or for all that wait under its theme.

    Args:
        others: What else waits under the same theme.
    """

    def __init__(self, bench: Workbench, view: IdeaView, others: Sequence[IdeaView], parent: QWidget) -> None:
        title = parent.tr("What becomes of “{words}”?").format(words=view.idea.words)
        super().__init__(bench, title, parent.tr("Answer"), parent)
        self._view, self._others = view, others
        theme = bench.theme
        words = (self.tr("It is planned"), self.tr("It is done"), self.tr("No, because…"))
        self.states = [
            OptionRow(theme, number, text, parent=self) for number, text in enumerate(words, start=1)
        ]
        self.states[0].setChecked(True)
        self.words = Field(theme, self.tr("What they hear"), self.tr("From spring you can"), self)
        everything = self.tr("Answer all {count} that wait under “{theme}”").format(
            count=len(others) + 1, theme=view.idea.theme
        )
        self.everything = CheckBox(theme, everything, self)
        self.everything.setVisible(bool(others))
        self.everything.setChecked(bool(others) and not view.idea.is_answered)
        self.everything.toggled.connect(self._tell)
        self.compose(*self.states, self.words, self.everything)
        self._tell()
        self.states[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> Sequence[IdeaView]:
        """What is answered."""
        return (self._view, *self._others) if self.everything.isChecked() else (self._view,)

    @property
    def state(self) -> IdeaState:
        """The answer."""
        return next(state for state, row in zip(_STATES, self.states, strict=True) if row.isChecked())

    def work(self) -> Callable[[], object] | None:
        words, state = self.words.text().strip(), self.state
        if state is IdeaState.DECLINED and not words:
            self.refuse(self.tr("A no is told with its because; say it in a few words."))
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        desk, ids = self.bench.desk, [view.idea.id for view in self.chosen]
        return lambda: desk.ideas().answer(ids, state, words)

    def _tell(self) -> None:
        """Who will hear of it."""
        customers = {view.idea.customer_id: view.customer for view in self.chosen}
        if len(customers) == 1:
            words = self.tr("A query is opened, so that {name} hears of it.")
            self.note.setText(words.format(name=next(iter(customers.values()))))
            return
        words = self.tr("{count} queries are opened, so that each customer hears of it.")
        self.note.setText(words.format(count=len(customers)))


class ThemeForm(Form):
    """What an idea is about; or another name for its theme.

    Args:
        alike: How many stand under its theme, itself among them.
    """

    def __init__(
        self, bench: Workbench, view: IdeaView, used: Sequence[str], alike: int, parent: QWidget
    ) -> None:
        title = parent.tr("What is “{words}” about?").format(words=view.idea.words)
        super().__init__(bench, title, parent.tr("Put it there"), parent)
        self._view = view
        others = [name for name in used if name != view.idea.theme]
        self.theme_field = ThemeField(bench.theme, others, self)
        self.theme_field.line.setText(view.idea.theme)
        self.renames = CheckBox(
            bench.theme,
            self.tr("Call the theme “{theme}” so, for all {count}").format(
                theme=view.idea.theme, count=alike
            ),
            self,
        )
        self.renames.setVisible(alike > 1)
        self.compose(*self.theme_field.items, self.renames)
        self.theme_field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.theme_field.line.selectAll()

    def work(self) -> Callable[[], object] | None:
        desk, idea, words = self.bench.desk, self._view.idea, self.theme_field.words
        if self.renames.isChecked() and self.renames.isVisible():
            return lambda: desk.ideas().rename_theme(idea.theme, words)
        return lambda: desk.ideas().retheme([idea.id], words)
