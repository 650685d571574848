"""Workbooks that somebody made: taken on as they are, with two hidden columns of ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from app.domain.workbooks.adopting import Adoption, SheetLook, empty_in_one, matched
from app.domain.workbooks.links import WorkbookLink
from app.domain.workbooks.problems import WorkbookChanged, WorkbookProblem
from app.domain.workbooks.rows import values_of
from app.services.desks import Desk
from app.services.exports import Home, SafeFiles
from app.services.workbooks.links import WorkbookLinkService
from app.services.workbooks.ports import LinkedFile, Reading


class ForeignFile(Protocol):
    """Workbooks that carry nothing of ours; every method may raise WorkbookProblem."""

    def survey(self, path: Path) -> tuple[SheetLook, ...]:
        """The first rows of each sheet."""

    def adopt(
        self, path: Path, target: Path, plan: Adoption, export_id: str, ids: Mapping[int, UUID]
    ) -> Reading:
        """A copy that carries our columns and names, read back."""


@dataclass(frozen=True, slots=True)
class AdoptionService:
    """Takes a foreign workbook on, after a copy of it was kept.

    Attributes:
        copies: Where it is kept as it was.
    """

    desk: Desk
    file: LinkedFile
    foreign: ForeignFile
    safe_files: SafeFiles
    links: WorkbookLinkService
    copies: Path

    def survey(self, path: Path) -> tuple[SheetLook, ...]:
        """What is in it; nothing changes. Raises WorkbookProblem."""
        return self.foreign.survey(path.expanduser().resolve())

    def adopt(self, path: Path, plan: Adoption, home: Home) -> WorkbookLink:
        """Link it. Rows that can only be one case of ours are that case; the others are asked with the first review.

        Raises:
            WorkbookProblem: Something stands in the way; the file is as it was.
            WorkbookOpen: Another program has it open.
            WorkbookChanged: Somebody saved it meanwhile.
        """
        path, clock = path.expanduser().resolve(), self.desk.clock
        if "customer" not in plan.columns:
            raise WorkbookProblem(path.name, "no_customer_column")
        self.file.refuse_open(path, clock())
        before, export_id = self.file.stamp(path), str(self.desk.ids())
        self.file.keep_copy(path, self.copies / "adopted", clock())
        with self.safe_files.replacing(path) as temporary:
            reading = self.foreign.adopt(path, temporary, plan, export_id, {})
            ids = self._known(reading, home.zone)
            if ids:
                self.foreign.adopt(path, temporary, plan, export_id, ids)
            if self.file.stamp(path) != before:
                raise WorkbookChanged(path.name)
        link = self.links.link(path, home)
        self._fill(link)
        return link

    def _fill(self, link: WorkbookLink) -> None:
        """Where one side says nothing yet, the other says it; where both do, differently, it is asked."""
        reading, zone = self.file.read(link.path), ZoneInfo(link.zone)
        with self.desk.transactions.keeping() as unit:
            app = {row.case_id: values_of(row, zone) for row in unit.agenda.rows(link.owner_id)}
            bases = {case_id: dict(values) for case_id, values in unit.workbooks.bases(link.id).items()}
            for row in reading.rows:
                if row.id in app and row.id in bases:
                    bases[row.id] |= empty_in_one(row.cells, app[row.id])
            unit.workbooks.save_bases(link.id, bases)
            unit.commit()

    def _known(self, reading: Reading, zone: ZoneInfo) -> Mapping[int, UUID]:
        with self.desk.reading() as unit:
            rows = unit.agenda.rows(self.desk.person_id)
        return matched(reading.rows, {row.case_id: values_of(row, zone) for row in rows})
