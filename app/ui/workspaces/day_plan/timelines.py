"""The timeline: it scrolls the day and keeps in sight what one works on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from app.domain.day_plans import DayPlan
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.blocks import BlockWidget
from app.ui.workspaces.day_plan.canvases import DayCanvas

_NOW_FROM_TOP = 26
_BAR = 10


class DayTimeline(QScrollArea):
    """Scrolls the canvas and keeps in sight what one works on."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clear")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas = DayCanvas(theme, formats)
        self.canvas.setAccessibleName(words.tr("Timeline"))
        self.canvas.shown.connect(self._on_shown)
        self.setWidget(self.canvas)
        self._bar = self._make_bar()
        self._formats = formats
        self._follows_now = True

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

    def _make_bar(self) -> QScrollBar:
        """A bar that lies over the day instead of beside it: protected time reaches from edge to edge."""
        bar, own = QScrollBar(Qt.Orientation.Vertical, self), self.verticalScrollBar()
        own.rangeChanged.connect(bar.setRange)
        own.rangeChanged.connect(self._show_bar)
        own.valueChanged.connect(bar.setValue)
        bar.valueChanged.connect(own.setValue)
        bar.sliderMoved.connect(self._on_scrolled)
        bar.hide()
        return bar

    def _show_bar(self, _least: int, most: int) -> None:
        self._bar.setPageStep(self.viewport().height())
        self._bar.setSingleStep(20)
        self._bar.setVisible(most > 0)
        self._bar.setGeometry(self.width() - _BAR, 0, _BAR, self.height())
        self._bar.raise_()

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
        self._show_bar(0, self.verticalScrollBar().maximum())
        self._follow()
