"""Leaving: any list as it is seen, as a workbook or as comma-separated text."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.domain.export_errors import UnknownFileKind
from app.domain.list_tables import ListTable
from app.services.exports import ExportResult, Home, Progress, Remark, SafeFiles, unwatched


class TableFile(Protocol):
    """Writes a table in a form that other programs read."""

    def write(self, path: Path, table: ListTable, home: Home, progress: Progress) -> tuple[Remark, ...]:
        """Write it; raises OSError if what is there is not what was meant."""


@dataclass(frozen=True, slots=True)
class ListExports:
    """Writes lists; nothing in the store changes.

    Attributes:
        kinds: What writes a file, by the end of its name: ``.csv``.
    """

    kinds: Mapping[str, TableFile]
    safe_files: SafeFiles

    def write(self, path: Path, table: ListTable, home: Home, progress: Progress = unwatched) -> ExportResult:
        """Write the list; the end of the file's name says as what.

        Raises:
            UnknownFileKind: Nothing here writes such files.
            FileLocked: The file is open elsewhere.
            FileProblem: The folder is missing, the disk is full and the like.
            Cancelled: The person stopped it; what was there before is untouched.
        """
        kind = self.kinds.get(path.suffix.lower())
        if kind is None:
            raise UnknownFileKind(str(path), "unknown ending", tuple(self.kinds))
        progress(0, len(table.rows))
        with self.safe_files.replacing(path) as temporary:
            remarks = kind.write(temporary, table, home, progress)
        return ExportResult((path,), len(table.rows), remarks)
