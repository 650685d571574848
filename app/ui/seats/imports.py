"""The imports' side of a desk, over the service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.domain.import_maps import ImportMap
from app.domain.tables.looking import Look
from app.domain.tables.raw import TableChoice, TableFile
from app.services.import_tables import Offer, TableService
from app.services.import_undos import UndoReport
from app.services.imports import ImportReport
from app.ui.imports.desks import Progress


class Entries(Protocol):
    """Who must learn the new names."""

    def forget_names(self) -> None: ...


@dataclass(frozen=True, slots=True)
class ImportSeat:
    """Fulfils ``app.ui.imports.desks.ImportDesk``."""

    tables: TableService
    entries: Entries

    def open(self, file: Path) -> TableFile:
        return self.tables.open(file)

    def look(self, file: Path, choice: TableChoice) -> Look:
        return self.tables.look(file, choice)

    def offers(self, look: Look) -> Sequence[Offer]:
        return self.tables.offers(look)

    def dry_run(self, file: Path, mapping: ImportMap, choice: TableChoice) -> ImportReport:
        return self.tables.dry_run(file, mapping, choice)

    def apply(self, file: Path, mapping: ImportMap, choice: TableChoice, progress: Progress) -> ImportReport:
        report = self.tables.apply(file, mapping, choice, progress)
        self.entries.forget_names()
        return report

    def bad_rows(self, file: Path, choice: TableChoice, reasons: Mapping[int, str], target: Path) -> int:
        return self.tables.bad_rows(file, choice, reasons, target)

    def undo(self, batch: str, progress: Progress) -> UndoReport:
        report = self.tables.undo(batch, progress)
        self.entries.forget_names()
        return report
