"""The form behind every act: a title, fields, one primary button, and room for one plain sentence."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.errors import AppError
from app.domain.meanwhile import Overtaken
from app.ui.acts.clashes import ClashBox
from app.ui.frame.sheets import Sheet
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import Item, column, holder, row
from app.ui.widgets.buttons import Button, Look, PaintedButton
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

WIDTH = 420
_NOTE = 0.55
"""Share of a choice's width that its note may take beside the words."""


class Form(Sheet):
    """Does its work on the database thread; stays open with a sentence where that was refused.

    Signals:
        succeeded: It is done; carries the answer.
    """

    succeeded = Signal(object)

    def __init__(self, bench: Workbench, title: str, button: str, parent: QWidget, *, note: str = "") -> None:
        super().__init__(bench.theme, title, parent)
        self.bench = bench
        self._is_busy = False
        theme = bench.theme
        self._title = PlainLabel(theme, title, 15, 600, most=2, quoted=True)
        self._refused = PlainLabel(theme, "", 12, 500, "over", most=4, icon="ph.warning-circle", quoted=True)
        self._refused.hide()
        self.note = PlainLabel(theme, note, 12, 400, "ink2", most=2, quoted=True)
        self.clash = ClashBox(theme, bench.formats, self)
        self.button = Button(theme, button, look=Look.PRIMARY)
        self.button.clicked.connect(self.submit)
        self.setFixedWidth(theme.scaled(WIDTH))

    def compose(self, *fields: Item, gap: int = 8) -> None:
        """Put the fields between the title and the button."""
        foot = row(self.note, self.button, gap=8)
        foot.setStretch(0, 1)
        middle = column(*fields, gap=gap)
        whole = column(self._title, 12, middle, 12, self._refused, self.clash, foot, margins=(16, 14, 16, 12))
        self.fill(whole)

    def work(self) -> Callable[[], object] | None:
        """What the button does, ready to run elsewhere; None where something is missing."""
        raise NotImplementedError

    def submit(self) -> None:
        """Do it, once."""
        work = None if self._is_busy else self.work()
        if work is not None:
            self._is_busy = True
            self.button.setEnabled(False)
            self.bench.tasks.run(work, self._on_done, self.on_problem)

    def on_problem(self, problem: AppError) -> None:
        """It was not done: say why; a form that knows a way on shows it."""
        self.refuse(self.bench.sentence(problem))
        if isinstance(problem, Overtaken):
            self.clash.ask(problem.differences, self.typed())
            self.adjustSize()

    def typed(self) -> Mapping[str, str]:
        """What stands here now, by the names of the fields; shown where somebody else was quicker."""
        return {}

    def refuse(self, sentence: str) -> None:
        """Say why not; everything typed stays."""
        self._is_busy = False
        self.button.setEnabled(True)
        self._refused.setText(sentence)
        self._refused.setVisible(bool(sentence))
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submit()
            return
        super().keyPressEvent(event)

    def _on_done(self, answer: object) -> None:
        self._is_busy = False
        self.accept()
        self.succeeded.emit(answer)


def labelled(theme: Theme, field: Field, width: int = 92) -> QWidget:
    """A field with its name beside it, for what is filled in already."""
    label = PlainLabel(theme, field.accessibleName(), 12, 400, "ink2")
    label.setFixedWidth(max(theme.scaled(width), label.sizeHint().width()))
    return holder(row(label, field, gap=8))


class OptionRow(PaintedButton):
    """A numbered choice of 34: key cap, words, what it results in; below them where it is long."""

    def __init__(
        self, theme: Theme, number: int, text: str, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, ", ".join(part for part in (str(number), text, note) if part), parent)
        self.number, self._note = number, note
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = self.theme
        return theme.scaled(34) + (0 if self._is_beside(width) else theme.text(12).line)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.theme.scaled(34))

    def _is_beside(self, width: float) -> bool:
        """Whether the note finds room beside the words."""
        return self.theme.text(12).room(self._note) <= width * _NOTE

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        area, on = QRectF(self.rect()), self.isChecked()
        ground = "sel" if on else "hover" if self.underMouse() else "surface"
        key = shapes.has_key_focus(self)
        line = tokens["acc-t" if key else "acc" if on else "line"]
        shapes.rounded(painter, area, 6, tokens[ground], line, 2 if key else 1)
        beside, style = self._is_beside(area.width()), theme.text(12)
        first = area if beside else QRectF(0, 0, area.width(), theme.scaled(34))
        top = (first.height() - theme.scaled(18)) // 2
        x = 10 + shapes.key_cap(painter, theme, QPointF(10, top), str(self.number)) + 10
        if beside:
            room = style.room(self._note)
            note = QRectF(area.right() - 10 - room, 0, room + 1, first.height())
            words = QRectF(x, 0, note.x() - 8 - x, first.height())
        else:
            words = QRectF(x, 0, area.right() - 10 - x, first.height())
            note = QRectF(x, theme.scaled(29), words.width(), style.line)
        draw_text(painter, theme, note, self._note, style, "ink2", on=ground)
        draw_text(painter, theme, words, self.text(), theme.text(13), on=ground, quoted=True)
