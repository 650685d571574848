"""What a colleague may need: cards with their facts, and one act each."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.domain.team import Member, Need, NeedKind, TeamBoard
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, draw_text
from app.ui.widgets import shapes
from app.ui.widgets.avatars import Avatar
from app.ui.widgets.boxes import column, emptied, framed, holder, row
from app.ui.widgets.buttons import Button, IconButton, Look, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.team.lines import here_of, tr

WIDTH = 400
_ICONS = {
    NeedKind.SUPPORT: "ph.lifebuoy",
    NeedKind.DIRECTION: "ph.compass",
    NeedKind.MOTIVATION: "ph.medal",
}


class LevelMark(QWidget):
    """How much: a word and three dashes."""

    def __init__(self, theme: Theme, level: int, words: str) -> None:
        super().__init__()
        self._theme, self._level, self._words = theme, level, words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        style = self._theme.text(12)
        return QSize(style.room(self._words) + 8 + 3 * 17, style.line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, style = QPainter(self), self._theme, self._theme.text(12)
        used = draw_text(painter, theme, QRectF(self.rect()), self._words, style, "ink2")
        for number in range(3):
            dash = QRectF(used + 8 + number * 17, (self.height() - 4) / 2, 14, 4)
            shapes.rounded(painter, dash, 2, theme.tokens["acc" if number < self._level else "track"])


class FigureRow(QWidget):
    """Four figures in one box."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._figures: tuple[tuple[str, str, str], ...] = ()
        self.setFixedHeight(theme.text(20).line + theme.text(12).line + 14)

    def tell(self, *figures: tuple[str, str, str]) -> None:
        """Figure, word and colour of each."""
        self._figures = figures
        self.setAccessibleName(", ".join(f"{figure} {word}" for figure, word, _ in figures))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        shapes.rounded(painter, QRectF(self.rect()), 6, tokens["surface"], tokens["line"])
        each = self.width() / max(len(self._figures), 1)
        big, small = theme.text(20, 600), theme.text(12)
        for number, (figure, word, colour) in enumerate(self._figures):
            cell = QRectF(number * each, 7, each, big.line)
            draw_text(painter, theme, cell, figure, big, colour, align=CENTRE)
            below = QRectF(cell.x(), cell.bottom(), each, small.line)
            draw_text(painter, theme, below, word, small, "ink2", align=CENTRE)
            if number:
                shapes.side_line(painter, cell.x(), self.rect(), tokens["line"])


