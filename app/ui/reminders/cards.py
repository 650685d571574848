"""What a reminder shows: an accent line, a head, the matter, and its buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, IconButton, Look, Size
from app.ui.widgets.labels import PlainLabel

WIDTH, HEIGHT, RADIUS = 420, 252, 10
_HEAD, _ACCENT = 36, 3


@dataclass(frozen=True, slots=True)
class Act:
    """A button of a reminder.

    Attributes:
        key: ``open``, ``read`` or the key of an action.
        case_id: The case it means; None for the whole list.
    """

    key: str
    text: str
    icon: str = ""
    tail: str = ""
    case_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """All of a card; a manner makes it.

    Attributes:
        spoken: What a screen reader says for the card.
        body: What stands between head and buttons.
        note: A word after the buttons.
        is_flush: The body runs from edge to edge.
    """

    title: str
    spoken: str
    body: QLayout
    acts: Sequence[Act]
    note: str = ""
    is_flush: bool = False


class ReminderCard(QWidget):
    """One reminder of 420 by 252.

    Signals:
        acted: A button was pressed; carries the action's key and the case's id or None.
        closed: The cross: it comes back later, louder or not.
    """

    acted = Signal(str, object)
    closed = Signal()

    def __init__(self, theme: Theme, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ids = {act.key: act.case_id for act in content.acts}
        self.setFixedSize(theme.scaled(WIDTH), theme.scaled(HEIGHT))
        self.setAccessibleName(content.spoken)
        self._more = PlainLabel(theme, "", 12, 500, "acc-t")
        self._more.hide()
        cross = IconButton(theme, self.tr("Close"), "ph.x", look=Look.GHOST, size=Size.SMALL)
        cross.clicked.connect(self.closed)
        title = PlainLabel(theme, content.title, 12, 500, "ink2")
        head = holder(row(theme.scaled(38), title, None, self._more, 8, cross, margins=(0, 0, 8, 0)))
        head.setFixedHeight(theme.scaled(_HEAD))
        buttons = [self._button(number, act) for number, act in enumerate(content.acts)]
        foot = row(*buttons, gap=8)
        foot.setStretch(0, 1)
        if content.note:
            foot.addWidget(PlainLabel(theme, content.note, 12, 400, "ink2"))
        side = 0 if content.is_flush else 16
        body = holder(content.body)
        body.layout().setContentsMargins(side, 5 if content.is_flush else 15, side, 0)  # type: ignore[union-attr]
        feet = holder(foot)
        foot.setContentsMargins(16, 0, 16, 14)
        self.setLayout(column(head, body, None, feet, margins=(1, _ACCENT, 1, 1)))

    def tell_more(self, count: int) -> None:
        """How many wait behind this one."""
        self._more.setText(self.tr("{count} more").format(count=count) if count else "")
        self._more.setVisible(bool(count))

    def _button(self, number: int, act: Act) -> Button:
        look = Look.PLAIN if number else Look.PRIMARY
        button = Button(self._theme, act.text, look=look, icon=act.icon, tail=act.tail)
        button.setProperty("action", act.key)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._on_clicked)
        if not number:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _on_clicked(self) -> None:
        key = self.sender().property("action")
        self.acted.emit(key, self._ids[key])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A rounded card on a transparent window; the accent follows the round corners."""
        painter, tokens, area = QPainter(self), self._theme.tokens, QRectF(self.rect())
        shapes.rounded(painter, area, RADIUS, tokens["surface"], tokens["line3"])
        outline = QPainterPath()
        outline.addRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        painter.save()
        painter.setClipRect(QRectF(0, 0, area.width(), _ACCENT + 1))
        shapes.smooth(painter)
        painter.fillPath(outline, tokens["acc"])
        painter.restore()
        head = self._theme.scaled(_HEAD)
        line = QRectF(1, _ACCENT + head, area.width() - 2, 1)
        shapes.head_line(painter, line, tokens["line2"])
        size = self._theme.scaled(16)
        shapes.mark(painter, QRectF(14, _ACCENT + (head - size) / 2, size, size), tokens)
