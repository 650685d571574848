"""Linked workbooks: made, found again, let go."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from uuid import UUID

from app.domain.errors import NotFound
from app.domain.workbooks.links import SyncRecord, WorkbookLink
from app.domain.workbooks.problems import WorkbookProblem
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.exports import Edition, Home, Progress, SafeFiles, WorkbookFile, unwatched
from app.services.workbooks.comparing import sides_now
from app.services.workbooks.ports import LinkedFile

_MOST_SYNCS: Final = 50
_NOWHERE: Final = object()


@dataclass(frozen=True, slots=True)
class WorkbookLinkService:
    """Which workbooks follow the acting person's cases."""

    desk: Desk
    file: LinkedFile
    workbook_file: WorkbookFile
    safe_files: SafeFiles

    def all(self) -> tuple[WorkbookLink, ...]:
        """Every linked workbook of the acting person."""
        with self.desk.reading() as unit:
            return tuple(link for link in unit.workbooks.all() if link.owner_id == self.desk.person_id)

    def at(self, path: Path) -> WorkbookLink:
        """The link of a file. Raises NotFound."""
        wanted = path.expanduser().resolve()
        for link in self.all():
            if link.path == wanted:
                return link
        raise NotFound("workbook", path.name)

    def create(self, path: Path, home: Home, layout: str, progress: Progress = unwatched) -> WorkbookLink:
        """Write the person's open cases into a new workbook and link it.

        Raises:
            WorkbookProblem: A file of that name is there already.
        """
        path = path.expanduser().resolve()
        if path.exists():
            raise WorkbookProblem(path.name, "exists")
        with self.desk.reading() as unit:
            rows = unit.agenda.rows(self.desk.person_id)
        edition = Edition(self.desk.ids(), self.desk.clock(), home, layout)
        with self.safe_files.replacing(path) as temporary:
            self.workbook_file.write(temporary, rows, edition, progress)
        link = WorkbookLink(
            id=self.desk.ids(),
            owner_id=self.desk.person_id,
            path=path,
            export_id=str(edition.id),
            layout=layout,
            zone=home.zone.key,
            linked_at=edition.exported_at,
        )
        return self._kept(link)

    def link(self, path: Path, home: Home) -> WorkbookLink:
        """Link a workbook that Keepword made, here or on another desk. Raises WorkbookProblem."""
        path = path.expanduser().resolve()
        reading = self.file.read(path)
        if not reading.export_id:
            raise WorkbookProblem(path.name, "no_id_column")
        link = WorkbookLink(
            id=self.desk.ids(),
            owner_id=self.desk.person_id,
            path=path,
            export_id=reading.export_id,
            layout="",
            zone=home.zone.key,
            linked_at=self.desk.clock(),
        )
        return self._kept(link)

    def unlink(self, link_id: UUID) -> Changes:
        """Let the workbook go its own way; the file stays as it is."""
        with self.desk.transactions.keeping() as unit:
            unit.workbooks.remove(link_id)
            unit.commit()
        return Changes(Nouns.SETTINGS)

    def apply_by_itself(self, link_id: UUID, *, is_on: bool) -> Changes:
        """Whether what is clear by itself is applied without asking."""
        with self.desk.transactions.keeping() as unit:
            unit.workbooks.save(replace(unit.workbooks.get(link_id), is_automatic=is_on))
            unit.commit()
        return Changes(Nouns.SETTINGS)

    def has_changed(self, link: WorkbookLink) -> bool:
        """Whether the file is another than after the last sync, or something waits for it. Raises WorkbookProblem."""
        return not link.pending.is_empty or self.file.stamp(link.path) != link.stamp

    def syncs(self, link_id: UUID) -> tuple[SyncRecord, ...]:
        """The last syncs that changed something, the newest first."""
        with self.desk.reading() as unit:
            return tuple(unit.workbooks.syncs(link_id, _MOST_SYNCS))

    def _kept(self, link: WorkbookLink) -> WorkbookLink:
        """Remember a new link; its base is what both sides say alike."""
        stamp, reading = self.file.stamp(link.path), self.file.read(link.path)
        with self.desk.transactions.keeping() as unit:
            app, _ = sides_now(unit, link, {})
            alike = {
                row.id: {
                    key: value for key, value in app[row.id].items() if row.cells.get(key, _NOWHERE) == value
                }
                for row in reading.rows
                if row.id is not None and row.id in app
            }
            kept = unit.workbooks.save(replace(link, stamp=stamp, synced_at=link.linked_at))
            unit.workbooks.save_bases(kept.id, alike)
            unit.commit()
        return kept
