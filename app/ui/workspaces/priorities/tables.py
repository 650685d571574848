"""The ranked list as a Qt table: places of a board, filtered as one plain list."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.ranks import Placed
from app.ui.formats import Formats
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.workspaces.priorities.boards import Board
from app.ui.workspaces.priorities.lines import PriorityLine, line_of

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
LINE_ROLE = int(Qt.ItemDataRole.UserRole)
MARK_ROLE = LINE_ROLE + 1
_DISPLAY, _SPOKEN = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)

RANK, DUE, CUSTOMER, CONTACT, STEP, KIND, VALUE, AGE = range(8)
TITLES = (
    QT_TRANSLATE_NOOP("PriorityTable", "#"),
    QT_TRANSLATE_NOOP("PriorityTable", "Due in"),
    QT_TRANSLATE_NOOP("PriorityTable", "Customer"),
    QT_TRANSLATE_NOOP("PriorityTable", "Contact"),
    QT_TRANSLATE_NOOP("PriorityTable", "Next step"),
    QT_TRANSLATE_NOOP("PriorityTable", "Kind"),
    QT_TRANSLATE_NOOP("PriorityTable", "Value"),
    QT_TRANSLATE_NOOP("PriorityTable", "Age"),
)
_FIELDS = ("rank", "due", "customer", "contact", "step", "kind", "value", "age")


class PriorityTable(QAbstractTableModel):
    """Read-only and replaced as a whole; a row's words are made when it is first seen."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._board: Board | None = None
        self._places: Sequence[int] = ()
        self._lines: dict[int, PriorityLine] = {}
        self._marked: set[UUID] = set()

    def show(self, board: Board, places: Sequence[int]) -> None:
        """Show these places of a board, in their order."""
        self.beginResetModel()
        if board is not self._board:
            self._lines.clear()
        self._board, self._places = board, places
        self.endResetModel()

    def tick(self) -> None:
        """Time went on: words are made anew."""
        self._lines.clear()
        if self._places:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._places) - 1, AGE))

    def placed_at(self, number: int) -> Placed | None:
        """What stands in that row."""
        if self._board is None or not 0 <= number < len(self._places):
            return None
        return self._board.rows[self._places[number]]

    def rank_at(self, number: int) -> int:
        """Its rank among all my cases, from 1 on."""
        return self._places[number] + 1

    def row_of(self, case_id: UUID) -> int:
        """Where that case stands, or -1."""
        place = self._board.place_of.get(case_id, -1) if self._board is not None else -1
        row = bisect_left(self._places, place)
        return row if place >= 0 and row < len(self._places) and self._places[row] == place else -1

    @property
    def marked(self) -> tuple[UUID, ...]:
        """Selected cases that still stand on the board, in rank order."""
        if self._board is None or not self._marked:
            return ()
        places = self._board.place_of
        return tuple(sorted((one for one in self._marked if one in places), key=places.__getitem__))

    def toggle_mark(self, number: int) -> None:
        """Select a row for acts on several, or no longer."""
        placed = self.placed_at(number)
        if placed is not None:
            self._marked ^= {placed.row.case_id}
            self.dataChanged.emit(self.index(number, 0), self.index(number, AGE))

    def forget_marks(self) -> None:
        """Select nothing."""
        self._marked.clear()
        self.tick()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        line = self._line(index.row())
        if role == LINE_ROLE:
            return line
        if role == MARK_ROLE:
            return line.case_id in self._marked
        if role == _DISPLAY:
            return getattr(line, _FIELDS[index.column()])
        if role == _SPOKEN:
            return self._spoken(line, index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal and 0 <= section < len(TITLES):
            return self.tr(TITLES[section])
        return None

    def _spoken(self, line: PriorityLine, column: int) -> str:
        """A reader asks cell by cell: the first speaks for the row, the others for themselves."""
        if column == RANK:
            marked = line.case_id in self._marked
            return f"{line.spoken}, {self.tr('selected')}" if marked else line.spoken
        return f"{self.tr(TITLES[column])}, {getattr(line, _FIELDS[column])}"

    def _line(self, number: int) -> PriorityLine:
        place = self._places[number]
        line = self._lines.get(place)
        if line is None:
            if self._board is None:
                raise IndexError(number)
            line = self._lines[place] = line_of(self._board, place, self._formats)
        return line
