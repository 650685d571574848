"""What the window asks of linked workbooks, as a protocol."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.domain.errors import AppError
from app.domain.workbooks.adopting import Adoption, SheetLook
from app.domain.workbooks.reviews import Choices
from app.services.changes import Changes
from app.services.workbooks.standings import Earlier, Standing
from app.services.workbooks.whereabouts import Twin
from app.ui.desk import Progress

LAYOUTS = ("call_list", "one_page_summary", "sync_workbook", "checklist")
"""What a new workbook may show."""


@dataclass(frozen=True, slots=True)
class Look:
    """All that the page of one workbook shows.

    Attributes:
        others: Further linked workbooks, by id and name.
        twins: Copies of it beside it.
        copies: How many copies from before syncs are kept.
        app_changed: By key of a line, when and by whom Keepword's side was changed last.
    """

    standing: Standing
    earlier: Sequence[Earlier] = ()
    others: Sequence[tuple[UUID, str]] = ()
    twins: Sequence[Twin] = ()
    copies: int = 0
    app_changed: Mapping[str, tuple[str, datetime]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Applied(Changes):
    """What a sync did, beside what it changed here.

    Attributes:
        came_in, went_out, born: How many lines.
        refused: By key of the line, what a rule said.
        is_waiting: What goes out waits: another program has the file open.
        stopped: Why the file could not be written.
        has_taken: It stopped after something came in; that is kept, the rest goes in later.
    """

    came_in: int = 0
    went_out: int = 0
    born: int = 0
    refused: Mapping[str, AppError] = field(default_factory=dict, hash=False)
    is_waiting: bool = False
    stopped: AppError | None = None
    has_taken: bool = False

    @property
    def can_be_undone(self) -> bool:
        """Whether something came in."""
        return bool(self.came_in or self.born or self.has_taken)


@dataclass(frozen=True, slots=True)
class Placed(Changes):
    """A workbook that is linked now, or lies elsewhere."""

    name: str = ""


class WorkbookDesk(Protocol):
    """The linked workbooks' side of a desk; every method runs on the database thread and may raise an AppError."""

    def is_any(self) -> bool:
        """Whether a workbook is linked at all; reads no file."""

    def paths(self) -> Sequence[Path]:
        """Where the linked workbooks lie; reads no file."""

    def standings(self) -> Sequence[Standing]:
        """How each stands now."""

    def look(self, link_id: UUID | None) -> Look | None:
        """One with all that belongs to it; the first where none is named, None where there is none."""

    def apply(self, link_id: UUID, choices: Choices) -> Applied:
        """Apply what is clear and what was chosen."""

    def finish(self, link_id: UUID) -> Applied:
        """Write what the cases took already into the workbook, and take nothing new."""

    def undo(self, change_id: UUID) -> object:
        """Take a sync back."""

    def apply_by_itself(self, link_id: UUID, *, is_on: bool) -> object:
        """Whether what is clear is applied without asking."""

    def create(self, path: Path, layout: str, progress: Progress) -> Placed:
        """A new workbook of my open cases, linked."""

    def usual_layout(self) -> str:
        """What a new workbook shows in the way of working in force."""

    def link(self, path: Path) -> Placed:
        """Link a workbook that Keepword made."""

    def survey(self, path: Path) -> Sequence[SheetLook]:
        """What is in a workbook that somebody made."""

    def adopt(self, path: Path, plan: Adoption) -> Placed:
        """Take it on, and link it."""

    def unlink(self, link_id: UUID) -> object:
        """Let it go its own way."""

    def find_again(self, link_id: UUID) -> Placed:
        """It was moved within its folder."""

    def is_at(self, link_id: UUID, path: Path) -> object:
        """It lies there now."""

    def forget_lock(self, link_id: UUID) -> bool:
        """Take away a lock that a crash left behind; whether there was one."""

    def copies(self, link_id: UUID) -> Sequence[Path]:
        """The copies from before its syncs, the newest first."""
