"""What the pages of lists share: a head, pills, a card with the list, and words for when it is empty."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import chain
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QStackedLayout, QWidget

from app.ui.acts.list_exports import export_button
from app.ui.widgets.boxes import Item, column, holder, row
from app.ui.widgets.empty_states import EmptyState
from app.ui.widgets.fields import Field
from app.ui.widgets.flows import flow
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.list_cards import ListCard
from app.ui.widgets.pills import FilterPill
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Workspace
from app.ui.workspaces.lists.lines import Column, Line, Sheaf
from app.ui.workspaces.lists.views import LineList

EDGE = 24


class ListPage(Workspace):
    """A page around one list of lines."""

    def __init__(
        self, bench: Workbench, title: str, columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(bench, parent)
        theme = bench.theme
        self.title = PlainLabel(theme, title, 20, 600, on="canvas")
        self.line = PlainLabel(theme, "", 13, 400, "ink2", on="canvas", quoted=True)
        self.list = LineList(theme, title, columns, self)
        self.filter = Field(theme, self.tr("Filter"), self.tr("Filter"), self)
        self.filter.setFixedWidth(theme.scaled(180))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.sieve)
        self.filter.returnPressed.connect(self._enter)
        self.empty = EmptyState(theme, "", "", icon="ph.check-circle")
        self._lines: Sequence[Line] = ()
        self.shown: tuple[Line, ...] = ()
        self.export = export_button(theme)
        self.export.clicked.connect(partial(self.acted.emit, "export_list"))
        self._tags: list[str] = []
        self._pills = QButtonGroup(self)
        self._pills.idClicked.connect(self.sieve)
        self._stack = QStackedLayout()
        self._stack.addWidget(holder(row(ListCard(theme, self.list), margins=(EDGE, 0, EDGE, 0)), "canvas"))
        self._stack.addWidget(self.empty)
        self.list.acted.connect(self.acted)
        self.list.pointed.connect(self._on_pointed)
        self.list.opened.connect(self.open_line)

    def lay_out(
        self,
        pills: Sequence[tuple[str, str]] = (),
        *,
        right: Sequence[Item] = (),
        beside: Sequence[Item] = (),
    ) -> None:
        """Head with what stands on its right; pills (tag and words) with what stands beside them; list."""
        head = row(self.title, self.line, None, self.export, *right, gap=16, margins=(EDGE, 0, EDGE, 0))
        head.setStretch(1, 1)
        head_widget = holder(head)
        head_widget.setFixedHeight(self.bench.theme.scaled(64))
        buttons = []
        for number, (tag, words) in enumerate(pills):
            pill = FilterPill(self.bench.theme, words, self)
            pill.setChecked(number == 0)
            self._pills.addButton(pill, number)
            self._tags.append(tag)
            buttons.append(pill)
        sieves = row(flow(*buttons, gap=6), *beside, gap=8, margins=(EDGE, 0, EDGE, 12))
        sieves.setStretch(0, 1)
        below = [holder(sieves)] if buttons else []
        layout = column(head_widget, *below)
        layout.addLayout(self._stack, 1)
        self.setLayout(layout)

    @property
    def current_case_id(self) -> UUID | None:
        line = self.list.current_line
        return line.case_id if line is not None and self.list.isVisible() else None

    @property
    def entrance(self) -> QWidget:
        return self.list if self._stack.currentIndex() == 0 else self.filter

    @property
    def tag(self) -> str:
        """The pill that is chosen; empty for all."""
        number = self._pills.checkedId()
        return self._tags[number] if 0 <= number < len(self._tags) else ""

    def choose(self, tag: str) -> None:
        """Press that pill."""
        if tag in self._tags:
            self._pills.button(self._tags.index(tag)).setChecked(True)
            self.sieve()

    def filter_here(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def step(self, by: int) -> UUID | None:
        line = self.list.step(by)
        return line.case_id if line is not None else None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Fill the list through the filter."""
        self._lines = lines
        counts = Counter(chain.from_iterable([line.tags for line in lines]))
        for number, tag in enumerate(self._tags):
            pill = self._pills.button(number)
            if isinstance(pill, FilterPill):
                pill.tell(counts[tag] if tag else len(lines))
        self.sieve()

    def _enter(self) -> None:
        """On to what the filter let through."""
        self.entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def sieve(self) -> None:
        """Show what the pill and the filter let through."""
        needle, tag = self.filter.text().casefold().split(), self.tag
        shown = self._lines if not tag else [line for line in self._lines if tag in line.tags]
        if needle:
            shown = [line for line in shown if all(word in line.haystack for word in needle)]
        self.show_sheaves([Sheaf(self.in_order(shown))])

    def in_order(self, lines: Sequence[Line]) -> Sequence[Line]:
        """What passed, in the order of the pill that is chosen."""
        return lines

    def show_sheaves(self, sheaves: Sequence[Sheaf]) -> None:
        """Show these rows, or say that there are none."""
        self.list.show_sheaves(sheaves)
        self.shown = tuple(chain.from_iterable(sheaf.lines for sheaf in sheaves))
        is_any = bool(self.shown)
        if not is_any:
            self.empty.tell(*self.empty_words())
        self._stack.setCurrentIndex(0 if is_any else 1)

    def empty_words(self) -> tuple[str, str]:
        """What is said where nothing is shown."""
        return self.tr("Nothing here"), self.tr("Another filter shows more.")

    def open_line(self, line: Line) -> None:
        """Show what a line stands for; its case, unless said otherwise."""
        if line.case_id is not None:
            self.case_opened.emit(line.case_id)

    def _on_pointed(self, line: Line | None) -> None:
        self.pointed.emit(line.case_id if line is not None else None)
