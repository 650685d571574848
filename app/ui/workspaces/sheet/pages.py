"""The Sheet: every field of every open case, exact, in one grid."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.grid_answers import Grid, Sieve
from app.domain.grids import COLUMNS, Column, GridRow, Present
from app.ui.acts.list_exports import ShownList
from app.ui.frame.decks import PanelPage
from app.ui.widgets.boxes import column as column_of
from app.ui.widgets.boxes import holder
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Workspace
from app.ui.workspaces.sheet import menus
from app.ui.workspaces.sheet.arranging import Arranging
from app.ui.workspaces.sheet.bars import EditLine, FacetBar, ToolBar
from app.ui.workspaces.sheet.columns import CellWords
from app.ui.workspaces.sheet.edits import Edits
from app.ui.workspaces.sheet.hands import Hands
from app.ui.workspaces.sheet.heard import IdeasPage
from app.ui.workspaces.sheet.inspectors import InspectorPage, TimelinePage
from app.ui.workspaces.sheet.layouts import Layout, Layouts
from app.ui.workspaces.sheet.readings import Ahead, Read, read_grid
from app.ui.workspaces.sheet.states import SheetStates
from app.ui.workspaces.sheet.tables import SheetTable
from app.ui.workspaces.sheet.totals import TotalsRow, totals_of
from app.ui.workspaces.sheet.trades import Trades
from app.ui.workspaces.sheet.views import SheetGrid

if TYPE_CHECKING:
    from app.ui.workbooks.marks import Mark


class SheetPage(Workspace):
    """Grid, bars and edit line; the engine answers from plain lists, the services save."""

    says_digests = True
    manner = "form"

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        theme, formats = bench.theme, bench.formats
        self.desk = bench.desk.sheet()
        self.layouts = Layouts(self.desk.memory)
        self.arrangement = self.layouts.current()
        self._rows: tuple[GridRow, ...] = ()
        self._grid: Grid | None = None
        self._moments: Sequence[int] = ()
        self._is_reading = self._read_again = self._has_answer = False
        self._ahead = Ahead(bench)
        self.cells = CellWords(formats)
        self.table = SheetTable(formats, self.cells, self)
        self.grid = SheetGrid(theme, self.table)
        self.totals = TotalsRow(theme, self.grid)
        self.tools = ToolBar(theme, formats)
        self.facets = FacetBar(theme)
        self.line = EditLine(theme)
        self.edits = Edits(bench, self.desk, self.table, self.line, self)
        self.trades = Trades(self)
        self.arranging = Arranging(self)
        self._make_pages()
        self._lay_out()
        self._connect()
        self.hands = Hands(self)
        self.tools.workbook_requested.connect(partial(self.acted.emit, "review_workbook"))
        self.line.rest(self.edits.idle_words())
        self.grid.size_columns(self.arrangement)
        self.tell_bars()

    def _make_pages(self) -> None:
        """What stands beside the grid."""
        self.inspector = InspectorPage(self.bench, self.desk, self)
        self.inspector.refused.connect(self.refused)
        self.timeline = TimelinePage(self.bench, self)
        self.ideas = IdeasPage(self.bench, self)
        self.ideas.acted.connect(self.acted)

    # What the window asks.

    @property
    def panel_pages(self) -> Sequence[PanelPage]:
        return (self.inspector, self.timeline, self.ideas)

    @property
    def current_case_id(self) -> UUID | None:
        row = self.grid.current_row
        return row.case_id if row is not None else None

    @property
    def entrance(self) -> QWidget:
        return self.grid if self._states.shows_rows else self.tools.new

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """All that was read, before any filter."""
        return self._rows

    def refresh(self) -> None:
        """Read anew; what comes while somebody types waits until the editor closes."""
        if self._is_reading or self.grid.is_editing:
            self._read_again = True
            return
        self._is_reading, shape = True, self.arrangement
        if not self._has_answer:
            self._states.begin()
        present = Present(self.bench.formats.now(), self.bench.formats.zone)
        is_fresh = self._grid is not None and self.cells.present.minute == present.minute
        read = partial(read_grid, self.desk, shape, present, self._rows if is_fresh else None)
        self.bench.run(read, self._show, self._on_unread)
        self.bench.run(self.desk.digests, self.tools.tell_digests, self.refused.emit)
        desk = self.bench.desk
        self.bench.run(lambda: desk.work().capacity(), self.tools.tell_capacity, self.refused.emit)

    def tick(self) -> None:
        """Slack runs down; where something became overdue the groups are made anew."""
        before = self.cells.present.minute
        self.cells.renew()
        now = self.cells.present.minute
        crossed = bisect_left(self._moments, before) < bisect_left(self._moments, now)
        if crossed and not self.grid.is_editing:
            self.arrange()
        else:
            self.totals.tell(totals_of(self.table))
            self.grid.viewport().update()

    def filter_here(self) -> None:
        self.grid.head.show_filters(shown=True)
        column = self.grid.current_column or self.arrangement.columns[0]
        field = self.grid.head.fields[column]
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def tell_workbooks(self, marks: "Sequence[Mark]") -> None:
        from app.ui.workbooks.marks import neediest  # noqa: PLC0415 - few sheets have a workbook

        self.tools.tell_workbook(neediest(marks))

    def take_line(self) -> bool:
        self.trades.open_form()
        return True

    def step(self, by: int) -> UUID | None:
        return self.grid.step(by)

    def point_at(self, case_id: UUID) -> None:
        self.grid.point_at_case(case_id)

    def shown_list(self) -> ShownList | None:
        return self.trades.shown_list()

    def passing_rows(self) -> Sequence[GridRow]:
        """What passes the filters, in order, folded groups too."""
        if self._grid is None:
            return ()
        entries = self._grid.answer(self._sieves()).entries
        return [entry for entry in entries if isinstance(entry, GridRow)]

    # Rows and their arrangement.

    def arrange(self, *, is_read_anew: bool = False) -> None:
        """Sort and group; then answer."""
        shape = self.arrangement
        self._grid = Grid.of(self._rows, shape.sorts, shape.grouping, self.cells.present)
        self._ahead.begin(self._grid, shape.columns)
        self._answer(is_read_anew=is_read_anew)

    def change(self, arrangement: Layout, *, is_new_order: bool = True) -> None:
        """Look at the rows another way, and remember it."""
        widths = {**arrangement.widths, **self.grid.widths()} if self._has_answer else arrangement.widths
        whose = arrangement.everybody != self.arrangement.everybody
        self.arrangement = replace(arrangement, widths=widths)
        self.layouts.keep(self.arrangement)
        if whose:
            self.refresh()
        elif self._grid is None or self._grid.grouping is not self.arrangement.grouping:
            self.arrange()
        else:
            self._grid = self._grid.sorted_by(self.arrangement.sorts) if is_new_order else self._grid
            self._answer()

    def forget_widths(self) -> None:
        """The next arrangement brings its own."""
        self._has_answer = False
        self.grid.forget_widths()

    def _answer(self, *, is_read_anew: bool = False) -> None:
        if self._grid is None:
            return
        answer = self._grid.answer(self._sieves(), self.arrangement.collapsed)
        self._has_answer = True
        self.grid.show_answer(answer, self.arrangement, is_read_anew=is_read_anew)
        self.totals.tell(totals_of(self.table))
        self.tell_bars()
        self._states.show_rows(has_rows=bool(self._rows))

    def _sieves(self) -> Sequence[Sieve]:
        reader = self.cells.reader
        filters = self.arrangement.filters.items()
        made = (reader.sieve(column, text, self.cells.say(column)) for column, text in filters)
        return [sieve for sieve in made if sieve is not None]

    def _show(self, read: Read | None) -> None:
        self._is_reading = False
        self._states.end()
        self.grid.show_waiting(shown=False)
        if read is None or self.grid.is_editing:
            self._read_again = self._read_again or read is not None
            self._read_waiting()
            return
        reading, shape = read.reading, self.arrangement
        self._rows, self._moments = reading.rows, read.moments
        self.cells.renew(reading.ruler, reading.day_min)
        if (shape.sorts, shape.grouping) == (read.layout.sorts, read.layout.grouping):
            self._grid = read.grid
            self._answer(is_read_anew=True)
            self._ahead.begin(read.grid, shape.columns)
        else:
            self.arrange(is_read_anew=True)
        self._read_waiting()

    def _on_unread(self, sentence: str) -> None:
        self._is_reading = False
        self._states.end()
        self.grid.show_waiting(shown=False)
        if self._grid is None:
            self._states.show_unread(sentence)
        self.refused.emit(sentence)

    def _read_waiting(self) -> None:
        if self._read_again and not self.grid.is_editing:
            self._read_again = False
            self.refresh()

    # Bars.

    def tell_bars(self) -> None:
        """Say how the rows are arranged."""
        shape, facets = self.arrangement, self.facets
        facets.owner.tell(self.tr("anybody") if shape.everybody else self.tr("me"))
        facets.group.tell(menus.grouping_name(shape.grouping))
        facets.sort.tell(menus.order_words(shape))
        facets.clear.setVisible(bool(shape.filters))
        count = self.tr("{shown} of {all} columns")
        facets.columns.rename(count.format(shown=len(shape.columns) + 1, all=len(COLUMNS) + 1))
        self.tools.view.rename(self.arranging.view_name or self.tr("My open cases"))

    def _lay_out(self) -> None:
        rows = holder(column_of(self.grid, self.totals))
        self._states = SheetStates(self.bench.theme, rows, partial(self.grid.show_waiting, shown=True))
        whole = column_of(self.tools, self.facets)
        whole.addLayout(self._states, 1)
        whole.addWidget(self.line)
        self.setLayout(whole)

    def _connect(self) -> None:
        grid, head, facets = self.grid, self.grid.head, self.facets
        grid.opened.connect(self.case_opened)
        grid.pointed.connect(self.pointed)
        grid.pointed.connect(self.edits.rest)
        grid.toggled.connect(self._on_toggled)
        grid.cells.finished.connect(self._on_editor_closed, Qt.ConnectionType.QueuedConnection)
        head.filtered.connect(self.filter)
        head.sorted_by.connect(self._on_sorted)
        head.menu_requested.connect(self.arranging.open_column)
        head.values_requested.connect(self.arranging.open_values)
        head.reordered.connect(self._on_reordered)
        head.left.connect(self._on_left_filters)
        head.entered.connect(self._on_entered)
        self.edits.overtaken.connect(self.refresh)
        facets.owner.clicked.connect(self.arranging.open_owner)
        facets.filter.clicked.connect(self.toggle_filters)
        facets.clear.clicked.connect(self._on_clear)
        facets.group.clicked.connect(self.arranging.open_group)
        facets.sort.clicked.connect(self.arranging.open_sort)
        facets.columns.clicked.connect(self.arranging.open_columns)
        facets.export.clicked.connect(self.trades.open_export_menu)
        self.tools.view.clicked.connect(self.arranging.open_views)
        self.tools.new.clicked.connect(self.trades.open_form)
        self._states.new_wanted.connect(self.trades.open_form)
        self._states.again_wanted.connect(self.refresh)
        self.tools.capacity_requested.connect(partial(self.acted.emit, "open_capacity"))

    def _on_editor_closed(self) -> None:
        self.edits.closed()
        self._read_waiting()

    # Filters, order, groups, columns.

    def filter(self, column: Column, text: str) -> None:
        """Let through what was typed above a column."""
        self.change(self.arrangement.filtered(column, text), is_new_order=False)

    def _on_sorted(self, column: Column, is_further: bool) -> None:  # noqa: FBT001  # as the signal carries it
        self.change(self.arrangement.sorted_by(column, is_further=is_further))

    def _on_toggled(self, heading: str) -> None:
        self.change(self.arrangement.toggled(heading), is_new_order=False)

    def _on_reordered(self, columns: tuple[Column, ...]) -> None:
        self.change(replace(self.arrangement, columns=columns), is_new_order=False)

    def _on_entered(self, column: Column) -> None:
        """The first letter shall find its column ready."""
        if self._grid is not None:
            self._grid.make_ready(column)

    def _on_left_filters(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_filters(self) -> None:
        """Show the fields above the columns and go there, or put them away."""
        head = self.grid.head
        head.show_filters(shown=not head.shows_filters)
        if head.shows_filters:
            self.filter_here()
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clear(self) -> None:
        self.change(replace(self.arrangement, filters={}), is_new_order=False)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
