"""Cases as a Qt table: a flat list in which headings are rows too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.agenda import AgendaRow
from app.ui.cases.lines import CaseLine, line_of
from app.ui.formats import Formats
from app.ui.translations import QT_TRANSLATE_NOOP

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
LINE_ROLE = int(Qt.ItemDataRole.UserRole)
_DISPLAY, _SPOKEN = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)

PERSON, CUSTOMER, MATTER, STEP, NEWS, VALUE = range(6)
TITLES = (
    "",
    QT_TRANSLATE_NOOP("CaseTable", "Customer"),
    QT_TRANSLATE_NOOP("CaseTable", "Matter"),
    QT_TRANSLATE_NOOP("CaseTable", "Next step"),
    QT_TRANSLATE_NOOP("CaseTable", "News clock"),
    QT_TRANSLATE_NOOP("CaseTable", "Value"),
)
_FIELDS = ("initials", "customer", "subject", "step", "news", "value")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between rows.

    Attributes:
        note: Count and sums, said more quietly.
        is_late: Whether it stands over what is late.
    """

    title: str
    note: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows below a heading; without one they stand at the top."""

    rows: Sequence[AgendaRow]
    heading: Heading | None = None


class CaseTable(QAbstractTableModel):
    """Read-only and replaced as a whole: one list in memory answers faster than any proxy model."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._items: list[Heading | AgendaRow] = []
        self._lines: dict[int, CaseLine] = {}
        self._places: dict[UUID, int] = {}

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._items = []
        for group in groups:
            if group.heading is not None and group.rows:
                self._items.append(group.heading)
            self._items.extend(group.rows)
        self._lines.clear()
        self._places = {
            item.case_id: at for at, item in enumerate(self._items) if isinstance(item, AgendaRow)
        }
        self.endResetModel()

    def tick(self) -> None:
        """Time went on: the words for it are made anew."""
        self._lines.clear()
        if self._items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, len(TITLES) - 1))

    def heading_rows(self) -> list[int]:
        """Where the headings stand."""
        return [at for at, item in enumerate(self._items) if isinstance(item, Heading)]

    def row_at(self, number: int) -> AgendaRow | None:
        """The case at this row; None for a heading."""
        item = self._items[number] if 0 <= number < len(self._items) else None
        return item if isinstance(item, AgendaRow) else None

    def cases(self) -> Iterator[AgendaRow]:
        """All rows without the headings."""
        return (item for item in self._items if isinstance(item, AgendaRow))

    def place_of(self, case_id: UUID) -> int:
        """Where that case stands, or -1."""
        return self._places.get(case_id, -1)

    def first_case(self) -> int:
        """The first row that is a case, or -1."""
        return min(self._places.values(), default=-1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._items[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if isinstance(item, Heading):
            return self._of_heading(item, index.column(), role)
        line = self._line(index.row(), item)
        if role == LINE_ROLE:
            return line
        if role == _DISPLAY:
            return getattr(line, _FIELDS[index.column()])
        if role == _SPOKEN:
            # A reader asks cell by cell: the first speaks for the row, the others for themselves.
            first = index.column() == PERSON
            return (
                line.spoken
                if first
                else f"{self._title(index.column())}, {getattr(line, _FIELDS[index.column()])}"
            )
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal and 0 <= section < len(TITLES):
            return self._title(section)
        return None

    def _title(self, section: int) -> str:
        return self.tr(TITLES[section]) if TITLES[section] else ""

    def _line(self, number: int, row: AgendaRow) -> CaseLine:
        line = self._lines.get(number)
        if line is None:
            line = self._lines[number] = line_of(row, self._formats)
        return line

    @staticmethod
    def _of_heading(heading: Heading, column: int, role: int) -> Any:
        if role == LINE_ROLE:
            return heading
        if role in {_DISPLAY, _SPOKEN}:
            return f"{heading.title}, {heading.note}".rstrip(", ") if column == 0 else ""
        return None
