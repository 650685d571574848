"""What the wizard asks of the desk; every method runs on the database thread."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from app.domain.import_maps import ImportMap
from app.domain.tables.looking import Look
from app.domain.tables.raw import TableChoice, TableFile
from app.services.import_tables import Offer
from app.services.import_undos import UndoReport
from app.services.imports import ImportReport

Progress = Callable[[int, int], None]


class ImportDesk(Protocol):
    """Tables on their way in."""

    def open(self, file: Path) -> TableFile:
        """What sort of file it is, and its sheets. Raises TableProblem, FileProblem."""

    def look(self, file: Path, choice: TableChoice) -> Look:
        """One sheet: header, columns with samples, formats. Raises TableProblem, FileProblem."""

    def offers(self, look: Look) -> Sequence[Offer]:
        """Maps that fit, the best first."""

    def dry_run(self, file: Path, mapping: ImportMap, choice: TableChoice) -> ImportReport:
        """What an import would do, with every problem."""

    def apply(self, file: Path, mapping: ImportMap, choice: TableChoice, progress: Progress) -> ImportReport:
        """Take it in; stopped half way it leaves nothing."""

    def bad_rows(self, file: Path, choice: TableChoice, reasons: Mapping[int, str], target: Path) -> int:
        """Write the rows that stayed out to a file, each with why; how many."""

    def undo(self, batch: str, progress: Progress) -> UndoReport:
        """Take the import back; what people did since stays."""
