"""The two lists of the team, worked by arrow keys and single letters."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.agenda import AgendaRow
from app.domain.ranks import Placed
from app.domain.team import TeamBoard
from app.ui.actions import by_letter
from app.ui.formats import Formats
from app.ui.theme.fonts import TextStyle
from app.ui.theme.looks import Theme
from app.ui.workspaces.team.delegates import (
    AT_RISK,
    CUSTOMER,
    DUE,
    EDGE,
    FIGURE_EDGE,
    LATE,
    LATE_ROW,
    MARK,
    MEMBER_ROW,
    NEWS,
    OVERDUE,
    OWNER,
    PERSON,
    STEP,
    TOTAL_ROW,
    VALUE,
    WAITING,
    WORK,
    LateDelegate,
    MemberDelegate,
    TeamDelegate,
    TeamHeader,
)
from app.ui.workspaces.team.tables import LateTable, MemberTable

Index = QModelIndex | QPersistentModelIndex
_MEMBER_WIDTHS = {PERSON: 200, OVERDUE: 196, DUE: 84, WAITING: 92, AT_RISK: 92}
_LATE_WIDTHS = {MARK: 40, LATE: 84, CUSTOMER: 172, OWNER: 108, VALUE: 84, NEWS: 150}
_MEASURED = 200  # rows whose figures are measured
_PLAIN = {
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
}
LETTERS: Mapping[str, str] = {
    "X": "mark",
    "R": "reassign",
    "U": "nudge",
    "M": "take",
    "O": "order",
    "V": "cover",
}
"""Single keys of the overdue list and what they do; beside those of every list."""


class TeamList(QTableView):
    """What both lists share.

    Signals:
        opened: Somebody wants to see the current row; carries its id.
        pointed: Another row is current; carries its id or None.
        acted: A single key was pressed; carries the act.
    """

    opened = Signal(object)
    pointed = Signal(object)
    acted = Signal(str)

    def dress(
        self, theme: Theme, table: QAbstractTableModel, delegate: TeamDelegate, *, height: int, is_late: bool
    ) -> None:
        """One look for both."""
        self._theme = theme
        self.setHorizontalHeader(TeamHeader(theme, self, is_late=is_late))
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(theme.scaled(24))
        rows.setDefaultSectionSize(theme.scaled(height))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(table)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def head_room(self, column: int) -> int:
        """What the head of a column needs."""
        title = self.model().headerData(column, Qt.Orientation.Horizontal)
        return self._theme.text(11, 600).room(str(title or ""))

    def id_at(self, number: int) -> UUID | None:
        """What that row stands for."""
        raise NotImplementedError

    @property
    def current_id(self) -> UUID | None:
        """What the keys mean."""
        return self.id_at(self.currentIndex().row())

    def step(self, by: int) -> UUID | None:
        """Move to the next or previous row and say which it is."""
        number = self.currentIndex().row() + by
        found = self.id_at(number)
        if found is not None:
            self.go_to(number)
        return found

    def go_to(self, number: int) -> None:
        """Make a row current; a negative number none."""
        if number >= 0:
            self.setCurrentIndex(self.model().index(number, 0))
            self.selectRow(number)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.pointed.emit(self.id_at(current.row()) if current.isValid() else None)

    def keyboardSearch(self, _text: str) -> None:
        """No search by letters: they act."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() in _PLAIN and self._key(event):
            return
        super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key, text = Qt.Key(event.key()), event.text().upper()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.current_id is not None:
                self.opened.emit(self.current_id)
            return True
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} or text in {"J", "K"}:
            self.step(1 if key == Qt.Key.Key_Down or text == "J" else -1)
            return True
        return bool(text.strip()) and self._letter(text)

    def _letter(self, text: str) -> bool:
        action = by_letter(text)
        if action is not None:
            self.acted.emit(action.key)
        return action is not None


