"""All open cases: pills by kind, a filter, and the same list."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from operator import is_
from uuid import UUID

from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.agenda import AgendaRow
from app.domain.kinds import Kind
from app.services.list_tables import closed_table
from app.services.lists import ClosedRow
from app.ui.acts.list_exports import ShownList
from app.ui.cases.tables import Group
from app.ui.widgets.boxes import holder, row
from app.ui.widgets.fields import Field
from app.ui.widgets.flows import flow
from app.ui.widgets.pills import FilterPill
from app.ui.words import kind_plural
from app.ui.workbenches import Workbench
from app.ui.workspaces.case_pages import EDGE, CasePage
from app.ui.workspaces.lists.closed import closed_columns
from app.ui.workspaces.lists.lines import Line, Sheaf, closed_line
from app.ui.workspaces.lists.views import LineList

_ORDER = (Kind.QUOTE, Kind.LEAD, Kind.QUERY, Kind.COMPLAINT, Kind.ORDER, Kind.RETURN)
Sieve = Callable[[AgendaRow], bool]


class CasesPage(CasePage):
    """Every open case, by due moment."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, "", parent)
        self.title.setText(self.tr("Cases"))
        self.list.setAccessibleName(self.tr("Cases"))
        self._rows: Sequence[AgendaRow] = ()
        self._closed_rows: tuple[ClosedRow, ...] = ()
        self._texts: list[str] = []
        self._shown_at: datetime | None = None
        self.filter = Field(bench.theme, self.tr("Filter"), self.tr("Filter"), self)
        self.filter.setFixedWidth(bench.theme.scaled(180))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._apply)
        self._sieves = self._make_sieves()
        self._lines: Sequence[Line] = ()
        self.closed = LineList(bench.theme, self.tr("Closed cases"), closed_columns(), self)
        self.closed.opened.connect(self._on_closed_opened)
        self.closed.acted.connect(self.acted)
        self.closed.pointed.connect(self._on_closed_pointed)
        self.show_also(self.closed)
        self._group = QButtonGroup(self)
        self._pills = [FilterPill(bench.theme, name, self) for name, _ in self._sieves]
        self._pills.append(FilterPill(bench.theme, self.tr("Closed"), self))
        for number, pill in enumerate(self._pills):
            self._group.addButton(pill, number)
        self._pills[0].setChecked(True)
        self._group.idClicked.connect(self._apply)
        pills = holder(row(flow(*self._pills, gap=6), margins=(EDGE, 0, EDGE, 12)))
        self.lay_out(pills, right=(self.filter,))

    @property
    def is_on_closed(self) -> bool:
        """Whether the closed cases are shown."""
        return self._group.checkedId() == len(self._sieves)

    @property
    def current_case_id(self) -> UUID | None:
        line = self.closed.current_line if self.is_on_closed else None
        return line.case_id if line is not None else super().current_case_id

    @property
    def entrance(self) -> QWidget:
        return self.closed if self.is_on_closed and self.closed.isVisible() else super().entrance

    def step(self, by: int) -> UUID | None:
        if not self.is_on_closed:
            return super().step(by)
        line = self.closed.step(by)
        return line.case_id if line is not None else None

    def refresh(self) -> None:
        self.bench.run(self.bench.desk.open_cases, self._show, self.refused.emit)
        if self.is_on_closed:
            self._read_closed()

    def shown_list(self) -> ShownList | None:
        if not self.is_on_closed:
            return super().shown_list()
        rows, name = self._closed_rows, self.tr("Closed cases")
        return ShownList(name, len(rows), partial(closed_table, rows, name))

    def tick(self) -> None:
        super().tick()
        self._count()

    def filter_here(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def _make_sieves(self) -> list[tuple[str, Sieve]]:
        sieves: list[tuple[str, Sieve]] = [
            (self.tr("All open"), lambda _row: True),
            (self.tr("Waiting for news"), self._is_waiting),
        ]
        sieves += [(kind_plural(kind), _of_kind(kind)) for kind in _ORDER]
        return sieves

    def _show(self, rows: Sequence[AgendaRow]) -> None:
        """Nothing is made anew where the same rows come back within their minute: one only looked elsewhere meanwhile."""
        minute = self.bench.formats.now().replace(second=0, microsecond=0)
        is_same = len(rows) == len(self._rows) and all(map(is_, rows, self._rows))
        if is_same and minute == self._shown_at:
            return
        self._rows, self._texts, self._shown_at = rows, [], minute
        self._count()
        self._apply()

    def _count(self) -> None:
        formats, now = self.bench.formats, self.bench.formats.now()
        kinds = Counter([item.kind for item in self._rows])
        waiting = sum([item.is_waiting_for_news(now) for item in self._rows])
        counts = (len(self._rows), waiting, *(kinds[kind] for kind in _ORDER))
        for pill, count in zip(self._pills, counts, strict=False):
            pill.tell(count)
        open_ = self.tr("{count} open").format(count=formats.number(len(self._rows)))
        sums: dict[str, Decimal] = {}
        for item in self._rows:
            sums[item.currency] = sums.get(item.currency, Decimal(0)) + (item.value or 0)
        money = [formats.money(value, currency) for currency, value in sums.items() if value]
        self.line.setText(", ".join((open_, *money)))

    def _apply(self) -> None:
        if self.is_on_closed:
            self._read_closed()
            return
        sieve = self._sieves[max(self._group.checkedId(), 0)][1]
        needle = self.filter.text().casefold().strip()
        rows = [item for item in (self._holding(needle) if needle else self._rows) if sieve(item)]
        if self._rows:
            self.empty.tell(self.tr("Nothing here"), self.tr("“All open” shows every case."))
        else:
            self.empty.tell(self.tr("No cases yet"), self.tr("Add the first one. It takes one line."))
        self.show_groups([Group(rows)])

    def _holding(self, needle: str) -> list[AgendaRow]:
        """Those in whose words it stands; the words are put together with the first letter typed."""
        self._texts = self._texts or [
            f"{r.reference} {r.customer} {r.contact} {r.subject} {r.step}".casefold() for r in self._rows
        ]
        return [item for item, text in zip(self._rows, self._texts, strict=True) if needle in text]

    def _read_closed(self) -> None:
        desk = self.bench.desk
        self.bench.run(lambda: desk.lists().closed(), self._show_closed, self.refused.emit)

    def _show_closed(self, rows: Sequence[ClosedRow]) -> None:
        if not self.is_on_closed:
            return
        self._pills[-1].tell(len(rows))
        needle = self.filter.text().casefold().split()
        pairs = ((row, closed_line(row, self.bench.formats)) for row in rows)
        found = [(row, line) for row, line in pairs if all(word in line.haystack for word in needle)]
        self._closed_rows, shown = tuple(row for row, _ in found), [line for _, line in found]
        self.empty.tell(self.tr("Nothing here"), self.tr("What is closed stands here, with the way back."))
        self.closed.show_sheaves([Sheaf(shown)])
        self.show_page(2 if shown else 1)

    def _on_closed_opened(self, line: Line) -> None:
        self.case_opened.emit(line.case_id)

    def _on_closed_pointed(self, line: Line | None) -> None:
        self.pointed.emit(line.case_id if line is not None else None)

    def _is_waiting(self, item: AgendaRow) -> bool:
        return item.is_waiting_for_news(self.bench.formats.now())


def _of_kind(kind: Kind) -> Sieve:
    return lambda item: item.kind is kind
