"""Help me choose: one question a page, and what the answers lean to. Nothing is stored."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.choosing import Leaning, Question, Suggestion, suggest
from app.ui.desk import StyleChoice
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, draw_text
from app.ui.welcome.cards import home_name
from app.ui.welcome.steps import KeyWords
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, emptied, holder, row
from app.ui.widgets.buttons import Button, Look, PaintedButton, Size
from app.ui.widgets.chips import KeyHint
from app.ui.widgets.labels import PlainLabel

WIDTH = 720


class Steps(QWidget):
    """How many questions are behind."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._at, self._count = theme, 0, 1
        self.setFixedHeight(theme.scaled(20))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, at: int, count: int) -> None:
        """Show the present one, from 1 on."""
        self._at, self._count = at, count
        self.setAccessibleName(self.words)
        self.update()

    @property
    def words(self) -> str:
        """As text."""
        return self.tr("{at} of {count}").format(at=self._at, count=self._count)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, style = QPainter(self), self._theme, self._theme.text(12)
        room = style.room(self.words)
        words = QRectF(self.width() - room, 0, room + 1, self.height())
        draw_text(painter, theme, words, self.words, style, "ink2", on="bg", align=RIGHT)
        each = (self.width() - room - 16 - 4 * (self._count - 1)) / self._count
        for number in range(self._count):
            bar = QRectF(number * (each + 4), self.height() / 2 - 3, each, 6)
            shapes.rounded(painter, bar, 3, theme.tokens["ink" if number < self._at else "track"])


class AnswerRow(PaintedButton):
    """An answer of 60: its key cap and its words."""

    def __init__(self, theme: Theme, number: int, text: str, parent: QWidget) -> None:
        super().__init__(theme, f"{number}, {text}", parent)
        self.number = number
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self.theme.scaled(60))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.theme.scaled(52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        area, key = QRectF(self.rect()), shapes.has_key_focus(self)
        ground = "hover" if self.underMouse() else "surface"
        line = tokens["acc-t" if key else "line3"]
        shapes.rounded(painter, area, 8, tokens[ground], line, 2 if key else 1)
        cap = QPointF(theme.scaled(20), (area.height() - theme.scaled(18)) // 2)
        x = cap.x() + shapes.key_cap(painter, theme, cap, str(self.number)) + theme.scaled(16)
        words = QRectF(x, 0, area.right() - 16 - x, area.height())
        draw_text(painter, theme, words, self.text(), theme.text(15), on=ground, quoted=True)


class ChoosingPage(QWidget):
    """Twelve questions and a result; the person still chooses.

    Signals:
        chosen: A way of working; carries its key.
        left: The person picks without help.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(
        self, theme: Theme, questions: Sequence[Question], ways: Sequence[StyleChoice], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._questions, self._ways = theme, questions, ways
        self._answers: dict[int, int] = {}
        self._at = 0
        self.steps = Steps(theme)
        self.title = PlainLabel(theme, "", 28, 600, on="bg", most=2)
        self.hint = PlainLabel(theme, "", 15, 400, "ink2", on="bg", most=2)
        self.options: list[AnswerRow] = []
        self._body = column(gap=12)
        self.back = Button(theme, self.tr("Back"), icon="ph.arrow-left")
        self.skip = Button(theme, self.tr("Skip this one"), look=Look.GHOST)
        words = self.tr("Your answers stay on this computer. Colleagues see how to reach you, never a label.")
        note = PlainLabel(theme, words, 12, 400, "ink2", on="bg", icon="ph.lock-simple", most=2)
        self.back.clicked.connect(self._go_back)
        self.skip.clicked.connect(self._go_on)
        keys = row(
            KeyHint(theme, "1"),
            PlainLabel(theme, self.tr("to"), 12, 400, "ink2", on="bg"),
            KeyWords(theme, self.tr("answer and go on"), "4", on="bg"),
            gap=4,
        )
        self._keys = holder(keys)
        foot = row(self.back, self.skip, None, self._keys, gap=8)
        middle = holder(
            column(
                self.steps,
                24,
                self.title,
                4,
                self.hint,
                24,
                self._body,
                24,
                foot,
                None,
                note,
            )
        )
        middle.setMaximumWidth(theme.scaled(WIDTH))
        whole = row(None, middle, None, margins=(40, 48, 40, 24))
        whole.setStretch(1, 100)
        self.setLayout(whole)
        self._show()

    @property
    def suggestion(self) -> Suggestion | None:
        """What the answers so far lean to."""
        return suggest(self._questions, self._answers, [way.key for way in self._ways])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.text()
        if number.isdecimal() and 1 <= int(number) <= len(self.options):
            self._answer(int(number) - 1)
        elif event.key() == Qt.Key.Key_Left and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._go_back()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _answer(self, choice: int) -> None:
        if self._at < len(self._questions):
            self._answers[self._at] = choice
            self._go_on()

    def _on_option(self) -> None:
        option = self.sender()
        self._answer(next(at for at, one in enumerate(self.options) if one is option))

    def _go_on(self) -> None:
        if self._at < len(self._questions):
            self._at += 1
            self._show()

    def _go_back(self) -> None:
        if self._at == 0:
            self.left.emit()
            return
        self._at -= 1
        self._answers.pop(self._at, None)
        self._show()

    def _show(self) -> None:
        emptied(self._body)
        self.options = []
        if self._at < len(self._questions):
            self._show_question(self._questions[self._at])
        else:
            self._show_result(self.suggestion)
        for part in (self.skip, self._keys):
            part.setVisible(self._at < len(self._questions))
        self.steps.tell(min(self._at + 1, len(self._questions)), len(self._questions))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_question(self, question: Question) -> None:
        self.title.setText(question.text)
        self.hint.setText(self.tr("There is no wrong answer. Think of a normal Tuesday."))
        self.options = [
            AnswerRow(self._theme, number, answer.text, self)
            for number, answer in enumerate(question.answers, 1)
        ]
        for option in self.options:
            option.clicked.connect(self._on_option)
            self._body.addWidget(option)

    def _show_result(self, found: Suggestion | None) -> None:
        if found is None:
            self.title.setText(self.tr("Nothing was answered"))
            self.hint.setText(self.tr("Then nothing is suggested: pick what looks right."))
            return
        best = self._way(found.best)
        self.title.setText(self.tr("{name} may fit you best").format(name=home_name(best)))
        self.hint.setText(self.tr("You choose, and can change it any day."))
        self._tell(found.best, found.answered, Look.PRIMARY)
        if found.runner_up is not None:
            self._tell(found.runner_up, found.answered, Look.PLAIN)

    def _tell(self, leaning: Leaning, of: int, look: Look) -> None:
        way = self._way(leaning)
        words = self.tr("{name}: {count} of {of} answers, because {reasons}.")
        reasons = self.tr("; ").join(leaning.reasons)
        text = words.format(name=home_name(way), count=leaning.count, of=of, reasons=reasons)
        label = PlainLabel(self._theme, text, 13, 400, "ink", on="bg", most=4)
        take = Button(
            self._theme, self.tr("Choose {name}").format(name=home_name(way)), look=look, size=Size.NORMAL
        )
        take.clicked.connect(lambda: self.chosen.emit(way.key))
        self._body.addWidget(label)
        self._body.addLayout(row(take, None))

    def _way(self, leaning: Leaning) -> StyleChoice:
        return next(way for way in self._ways if way.key == leaning.way)
