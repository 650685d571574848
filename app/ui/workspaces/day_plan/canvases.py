"""The canvas of a day: hours, protected time and free gaps are painted, blocks stand on it, now lies over all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.busy_times import BusyTime
from app.domain.day_gaps import lanes
from app.domain.day_plans import BlockKind, DayPlan, PlanBlock
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, draw_text
from app.ui.widgets import shapes
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.blocks import BlockWidget
from app.ui.workspaces.day_plan.grounds import Ground
from app.ui.workspaces.day_plan.outsides import Outside
from app.ui.workspaces.day_plan.scales import HOUR_PX, LABEL, LEAST_PX, LEFT, RIGHT_GAP, Scale

MOST_BLOCKS = 30
_GAP = 4


class NowLine(QWidget):
    """A line over everything that lets clicks through."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        middle = self.height() // 2
        height = theme.text(12, 600).line
        left = theme.scaled(LABEL)
        painter.fillRect(QRectF(left, middle - 1, self.width(), 2), tokens["acc"])
        shapes.rounded(painter, QRectF(left + 8, middle - 5, 10, 10), 5, tokens["acc"])
        label = QRectF(0, middle - height / 2, left, height)
        painter.fillRect(label, tokens["surface"])
        said = self._formats.time(self._formats.now())
        draw_text(painter, theme, label, said, theme.text(12, 600), "acc-t", align=RIGHT)


