"""The timeline: it scrolls the day and keeps in sight what one works on."""

from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.domain.day_plans import DayPlan
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.blocks import BlockWidget
from app.ui.workspaces.day_plan.canvases import DayCanvas
from app.ui.workspaces.day_plan.scrolls import OverScroll

_NOW_FROM_TOP = 26


class DayTimeline(OverScroll):
    """Scrolls the canvas: now near the top, until somebody looks elsewhere."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        self.canvas = DayCanvas(theme, formats)
        self._formats = formats
        self._follows_now = True
        super().__init__(self.canvas, parent)
        self.canvas.setAccessibleName(words.tr("Timeline"))
        self.canvas.shown.connect(self._on_shown)
        self.bar.sliderMoved.connect(self._on_scrolled)

    def show_plan(self, plan: DayPlan) -> None:
        """Show a day."""
        self.canvas.show_plan(plan)
        self._follow()

    def tick(self) -> None:
        """The line of now goes on, and the day with it until somebody looks elsewhere."""
        self.canvas.tick()
        self._follow()

    def go_to_now(self) -> None:
        """Now near the top, as far as the day is long enough."""
        self._follows_now = True
        self._follow()

    def _follow(self) -> None:
        if self._follows_now:
            bar = self.verticalScrollBar()
            bar.setMaximum(max(0, self.canvas.minimumHeight() - self.viewport().height()))
            bar.setValue(self.canvas.y_of(self._formats.now()) - _NOW_FROM_TOP)

    def _on_scrolled(self) -> None:
        self._follows_now = False

    def _on_shown(self, widget: BlockWidget) -> None:
        before, middle = self.verticalScrollBar().value(), widget.geometry().center()
        self.ensureVisible(middle.x(), middle.y(), 0, widget.height() // 2 + 24)
        if self.verticalScrollBar().value() != before:
            self._follows_now = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._follows_now = False
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()
