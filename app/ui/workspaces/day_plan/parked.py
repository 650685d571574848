"""Requests of colleagues: they wait here until one looks, and get a time or a kind no."""

from uuid import UUID

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.day_plans import DayPlan
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.chips import Chip, Tone
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.request_cards import RequestCard
from app.ui.workspaces.day_plan.scrolls import BAR, OverScroll

WIDTH = 400


class ParkedColumn(QWidget):
    """All requests that wait, and when the next look is.

    Signals:
        fitted, replied: Passed on from a card.
    """

    fitted = Signal(object)
    replied = Signal(object)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._is_column = True
        self.cards: dict[UUID, RequestCard] = {}
        self._title = PlainLabel(theme, self.tr("Parked"), 15, 600, on="canvas", icon="ph.tray", icon_px=20)
        self._count = Chip(theme, "", Tone.ACCENT)
        self._line = PlainLabel(theme, "", 13, 400, "ink2", on="canvas", most=2)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(12)
        self._stack.addStretch(1)
        self._area = OverScroll(holder(self._stack))
        self._foot = PlainLabel(
            theme, "", 12, 400, "ink2", on="canvas", icon="ph.bell-simple-z", icon_px=16, most=2
        )
        self._head = column(row(self._title, self._count, None, gap=8), 2, self._line)
        self._foot_lines = column(None, self._foot, None)
        self._foot_box = holder(self._foot_lines)
        self._foot_box.setMinimumHeight(theme.scaled(44))
        layout = column(self._head, self._area, self._foot_box)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.stand(is_column=True)
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
                card.replied.connect(self.replied)
                self._stack.insertWidget(place, card)
            card.show_parked(parked, plan.colleagues)
        self._tell(plan)

    def first(self) -> RequestCard | None:
        """The request that is needed first."""
        return next(iter(self.cards.values()), None)

    def stand(self, *, is_column: bool) -> None:
        """As a column of its own at the window's edge, or inside a page that has its own margins."""
        self._is_column = is_column
        edge, right = (24, 24) if is_column else (0, BAR)
        self._head.setContentsMargins(edge, 20 if is_column else 0, right, 12)
        self._stack.setContentsMargins(edge, 0, right, 20)
        self._foot_lines.setContentsMargins(edge, 8, right, 8)
        inner = WIDTH if is_column else WIDTH - 48
        self.setFixedWidth(self._theme.scaled(inner) + (0 if is_column else BAR))
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
        if self._is_column:
            shapes.side_line(painter, 0, self.rect(), tokens["cline"])
        shapes.head_line(painter, QRectF(self._foot_box.geometry()), tokens["line"])