class DayCanvas(QWidget):
    """Paints the day and holds its blocks.

    Signals:
        moved, accepted, opened, pointed, menu_wanted: Passed on from a block.
        shown: A block shall be in sight; carries the widget.
    """

    moved = Signal(object, object)
    accepted = Signal(object)
    opened = Signal(object)
    pointed = Signal(object)
    menu_wanted = Signal(object)
    shown = Signal(object)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._plan: DayPlan | None = None
        self._scale: Scale | None = None
        self._lanes: dict[UUID, tuple[int, int]] = {}
        self._hidden = 0
        self._ground = Ground(theme, formats)
        self._outside = Outside(theme, formats)
        self._busy: list[tuple[BusyTime, tuple[int, int]]] = []
        self.widgets: dict[UUID, BlockWidget] = {}
        self._now = NowLine(theme, formats, self)
        self._now.hide()

    # Filling.

    def show_plan(self, plan: DayPlan) -> None:
        """Show a day; blocks that stay keep their widget, so the focus stays too."""
        self._plan = plan
        shown = sorted([*plan.blocks, *plan.suggestions], key=_by_time)
        self._hidden, shown = max(len(shown) - MOST_BLOCKS, 0), shown[:MOST_BLOCKS]
        self._scale = self._scaled(plan, shown)
        least = self._scale.least
        stretches = [(block.start_at, block.start_at + max(block.length, least)) for block in shown]
        outside = self._in_sight(plan.outside, self._scale)
        taken = lanes(
            [*stretches, *((one.start_at, max(one.end_at, one.start_at + least)) for one in outside)]
        )
        self._lanes = {block.noun_id: lane for block, lane in zip(shown, taken, strict=False)}
        self._busy = list(zip(outside, taken[len(shown) :], strict=True))
        self.setMinimumHeight(self._scale.whole)
        self._replace_widgets(shown, plan.now)
        self._order_tabs()
        self.tick()
        said = [*self._outside.described(plan.outside), self._ground.described(plan)]
        self.setAccessibleDescription(", ".join(text for text in said if text))
        self.update()

    def tick(self) -> None:
        """The line of now goes on."""
        if self._scale is None:
            return
        now, height = self._formats.now(), self._theme.scaled(20)
        is_in_sight = self._scale.from_at <= now <= self._scale.until_at
        self._now.setVisible(is_in_sight)
        if is_in_sight:
            self._now.setGeometry(0, self._scale.y(now) - height // 2, self.width(), height)
            self._now.raise_()
            self._now.update()

    def y_of(self, at: datetime) -> int:
        """Where a moment lies."""
        return 0 if self._scale is None else self._scale.y(at)

    def put_back(self) -> None:
        """Every block where the store has it, after a move that was not made."""
        if self._plan is not None:
            self.show_plan(self._plan)

    def in_order(self) -> list[BlockWidget]:
        """Blocks as the day runs."""
        return sorted(self.widgets.values(), key=lambda widget: _by_time(widget.block))

    def _scaled(self, plan: DayPlan, shown: list[PlanBlock]) -> Scale:
        zoom = self._theme.scaled
        return Scale(
            from_at=min([plan.hours.whole[0], *(block.start_at for block in shown)]),
            until_at=max([plan.hours.whole[1], *(block.end_at for block in shown)]),
            hour_px=zoom(HOUR_PX),
            least_px=zoom(LEAST_PX),
            top=zoom(12),
        )

    def _replace_widgets(self, shown: list[PlanBlock], now: datetime) -> None:
        wanted = {block.noun_id: block for block in shown}
        for noun_id in [one for one in self.widgets if one not in wanted]:
            gone = self.widgets.pop(noun_id)
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        for noun_id, block in wanted.items():
            widget = self.widgets.get(noun_id) or self._make(noun_id)
            if self._scale is not None and not widget.is_held:
                widget.show_block(block, self._scale, now, self._place)
            widget.show()

    def _make(self, noun_id: UUID) -> BlockWidget:
        widget = self.widgets[noun_id] = BlockWidget(self._theme, self._formats, self)
        widget.moved.connect(self.moved)
        widget.accepted.connect(self.accepted)
        widget.opened.connect(self.opened)
        widget.pointed.connect(self._on_pointed)
        widget.stepped.connect(self._on_stepped)
        widget.dragged.connect(self.shown)
        widget.menu_wanted.connect(self.menu_wanted)
        return widget

    def _order_tabs(self) -> None:
        before: QWidget | None = None
        for widget in self.in_order():
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget

    def _place(self, widget: BlockWidget) -> None:
        if self._scale is None:
            return
        block = widget.block
        left, width = self._columns(self._lanes.get(block.noun_id, (0, 1)))
        top, height = self._scale.y(block.start_at), self._scale.height(block.start_at, block.length)
        widget.setGeometry(left, top, width, height)

    def _columns(self, lanes_: tuple[int, int]) -> tuple[int, int]:
        """Where a lane begins, and how wide it is."""
        left, (lane, beside) = self._theme.scaled(LEFT), lanes_
        width = (self.width() - left - RIGHT_GAP - _GAP * (beside - 1)) // beside
        return left + lane * (width + _GAP), width

    @staticmethod
    def _in_sight(outside: Sequence[BusyTime], scale: Scale) -> list[BusyTime]:
        """Events of other calendars, as far as the day is shown."""
        return [
            replace(one, start_at=max(one.start_at, scale.from_at), end_at=min(one.end_at, scale.until_at))
            for one in outside
        ]

    def _on_stepped(self, block: PlanBlock, by: int) -> None:
        order = self.in_order()
        at = next((n for n, widget in enumerate(order) if widget.block.noun_id == block.noun_id), 0) + by
        if 0 <= at < len(order):
            order[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_pointed(self, block: PlanBlock) -> None:
        self.shown.emit(self.widgets[block.noun_id])
        self.pointed.emit(block)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget in self.widgets.values():
            self._place(widget)
        self.tick()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.tokens["surface"])
        if self._plan is not None and self._scale is not None:
            self._ground.paint(painter, self._plan, self._scale, self.width())
            for busy, lane in self._busy:
                left, width = self._columns(lane)
                height = self._scale.height(busy.start_at, busy.end_at - busy.start_at)
                self._outside.paint(painter, QRectF(left, self._scale.y(busy.start_at), width, height), busy)
        if self._hidden:
            style = theme.text(12)
            area = QRectF(LEFT + 12, self.height() - style.line - 2, self.width() - LEFT - 24, style.line)
            said = words.tr("and {count} more in Cases").format(count=self._hidden)
            draw_text(painter, theme, area, said, style, "ink3")


def _by_time(block: PlanBlock) -> tuple[datetime, BlockKind, str]:
    return block.start_at, block.kind, block.title
