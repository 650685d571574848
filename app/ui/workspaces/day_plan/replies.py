"""Three ready answers to a colleague, each booking its time or naming somebody else, in words of one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QSizePolicy, QWidget

from app.domain.help_plans import Parked
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_block
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.flows import Spare, flow
from app.ui.widgets.segments import Segments
from app.ui.workspaces.day_plan import words

ROUND, LATER, NOT_ME = "round", "later", "not_me"

Colleagues = Sequence[tuple[UUID, str]]
"""Who else could be asked: ids and names."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a request.

    Attributes:
        slot_at: When it will be done; None says no.
        suggested_id: Whom to ask instead, for a no.
    """

    parked: Parked
    words: str
    slot_at: datetime | None = None
    suggested_id: UUID | None = None


class _Draft(QWidget):
    """A friendly answer, ready to be sent, on a soft ground."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._text = theme, ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, text: str) -> None:
        """Show these words."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        style = self._theme.text(12)
        return max(len(style.lines(self._quoted, width - 24, 99)), 1) * style.line + 20

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        area = QRectF(self.rect())
        shapes.rounded(painter, area, 6, theme.tokens["acc-soft"])
        inner = area.adjusted(12, 10, -12, -10)
        draw_block(painter, theme, inner, self._quoted, theme.text(12), on="acc-soft", quoted=True)

    @property
    def _quoted(self) -> str:
        return f"“{self._text}”"


class ReplyBox(QWidget):
    """The answer being written.

    Signals:
        sent: Carries the reply.
        left: Back to the card, nothing is sent.
    """

    sent = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, formats: Formats, parked: Parked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats, self._parked = formats, parked
        self._colleagues: Colleagues = ()
        self._suggested: tuple[UUID, str] | None = None
        self.ways = Segments(theme, self.tr("Answer"), flows=True)
        self.instead = Button(theme, "", size=Size.SMALL, icon="ph.user-plus")
        self._draft, self.edit = _Draft(theme), QPlainTextEdit()
        self.send = Button(
            theme, self.tr("Send"), look=Look.PRIMARY, size=Size.SMALL, icon="ph.paper-plane-tilt"
        )
        self.change = Button(theme, self.tr("Change the words"), size=Size.SMALL)
        self.back = Button(theme, self.tr("Back"), look=Look.GHOST, size=Size.SMALL)
        acts = flow(self.send, self.change, self.back, spare=Spare.BETWEEN)
        parts = (self.ways, 8, self._draft, self.edit, row(self.instead, None))
        layout = column(*parts, 10, acts)
        self.setLayout(layout)
        self.edit.setFont(theme.text(12).font)
        self.edit.setFixedHeight(theme.scaled(84))
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(self.tr("Your words to {name}").format(name=parked.by))
        self.ways.chosen.connect(self._propose)
        self.instead.clicked.connect(self._ask_whom)
        self.send.clicked.connect(self._on_send)
        self.change.clicked.connect(self._on_change)
        self.back.clicked.connect(self.left)

    def show_parked(self, parked: Parked, colleagues: Colleagues) -> None:
        """The times as they are now; what was begun stays."""
        self._parked, self._colleagues = parked, colleagues
        if self.isHidden():
            self._offer()

    def begin(self) -> None:
        """Propose the friendly answer: the next working day, where it fits there."""
        self._suggested = None
        self._offer()
        self.edit.hide()
        self.change.show()
        self._draft.show()
        self._propose(self.ways.key)
        self.send.setFocus(Qt.FocusReason.TabFocusReason)

    def suggest(self, colleague: tuple[UUID, str]) -> None:
        """Name somebody to ask instead."""
        self._suggested = colleague
        self._propose(NOT_ME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        formats, parked = self._formats, self._parked
        choices: list[tuple[str, str]] = []
        if parked.counter_at is not None:
            choices.append((LATER, words.moment(formats, parked.counter_at)))
        if parked.round_at is not None:
            at = self.tr("My {time} round").format(time=formats.time(parked.round_at))
            choices.append((ROUND, at))
        choices.append((NOT_ME, self.tr("Not me, but…")))
        self.ways.offer(choices)

    def _propose(self, way: str) -> None:
        said = self._words(way)
        self._draft.tell(said)
        if self.edit.isVisibleTo(self):
            self.edit.setPlainText(said)
        self.instead.setVisible(way == NOT_ME and bool(self._colleagues))
        self.instead.rename(
            self._suggested[1] if self._suggested is not None else self.tr("Whom to ask instead?")
        )

    def _words(self, way: str) -> str:
        name, parked = words.first_name(self._parked.by), self._parked
        if way == ROUND and parked.round_at is not None:
            said = self.tr("Happy to help, {name}. I do it at my {time} round.")
            return said.format(name=name, time=self._formats.time(parked.round_at))
        if way == LATER and parked.counter_at is not None:
            said = self.tr(
                "Happy to help, {name}. Today is full; I have time {when}. Does that work for you?"
            )
            return said.format(name=name, when=self._when(parked.counter_at))
        if self._suggested is not None:
            said = self.tr("Not me this time, {name}, but {colleague} can help you better.")
            return said.format(name=name, colleague=words.first_name(self._suggested[1]))
        return self.tr("Not me this time, {name}. I hope you find somebody soon.").format(name=name)

    def _when(self, at: datetime) -> str:
        days = (self._formats.wall(at).date() - self._formats.today()).days
        time = self._formats.time(at)
        if days == 1:
            return self.tr("tomorrow at {time}").format(time=time)
        day = self._formats.day_with_name(self._formats.wall(at).date())
        return self.tr("on {day} at {time}").format(day=day, time=time)

    def _ask_whom(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Whom to ask instead?"))
        for colleague in self._colleagues:
            menu.addAction(colleague[1]).setData(colleague)
        menu.triggered.connect(lambda action: self.suggest(action.data()))
        menu.popup(self.instead.mapToGlobal(self.instead.rect().bottomLeft()))

    def _on_change(self) -> None:
        self.edit.setPlainText(self._words(self.ways.key))
        self._draft.hide()
        self.edit.show()
        self.change.hide()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_send(self) -> None:
        way, parked = self.ways.key, self._parked
        typed = self.edit.toPlainText().strip() if self.edit.isVisibleTo(self) else ""
        slots = {ROUND: parked.round_slot_at, LATER: parked.counter_at}
        suggested = self._suggested[0] if way == NOT_ME and self._suggested is not None else None
        self.sent.emit(Reply(parked, typed or self._words(way), slots.get(way), suggested))