class MemberList(TeamList):
    """Colleagues by what is late."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = MemberTable(formats, self)
        self.dress(theme, self.table, MemberDelegate(theme, self), height=MEMBER_ROW, is_late=False)
        self.horizontalHeader().setSectionResizeMode(WORK, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(self.tr("Colleagues"))
        self.clicked.connect(self._on_clicked)
        self._size_columns()

    def id_at(self, number: int) -> UUID | None:
        return self.table.person_at(number)

    def show_board(self, board: TeamBoard) -> None:
        """Replace the rows; whoever was current stays current."""
        keep = self.current_id
        last = self.table.rowCount() - 1
        if last >= 0:
            self.setRowHeight(last, self._theme.scaled(MEMBER_ROW))
        self.table.show(board)
        self.setRowHeight(self.table.rowCount() - 1, self._theme.scaled(TOTAL_ROW))
        self._size_columns()
        at = self.table.row_of(keep)
        self.go_to(at if at >= 0 else 0 if board.members else -1)

    @property
    def whole_height(self) -> int:
        """Room for every row."""
        rows = max(self.table.rowCount() - 1, 0) * self._theme.scaled(MEMBER_ROW)
        return rows + self._theme.scaled(TOTAL_ROW) + self.horizontalHeader().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_columns()

    def _size_columns(self) -> None:
        zoom, header = self._theme.scaled, self.horizontalHeader()
        style = self._theme.text(12, 500)
        words = max((style.room(text) for text in self.table.longest_work), default=zoom(112)) + 24
        spare = self.viewport().width() - sum(map(zoom, _MEMBER_WIDTHS.values())) - words
        for column, width in _MEMBER_WIDTHS.items():
            is_figure = column in {DUE, WAITING, AT_RISK}
            less = min(max(-spare, 0), zoom(72)) // 3 if is_figure else 0
            least = self.head_room(column) + FIGURE_EDGE if is_figure else 0
            header.resizeSection(column, max(zoom(width) - less, least))

    def _letter(self, text: str) -> bool:
        if text == "V":
            self.acted.emit(LETTERS[text])
            return True
        return super()._letter(text)

    def _on_clicked(self, index: QModelIndex) -> None:
        person_id = self.id_at(index.row())
        if person_id is not None:
            self.opened.emit(person_id)


class LateList(TeamList):
    """What is overdue."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = LateTable(formats, self)
        self.dress(theme, self.table, LateDelegate(theme, self), height=LATE_ROW, is_late=True)
        self.horizontalHeader().setSectionResizeMode(STEP, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(self.tr("Overdue"))
        self.clicked.connect(self._on_clicked)
        self._size_columns()

    def id_at(self, number: int) -> UUID | None:
        placed = self.table.placed_at(number)
        return placed.row.case_id if placed is not None else None

    @property
    def current_row(self) -> AgendaRow | None:
        """The case that the keys mean."""
        placed = self.table.placed_at(self.currentIndex().row())
        return placed.row if placed is not None else None

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """What an act is for: all that are marked, else the current one."""
        current = self.current_id
        return self.table.marked or ((current,) if current is not None else ())

    def show_rows(self, rows: Sequence[Placed]) -> None:
        """Replace the rows; the current case stays current, or its neighbour becomes it."""
        keep, near = self.current_id, self.currentIndex().row()
        self.table.show(rows)
        at = self.table.row_of(keep) if keep is not None else -1
        self.go_to(at if at >= 0 else min(max(near, 0), len(rows) - 1))
        self._size_columns()

    def point_at_case(self, case_id: UUID) -> None:
        """Make that case current, if it is shown."""
        self.go_to(self.table.row_of(case_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_columns()

    def _letter(self, text: str) -> bool:
        if text == "X":
            self.table.toggle(self.currentIndex().row())
        if text in LETTERS:
            self.acted.emit(LETTERS[text])
            return True
        return super()._letter(text)

    def _size_columns(self) -> None:
        """Figures and times are never shortened: their columns are as wide as the widest."""
        zoom, header, figures, small = (
            self._theme.scaled,
            self.horizontalHeader(),
            self._theme.text(13, 500),
            self._theme.text(12, 500),
        )
        widths = {column: zoom(width) for column, width in _LATE_WIDTHS.items()}
        rooms = {
            LATE: self._room(LATE, figures) + 16,
            VALUE: self._room(VALUE, figures) + 16,
            NEWS: self._room(NEWS, small) + zoom(15) + 6 + 8 + EDGE,
        }
        for column, width in widths.items():
            header.resizeSection(column, max(width, rooms.get(column, 0)))

    def _room(self, column: int, style: TextStyle) -> int:
        """What the words of a column need, and its head."""
        count = min(self.table.rowCount(), _MEASURED)
        texts = [str(self.table.index(row, column).data() or "") for row in range(count)]
        return max(self.head_room(column), *(style.room(text) for text in texts), 0)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == MARK:
            self.table.toggle(index.row())
            self.acted.emit(LETTERS["X"])
        elif (case_id := self.id_at(index.row())) is not None:
            self.opened.emit(case_id)
