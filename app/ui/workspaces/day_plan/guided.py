"""Four guided questions, one after the other; their answers make one line for the one parser."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.quick_entry.manners import line_of
from app.ui.acts.forms import Form
from app.ui.desk import Reading
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workspaces.day_plan.desks import Similar

FIELDS = ("customer", "subject", "step", "due")


class GuidedSheet(Form):
    """Who, what, what next, when. Enter goes on; the last one adds."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(bench, "", "", parent)
        self.setWindowTitle(self.tr("New follow-up"))
        self.setAccessibleName(self.tr("New follow-up"))
        self._title.setText(self.tr("New follow-up"))
        self._at = 0
        self._similar: Similar | None = None
        self.answers: dict[str, str] = {}
        theme = bench.theme
        self._count = PlainLabel(theme, "", 12, 500, "acc-t")
        self._question = PlainLabel(theme, "", 15, 600, most=2)
        self.field = Field(theme, "", "", self)
        self._echo = PlainLabel(theme, "", 12, 400, "ink2", most=4, quoted=True)
        self.offer = Button(theme, "", look=Look.SOFT, size=Size.SMALL, icon="ph.copy")
        self._likeness = PlainLabel(theme, "", 12, 400, "ink2", most=2, quoted=True)
        self.as_new = CheckBox(theme, self.tr("A new case, even if they have an open one"), self)
        self.back = Button(theme, self.tr("Back"), look=Look.GHOST, size=Size.SMALL)
        self.compose(
            self._count, self._question, self.field, self._likeness, row(self.offer, None), self._echo, self.as_new,
            row(self.back, None), gap=8,
        )  # fmt: skip
        self.offer.clicked.connect(self._on_offer)
        self.back.clicked.connect(self._on_back)
        self.field.textEdited.connect(self._on_typed)
        self._show_step()

    @property
    def step(self) -> str:
        """Which question is asked."""
        return FIELDS[self._at]

    def work(self) -> Callable[[], object] | None:
        """What the last answer does."""
        desk, line, is_new = self.bench.desk, line_of(self.answers), self.as_new.isChecked()
        return lambda: desk.add(line, as_new=is_new)

    def submit(self) -> None:
        """Go on to the next question; from the last one, add."""
        self.answers[self.step] = self.field.text().strip()
        if not self.answers[self.step] and self.step == "customer":
            self.refuse(self.tr("A name is needed; the rest can wait."))
            return
        if self._at < len(FIELDS) - 1:
            self._at += 1
            self._show_step()
            return
        super().submit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if back:
            self._on_back()
            return
        super().keyPressEvent(event)

    def _show_step(self) -> None:
        asked = {
            "customer": (self.tr("Who is it for?"), self.tr("Ruth Fenwick, or a company")),
            "subject": (self.tr("What do they want?"), self.tr("one service plan for two sites")),
            "step": (self.tr("What do you do next?"), self.tr("call, send the plan, or leave it open")),
            "due": (self.tr("When?"), self.tr("tomorrow at 10, thu, in 2 days")),
        }
        question, example = asked[self.step]
        self.refuse("")
        self._count.setText(self.tr("{number} of {count}").format(number=self._at + 1, count=len(FIELDS)))
        self._question.setText(question)
        self.field.setAccessibleName(question)
        self.field.setPlaceholderText(example)
        self.field.setText(self.answers.get(self.step, ""))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        is_last = self._at == len(FIELDS) - 1
        self.button.rename(self.tr("Add it") if is_last else self.tr("Next"))
        self.back.setVisible(self._at > 0)
        self._show_offer()
        self._echo.setVisible(is_last)
        self.as_new.setVisible(is_last)
        if self.step == "step":
            self._look_for_similar()
        if is_last:
            self._read()
        self.adjustSize()

    # The last case like it.

    def _look_for_similar(self) -> None:
        plans, words = self.bench.desk.day_plan(), self.answers.get("subject", "")
        self.bench.run(lambda: plans.similar(words), self._on_similar, self.refuse)

    def _on_similar(self, similar: Similar | None) -> None:
        self._similar = similar
        self._show_offer()
        self.adjustSize()

    def _show_offer(self) -> None:
        similar = self._similar if self.step == "step" else None
        self.offer.setVisible(similar is not None)
        self._likeness.setVisible(similar is not None)
        if similar is not None:
            said = self.tr("Last time, for {name} ({reference}): {step}")
            self._likeness.setText(
                said.format(name=similar.name, reference=similar.reference, step=similar.step)
            )
            self.offer.rename(self.tr("Do the same"))

    def _on_offer(self) -> None:
        if self._similar is not None:
            self.field.setText(self._similar.step)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # What was understood.

    def _on_typed(self, text: str) -> None:
        if self._at == len(FIELDS) - 1:
            self.answers[self.step] = text.strip()
            self._read()

    def _read(self) -> None:
        desk, line = self.bench.desk, line_of(self.answers)
        self.bench.run(lambda: desk.read_line(line), self._on_read, self.refuse)

    def _on_read(self, reading: Reading) -> None:
        said = (f"{field.text} ({field.note})" if field.note else field.text for field in reading.fields)
        self._echo.setText(" · ".join(dict.fromkeys(said)))
        self.adjustSize()

    def _on_back(self) -> None:
        if self._at > 0:
            self.answers[self.step] = self.field.text().strip()
            self._at -= 1
            self._show_step()
