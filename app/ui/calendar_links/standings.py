"""How a connected calendar stands, with all that can be done about it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from app.domain.calendars.links import Answer
from app.services.calendars.syncing import Question
from app.ui.calendar_link_words import SHORT_ANSWERS
from app.ui.calendar_links.desks import LinkStanding
from app.ui.calendar_links.menus import question_words
from app.ui.calendar_links.outlooks import needs_somebody, state_words
from app.ui.sentences import filled
from app.ui.widgets.boxes import column, emptied, framed, holder, row
from app.ui.widgets.buttons import Button, Size
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

_tr = partial(QCoreApplication.translate, "Calendar")
_MOST_HEIGHT = 260


class StandingCard(QWidget):
    """The calendar, its state, and what it asks.

    Signals:
        sync_wanted: Now; carries the password where it was typed, else None.
        answered: A question was answered; carries the case and the answer.
        resized: It needs more or less room.
    """

    sync_wanted = Signal(object)
    answered = Signal(str, object)
    resized = Signal()

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._questions: Sequence[Question] = ()
        self.answers: list[Button] = []
        self._make()
        self._lay_out()
        self.sync.clicked.connect(self._sync)

    def _make(self) -> None:
        theme = self._bench.theme
        self.name = PlainLabel(theme, "", 13, 600, icon="ph.calendar-check", icon_px=16, quoted=True)
        self.state = PlainLabel(theme, "", 12, 500, "ink2", quoted=True)
        self.account = PlainLabel(theme, "", 12, 400, "ink2", quoted=True)
        self.facts = PlainLabel(theme, "", 12, 400, "ink2", quoted=True)
        self.problem = PlainLabel(theme, "", 12, 500, "over", most=4, icon="ph.warning-circle", quoted=True)
        self.password = Field(theme, _tr("Password"), _tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.sync = Button(theme, _tr("Sync now"), icon="ph.arrows-clockwise")
        self.asked = PlainLabel(theme, _tr("To answer"), 13, 600)
        self._list = column(gap=8)
        self._area = QScrollArea()
        self._area.setObjectName("clear")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(_tr("To answer"))
        self._area.setWidget(holder(column(self._list, None)))

    def _lay_out(self) -> None:
        first = row(self.name, self.state, None, gap=12)
        act = row(self.password, self.sync, None, gap=8)
        lines = column(first, self.account, self.facts, self.problem, 4, act, gap=4, margins=(12, 10, 12, 10))
        self.setLayout(column(framed(lines, "card"), self.asked, self._area, gap=8))

    def show_standing(self, standing: LinkStanding, *, is_under_way: bool) -> None:
        """Show it as it is now; what is being typed stays."""
        formats, account = self._bench.formats, standing.account
        self.name.setText(standing.name)
        self.state.setText(state_words(standing, formats, is_under_way=is_under_way))
        self.state.dress("risk" if needs_somebody(standing) and not is_under_way else "ink2")
        self.account.setText(
            filled(_tr("{address}, as {user}"), {"address": account.url, "user": account.user})
        )
        self.facts.setText(self._facts(standing))
        said = self._bench.sentence(standing.problem) if standing.problem is not None else ""
        self.problem.setText(said)
        self.problem.setVisible(bool(said) and not is_under_way)
        self.password.setVisible(standing.is_password_needed)
        self.sync.setEnabled(not is_under_way)
        if standing.questions != self._questions or not standing.questions:
            self._show_questions(standing.questions)
        self.resized.emit()

    @property
    def entrance(self) -> QWidget:
        """What has the keys first."""
        if self.answers:
            return self.answers[0]
        return self.password if self.password.isVisibleTo(self) else self.sync

    def _facts(self, standing: LinkStanding) -> str:
        at = standing.synced_at
        synced = (
            filled(_tr("Last synced: {at}."), {"at": self._bench.formats.moment(at)})
            if at is not None
            else _tr("Not synced yet.")
        )
        waiting = (
            filled(_tr("To go out: {count}."), {"count": self._bench.formats.number(standing.waiting)})
            if standing.waiting
            else _tr("Nothing waits to go out.")
        )
        return f"{synced} {waiting}"

    def _show_questions(self, questions: Sequence[Question]) -> None:
        had = any(one.hasFocus() for one in self.answers)
        self._questions, self.answers = questions, []
        emptied(self._list)
        cards = [self._card(one) for one in questions]
        for card in cards:
            self._list.addWidget(card)
        self.asked.setVisible(bool(cards))
        self._area.setVisible(bool(cards))
        most = self._bench.theme.scaled(_MOST_HEIGHT)
        self._area.setFixedHeight(min(sum(one.sizeHint().height() + 8 for one in cards) + 8, most))
        if had:
            self.entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, question: Question) -> QWidget:
        theme = self._bench.theme
        said = question_words(question, self._bench.formats)
        words = PlainLabel(theme, said, 13, 400, most=3, quoted=True)
        buttons = []
        for one in question.answers:
            button = Button(theme, _tr(SHORT_ANSWERS[one]), size=Size.SMALL)
            button.setAccessibleName(f"{button.text()}, {question.step.reference}")
            button.clicked.connect(partial(self._answer, question.step.reference, one))
            buttons.append(button)
        self.answers += buttons
        return framed(column(words, row(*buttons, None, gap=8), gap=8, margins=(12, 10, 12, 10)), "card")

    def _answer(self, reference: str, said: Answer) -> None:
        self.answered.emit(reference, said)

    def submit(self) -> None:
        """Enter in the password's field."""
        if self.password.isVisibleTo(self) and self.password.hasFocus():
            self._sync()

    def _sync(self) -> None:
        typed = self.password.text() if self.password.isVisibleTo(self) else ""
        self.password.clear()
        self.sync_wanted.emit(typed or None)
