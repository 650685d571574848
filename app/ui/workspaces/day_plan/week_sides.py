"""The week beside the day: the switch between them, and the board that is read when it is wanted."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.week_plans import WeekPlan
from app.ui.widgets.boxes import column, holder
from app.ui.widgets.segments import Segments
from app.ui.workbenches import Workbench
from app.ui.workspaces.day_plan.scrolls import BAR
from app.ui.workspaces.day_plan.weeks import WeekBoard

DAY, WEEK = "day", "week"
_EDGE = 32


class WeekSide(QObject):
    """Works for one day plan.

    Attributes:
        plan: The days ahead as they were read last; None before.

    Signals:
        turned: The other of the two is shown.
        told: The days ahead were read.
        refused: They could not be read; carries the sentence.
    """

    turned = Signal()
    told = Signal()
    refused = Signal(str)

    def __init__(self, bench: Workbench, page: QWidget) -> None:
        super().__init__(page)
        self._bench = bench
        self.plan: WeekPlan | None = None
        self.switch = Segments(bench.theme, self.tr("Show"), is_tall=True)
        self.switch.offer(((DAY, self.tr("Day")), (WEEK, self.tr("Week"))))
        self.switch.setToolTip("W")
        self.board = WeekBoard(bench.theme, bench.formats)
        self.box = holder(column(self.board, margins=(_EDGE, 12, _EDGE - BAR, 20)), parent=page)
        self.box.hide()
        self.switch.chosen.connect(self._on_chosen)
        self.board.day_wanted.connect(self.toggle)

    @property
    def is_shown(self) -> bool:
        """Whether the days ahead are what is shown."""
        return self.switch.key == WEEK

    def toggle(self) -> None:
        """The day instead of the week, or the other way round."""
        self.switch.choose(DAY if self.is_shown else WEEK)
        self._on_chosen()

    def refresh(self) -> None:
        """Read the days ahead anew, where they are shown."""
        if self.is_shown:
            plans = self._bench.desk.day_plan()
            self._bench.run(plans.week, self._show, self.refused.emit)

    def _on_chosen(self) -> None:
        self.box.setVisible(self.is_shown)
        self.refresh()
        self.turned.emit()

    def _show(self, plan: WeekPlan) -> None:
        is_first = self.plan is None
        self.plan = plan
        self.board.show_week(plan)
        self.told.emit()
        if is_first and self.is_shown and self.board.entrance is not None:
            self.turned.emit()
