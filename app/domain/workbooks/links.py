"""A linked workbook: which file, what both sides agreed on last, and what is still on its way into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from app.domain.workbooks.merging import SheetRow, Values
from app.domain.workbooks.values import Cell

KEPT_COPIES = 10
"""How many copies of a workbook are kept from before its last syncs."""

ANY_TEXT = "erased"
"""Stands for a status text that was taken and that nobody may know any more: whatever is there was taken."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a file was when it was last looked at."""

    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Newborn:
    """A row that became a case, and whose id is still to be written.

    Attributes:
        cells: As they stood there: by them the row is found again, wherever it was sorted.
    """

    case_id: UUID
    row: int
    cells: Mapping[str, Cell] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Pending:
    """What the store took already and the file does not say yet; finished after a crash before anything else.

    Attributes:
        before: How the file was when it was read.
        updates: By case, the status text that was taken and is to be cleared.
        cells: By case, the columns that are being written.
    """

    before: Stamp | None = None
    newborn: tuple[Newborn, ...] = ()
    updates: Mapping[UUID, str] = field(default_factory=dict, hash=False)
    cells: Mapping[UUID, frozenset[str]] = field(default_factory=dict, hash=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return self.before is None


NOTHING = Pending()


@dataclass(frozen=True, slots=True)
class WorkbookLink:
    """One workbook that follows one person's cases, and they it.

    Attributes:
        owner_id: Whose cases.
        export_id: Stands in the file too: a copy made elsewhere is recognised by it.
        zone: Of all wall times in the file.
        is_automatic: What is clear by itself is applied without asking (off until the person chooses it).
        stamp: How the file was after the last sync; None before the first.
    """

    id: UUID
    owner_id: UUID
    path: Path
    export_id: str
    layout: str
    zone: str
    linked_at: datetime
    is_automatic: bool = False
    stamp: Stamp | None = None
    synced_at: datetime | None = None
    pending: Pending = NOTHING
    version: int = 0


@dataclass(frozen=True, slots=True)
class SyncRecord:
    """One sync that changed something.

    Attributes:
        change_id: The change to take back; None where nothing came in.
        counts: Lines by what became of them.
    """

    id: UUID
    link_id: UUID
    at: datetime
    actor_id: UUID
    counts: Mapping[str, int] = field(hash=False)
    change_id: UUID | None = None
    copy: str = ""


def seen(rows: Sequence[SheetRow], pending: Pending) -> tuple[tuple[SheetRow, ...], Mapping[int, UUID]]:
    """The rows as if what the store took already stood in them, and which row each newborn case is.

    A newborn's row is known by its cells, wherever it was sorted meanwhile; if several are alike, by its number.
    """
    born: dict[int, UUID] = {}
    for one in pending.newborn:
        alike = [row.number for row in rows if _is_alike(row, one) and row.number not in born]
        if alike:
            born[one.row if one.row in alike else alike[0]] = one.case_id
    found = []
    for row in rows:
        case_id, cells = born.get(row.number, row.id), row.cells
        if (
            case_id is not None
            and cells.get("update") is not None
            and pending.updates.get(case_id) in (cells["update"], ANY_TEXT)
        ):
            cells = {**cells, "update": None, "told": None}
        found.append(SheetRow(row.number, case_id, cells, row.is_id_readable))
    return tuple(found), born


def _is_alike(row: SheetRow, one: Newborn) -> bool:
    """Whether a newborn may be this row; where its cells were erased, its number alone tells."""
    return row.id is None and (row.cells == one.cells if one.cells else row.number == one.row)


def unsettled(base: Mapping[UUID, Values], pending: Pending, stamp: Stamp) -> Mapping[UUID, Values]:
    """The base without cells of which nobody knows whether they were written: if the sides differ there, it is asked.

    A file that is as it was before tells that nothing was written.
    """
    if pending.before == stamp:
        return base
    return {
        case_id: {key: value for key, value in values.items() if key not in pending.cells.get(case_id, ())}
        for case_id, values in base.items()
    }
