"""The Priorities screen: filters, figures, the ranked list, the keys, and what was asked of others."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.services.list_tables import open_table
from app.ui.acts.list_exports import ShownList
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, IconButton, Look, Size
from app.ui.widgets.empty_states import EmptyState
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.list_cards import ListCard
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Workspace
from app.ui.workspaces.priorities.asked import WIDTH, AskedPanel
from app.ui.workspaces.priorities.boards import Board, Dealings
from app.ui.workspaces.priorities.delegates import GROWN, HEADER, NORMAL
from app.ui.workspaces.priorities.figures import FigureStrip
from app.ui.workspaces.priorities.filters import FilterTabs
from app.ui.workspaces.priorities.keys import KeysBar
from app.ui.workspaces.priorities.lists import PriorityList
from app.ui.workspaces.priorities.sheets import PrioritySheets
from app.ui.workspaces.priorities.skeletons import Skeleton

EDGE = 24
BESIDE_FROM = 1280 - 64
PATIENCE_MS = 300
_LIST, _EMPTY, _NOTHING, _SKELETON = range(4)


class PrioritiesPage(Workspace):
    """The most harmful lateness first, without the mouse."""

    manner = "command_line"

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._desk = bench.desk.priorities()
        self._board: Board | None = None
        self._dealings = Dealings()
        self._number, self._rule = 0, ""
        self._all_of_rule: Sequence[int] = ()
        self.sheets = PrioritySheets(bench, self._desk, self)
        self._make_parts()
        self._lay_out()
        self._connect()

    # What the window asks.

    @property
    def current_case_id(self) -> UUID | None:
        current = self.list.current_row
        return current.case_id if current is not None and self.list.isVisible() else None

    @property
    def entrance(self) -> QWidget:
        return self.list if self._stack.currentIndex() == _LIST else self.new

    def shown_list(self) -> ShownList | None:
        placed = map(self.list.table.placed_at, range(self.list.table.rowCount()))
        rows, name = [one.row for one in placed if one is not None], self.tr("Priorities")
        return ShownList(name, len(rows), partial(open_table, rows, name)) if rows else None

    def refresh(self) -> None:
        """Read rank and dealings anew; the rows stay until the answer is there."""
        if self._board is None:
            self._patience.start()
        self.bench.run(self._desk.board, self._show_board, self._on_refused)
        self.bench.run(self._desk.dealings, self._show_dealings, self.refused.emit)

    def tick(self) -> None:
        self.list.tick()
        self.refresh()

    def filter_here(self) -> None:
        self.keys.type_filter()

    def step(self, by: int) -> UUID | None:
        return self.list.step(by)

    def point_at(self, case_id: UUID) -> None:
        self.list.point_at_case(case_id)

    # Building.

    def _make_parts(self) -> None:
        theme, formats = self.bench.theme, self.bench.formats
        self.title = PlainLabel(theme, self.tr("Priorities"), 20, 600, on="canvas")
        self._title_room = holder(row(self.title, 20))
        self.tabs = FilterTabs(theme)
        self.rank = Button(theme, self.tr("Rank rule"), size=Size.SMALL, icon="ph.sliders-horizontal")
        self.rank_icon = IconButton(theme, self.tr("Rank rule"), "ph.sliders-horizontal", size=Size.SMALL)
        self.figures = FigureStrip(theme, formats)
        self.list = PriorityList(theme, formats, self)
        self.card = ListCard(theme, self.list, is_open=False)
        self.new = Button(theme, self.tr("New case"), look=Look.PRIMARY, icon="ph.plus")
        self.empty = EmptyState(
            theme,
            self.tr("Nothing to rank yet"),
            self.tr("Add the first case. It takes one line."),
            self.new,
            icon="ph.check-circle",
        )
        self.all_mine = Button(theme, self.tr("All mine"), key="1")
        self.nothing = EmptyState(
            theme,
            self.tr("Nothing here"),
            self.tr("1 shows all mine."),
            self.all_mine,
            icon="ph.check-circle",
        )
        self.keys = KeysBar(theme)
        self.asked = AskedPanel(theme, formats, self)
        self.others = Button(
            theme, self.tr("Asked of others"), look=Look.GHOST, size=Size.TINY, icon="ph.tray"
        )
        self.keys.add(self.others)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)

    def _lay_out(self) -> None:
        head = row(
            self._title_room, self.tabs, None, 12, self.rank, self.rank_icon, margins=(EDGE, 0, EDGE, 0)
        )
        head.setStretch(1, 1_000)
        head_widget = holder(head)
        head_widget.setFixedHeight(self.bench.theme.scaled(56))
        self._stack = QStackedLayout()
        listing = column(self.card, None)
        listing.setStretch(0, 1_000)
        for part in (holder(listing), self.empty, self.nothing, Skeleton(self.bench.theme)):
            self._stack.addWidget(part)
        body = column(self.figures, 12, margins=(EDGE, 0, EDGE, 12))
        body.addLayout(self._stack, 1)
        left = column(head_widget)
        left.addLayout(body, 1)
        left.addWidget(self.keys)
        self._whole = row(left)
        self._whole.setStretch(0, 1)
        self.setLayout(self._whole)
        self._show_beside()

    def _connect(self) -> None:
        self._patience.timeout.connect(self._show_waiting)
        self.tabs.chosen.connect(self.choose_filter)
        self.tabs.edit_requested.connect(self._edit_filter)
        self.figures.chosen.connect(self._choose_figure)
        self.rank.clicked.connect(self._edit_rank)
        self.rank_icon.clicked.connect(self._edit_rank)
        self.new.clicked.connect(self._on_new)
        self.all_mine.clicked.connect(self._on_all)
        self.list.opened.connect(self.case_opened)
        self.list.pointed.connect(self.pointed)
        self.list.acted.connect(self._on_acted)
        self.list.asked.connect(self._ask)
        self.list.own_requested.connect(self._show_own)
        self.list.keys_requested.connect(self._show_keys)
        self.list.filter_chosen.connect(self.choose_filter)
        self.list.marks_changed.connect(self._count_marks)
        self.keys.filter.textChanged.connect(self._apply)
        self.keys.left.connect(self._back_to_list)
        self.keys.keys_requested.connect(self._show_keys)
        self.asked.ask_requested.connect(self._ask)
        self.asked.own_requested.connect(self._show_own)
        self.asked.case_opened.connect(self._open_case)
        self.others.clicked.connect(self._toggle_asked)
        self.sheets.said.connect(self.said)
        self.sheets.done.connect(self.refresh)
        self.sheets.many_done.connect(self._forget_marks)
        self.sheets.case_opened.connect(self._open_case)
        self.sheets.accept_requested.connect(self._accept)

    # Showing.

    def choose_filter(self, number: int) -> None:
        """Show what a saved filter lets through."""
        self._number = number
        self.tabs.choose(number)
        self.figures.choose("")
        if self._board is not None:
            self._follow(self._board.filters[number].rule)

    def _choose_figure(self, rule: str) -> None:
        if not rule:
            self.choose_filter(self._number)
            return
        self.tabs.choose(-1)
        self.figures.choose(rule)
        self._follow(rule)

    def _follow(self, rule: str) -> None:
        self._rule = rule
        if self._board is not None:
            self._all_of_rule = self._board.positions(rule)
        self._apply()

    def _show_board(self, board: Board) -> None:
        self._patience.stop()
        is_first, self._board = self._board is None, board
        self.list.single_keys = board.single_keys
        self.tabs.tell(board.filters, board.counts)
        self._fit_head()
        self.figures.show_tally(board.tally)
        if is_first:
            self.choose_filter(self._number)
        else:
            by_figure = not self.tabs.tabs[self._number].isChecked()
            self._follow(self._rule if by_figure else board.filters[self._number].rule)

    def _apply(self) -> None:
        board, needle = self._board, self.keys.filter.text().casefold().strip()
        if board is None:
            return
        places = self._all_of_rule
        if needle:
            texts = board.texts
            places = [at for at in places if needle in texts[at]]
        had_focus = self.list.hasFocus()
        self.list.show_board(board, places)
        self._fit_card(len(places))
        self._stack.setCurrentIndex(_LIST if places else _NOTHING if board.rows else _EMPTY)
        if had_focus and not places:
            self.entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_card(self, count: int) -> None:
        """The card ends below its last row."""
        zoom = self.bench.theme.scaled
        rows = min(count, 1_000)
        self.card.setMaximumHeight(zoom(HEADER) + zoom(GROWN) + max(rows - 1, 0) * zoom(NORMAL) + 2)

    def _show_dealings(self, dealings: Dealings) -> None:
        self._dealings = dealings
        self.asked.show_dealings(dealings)
        self.figures.show_record(dealings.kept, dealings.looked_at, dealings.open_count)
        count = sum(ask.state.is_open for one in dealings.colleagues for ask in one.asks)
        self.others.rename(self.tr("Asked of others: {count}").format(count=count))

    def _show_waiting(self) -> None:
        if self._board is None:
            self._stack.setCurrentIndex(_SKELETON)

    def _on_refused(self, sentence: str) -> None:
        self._patience.stop()
        if self._board is None:
            self.empty.tell(self.tr("The list is not here yet"), sentence)
            self._stack.setCurrentIndex(_EMPTY)
        self.refused.emit(sentence)

    # The right side.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_beside()
        self._fit_head()

    def _fit_head(self) -> None:
        """Where the filters do not fit whole, the title goes, then the words of the rank rule, then the keys."""
        self.tabs.show_keys(shown=True)
        room = self.width() - 2 * EDGE - 32 - (self.asked.width() if self._is_beside else 0)
        room -= self.tabs.sizeHint().width()
        words = self.rank.sizeHint().width()
        has_title = self.title.sizeHint().width() + words <= room
        has_words = has_title or words <= room
        self._title_room.setVisible(has_title)
        self.rank.setVisible(has_words)
        self.rank_icon.setVisible(not has_words)
        self.tabs.show_keys(shown=self.rank_icon.sizeHint().width() <= room)

    @property
    def _is_beside(self) -> bool:
        return self.width() >= self.bench.theme.scaled(BESIDE_FROM)

    def _show_beside(self, *, over: bool = False) -> None:
        """Beside the list where there is room; else over it, when asked for."""
        inside = self._whole.indexOf(self.asked) >= 0
        if self._is_beside and not inside:
            self._whole.addWidget(self.asked)
        elif not self._is_beside and inside:
            self._whole.removeWidget(self.asked)
        self.others.setVisible(not self._is_beside)
        self.asked.setVisible(self._is_beside or over)
        if not self._is_beside and over:
            width = self.bench.theme.scaled(WIDTH)
            self.asked.setGeometry(QRect(self.width() - width, 0, width, self.height() - self.keys.height()))
            self.asked.raise_()
            self.asked.ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_asked(self) -> None:
        self._show_beside(over=not self.asked.isVisible())

    def _open_case(self, case_id: UUID) -> None:
        self._show_beside()
        self.case_opened.emit(case_id)

    # Acts.

    def _edit_filter(self, number: int) -> None:
        if self._board is not None:
            self.sheets.edit_filter(self._board, number)

    def _edit_rank(self) -> None:
        if self._board is not None:
            self.sheets.edit_rank(self._board)

    def _show_keys(self) -> None:
        self.sheets.show_keys(single_keys=self.list.single_keys)

    def _ask(self) -> None:
        about = self.list.current_row
        if about is None:
            self.refused.emit(self.tr("Choose a case first."))
        else:
            self.sheets.ask(about, self._dealings.colleagues)

    def _show_own(self) -> None:
        self.sheets.show_own(self._dealings.asked_of_me, self._dealings.colleagues)

    def _accept(self, case_id: UUID) -> None:
        self.acted_on.emit("accept", case_id, None)

    def _on_acted(self, key: str) -> None:
        """On all that are selected where that makes sense, else on the current one."""
        marked = self.list.table.marked
        if len(marked) > 1 and key in {"later", "hand_over"}:
            self.sheets.act_on_many(key, marked, self._dealings.colleagues)
        elif key == "later":
            self.acted_on.emit(key, self.current_case_id, self.list.why_bar.later)
        else:
            self.acted.emit(key)

    def _forget_marks(self) -> None:
        self.list.table.forget_marks()
        self._count_marks()

    def _count_marks(self) -> None:
        self.keys.show_marks(len(self.list.table.marked))

    def _on_new(self) -> None:
        self.acted.emit("new_follow_up")

    def _on_all(self) -> None:
        self.keys.filter.clear()
        self.choose_filter(0)
        self._back_to_list()

    def _back_to_list(self) -> None:
        self.entrance.setFocus(Qt.FocusReason.OtherFocusReason)
