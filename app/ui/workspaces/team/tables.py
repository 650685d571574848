"""The team as two Qt tables: colleagues with a total, and what is overdue."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.ranks import Placed
from app.domain.team import Horizon, TeamBoard
from app.ui.formats import Formats
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.workspaces.team.delegates import DUE, LINE_ROLE, MARK, MARK_ROLE, OVERDUE, PERSON, WORK
from app.ui.workspaces.team.lines import LateLine, MemberLine, late_line, member_line, total_line, tr

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY, _SPOKEN = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)
_HEADS = (
    QT_TRANSLATE_NOOP("Team", "Person"),
    QT_TRANSLATE_NOOP("Team", "Overdue, by age"),
    QT_TRANSLATE_NOOP("Team", "Due today"),
    QT_TRANSLATE_NOOP("Team", "Waiting"),
    QT_TRANSLATE_NOOP("Team", "At risk"),
    QT_TRANSLATE_NOOP("Team", "Work today"),
)
_WEEK_HEADS = {
    DUE: QT_TRANSLATE_NOOP("Team", "Due"),
    WORK: QT_TRANSLATE_NOOP("Team", "Work this week"),
}
_LATE_HEADS = (
    "",
    QT_TRANSLATE_NOOP("Team", "Late by"),
    QT_TRANSLATE_NOOP("Team", "Customer"),
    QT_TRANSLATE_NOOP("Team", "Next step"),
    QT_TRANSLATE_NOOP("Team", "Owner"),
    QT_TRANSLATE_NOOP("Team", "Value"),
    QT_TRANSLATE_NOOP("Team", "News clock"),
)
_FIELDS = ("name", "late", "due", "waiting", "at_risk", "work")
_LATE_FIELDS = ("spoken", "late", "customer", "step", "owner", "value", "news")


class MemberTable(QAbstractTableModel):
    """Colleagues, and the total in the last row; replaced as a whole."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._lines: tuple[MemberLine, ...] = ()
        self._is_week = False

    def show(self, board: TeamBoard) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._is_week = board.horizon is Horizon.WEEK
        self._lines = (*(member_line(one, self._formats) for one in board.members), total_line(board))
        self.endResetModel()

    def person_at(self, number: int) -> UUID | None:
        """Whose row that is; None for the total."""
        return self._lines[number].person_id if 0 <= number < len(self._lines) else None

    def row_of(self, person_id: UUID | None) -> int:
        """Where that colleague stands, or -1."""
        found = (at for at, line in enumerate(self._lines) if person_id and line.person_id == person_id)
        return next(found, -1)

    @property
    def longest_work(self) -> tuple[str, ...]:
        """All words of the last column, to measure it."""
        return tuple(line.work for line in self._lines[:-1])

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._lines[index.row()].person_id is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        text = str(getattr(line, _FIELDS[index.column()]))
        if role == _DISPLAY:
            return text
        if role == _SPOKEN:
            return self._spoken(line, index.column(), text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal and 0 <= section < len(_HEADS):
            return self._head(section)
        return None

    def _head(self, section: int) -> str:
        week = _WEEK_HEADS.get(section) if self._is_week else None
        return tr(week or _HEADS[section])

    def _spoken(self, line: MemberLine, column: int, text: str) -> str:
        """The first cell speaks for the row, the others for themselves."""
        if column in {PERSON, OVERDUE}:
            here = f", {line.here}" if line.here and column == PERSON else ""
            return f"{line.spoken}{here}"
        return f"{self._head(column)}, {text}"


class LateTable(QAbstractTableModel):
    """Overdue cases in the order they came in; some are marked."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._rows: Sequence[Placed] = ()
        self._lines: dict[int, LateLine] = {}
        self._marked: set[UUID] = set()

    def show(self, rows: Sequence[Placed]) -> None:
        """Replace what is shown; marks stay on what is still there."""
        self.beginResetModel()
        self._rows = rows
        self._lines.clear()
        self._marked &= {placed.row.case_id for placed in rows}
        self.endResetModel()

    @property
    def rows(self) -> Sequence[Placed]:
        """What is shown, in order."""
        return self._rows

    @property
    def marked(self) -> tuple[UUID, ...]:
        """Marked cases in the order of the rows."""
        return tuple(one.row.case_id for one in self._rows if one.row.case_id in self._marked)

    def placed_at(self, number: int) -> Placed | None:
        """The case in that row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, case_id: UUID) -> int:
        """Where that case stands, or -1."""
        return next((at for at, one in enumerate(self._rows) if one.row.case_id == case_id), -1)

    def toggle(self, number: int) -> None:
        """Mark a row for acts on several, or no longer."""
        placed = self.placed_at(number)
        if placed is not None:
            self._marked ^= {placed.row.case_id}
            self._tell(number, number)

    def mark(self, case_ids: Sequence[UUID]) -> None:
        """Mark these and no others."""
        self._marked = set(case_ids)
        self._tell(0, len(self._rows) - 1)

    def tick(self) -> None:
        """Time went on: words are made anew."""
        self._lines.clear()
        self._tell(0, len(self._rows) - 1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_LATE_HEADS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        line = self._line(index.row())
        if role == LINE_ROLE:
            return line
        if role == MARK_ROLE:
            return line.case_id in self._marked
        if role not in {_DISPLAY, _SPOKEN}:
            return None
        text = str(getattr(line, _LATE_FIELDS[index.column()]))
        if index.column() == MARK:
            marked = line.case_id in self._marked
            spoken = f"{text}, {tr('selected')}" if marked else text
            return spoken if role == _SPOKEN else ""
        return text if role == _DISPLAY else f"{tr(_LATE_HEADS[index.column()])}, {text}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal and 0 <= section < len(_LATE_HEADS):
            return tr(_LATE_HEADS[section]) if section else ""
        return None

    def _line(self, number: int) -> LateLine:
        line = self._lines.get(number)
        if line is None:
            line = self._lines[number] = late_line(self._rows[number], self._formats)
        return line

    def _tell(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(_LATE_HEADS) - 1))
