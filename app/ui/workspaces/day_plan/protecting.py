"""Protected time: a stretch of the day that nobody books and in which nothing knocks."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget
from shiboken6 import isValid

from app.domain.day_plans import DayPlan
from app.ui.acts.forms import Form
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.pills import FilterPill
from app.ui.workbenches import Workbench

_WORKING_DAYS = tuple(range(5))


class ProtectForm(Form):
    """When, and on which days; what is protected today can be given up again."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(bench, parent.tr("Protect time"), parent.tr("Protect it"), parent)
        theme, self._given_up = bench.theme, ""
        self._today = bench.formats.today().weekday()
        self.hours = Field(theme, self.tr("From and to"), "15:00-16:00", self)
        day = bench.formats.locale.dayName(self._today + 1)
        self.days = [
            FilterPill(theme, self.tr("every {day}").format(day=day), self),
            FilterPill(theme, self.tr("every working day"), self),
        ]
        self._group = QButtonGroup(self)
        for number, pill in enumerate(self.days):
            self._group.addButton(pill, number)
        self.days[0].setChecked(True)
        self.given = column(gap=4)
        self.note.setText(
            self.tr("Nothing is planned there and nothing knocks, but a promise about to break.")
        )
        self.compose(self.hours, row(*self.days, None, gap=6), holder(self.given))
        self.hours.setFocus(Qt.FocusReason.OtherFocusReason)
        bench.run(bench.desk.day_plan().plan, self._on_plan, self.refuse)

    def work(self) -> Callable[[], object] | None:
        plans, days = self.bench.desk.day_plan(), self._days()
        if self._given_up:
            return partial(plans.give_up, self._given_up, days)
        hours = self.hours.text().strip()
        if not hours:
            self.refuse(self.tr("Type a time, such as 15:00-16:00."))
            return None
        return partial(plans.protect, hours, days)

    def _days(self) -> tuple[int, ...]:
        return _WORKING_DAYS if self._group.checkedId() == 1 else (self._today,)

    def _on_plan(self, plan: DayPlan) -> None:
        """Propose the first gap that is left, and list what is protected today."""
        if not isValid(self):
            return
        time, now = self.bench.formats.time, self.bench.formats.now()
        gap = next(((start, end) for start, end in plan.gaps if start >= now), None)
        if gap is not None and not self.hours.text():
            self.hours.setText(f"{time(gap[0])}-{time(gap[1])}")
            self.hours.selectAll()
        for start, end in plan.hours.protected:
            hours = f"{time(start)}-{time(end)}"
            words = self.tr("Protected today: {hours}").format(hours=hours)
            button = Button(
                self.bench.theme, self.tr("No longer"), look=Look.LINK, size=Size.LINK, icon="ph.x-circle"
            )
            button.setAccessibleName(self.tr("{hours}, no longer protected").format(hours=hours))
            button.clicked.connect(partial(self._give_up, hours))
            label = PlainLabel(self.bench.theme, words, 12, 400, "ink2", icon="ph.leaf")
            self.given.addLayout(row(label, None, button, gap=8))
        self.adjustSize()

    def _give_up(self, hours: str) -> None:
        self._given_up = hours
        self.submit()

    def refuse(self, sentence: str) -> None:
        self._given_up = ""
        super().refuse(sentence)
