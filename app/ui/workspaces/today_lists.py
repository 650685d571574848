"""Today as a plain list, in the order and the groups of one's way of working."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.ui.cases.tables import Group, Heading
from app.ui.desk import Day, DayGroup
from app.ui.workbenches import Workbench
from app.ui.workspaces.case_pages import CasePage


class TodayList(CasePage):
    """Grouped rows; the day's date stands beside the title."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, "", parent)
        self.title.setText(self.tr("Today"))
        self.list.setAccessibleName(self.tr("Today"))
        self.lay_out()

    def refresh(self) -> None:
        self.bench.run(self.bench.desk.today, self._show, self.refused.emit)

    def _show(self, day: Day) -> None:
        formats = self.bench.formats
        date = formats.long_day(formats.today())
        self.line.setText(f"{date} · {day.opening}" if day.opening else date)
        self.empty.tell(
            self.tr("Everyone has heard from you"), self.tr("Nothing is due. New cases show here.")
        )
        self.show_groups([self._group(item, formats.now()) for item in day.groups])

    def _group(self, group: DayGroup, now: datetime) -> Group:
        waiting = sum(row.is_waiting_for_news(now) for row in group.rows)
        count = self._count(len(group.rows))
        note = (
            self.tr("{count}, {waiting} waiting for news").format(count=count, waiting=waiting)
            if waiting
            else count
        )
        heading = Heading(group.title, note, group.is_late) if group.title else None
        return Group(group.rows, heading)

    def _count(self, number: int) -> str:
        return self.tr("1 case") if number == 1 else self.tr("{number} cases").format(number=number)
