"""The review as a list: headings, lines and what was chosen for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.workbooks.reviews import Side
from app.ui.workbooks.lines import Section, SyncLine
from app.ui.workbooks.values import tr

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
SIDE_ROLE = ENTRY_ROLE + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SPOKEN, _DISPLAY = int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.DisplayRole)


@dataclass(frozen=True, slots=True)
class Heading:
    """Above the lines of a section.

    Attributes:
        count: How many are chosen or included.
        is_waiting: Something has to be chosen yet.
    """

    section: Section
    title: str
    hint: str
    count: str = ""
    is_waiting: bool = False


@dataclass(frozen=True, slots=True)
class Foot:
    """Below everything: what is the same on both sides."""

    text: str


Entry = Heading | SyncLine | Foot


class ReviewTable(QAbstractListModel):
    """Lines below their headings, and the side that was chosen for each.

    Signals:
        chosen: Something else is chosen.
    """

    chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._sides: dict[str, Side] = {}

    # What is shown.

    @property
    def lines(self) -> tuple[SyncLine, ...]:
        """All lines, in order."""
        return tuple(entry for entry in self._entries if isinstance(entry, SyncLine))

    @property
    def choices(self) -> Mapping[str, Side]:
        """What was chosen, by key; what is not here goes its usual way, or waits."""
        return dict(self._sides)

    def show(self, lines: Sequence[SyncLine], foot: str) -> None:
        """Replace the lines; what was chosen for one that is still there stays chosen."""
        self.beginResetModel()
        here = {line.key: line for line in lines}
        self._sides = {
            key: side for key, side in self._sides.items() if key in here and side in here[key].results
        }
        entries: list[Entry] = []
        for section in Section:
            part = [line for line in lines if line.section is section]
            if part:
                entries += [self._heading(section, part), *part]
        self._entries = (*entries, Foot(foot)) if foot else tuple(entries)
        self.endResetModel()

    def side_of(self, line: SyncLine) -> Side:
        """What is chosen for a line; ``LEAVE`` where nothing is."""
        return self._sides.get(line.key, line.usual)

    def is_chosen(self, line: SyncLine) -> bool:
        """Whether somebody chose, where that is needed."""
        return line.section is not Section.CHOOSE or line.key in self._sides

    # Choosing.

    def choose(self, number: int, side: Side) -> None:
        """Take that side for a line, where it has one."""
        line = self.line_at(number)
        if line is None or side not in line.results:
            return
        self._sides[line.key] = side
        if line.section is Section.CLEAR and side is line.usual:
            del self._sides[line.key]
        self._renew()

    def choose_left(self, number: int) -> None:
        """Keepword's side; for a row that Keepword lacks: leave it alone."""
        line = self.line_at(number)
        if line is not None:
            self.choose(number, Side.APP if Side.APP in line.results else Side.LEAVE)

    def choose_right(self, number: int) -> None:
        """The workbook's side; for what only goes out: leave it."""
        line = self.line_at(number)
        if line is not None:
            self.choose(number, Side.WORKBOOK if Side.WORKBOOK in line.results else Side.LEAVE)

    def toggle(self, number: int) -> None:
        """Include a clear line, or leave it out; a clash turns to the other side."""
        line = self.line_at(number)
        if line is None or line.section is Section.TOLD:
            return
        if line.section is Section.CLEAR:
            is_in = self.side_of(line) is line.usual
            self.choose(number, Side.LEAVE if is_in else line.usual)
        elif self._sides.get(line.key) is Side.WORKBOOK:
            self.choose_left(number)
        else:
            self.choose_right(number)

    def choose_all(self, side: Side) -> None:
        """Take that side wherever something has to be chosen; a row that is new stays asked for Keepword's."""
        for line in self.lines:
            if line.section is Section.CHOOSE and side in line.results:
                self._sides[line.key] = side
        self._renew()

    # What Qt asks.

    def line_at(self, number: int) -> SyncLine | None:
        """A line by its place."""
        entry = self._entries[number] if 0 <= number < len(self._entries) else None
        return entry if isinstance(entry, SyncLine) else None

    def place_of(self, key: str) -> int:
        """Where a line stands, or -1."""
        places = (
            at for at, entry in enumerate(self._entries) if isinstance(entry, SyncLine) and entry.key == key
        )
        return next(places, -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.line_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == SIDE_ROLE and isinstance(entry, SyncLine):
            return str(self.side_of(entry)) if self.is_chosen(entry) else None
        if role in {_DISPLAY, _SPOKEN}:
            return self._spoken(entry)
        return None

    def _spoken(self, entry: Entry) -> str:
        if isinstance(entry, Heading):
            return ", ".join(filter(None, (entry.title, entry.hint, entry.count)))
        if isinstance(entry, Foot):
            return entry.text
        return entry.spoken(self.side_of(entry))

    # Headings.

    def _heading(self, section: Section, part: Sequence[SyncLine]) -> Heading:
        if section is Section.CHOOSE:
            chosen = sum(line.key in self._sides for line in part)
            count = tr("{chosen} of {all} chosen").format(chosen=chosen, all=len(part))
            return Heading(section, tr("Choose one"), tr("changed in both places, or not sure"), count, chosen < len(part))  # fmt: skip
        if section is Section.CLEAR:
            included = sum(self.side_of(line) is line.usual for line in part)
            count = tr("{chosen} of {all} included").format(chosen=included, all=len(part))
            return Heading(
                section, tr("No clash"), tr("changed in one place only; untick to leave out"), count
            )
        return Heading(section, tr("Not understood"), tr("nothing happens with these cells"), str(len(part)))

    def _renew(self) -> None:
        """Headings count anew."""
        lines = self.lines
        self._entries = tuple(
            self._heading(entry.section, [line for line in lines if line.section is entry.section])
            if isinstance(entry, Heading)
            else entry
            for entry in self._entries
        )
        if self._entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._entries) - 1, 0))
        self.chosen.emit()
