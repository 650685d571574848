"""The sheet as a Qt table: one flat list in which headings are rows too, replaced as a whole."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import compress, count, repeat
from operator import is_
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.grids import Answer, Column, DueGroup, GridHeading, GridRow, Grouping, Subtotal
from app.domain.kinds import Kind
from app.ui import words
from app.ui.formats import NONE, Formats
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.workspaces.sheet.columns import EDITED, USUAL, CellWords, effort_words, title_of

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_NOTHING, _HEADING = Qt.ItemFlag.NoItemFlags, Qt.ItemFlag.ItemIsEnabled
_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _CELL | Qt.ItemFlag.ItemIsEditable
"""Put together once: Qt asks twice for each cell it paints."""
_DUE_GROUPS = {
    DueGroup.OVERDUE: QT_TRANSLATE_NOOP("SheetTable", "Overdue"),
    DueGroup.TODAY: QT_TRANSLATE_NOOP("SheetTable", "Today"),
    DueGroup.THIS_WEEK: QT_TRANSLATE_NOOP("SheetTable", "This week"),
    DueGroup.NEXT_WEEK: QT_TRANSLATE_NOOP("SheetTable", "Next week"),
    DueGroup.LATER: QT_TRANSLATE_NOOP("SheetTable", "Later"),
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a cell would say after the edit under way; for slack with its minutes."""

    text: str
    slack_min: int = 0


class SheetTable(QAbstractTableModel):
    """Headings and rows as the engine answered; holds no other copy of them."""

    def __init__(self, formats: Formats, cells: CellWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.formats, self.cells = formats, cells
        self.columns: tuple[Column, ...] = USUAL
        self.entries: tuple[GridHeading | GridRow, ...] = ()
        self.total = Subtotal()
        self.headings: tuple[int, ...] = ()
        self._previews: dict[tuple[UUID, Column], Preview] = {}
        self._found = -1

    def show_answer(self, answer: Answer, columns: tuple[Column, ...]) -> None:
        """Replace what is shown: a reset is cheaper than moving rows one by one."""
        self.beginResetModel()
        self.entries, self.total, self.columns = answer.entries, answer.total, columns
        self.headings = answer.headings
        self._previews = {}
        self.endResetModel()

    def preview(self, case_id: UUID | None, previews: Mapping[Column, Preview]) -> None:
        """Show what an edit would change; nothing takes it back."""
        touched = {key[0] for key in self._previews} | ({case_id} if case_id else set())
        self._previews = {(case_id, column): one for column, one in previews.items()} if case_id else {}
        for one in touched:
            at = self.place_of(one)
            if at >= 0:
                self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))

    def preview_of(self, row: GridRow, column: Column) -> Preview | None:
        """The preview of a cell."""
        return self._previews.get((row.case_id, column)) if self._previews else None

    def row_at(self, number: int) -> GridRow | None:
        """The case in that row of the table; None for headings and beyond."""
        entry = self.entries[number] if 0 <= number < len(self.entries) else None
        return entry if isinstance(entry, GridRow) else None

    def heading_at(self, number: int) -> GridHeading | None:
        """The heading in that row."""
        entry = self.entries[number] if 0 <= number < len(self.entries) else None
        return entry if isinstance(entry, GridHeading) else None

    def place_of_row(self, row: GridRow) -> int:
        """In which row of the table that very row stands, or −1: a hundred thousand are looked through in no time."""
        return next(compress(count(), map(is_, self.entries, repeat(row))), -1)

    def place_of(self, case_id: UUID) -> int:
        """In which row a case stands, or −1; asked first is where one was found before, as while somebody types there."""
        row = self.row_at(self._found)
        if row is None or row.case_id != case_id:
            self._found = self._look_for(case_id)
        return self._found

    def _look_for(self, case_id: UUID) -> int:
        wanted = case_id.int  # comparing ids themselves would call Python a hundred thousand times
        places = (
            n
            for n, entry in enumerate(self.entries)
            if type(entry) is GridRow and entry.case.case_id.int == wanted
        )
        return next(places, -1)

    def number_of(self, place: int) -> int:
        """How many cases stand there or above."""
        return place + 1 - bisect_left(self.headings, place)

    def place_of_column(self, column: Column) -> int:
        """Where a column stands, or −1."""
        return self.columns.index(column) if column in self.columns else -1

    def title(self, heading: GridHeading) -> str:
        """What a heading says first."""
        if heading.grouping is Grouping.DUE:
            return self.tr(_DUE_GROUPS[DueGroup(heading.key)])
        if heading.grouping is Grouping.KIND:
            return words.kind_plural(Kind(heading.key))
        if heading.grouping is Grouping.MONTH:
            year, month = heading.key.split("-")
            return f"{self.formats.locale.standaloneMonthName(int(month))} {year}"
        return heading.key or self.tr("Nobody")

    def sums(self, total: Subtotal) -> str:
        """Count, effort and value of some rows."""
        count = self.tr("1 case") if total.count == 1 else self.tr("{count} cases")
        parts = [count.format(count=self.formats.number(total.count)), effort_words(total.effort_min)]
        return ", ".join([*parts, *([self.money(total)] if self.money(total) != NONE else [])])

    def money(self, total: Subtotal) -> str:
        """Value by currency."""
        amounts = [
            self.formats.money(Decimal(cents) / 100, currency)
            for currency, cents in total.cents.items()
            if cents
        ]
        return " + ".join(amounts) or NONE

    # What Qt asks.

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in {_DISPLAY, _EDIT, _SPOKEN} or not index.isValid():
            return None
        entry, column = self.entries[index.row()], self.columns[index.column()]
        if isinstance(entry, GridHeading):
            return self._heading(entry, role) if index.column() == 0 or role == _SPOKEN else None
        if role == _EDIT:
            return self.cells.edited(entry, column)
        text = self.cells.text(entry, column)
        return self._spoken(entry, column, text) if role == _SPOKEN else text

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NOTHING
        if isinstance(self.entries[index.row()], GridHeading):
            return _HEADING
        return _EDITABLE if self.columns[index.column()] in EDITED else _CELL

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role != _DISPLAY:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return title_of(self.columns[section]) if section < len(self.columns) else None
        return "" if self.heading_at(section) else str(self.number_of(section))

    def _heading(self, heading: GridHeading, role: int) -> str:
        text = f"{self.title(heading)}, {self.sums(heading.total)}"
        if role != _SPOKEN:
            return text
        return f"{text}, {self.tr('closed') if heading.is_collapsed else self.tr('open')}"

    def _spoken(self, row: GridRow, column: Column, text: str) -> str:
        coming = self.preview_of(row, column)
        change = self.tr(", will change to {text}").format(text=coming.text) if coming else ""
        return self.tr("{column}, {text}{change}, row {customer}").format(
            column=title_of(column), text=text, change=change, customer=row.case.customer
        )
