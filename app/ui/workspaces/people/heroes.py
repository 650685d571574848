"""The NOW card: one person, why, the facts, the acts, and the time box as a ring."""

from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QSizePolicy, QWidget

from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.avatars import Avatar
from app.ui.widgets.boxes import column, emptied, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.people.card_models import CARRIED
from app.ui.workspaces.people.facts import Fact, NowTag
from app.ui.workspaces.people.lines import NowLine
from app.ui.workspaces.people.time_boxes import RingWidget

RADIUS, SIDE = 16, 200
_NARROW, _SLIM, _LEAST = 820, 620, 440
_THEIRS, _OURS = "ph.quotes-fill", "ph.pen-nib"


class HeroCard(QFrame):
    """Paints its own ground, because one card has two grounds and one rounded outline.

    Signals:
        acted: Something shall be done with this person; carries the action's key and the button.
        swapped: A card was carried here; carries the case's id.
    """

    acted = Signal(str, object)
    swapped = Signal(object)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.line: NowLine | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self._avatar = Avatar(theme, 88)
        self._tag = NowTag(theme)
        self._title = PlainLabel(theme, "", 28, 600, quoted=True)
        self._role = PlainLabel(theme, "", 13, 400, "ink2", quoted=True)
        self._why = PlainLabel(theme, "", 15, 400, most=2, quoted=True)
        self._quote = PlainLabel(theme, "", 13, 400, "ink2", quoted=True)
        self._mark = PlainLabel(theme, "", 13, 400, "acc-t", icon=_THEIRS)
        self._when = PlainLabel(theme, "", 13, 400, "ink3")
        self._facts = row()
        self._shown_facts: list[Fact] = []
        self._make_buttons()
        self.ring = RingWidget(theme, formats)
        self.pause = Button(theme, self.tr("Start"), look=Look.GHOST, size=Size.SMALL, icon="ph.play-fill")
        self._over = PlainLabel(theme, self.tr("Time for the next step?"), 12, 500, "acc-t", on="acc-wash")
        self._over.hide()
        self.pause.clicked.connect(self.ring.toggle)
        self.ring.changed.connect(self._on_ring)
        self._lay_out()

    def tell(self, line: NowLine) -> None:
        """Show somebody."""
        self.line = line
        self.setAccessibleName(line.spoken)
        self._avatar.tell(line.who, line.who)
        self._tag.tell(line.planned, line.case)
        for label, text in ((self._title, line.title), (self._role, line.role), (self._why, line.why)):
            label.setText(text)
        self._quote.setText(line.said)
        self._when.setText(line.said_when)
        self._mark.dress("acc-t" if line.is_theirs else "ink3", _THEIRS if line.is_theirs else _OURS)
        for part in (self._quote, self._mark, self._when):
            part.setVisible(bool(line.said))
        self._fill_facts(line)
        self._name_buttons(line)
        self.ring.show_case(line.case_id, line.minutes)
        self._fit()

    def do_first(self) -> None:
        """What the primary button does."""
        primary = self.write if self.line is not None and self.line.is_mail else self.call
        primary.click()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CARRIED):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.swapped.emit(UUID(bytes=bytes(event.mimeData().data(CARRIED).data())))

    # Building.

    def _make_buttons(self) -> None:
        self.call = self._act("call", self.tr("Call"), Look.PRIMARY, "ph.phone-fill")
        self.write = self._act("write", self.tr("Write"), Look.PLAIN, "ph.envelope-simple")
        self.done = self._act("done", self.tr("Done"), Look.PLAIN, "ph.check")
        self.later = self._act("later", self.tr("Later"), Look.PLAIN, tail="ph.caret-down")
        self._acts = row(self.call, self.write, self.done, self.later, None, gap=8)

    def _act(self, key: str, text: str, look: Look, icon: str = "", tail: str = "") -> Button:
        button = Button(self._theme, text, look=look, size=Size.LARGE, icon=icon, tail=tail)
        button.setProperty("action", key)
        button.clicked.connect(self._on_act)
        return button

    def _lay_out(self) -> None:
        said = row(self._mark, 2, self._quote, 6, self._when, None)
        said.setStretch(2, 1_000)
        words = column(
            self._tag,
            4,
            self._title,
            self._role,
            12,
            self._why,
            4,
            said,
            16,
            self._facts,
            20,
            self._acts,
            None,
        )
        self._portrait = holder(column(self._avatar, None, margins=(0, 0, 24, 0)))
        left = row(self._portrait, words, margins=(24, 24, 24, 24))
        left.setStretch(1, 1)
        for part in (self.ring, self.pause, self._over):
            part.setParent(self)
        inner = column(None, self.ring, self.pause, self._over, None, gap=12)
        for part in (self.ring, self.pause, self._over):
            inner.setAlignment(part, Qt.AlignmentFlag.AlignHCenter)
        self._side = holder(inner)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(1, 1, 1, 1)
        self._box.setSpacing(0)
        self._box.addLayout(left, 1)
        self._box.addWidget(self._side)
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    # Showing.

    def _fill_facts(self, line: NowLine) -> None:
        emptied(self._facts)
        self._shown_facts.clear()
        for number, item in enumerate(line.facts):
            fact = Fact(self._theme, item, self, divider=number > 0)
            if not item.icon:
                fact.show_clock(line.news_share, line.news_state)
            self._facts.addWidget(fact)
            self._shown_facts.append(fact)
        self._facts.addStretch(1)

    def _name_buttons(self, line: NowLine) -> None:
        looks = {self.call: Look.PLAIN if line.is_mail else Look.PRIMARY}
        looks[self.write] = Look.PRIMARY if line.is_mail else Look.PLAIN
        for button, look in looks.items():
            button.dress(look)
        phone = self.tr("Call {phone}").format(phone=line.phone) if line.phone else self.tr("Call")
        self.call.rename(phone)
        self.write.setVisible(bool(line.email))
        self.call.setAccessibleName(self.tr("Call {name}, {phone}").format(name=line.who, phone=line.phone))
        for button, words in (
            (self.write, self.tr("Write to {name}")),
            (self.done, self.tr("Done with {name}, then…")),
            (self.later, self.tr("Later: {name}")),
        ):
            button.setAccessibleName(words.format(name=line.who))

    def _fit(self) -> None:
        """Where there is little room, the number goes to the tooltip and the time box below."""
        width, scaled = self.width(), self._theme.scaled
        slim, narrow = width < scaled(_SLIM), width < scaled(_NARROW)
        side = 0 if slim else scaled(160 if narrow else SIDE)
        below = QBoxLayout.Direction.TopToBottom
        self._box.setDirection(below if slim else QBoxLayout.Direction.LeftToRight)
        self._side.setMinimumWidth(side)
        self._side.setMaximumWidth(16_777_215 if slim else side)
        self._side.layout().setContentsMargins(0, 12 if slim else 0, 0, 12 if slim else 0)  # type: ignore[union-attr]
        self._portrait.setVisible(not slim)
        room = width - side - 48 - (0 if slim else scaled(88) + 24) - 2
        if self.line is not None and self._acts_width() > room:
            self.call.setToolTip(self.call.text())
            spoken = self.call.accessibleName()
            self.call.rename(self.tr("Call"))
            self.call.setAccessibleName(spoken)
        for fact in self._shown_facts:
            fact.setMaximumWidth(max(min(fact.sizeHint().width(), room), fact.least))
            fact.setVisible(room >= fact.least)
            room -= fact.maximumWidth()

    def _acts_width(self) -> int:
        """Asked of the buttons themselves: the row's own answer may still be an older one."""
        shown = [b for b in (self.call, self.write, self.done, self.later) if not b.isHidden()]
        return sum(button.sizeHint().width() for button in shown) + 8 * (len(shown) - 1)

    def minimumSizeHint(self) -> QSize:
        """It fits itself to any width, so its present parts must not hold the page wide."""
        return QSize(self._theme.scaled(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self.line is not None:
            self._name_buttons(self.line)
            self._fit()

    def _on_ring(self) -> None:
        box = self.ring.box
        if box is None:
            return
        over = self.ring.is_over
        self.pause.setVisible(not over)
        self._over.setVisible(over)
        if box.is_running:
            words, icon = self.tr("Pause"), "ph.pause-fill"
        else:
            words, icon = (self.tr("Start") if box.is_fresh else self.tr("Go on")), "ph.play-fill"
        self.pause.rename(words)
        self.pause.picture(icon)

    def _on_act(self) -> None:
        button = self.sender()
        key = button.property("action")
        if key in {"call", "write"}:
            self.ring.start()
        self.acted.emit(key, button)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens, area = QPainter(self), self._theme.tokens, QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        shapes.smooth(painter)
        painter.fillPath(outline, tokens["surface"])
        edge = QRectF(self._side.geometry())
        painter.save()
        painter.setClipRect(edge.adjusted(0, -1, 1, 1))
        painter.fillPath(outline, tokens["acc-wash"])
        painter.restore()
        if self._box.direction() == QBoxLayout.Direction.LeftToRight:
            shapes.side_line(painter, edge.x(), area.adjusted(0, 1, 0, -1), tokens["cline"])
        else:
            shapes.head_line(painter, edge, tokens["cline"])
        key = shapes.has_key_focus(self)
        shapes.rounded(painter, area, RADIUS, None, tokens["acc-t" if key else "acc-line"], 2 if key else 1)