class PersonPanel(QFrame):
    """One colleague: figures, what may help, and two acts.

    Signals:
        reassign_requested: Cases shall move; carries their ids and the colleague who has room.
        order_requested: An order of cases shall be suggested; carries the rows.
        nudge_requested: The colleague shall be asked; carries the person's id.
        only_requested: The list shall show this person alone; carries the id.
        opened: A case shall be shown; carries its id.
        closed: Back to the lists.
    """

    reassign_requested = Signal(object, object)
    order_requested = Signal(object)
    nudge_requested = Signal(object)
    only_requested = Signal(object)
    opened = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._member: Member | None = None
        self.setObjectName("panel")
        self.setFixedWidth(theme.scaled(WIDTH))
        self._face = Avatar(theme, 48)
        self._name = PlainLabel(theme, "", 15, 600, quoted=True)
        self._line = PlainLabel(theme, "", 12, 400, "ink2", quoted=True)
        self._figures = FigureRow(theme)
        self._title = PlainLabel(theme, "", 15, 600, quoted=True)
        self._promise = PlainLabel(theme, "", 12, 400, "ink2", most=2, quoted=True)
        self._cards = column(gap=12)
        self.nudge = Button(theme, "", size=Size.NORMAL, icon="ph.hand-pointing")
        self.only = Button(theme, "", size=Size.NORMAL, icon="ph.list-bullets")
        self._reach = PlainLabel(theme, "", 12, 400, "ink3", quoted=True)
        self._lay_out()
        self.nudge.clicked.connect(self._on_nudge)
        self.only.clicked.connect(self._on_only)

    @property
    def person_id(self) -> UUID | None:
        """Who is shown."""
        return self._member.person_id if self._member is not None else None

    def show_member(self, board: TeamBoard, member: Member, *, is_only: bool) -> None:
        """Show a colleague of a board."""
        if member.person_id != self.person_id:
            self._reach.setText("")
        self._member = member
        self._face.tell(member.name, str(member.person_id))
        self._name.setText(member.name)
        here, _ = here_of(member.hours, self._formats)
        self._line.setText(", ".join(part for part in (member.function, here) if part))
        self._figures.tell(
            (str(len(member.late)), self.tr("overdue"), "over" if member.late else "ink"),
            (str(member.due), self.tr("due"), "ink"),
            (str(member.waiting), self.tr("waiting"), "ink"),
            (str(member.at_risk), self.tr("at risk"), "ink"),
        )
        name = member.first_name
        self._title.setText(self.tr("What {name} may need").format(name=name))
        self._promise.setText(self.tr("Read from the list, not from who {name} is.").format(name=name))
        self.nudge.rename(self.tr("Nudge {name}").format(name=name))
        self.nudge.setEnabled(bool(member.late))
        self.only.rename(
            self.tr("Everybody’s list") if is_only else self.tr("Only {name}’s").format(name=name)
        )
        self._fill(board.needs_of(member.person_id), member)

    def show_reach(self, words: str) -> None:
        """When a nudge would arrive."""
        self._reach.setText(words)

    @property
    def entrance(self) -> QWidget:
        """Where the keyboard enters."""
        return self.nudge if self.nudge.isEnabled() else self.only

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        shapes.side_line(QPainter(self), 0, self.rect(), self._theme.tokens["line"])

    def _lay_out(self) -> None:
        close = IconButton(
            self._theme, self.tr("Back to the lists"), "ph.x", look=Look.GHOST, size=Size.SMALL
        )
        close.clicked.connect(self.closed)
        words = column(self._name, self._line)
        head = row(self._face, words, close, gap=12)
        head.setStretch(1, 1)
        body = column(
            head,
            14,
            self._figures,
            16,
            self._title,
            self._promise,
            8,
            self._cards,
            None,
            margins=(16, 16, 16, 8),
        )
        area = QScrollArea()
        area.setObjectName("panel")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("What may help"))
        area.setWidget(holder(body, "panel-body"))
        buttons = row(self.nudge, self.only, gap=8)
        buttons.setStretch(0, 1)
        buttons.setStretch(1, 1)
        foot = holder(column(buttons, self._reach, gap=4, margins=(16, 10, 16, 8)), "panel-body")
        whole = column(area, foot, margins=(1, 0, 0, 0))
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _fill(self, needs: tuple[Need, ...], member: Member) -> None:
        emptied(self._cards)
        for need in needs:
            self._cards.addWidget(self._card(need, member))
        if not needs:
            words = self.tr("Nothing that the list shows. {name} has it in hand.").format(
                name=member.first_name
            )
            self._cards.addWidget(PlainLabel(self._theme, words, 13, 400, "ink2", most=3, quoted=True))

    def _card(self, need: Need, member: Member) -> QWidget:
        theme = self._theme
        titles = {
            NeedKind.SUPPORT: self.tr("Support"),
            NeedKind.DIRECTION: self.tr("Direction"),
            NeedKind.MOTIVATION: self.tr("Motivation"),
        }
        levels = {1: self.tr("a little"), 2: self.tr("some"), 3: self.tr("most")}
        title = PlainLabel(theme, titles[need.kind], 13, 600, icon=_ICONS[need.kind], icon_px=18)
        head = row(title, None, LevelMark(theme, need.level, levels[need.level]), gap=8)
        fact, more = self._words(need, member)
        facts = PlainLabel(theme, fact, 13, 400, most=2, quoted=True)
        second = PlainLabel(theme, more, 12, 400, "ink2", most=2, quoted=True)
        body = column(head, 6, facts, 2, second, margins=(16, 12, 16, 12))
        buttons = self._buttons(need)
        if buttons:
            body.addSpacing(10)
            body.addLayout(row(*buttons, None, gap=8))
        card = framed(body, "card")
        card.setAccessibleName(f"{titles[need.kind]}, {levels[need.level]}. {fact} {more}")
        return card

    def _words(self, need: Need, member: Member) -> tuple[str, str]:
        words: Callable[[Need, Member], tuple[str, str]] = {
            NeedKind.SUPPORT: self._support,
            NeedKind.DIRECTION: self._direction,
            NeedKind.MOTIVATION: self._motivation,
        }[need.kind]
        return words(need, member)

    def _support(self, need: Need, member: Member) -> tuple[str, str]:
        length = self._formats.grid_length
        fact = self.tr("{needed} of work, {free} free.").format(
            needed=length(member.needed), free=length(member.hours.free)
        )
        if need.helper_id is None:
            return fact, self.tr("Nobody has a free hour. Agree what can wait.")
        more = self.tr("{name} has {room} to spare.")
        return fact, more.format(name=_first(need.helper), room=length(need.helper_room))

    def _direction(self, need: Need, member: Member) -> tuple[str, str]:
        now = self._formats.now()
        waiting = sum(one.is_waiting_for_news(now) for one in need.cases)
        facts = []
        if waiting == 1:
            facts.append(self.tr("One late step leaves a customer waiting."))
        elif waiting:
            facts.append(self.tr("{count} late steps leave customers waiting.").format(count=waiting))
        elif need.cases:
            facts.append(self.tr("{count} steps are late.").format(count=len(need.cases)))
        if member.drifting:
            facts.append(self.tr("Put off twice or more: {count}.").format(count=member.drifting))
        first = next(iter(need.cases), None)
        if first is None:
            return " ".join(facts), self.tr("Agree what comes first.")
        value = f", {self._formats.money(first.value, first.currency)}" if first.value else ""
        more = self.tr("Most harmful: {customer}{value}.").format(customer=first.customer, value=value)
        return " ".join(facts), more

    def _motivation(self, _need: Need, member: Member) -> tuple[str, str]:
        record = member.record
        if record.kept:
            fact = self.tr("Kept {kept} of {settled} promises in seven days.").format(
                kept=record.kept, settled=record.settled
            )
        else:
            fact = self.tr("Steps done in seven days: {count}.").format(count=record.done)
        return fact, self.tr("Worth a word, with the numbers.")

    def _buttons(self, need: Need) -> tuple[Button, ...]:
        theme = self._theme
        if need.kind is NeedKind.SUPPORT and need.cases and need.helper_id is not None:
            words = self.tr("Move {count} to {name}…")
            text = words.format(count=len(need.cases), name=_first(need.helper))
            move = Button(theme, text, look=Look.PRIMARY, size=Size.SMALL)
            ids = tuple(one.case_id for one in need.cases)
            move.clicked.connect(lambda: self.reassign_requested.emit(ids, need.helper_id))
            return (move,)
        if need.kind is NeedKind.DIRECTION and need.cases:
            order = Button(theme, self.tr("Suggest an order…"), look=Look.SOFT, size=Size.SMALL)
            order.clicked.connect(lambda: self.order_requested.emit(need.cases))
            first = Button(theme, self.tr("Open the first"), size=Size.SMALL)
            first.clicked.connect(lambda: self.opened.emit(need.cases[0].case_id))
            return order, first
        return ()

    def _on_nudge(self) -> None:
        self.nudge_requested.emit(self.person_id)

    def _on_only(self) -> None:
        self.only_requested.emit(self.person_id)


def _first(name: str) -> str:
    return next(iter(name.split()), tr("a colleague"))
