"""The Sheet: every field of every open case, exact, in one grid."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from app.domain.errors import AppError
from app.domain.grid_answers import Grid, Sieve
from app.domain.grids import BY_SLACK, COLUMNS, Column, GridHeading, GridRow, Grouping, Sort
from app.ui.frame.decks import PanelPage
from app.ui.widgets.boxes import column as column_of
from app.ui.widgets.boxes import holder
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.empty_states import EmptyState
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Workspace
from app.ui.workspaces.sheet import menus
from app.ui.workspaces.sheet.bars import EditLine, FacetBar, ToolBar
from app.ui.workspaces.sheet.columns import LISTED, USUAL, CellWords
from app.ui.workspaces.sheet.desks import Digests, GridReading
from app.ui.workspaces.sheet.edits import Edits, Entry
from app.ui.workspaces.sheet.inspectors import InspectorPage, TimelinePage
from app.ui.workspaces.sheet.layouts import Layout, Layouts
from app.ui.workspaces.sheet.tables import SheetTable
from app.ui.workspaces.sheet.totals import TotalsRow, totals_of
from app.ui.workspaces.sheet.trades import Trades
from app.ui.workspaces.sheet.views import SheetGrid


class SheetPage(Workspace):
    """Grid, bars and edit line; the engine answers from plain lists, the services save."""

    says_digests = True

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        theme, formats = bench.theme, bench.formats
        self.desk = bench.desk.sheet()
        self.layouts = Layouts(self.desk.memory)
        self.arrangement = self.layouts.current()
        self._rows: tuple[GridRow, ...] = ()
        self._grid: Grid | None = None
        self._view_name = ""
        self._is_reading = self._read_again = self._has_answer = False
        self.cells = CellWords(formats)
        self.table = SheetTable(formats, self.cells, self)
        self.grid = SheetGrid(theme, self.table)
        self.totals = TotalsRow(theme, self.grid)
        self.tools = ToolBar(theme, formats)
        self.facets = FacetBar(theme)
        self.line = EditLine(theme)
        self.edits = Edits(bench, self.desk, self.table, self.line, self)
        self.trades = Trades(self)
        self.inspector = InspectorPage(bench, self.desk, self)
        self.timeline = TimelinePage(bench, self)
        self._empty = self._make_empty()
        self._lay_out()
        self._connect()
        self._tell_bars()

    # What the window asks.

    @property
    def panel_pages(self) -> Sequence[PanelPage]:
        return (self.inspector, self.timeline)

    @property
    def current_case_id(self) -> UUID | None:
        row = self.grid.current_row
        return row.case_id if row is not None else None

    @property
    def entrance(self) -> QWidget:
        return self.grid if self._stack.currentIndex() == 0 else self.tools.new

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """All that was read, before any filter."""
        return self._rows

    def refresh(self) -> None:
        """Read anew; what comes while somebody types waits until the editor closes."""
        if self._is_reading or self.grid.is_editing:
            self._read_again = True
            return
        self._is_reading, everybody = True, self.arrangement.everybody
        self.bench.run(lambda: self.desk.rows(everybody=everybody), self._show, self._on_unread)
        self.bench.run(self.desk.digests, self._show_digests, self.refused.emit)

    def tick(self) -> None:
        """Slack runs down; where something became overdue the groups are made anew."""
        before = self.cells.present.minute
        self.cells.renew()
        now = self.cells.present.minute
        due, news = COLUMNS.index(Column.DUE), COLUMNS.index(Column.NEWS)
        crossed = any(before <= int(row.keys[place]) < now for place in (due, news) for row in self._rows)
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

    def take_line(self) -> bool:
        self.trades.open_form()
        return True

    def step(self, by: int) -> UUID | None:
        return self.grid.step(by)

    def point_at(self, case_id: UUID) -> None:
        self.grid.point_at_case(case_id)

    def passing_rows(self) -> Sequence[GridRow]:
        """What passes the filters, in order, folded groups too."""
        if self._grid is None:
            return ()
        entries = self._grid.answer(self._sieves()).entries
        return [entry for entry in entries if isinstance(entry, GridRow)]

    # Rows and their arrangement.

    def arrange(self) -> None:
        """Sort and group; then answer."""
        shape = self.arrangement
        self._grid = Grid.of(self._rows, shape.sorts, shape.grouping, self.cells.present)
        self._answer()

    def change(self, arrangement: Layout, *, is_new_order: bool = True) -> None:
        """Look at the rows another way, and remember it."""
        widths = {**arrangement.widths, **self.grid.widths()} if self._has_answer else arrangement.widths
        whose = arrangement.everybody != self.arrangement.everybody
        self.arrangement = replace(arrangement, widths=widths)
        self.layouts.keep(self.arrangement)
        if whose:
            self.refresh()
        elif is_new_order or self._grid is None:
            self.arrange()
        else:
            self._answer()

    def _answer(self) -> None:
        if self._grid is None:
            return
        answer = self._grid.answer(self._sieves(), self.arrangement.collapsed)
        self._has_answer = True
        self.grid.show_answer(answer, self.arrangement)
        self.totals.tell(totals_of(self.table))
        self._tell_bars()
        has_rows = bool(self._rows)
        self._stack.setCurrentIndex(0 if has_rows else 1)

    def _sieves(self) -> Sequence[Sieve]:
        reader = self.cells.reader
        filters = self.arrangement.filters.items()
        made = (reader.sieve(column, text, self.cells.say(column)) for column, text in filters)
        return [sieve for sieve in made if sieve is not None]

    def _show(self, reading: GridReading) -> None:
        self._is_reading = False
        if self.grid.is_editing:
            self._read_again = True
            return
        self._rows = reading.rows
        self.cells.renew(reading.ruler, reading.day_min)
        self.arrange()
        self._read_waiting()

    def _show_digests(self, digests: Digests) -> None:
        self.tools.tell_digests(digests)

    def _on_unread(self, sentence: str) -> None:
        self._is_reading = False
        self.refused.emit(sentence)

    def _read_waiting(self) -> None:
        if self._read_again and not self.grid.is_editing:
            self._read_again = False
            self.refresh()

    # Bars.

    def _tell_bars(self) -> None:
        shape, facets = self.arrangement, self.facets
        facets.owner.tell(self.tr("anybody") if shape.everybody else self.tr("me"))
        facets.group.tell(menus.grouping_name(shape.grouping))
        facets.sort.tell(menus.order_words(shape))
        facets.clear.setVisible(bool(shape.filters))
        count = self.tr("{shown} of {all} columns")
        facets.columns.rename(count.format(shown=len(shape.columns) + 1, all=len(COLUMNS) + 1))
        self.tools.view.rename(self._view_name or self.tr("My open cases"))

    def _make_empty(self) -> EmptyState:
        add = Button(self.bench.theme, self.tr("New case"), look=Look.PRIMARY, icon="ph.plus")
        add.clicked.connect(self._on_new)
        title, line = self.tr("No open cases"), self.tr("Add the first one, or paste rows from Excel.")
        return EmptyState(self.bench.theme, title, line, add, icon="ph.check-circle", on="surface")

    def _lay_out(self) -> None:
        body = holder(column_of(self.grid, self.totals))
        self._stack = QStackedLayout()
        self._stack.addWidget(body)
        empty = holder(column_of(self._empty), "panel-body")
        self._stack.addWidget(empty)
        whole = column_of(self.tools, self.facets)
        whole.addLayout(self._stack, 1)
        whole.addWidget(self.line)
        self.setLayout(whole)

    def _connect(self) -> None:
        grid, head, facets = self.grid, self.grid.head, self.facets
        grid.opened.connect(self.case_opened)
        grid.pointed.connect(self.pointed)
        grid.pointed.connect(self.edits.rest)
        grid.keyed.connect(self._on_key)
        grid.toggled.connect(self._on_toggled)
        grid.cells.typed.connect(self.edits.typed)
        grid.cells.committed.connect(self.edits.commit)
        grid.cells.finished.connect(self._on_editor_closed, Qt.ConnectionType.QueuedConnection)
        head.filtered.connect(self._on_filtered)
        head.sorted_by.connect(self._on_sorted)
        head.menu_requested.connect(self._on_menu)
        head.reordered.connect(self._on_reordered)
        head.left.connect(self._on_left_filters)
        head.entered.connect(self._on_entered)
        self.edits.refused.connect(self._on_edit_refused, Qt.ConnectionType.QueuedConnection)
        self.edits.form_wanted.connect(self._on_form_wanted)
        self.edits.acted.connect(self._on_edit_acted)
        facets.owner.clicked.connect(self._on_owner)
        facets.filter.clicked.connect(self._on_filter_facet)
        facets.clear.clicked.connect(self._on_clear)
        facets.group.clicked.connect(self._on_group)
        facets.sort.clicked.connect(self._on_sort)
        facets.columns.clicked.connect(self._on_columns)
        facets.export.clicked.connect(self.trades.open_export_menu)
        self.tools.view.clicked.connect(self._on_views)
        self.tools.new.clicked.connect(self._on_new)
        self.inspector.put_back.connect(self._on_put_back)
        self.inspector.refused.connect(self.refused)
        self.line.rest(self.edits.idle_words())

    # Keys of the grid.

    def _on_key(self, name: str) -> None:
        deeds = {
            "fill_down": self._fill_down,
            "group": self._on_group,
            "filters": self._on_filter_facet,
            "filter_menu": self._on_filter_menu,
            "inspector": self._on_inspector,
            "copy": self.trades.copy,
            "paste": self.trades.paste,
        }
        deeds[name]()

    def _fill_down(self) -> None:
        """The topmost selected cell goes into those below it."""
        rows, column = self.grid.chosen_rows(), self.grid.current_column
        index = self.grid.currentIndex()
        if column is None or len(rows) < 2 or not self.table.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.line.rest(self.tr("Select some rows in a column that can be edited, then Ctrl+D."))
            return
        text = self.cells.edited(rows[0], column)
        self.edits.save(Entry(tuple(rows[1:]), column, text))

    def _on_inspector(self) -> None:
        row = self.grid.current_row
        if row is not None:
            self.inspector.wanted.emit()
            self.case_opened.emit(row.case_id)

    def _on_put_back(self, change_id: UUID) -> None:
        desk = self.bench.desk
        self.bench.run(lambda: desk.undo_change(change_id), self._on_back, self.refused.emit)

    def _on_back(self, answer: object) -> None:
        self.said.emit(self.bench.said(answer) or self.tr("Put back."))

    def _on_editor_closed(self) -> None:
        self.edits.closed()
        self._read_waiting()

    def _on_edit_refused(self) -> None:
        way = self.line.first_way()
        if way is not None:
            way.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edit_acted(self, key: str, case_id: UUID) -> None:
        self.point_at(case_id)
        self.acted.emit(key)

    def _on_form_wanted(self, entry: Entry, problem: AppError | None) -> None:
        self.trades.open_later(entry.rows[0].case_id, entry.text, problem)

    # Filters, order, groups, columns.

    def _on_filtered(self, column: Column, text: str) -> None:
        self._view_changed(self.arrangement.filtered(column, text), is_new_order=False)

    def _on_sorted(self, column: Column, is_further: bool) -> None:  # noqa: FBT001  # as the signal carries it
        self._view_changed(self.arrangement.sorted_by(column, is_further=is_further))

    def _on_toggled(self, heading: str) -> None:
        self.change(self.arrangement.toggled(heading), is_new_order=False)

    def _on_reordered(self, columns: tuple[Column, ...]) -> None:
        self._view_changed(replace(self.arrangement, columns=columns), is_new_order=False)

    def _view_changed(self, arrangement: Layout, *, is_new_order: bool = True) -> None:
        self.change(arrangement, is_new_order=is_new_order)

    def _on_entered(self, column: Column) -> None:
        """The first letter shall find its column ready."""
        if self._grid is not None:
            self._grid.make_ready(column)

    def _on_left_filters(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_filter_facet(self) -> None:
        head = self.grid.head
        head.show_filters(shown=not head.shows_filters)
        if head.shows_filters:
            self.filter_here()
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clear(self) -> None:
        self.change(replace(self.arrangement, filters={}), is_new_order=False)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_filter_menu(self) -> None:
        column = self.grid.current_column
        if column is not None:
            self._open_values(column)

    def _on_menu(self, column: Column) -> None:
        field = self.grid.head.fields.get(column)
        if field is not None and (field.hasFocus() or column in LISTED):
            self._open_values(column)
            return

        def chosen(data: str) -> None:
            shape = self.arrangement
            if data == "hide":
                self.change(shape.with_column(column), is_new_order=False)
            elif data == "further":
                self.change(shape.sorted_by(column, is_further=True))
            else:
                self.change(replace(shape, sorts=(Sort(column, data == "down"),)))

        menu = menus.column_menu(column, self.arrangement, self, chosen)
        menu.popup(self.grid.head.below(column))

    def _open_values(self, column: Column) -> None:
        asked = self.arrangement.filters.get(column, "")
        words = asked[1:].split(",") if asked.startswith("=") else []
        wanted = frozenset(word.strip() for word in words if word.strip())
        menu = menus.values_menu(column, self._rows, self.cells, wanted, self)

        def chosen(data: str) -> None:
            new = wanted ^ {data} if data else frozenset()
            self._on_filtered(column, f"={', '.join(sorted(new))}" if new else "")

        menu.triggered.connect(lambda action: chosen(str(action.data())))
        menu.popup(self.grid.head.below(column))

    def _on_owner(self) -> None:
        def chosen(data: str) -> None:
            self.change(replace(self.arrangement, everybody=data == "all"))

        everybody = self.arrangement.everybody
        self._popup(menus.owner_menu(everybody=everybody, parent=self, chosen=chosen), self.facets.owner)

    def _on_group(self) -> None:
        def chosen(data: str) -> None:
            shape = self.arrangement
            if data in {"close", "open"}:
                names = {entry.key for entry in self.table.entries if isinstance(entry, GridHeading)}
                shut = frozenset(names) if data == "close" else frozenset()
                self.change(replace(shape, collapsed=shut), is_new_order=False)
            else:
                self.change(replace(shape, grouping=Grouping(data), collapsed=frozenset()))

        self._popup(menus.group_menu(self.arrangement, self, chosen), self.facets.group)

    def _on_sort(self) -> None:
        def chosen(data: str) -> None:
            self.change(self.arrangement.sorted_by(Column(data)))

        self._popup(menus.sort_menu(self.arrangement, self, chosen), self.facets.sort)

    def _on_columns(self) -> None:
        def chosen(data: str) -> None:
            usual = replace(self.arrangement, columns=USUAL, widths={})
            if data == "usual":
                self._forget_widths()
            other = usual if data == "usual" else self.arrangement.with_column(Column(data))
            self.change(other, is_new_order=False)

        self._popup(menus.columns_menu(self.arrangement, self, chosen), self.facets.columns)

    def _on_views(self) -> None:
        names = self.layouts.names()
        self._popup(menus.view_menu(names, self._view_name, self, self._on_view), self.tools.view)

    def _on_view(self, data: str) -> None:
        what, _, name = data.partition(":")
        if what == "save":
            self.trades.ask_name(self.save_view)
            return
        if what == "forget":
            self.layouts.forget(name)
        self._view_name = name if what == "view" else ""
        usual = replace(Layout(), sorts=BY_SLACK)
        self._forget_widths()
        self.change(self.layouts.find(name) if what == "view" else usual)

    def _forget_widths(self) -> None:
        """A view brings its own."""
        self._has_answer = False
        self.grid.forget_widths()

    def save_view(self, name: str) -> None:
        """Keep this arrangement under a name."""
        self._view_name = name
        self.layouts.save(name, replace(self.arrangement, widths=self.grid.widths()))
        self._tell_bars()

    def _on_new(self) -> None:
        self.trades.open_form()

    def _popup(self, menu: QMenu, anchor: QWidget) -> None:
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 2)))
