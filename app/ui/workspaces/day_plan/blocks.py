"""One block of the timeline: it has the focus, a name, and can be moved, stretched or accepted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum, auto

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from app.domain.day_gaps import GRID
from app.domain.day_plans import BlockKind, PlanBlock
from app.ui import words as nouns
from app.ui.formats import Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, draw_text
from app.ui.widgets import shapes
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.scales import Scale

STEP = timedelta(minutes=15)
_EDGE = 5
_NARROW = 230
_LINE = 46
_COLOURS = {
    BlockKind.FOLLOW_UP: ("acc-soft", "acc-t", "ink", "ink2"),
    BlockKind.SUGGESTION: ("surface", "acc-t", "acc-t", "acc-t"),
    BlockKind.HELP: ("sunken", "ink2", "ink2", "ink3"),
}
"""Ground, icon, title, detail."""


class Grip(Enum):
    """By which part a block is held."""

    WHOLE = auto()
    START = auto()
    END = auto()


class BlockWidget(QWidget):
    """A block. It moves itself only for show; what becomes of it is decided by who listens.

    Signals:
        moved: It was dragged or pushed; carries the old and the new block.
        accepted: A suggestion is wanted; carries the block.
        opened: Its case is wanted; carries the block.
        stepped: The next (1) or previous (-1) block is wanted; carries the block and the step.
        pointed: It has the focus; carries the block.
        dragged: It is being dragged; carries the widget.
        menu_wanted: More is to be done with its case; carries the widget.
    """

    moved = Signal(object, object)
    accepted = Signal(object)
    opened = Signal(object)
    stepped = Signal(object, int)
    pointed = Signal(object)
    dragged = Signal(object)
    menu_wanted = Signal(object)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self.block: PlanBlock
        self._scale: Scale
        self._place: Callable[[BlockWidget], None]
        self._pressed_at: float | None = None
        self._grip, self._before = Grip.WHOLE, None
        self._now: datetime
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    _before: PlanBlock | None

    @property
    def can_move(self) -> bool:
        """Whether it may be dragged: one's own steps only."""
        return self.block.kind is BlockKind.FOLLOW_UP

    @property
    def is_held(self) -> bool:
        """Whether somebody is dragging it."""
        return self._pressed_at is not None

    def show_block(
        self, block: PlanBlock, scale: Scale, now: datetime, place: "Callable[[BlockWidget], None]"
    ) -> None:
        """Show a block; ``place`` puts the widget where it belongs."""
        self._scale, self._now, self._place = scale, now, place
        self._take(block)

    def _take(self, block: PlanBlock) -> None:
        self.block = block
        said = words.spoken(block, self._formats)
        changed = said != self.accessibleName()
        self.setAccessibleName(said)
        self.setToolTip("")
        self._place(self)
        if changed and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens, area = QPainter(self), self._theme.tokens, QRectF(self.rect())
        kind = self.block.kind
        if kind is BlockKind.FOLLOW_UP:
            line = tokens["acc-line"] if self.underMouse() or self.is_held else None
            shapes.rounded(painter, area, 6, tokens["acc-soft"], line)
            painter.setClipRect(QRectF(0, 0, 4, area.height()))
            shapes.rounded(painter, area, 6, tokens["acc"])
            painter.setClipping(False)
        elif kind is BlockKind.SUGGESTION:
            self._paint_dashes(painter, area)
        else:
            shapes.rounded(painter, area, 6, tokens["sunken"], tokens["line"])
        self._paint_line(painter, area)
        if shapes.has_key_focus(self):
            shapes.rounded(painter, area, 6, None, tokens["acc-t"], 2)

    def _paint_dashes(self, painter: QPainter, area: QRectF) -> None:
        tokens = self._theme.tokens
        shapes.rounded(painter, area, 6, tokens["hover" if self.underMouse() else "surface"])
        shapes.smooth(painter)
        pen = QPen(tokens["acc"], 1)
        pen.setDashPattern([3, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5)
        shapes.smooth(painter, on=False)

    def _paint_line(self, painter: QPainter, area: QRectF) -> None:
        theme, block = self._theme, self.block
        area = QRectF(area.x(), 0, area.width(), min(area.height(), theme.scaled(_LINE)))
        ground, icon_colour, title_colour, detail_colour = _COLOURS[block.kind]
        is_offer = block.kind is BlockKind.SUGGESTION
        icon = "ph.handshake" if block.kind is BlockKind.HELP else nouns.channel_icon(block.channel)
        size, lead = theme.scaled(14), 13 if is_offer else 12
        if block.kind is BlockKind.HELP:
            is_offer = False
        draw_icon(painter, QRectF(lead, 0, size, area.height()), icon, theme.tokens[icon_colour], size)
        inner = area.adjusted(lead + size + 8, 0, -10, 0)
        if area.width() >= theme.scaled(_NARROW):
            inner = self._paint_tail(painter, inner, ground, is_offer=is_offer)
        style = theme.text(12, 600)
        used = draw_text(painter, theme, inner, block.title, style, title_colour, on=ground, quoted=True)
        rest = inner.adjusted(used + 8, 0, 0, 0)
        if rest.width() > theme.scaled(24):
            draw_text(
                painter,
                theme,
                rest,
                words.detail(block),
                theme.text(12),
                detail_colour,
                on=ground,
                quoted=True,
            )

    def _paint_tail(self, painter: QPainter, inner: QRectF, ground: str, *, is_offer: bool) -> QRectF:
        """Length or offer at the right, the checklist before it; returns what is left."""
        theme, block = self._theme, self.block
        said = words.tail(block, self._formats)
        style, colour = theme.text(12, 500 if is_offer else 400), "acc-t" if is_offer else "ink2"
        end = draw_text(painter, theme, inner, said, style, colour, on=ground, align=RIGHT) + 8
        if block.items and not is_offer:
            colour = "acc-t" if block.done else "ink2"
            count = words.tr("{done} of {items}").format(done=block.done, items=block.items)
            room = inner.adjusted(0, 0, -end, 0)
            style = theme.text(12, 500 if block.done else 400)
            used = draw_text(painter, theme, room, count, style, colour, on=ground, align=RIGHT)
            size = theme.scaled(14)
            box = QRectF(room.right() - used - size - 4, 0, size, inner.height())
            draw_icon(painter, box, "ph.check-square", theme.tokens[colour], size)
            end += used + size + 4 + 8
        return inner.adjusted(0, 0, -end, 0)

    # By mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._grip, self._before = self._grip_at(event.position().y()), self.block
        self._pressed_at = event.globalPosition().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            at_edge = self._grip_at(event.position().y()) is not Grip.WHOLE
            self.setCursor(Qt.CursorShape.SizeVerCursor if at_edge else Qt.CursorShape.PointingHandCursor)
        elif self.can_move and self._before is not None:
            by = self._scale.snapped(event.globalPosition().y() - self._pressed_at)
            self._take(self._shifted(self._before, by, self._grip))
            self.raise_()
            self.dragged.emit(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or self._before is None:
            return
        self._pressed_at, before = None, self._before
        if self.block != before:
            self.moved.emit(before, self.block)
        elif self.rect().contains(event.position().toPoint()):
            (self.accepted if self.block.kind is BlockKind.SUGGESTION else self.opened).emit(self.block)

    def _grip_at(self, y: float) -> Grip:
        if not self.can_move:
            return Grip.WHOLE
        return Grip.START if y < _EDGE else Grip.END if y > self.height() - _EDGE else Grip.WHOLE

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the other button of the mouse, or by the key for it."""
        if self.block.kind is not BlockKind.FOLLOW_UP:
            super().contextMenuEvent(event)
            return
        self.pointed.emit(self.block)
        self.menu_wanted.emit(self)

    # By keyboard.

    def event(self, event: QEvent) -> bool:
        """Moving a block by Alt and an arrow goes before the window's own meaning of these keys."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_arrow = event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}
            if is_arrow and self.can_move and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        keys = event.modifiers()
        if event.key() == Qt.Key.Key_Escape and self._pressed_at is not None and self._before is not None:
            self._pressed_at = None
            self._take(self._before)
        elif step and keys & Qt.KeyboardModifier.AltModifier:
            if self.can_move:
                grip = Grip.END if keys & Qt.KeyboardModifier.ShiftModifier else Grip.WHOLE
                self._push(step * STEP, grip)
        elif step:
            self.stepped.emit(self.block, step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            (self.accepted if self.block.kind is BlockKind.SUGGESTION else self.opened).emit(self.block)
        else:
            self.pointed.emit(self.block)  # letters mean this block
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(self.block)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _push(self, by: timedelta, grip: Grip) -> None:
        before = self.block
        self._take(self._shifted(before, by, grip))
        if self.block != before:
            self.moved.emit(before, self.block)

    def _shifted(self, block: PlanBlock, by: timedelta, grip: Grip) -> PlanBlock:
        """Held at its end it gets longer; at its start it begins earlier; else it moves. Never into the past."""
        if grip is Grip.END:
            return replace(block, length=max(GRID, block.length + by))
        soonest = min(block.start_at, _rounded_down(self._now) + GRID)
        start = max(block.start_at + by, soonest)
        if grip is Grip.START:
            start = min(start, block.end_at - GRID)
            return replace(block, start_at=start, length=block.end_at - start)
        return replace(block, start_at=start)


def _rounded_down(at: datetime) -> datetime:
    return at.replace(minute=at.minute - at.minute % 5, second=0, microsecond=0)
