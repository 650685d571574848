"""What the sheet asks and does beyond the plain desk, as a protocol."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from app.domain.grids import Column, GridRow
from app.domain.meanwhile import Sights
from app.domain.pasting import PastedCell, PastedValues, PasteRefusal
from app.domain.working_time.rulers import WorkRuler
from app.ui.desk import CaseFile, Reading
from app.ui.frame.memories import Memory


@dataclass(frozen=True, slots=True)
class GridReading:
    """Rows ready to sort and filter.

    Attributes:
        day_min: Length of one working day in minutes; a day of slack is one of these.
    """

    rows: tuple[GridRow, ...]
    ruler: WorkRuler
    day_min: int


@dataclass(frozen=True, slots=True)
class FieldNote:
    """One field of one change.

    Attributes:
        field: Its stored name; ``field_name`` of the inspector puts it into words.
        source: From where: ``desk``, ``import``, ``rule`` and so on.
        can_put_back: Whether the change can be taken back at this desk.
    """

    change_id: UUID
    at: datetime
    who: str
    source: str
    act: str
    field: str = ""
    old: str = ""
    new: str = ""
    can_put_back: bool = False


@dataclass(frozen=True, slots=True)
class Inspection:
    """A case with the whole of its history, field by field, newest first."""

    file: CaseFile
    notes: tuple[FieldNote, ...]


@dataclass(frozen=True, slots=True)
class Digests:
    """When reminders gather today; empty where they come at once."""

    times: tuple[datetime, ...] = ()
    next_at: datetime | None = None


class SheetDesk(Protocol):
    """The sheet's side of a desk; runs on the database thread but for ``memory``."""

    @property
    def memory(self) -> Memory:
        """Columns and saved views of this person; asked on the UI thread."""

    def rows(self, *, everybody: bool = False) -> GridReading:
        """Open cases: mine, or everybody's."""

    def moment(self, words: str) -> datetime:
        """What a typed time means. Raises Unclear."""

    def having_seen(self, sights: Sights) -> "SheetDesk":
        """The same desk, for edits that rest on what stood in the cells. They raise Overtaken."""

    def estimate(self, case_ids: Iterable[UUID], effort: timedelta) -> object:
        """How long the steps take."""

    def reword(self, case_ids: Iterable[UUID], what: str) -> object:
        """The steps in other words."""

    def revalue(self, case_ids: Iterable[UUID], value: Decimal | None) -> object:
        """What the cases are worth."""

    def retitle(self, case_ids: Iterable[UUID], subject: str) -> object:
        """What the cases are about."""

    def move(self, case_ids: Iterable[UUID], words: str, *, agreed: bool = False, reason: str = "") -> object:
        """When the steps are due. Raises PastPromise, PutOffTooOften, Unclear."""

    def paste(
        self, column: Column, cells: Sequence[PastedCell], *, day_min: int, in_part: bool = False
    ) -> object:
        """A column of values, all in one change. Raises NotAllPasted before anything is changed."""

    def paste_block(self, block: Sequence[PastedValues], *, day_min: int) -> object:
        """Several columns of values, what fits of them, all in one change."""

    def refusals(self, block: Sequence[PastedValues], *, day_min: int) -> Sequence[PasteRefusal]:
        """What of them would not fit; nothing is changed."""

    def inspect(self, case_id: UUID) -> Inspection:
        """Everything on one case."""

    def digests(self) -> Digests:
        """When reminders gather."""

    def read_lines(self, lines: Sequence[str]) -> Sequence[Reading]:
        """Understand several lines without saving any."""

    def add_lines(self, lines: Sequence[str]) -> object:
        """File several lines, each as a new case, all in one change."""
