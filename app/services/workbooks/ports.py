"""What linked workbooks need from the file system and the file format."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from app.domain.workbooks.links import Stamp
from app.domain.workbooks.merging import SheetRow
from app.domain.workbooks.writing import RowEdit


class Reading(Protocol):
    """A workbook as it was read."""

    @property
    def rows(self) -> Sequence[SheetRow]:
        """From the top."""

    @property
    def columns(self) -> frozenset[str]:
        """The shared columns that it has."""

    @property
    def lost(self) -> frozenset[str]:
        """The shared columns that were deleted from it."""

    @property
    def sheet(self) -> str:
        """The name of our sheet."""

    @property
    def export_id(self) -> str:
        """Tells a workbook of ours from every other."""

    @property
    def unread_row(self) -> int | None:
        """The last filled row far below, which was not read."""


class LinkedFile(Protocol):
    """Reads and writes a person's workbook; every method may raise WorkbookProblem."""

    def stamp(self, path: Path) -> Stamp:
        """How the file is now."""

    def refuse_open(self, path: Path, now: datetime) -> None:
        """Raises WorkbookOpen where another program has it open."""

    def refuse_read_only(self, path: Path) -> None:
        """Raises WorkbookReadOnly where the file may be read alone."""

    def read(self, path: Path) -> Reading:
        """Our columns, row by row."""

    def patch(self, path: Path, book: Any, edits: Sequence[RowEdit], target: Path) -> None:
        """A copy in which our cells say what the edits say, read back."""

    def forget_texts(self, path: Path) -> None:
        """Take out of a file in the making what no cell shows any more."""

    def keep_copy(self, path: Path, folder: Path, at: datetime) -> Path:
        """A copy from before a sync; the last ten are kept."""
