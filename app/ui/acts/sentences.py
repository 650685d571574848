"""A form for one sentence: a reason, a kind no, a question."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.acts.forms import Form
from app.ui.widgets.fields import Field
from app.ui.workbenches import Workbench


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for.

    Attributes:
        missing: Said where nothing was typed; empty where nothing need be.
    """

    title: str
    button: str
    name: str
    hint: str
    missing: str = ""
    note: str = ""


class SentenceForm(Form):
    """Asks one thing and does something with the answer."""

    def __init__(
        self, bench: Workbench, question: Question, act: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__(bench, question.title, question.button, parent, note=question.note)
        self._question, self._act = question, act
        self.words = Field(bench.theme, question.name, question.hint, self)
        self.compose(self.words)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        words, act = self.words.text().strip(), self._act
        if not words and self._question.missing:
            self.refuse(self._question.missing)
            return None
        return lambda: act(words)
