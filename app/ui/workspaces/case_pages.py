"""What the list pages share: a head, a card with the list, and words for when it is empty."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QStackedLayout, QWidget

from app.services.list_tables import open_table
from app.ui.actions import find_action
from app.ui.acts.list_exports import ShownList, export_button
from app.ui.cases.lists import CaseList
from app.ui.cases.tables import Group
from app.ui.widgets.boxes import Item, column, holder, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.empty_states import EmptyState
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.list_cards import ListCard
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Workspace

EDGE = 24


class CasePage(Workspace):
    """A page around one list of cases."""

    def __init__(self, bench: Workbench, title: str, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        theme = bench.theme
        self.title = PlainLabel(theme, title, 20, 600, on="canvas")
        self.line = PlainLabel(theme, "", 13, 400, "ink2", on="canvas", quoted=True)
        self.list = CaseList(theme, bench.formats, title, self)
        self.new = Button(theme, self.tr("New case"), look=Look.PRIMARY, icon="ph.plus")
        self.empty = self._make_empty()
        self._stack = QStackedLayout()
        self._stack.addWidget(holder(row(ListCard(theme, self.list), margins=(EDGE, 0, EDGE, 0)), "canvas"))
        self._stack.addWidget(self.empty)
        self.new.clicked.connect(self._on_new)
        self.export = export_button(theme)
        self.export.clicked.connect(partial(self.acted.emit, "export_list"))
        self.list.opened.connect(self.case_opened)
        self.list.pointed.connect(self.pointed)
        self.list.acted.connect(self.acted)

    def lay_out(self, *below_head: Item, right: Sequence[Item] = ()) -> None:
        """Head, what stands below it, list."""
        head = row(
            self.title, self.line, None, self.export, *right, self.new, gap=16, margins=(EDGE, 0, EDGE, 0)
        )
        head.setStretch(1, 1)
        head_widget = holder(head)
        head_widget.setFixedHeight(self.bench.theme.scaled(64))
        layout = column(head_widget, *below_head)
        layout.addLayout(self._stack, 1)
        self.setLayout(layout)

    @property
    def current_case_id(self) -> UUID | None:
        row_ = self.list.current_row
        return row_.case_id if row_ is not None and self.list.isVisible() else None

    @property
    def entrance(self) -> QWidget:
        return self.list if self._stack.currentIndex() == 0 else self.new

    def tick(self) -> None:
        self.list.table.tick()

    def step(self, by: int) -> UUID | None:
        return self.list.step(by)

    def point_at(self, case_id: UUID) -> None:
        self.list.point_at_case(case_id)

    def shown_list(self) -> ShownList | None:
        rows, name = tuple(self.list.table.cases()), self.title.text()
        return ShownList(name, len(rows), partial(open_table, rows, name))

    def show_also(self, view: QWidget) -> None:
        """One more view that this page can show."""
        card = ListCard(self.bench.theme, view)
        self._stack.addWidget(holder(row(card, margins=(EDGE, 0, EDGE, 0)), "canvas"))

    def show_page(self, number: int) -> None:
        """The list, the words for nothing, or a view that was added."""
        self._stack.setCurrentIndex(number)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Fill the list, or say that it is empty."""
        self.list.show_groups(groups)
        self._stack.setCurrentIndex(0 if any(group.rows for group in groups) else 1)

    def _make_empty(self) -> EmptyState:
        add = Button(self.bench.theme, self.tr("New case"), look=Look.PRIMARY, icon="ph.plus")
        add.clicked.connect(self._on_new)
        bring = Button(self.bench.theme, find_action("import_list").label, icon="ph.arrow-square-in")
        bring.clicked.connect(partial(self.acted.emit, "import_list"))
        return EmptyState(self.bench.theme, "", "", add, bring, icon="ph.check-circle")

    def _on_new(self) -> None:
        self.acted.emit("new_follow_up")
