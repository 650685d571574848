"""Requests of colleagues: they wait here until one looks, and get a time or a kind no."""

from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.day_plans import DayPlan
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.chips import Chip, Tone
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.request_cards import RequestCard

WIDTH = 400


class ParkedColumn(QWidget):
    """All requests that wait, and when the next look is.

    Signals:
        fitted, declined: Passed on from a card.
    """

    fitted = Signal(object)
    declined = Signal(object, str)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._is_lined = True
        self.cards: dict[UUID, RequestCard] = {}
        self._title = PlainLabel(theme, self.tr("Parked"), 15, 600, on="canvas", icon="ph.tray", icon_px=20)
        self._count = Chip(theme, "", Tone.ACCENT)
        self._line = PlainLabel(theme, "", 13, 400, "ink2", on="canvas", most=2)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(12)
        self._stack.setContentsMargins(24, 0, 24, 20)
        self._stack.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("clear")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(holder(self._stack))
        self._foot = PlainLabel(
            theme, "", 12, 400, "ink2", on="canvas", icon="ph.bell-simple-z", icon_px=16, most=2
        )
        head = column(row(self._title, self._count, None, gap=8), 2, self._line, margins=(24, 20, 24, 12))
        foot = holder(row(self._foot, margins=(24, 8, 24, 8)))
        foot.setMinimumHeight(theme.scaled(44))
        self._foot_box = foot
        layout = column(head, self._area, foot)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setAccessibleName(self.tr("Parked"))

    def show_plan(self, plan: DayPlan) -> None:
        """Show what waits; cards that stay keep what was begun in them."""
        wanted = {one.request.id: one for one in plan.parked}
        for request_id in [one for one in self.cards if one not in wanted]:
            gone = self.cards.pop(request_id)
            self._stack.removeWidget(gone)
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        for place, (request_id, parked) in enumerate(wanted.items()):
            card = self.cards.get(request_id)
            if card is None:
                card = self.cards[request_id] = RequestCard(self._theme, self._formats, parked)
                card.fitted.connect(self.fitted)
                card.declined.connect(self.declined)
                self._stack.insertWidget(place, card)
            card.show_parked(parked)
        self._tell(plan)

    def first(self) -> RequestCard | None:
        """The request that is needed first."""
        return next(iter(self.cards.values()), None)

    def set_lined(self, *, is_lined: bool) -> None:
        """Whether a line parts it from what stands at its left."""
        self._is_lined = is_lined
        self.update()

    def _tell(self, plan: DayPlan) -> None:
        count = len(plan.parked)
        self._count.setVisible(bool(count))
        self._count.tell(str(count), Tone.ACCENT)
        said = self.tr("Requests wait here until you look. No one is rushed.")
        self._line.setText(said if count else self.tr("No one is waiting for you."))
        knock = self.tr("Only a promise about to break knocks.")
        if plan.next_look_at is not None:
            look = self.tr("Next look at {time}.").format(time=words.moment(self._formats, plan.next_look_at))
            knock = f"{look} {knock}"
        self._foot.setText(knock)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), tokens["canvas"])
        if self._is_lined:
            shapes.side_line(painter, 0, self.rect(), tokens["cline"])
        shapes.head_line(painter, QRectF(self._foot_box.geometry()), tokens["line"])
