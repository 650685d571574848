"""A linked workbook on disk, and a person who edits it with another program."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from app.adapters.data_files.safe_write import SafeFiles
from app.adapters.workbook import XlsxFile
from app.adapters.workbook.linked.files import LinkedXlsx
from app.adapters.workbook.linked.reading import Workbook, read
from app.bootstrap import Services
from app.domain.workbooks.links import WorkbookLink
from app.domain.workbooks.reviews import Choices, Review, What
from app.services.exports import Home
from app.services.workbooks.links import WorkbookLinkService
from app.services.workbooks.syncing import SyncReport, SyncService

HOME = Home("Alder Coffee Systems", ZoneInfo("Europe/Dublin"), "desk", ("Maya Brennan", "Ben Doyle"))


@dataclass
class Partner:
    """One desk, one workbook."""

    services: Services
    path: Path
    link: WorkbookLink
    syncs: SyncService
    links: WorkbookLinkService

    def review(self) -> Review:
        return self.syncs.review(self.link.id)

    def sync(self, choices: Choices | None = None) -> SyncReport:
        return self.syncs.sync(self.link.id, choices or {})

    def book(self) -> Workbook:
        return read(self.path)

    def row_of(self, case_id: UUID) -> int:
        return next(row.number for row in self.book().rows if row.id == case_id)

    def says(self, case_id: UUID, key: str) -> Any:
        return next(row.cells[key] for row in self.book().rows if row.id == case_id)

    def edit(self, change: Callable[[Any, dict[str, int]], None]) -> None:
        """What a person does in the sheet, and saves."""
        columns = dict(self.book().anchors.columns)
        book = load_workbook(self.path)
        change(book.worksheets[0], columns)
        book.save(self.path)

    def type(self, case_id: UUID, **cells: Any) -> None:
        row = self.row_of(case_id)

        def change(sheet: Any, columns: dict[str, int]) -> None:
            for key, value in cells.items():
                sheet.cell(row, columns[key]).value = value

        self.edit(change)

    def whats(self) -> list[What]:
        return [line.what for line in self.review().lines]


def partner(services: Services, folder: Path, layout: str = "sync_workbook") -> Partner:
    """The person's open cases in a new workbook, linked."""
    file, safe = LinkedXlsx(), SafeFiles()
    links = WorkbookLinkService(services.desk, file, XlsxFile(), safe)
    path = folder / "Pipeline 2026.xlsx"
    link = links.create(path, HOME, layout)
    return Partner(services, path, link, SyncService(services.desk, file, safe, folder / "copies"), links)
