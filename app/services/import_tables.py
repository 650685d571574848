"""From a file somebody brings to a map that fits it: look, map, ask what is open; then the import itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.domain.import_maps import ImportMap, Rows
from app.domain.tables.fitting import Question, fingerprint, fit, guessed, laid_on, questions
from app.domain.tables.looking import Look, look_at
from app.domain.tables.raw import RawTable, TableChoice, TableFile
from app.services.import_undos import UndoReport
from app.services.imports import ImportReport, ImportService, unwatched
from app.services.ports import Progress


class TableFiles(Protocol):
    """Foreign tables on disk. Implemented by adapters; long files are read in a process of their own."""

    def outline(self, file: Path) -> TableFile:
        """What sort of file it is, and its sheets. Raises TableProblem, FileProblem."""

    def read(self, file: Path, choice: TableChoice) -> RawTable:
        """One sheet of it, the first where none is named. Raises TableProblem, FileProblem."""

    def write_bad_rows(
        self, file: Path, table: RawTable, header_line: int, reasons: Mapping[int, str]
    ) -> int:
        """The rows of these lines in the same shape, with a column that says why; how many. Raises FileLocked."""


class MapShelf(Protocol):
    """Where maps lie: the shipped ones, and what this person used before."""

    def shipped(self) -> Mapping[str, ImportMap]:
        """By the name of their file."""

    def remembered(self, header: str) -> ImportMap | None:
        """What was used for a table of this fingerprint, if it can be read."""

    def remember(self, header: str, mapping: ImportMap) -> None:
        """Keep a map for tables of this fingerprint."""

    def save(self, file: Path, mapping: ImportMap) -> None:
        """Write a map to a file of one's own. Raises FileLocked."""


class Origin(StrEnum):
    """Where an offered map comes from."""

    REMEMBERED = "remembered"
    SHIPPED = "shipped"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Offer:
    """A map that fits a table, laid on it already.

    Attributes:
        key: The name of a shipped map; empty for others.
        fit: The share of its columns that the table has, 0 to 1.
    """

    origin: Origin
    mapping: ImportMap
    fit: float
    key: str = ""


@dataclass(frozen=True, slots=True)
class TableService:
    """Brings a foreign table to the point where it can be imported, and takes it in."""

    imports: ImportService
    files: TableFiles
    maps: MapShelf

    def open(self, file: Path) -> TableFile:
        """Tell what sort of file it is and which sheets it has. Raises TableProblem, FileProblem."""
        return self.files.outline(file)

    def look(self, file: Path, choice: TableChoice = TableChoice()) -> Look:  # noqa: B008 - frozen
        """Look at a sheet: header, columns with samples, formats found. Raises TableProblem, FileProblem."""
        return look_at(self.files.read(file, choice), choice)

    def offers(self, look: Look) -> Sequence[Offer]:
        """Maps for this table, the best first: what was used before, what fits, what the names suggest."""
        found = []
        before = self.maps.remembered(fingerprint(look.header))
        if before is not None:
            found.append(Offer(Origin.REMEMBERED, laid_on(before, look.header), 1.0))
        shipped = [
            Offer(Origin.SHIPPED, laid_on(mapping, look.header), fit(mapping, look.header), key)
            for key, mapping in self.maps.shipped().items()
        ]
        found += sorted((one for one in shipped if one.fit >= 0.5), key=lambda one: (-one.fit, one.key))
        by_names = [Offer(Origin.NAMES, guessed(look, look.file, rows), 0.0) for rows in Rows]
        return (*found, *by_names)

    def questions(self, look: Look, mapping: ImportMap) -> Sequence[Question]:
        """Tell what can be read in two ways; answered by looking again with a date pattern or a decimal mark."""
        return questions(mapping, look)

    def dry_run(self, file: Path, mapping: ImportMap, choice: TableChoice) -> ImportReport:
        """Tell everything an import would do, with every problem; nothing changes.

        Raises:
            NeedsChoice: Days or amounts can be read in two ways, and nobody said which.
            TableProblem, FileProblem: There is nothing to read.
        """
        return self.imports.dry_run(file, mapping, choice)

    def apply(
        self, file: Path, mapping: ImportMap, choice: TableChoice, progress: Progress = unwatched
    ) -> ImportReport:
        """Take the table in, and remember the map for tables of this shape. Raises as the dry run, and Cancelled."""
        report = self.imports.apply(file, mapping, progress, choice)
        self.maps.remember(fingerprint(report.header), mapping)
        return report

    def bad_rows(self, file: Path, choice: TableChoice, reasons: Mapping[int, str], target: Path) -> int:
        """Write the rows that were not taken to a file of the same shape, with a reason column; tell how many.

        Args:
            reasons: Why, by line, in the words that the person reads.
        """
        table = self.files.read(file, choice)
        return self.files.write_bad_rows(target, table, look_at(table, choice).header_line, reasons)

    def undo(self, batch_name: str, progress: Progress = unwatched) -> UndoReport:
        """Take the import back as a whole. Raises as ImportService.undo."""
        return self.imports.undo(batch_name, progress)
