"""Where a linked workbook lies: found again after a move, and told from the copies beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.domain.errors import AppError
from app.domain.workbooks.conflict_copies import made_by
from app.domain.workbooks.links import WorkbookLink
from app.domain.workbooks.problems import WorkbookOpen, WorkbookProblem
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.workbooks.ports import LinkedFile


class Folders(Protocol):
    """The files around a workbook."""

    def beside(self, path: Path) -> Sequence[Path]:
        """Other workbooks in its folder, the newest first."""

    def drop_stale_lock(self, path: Path, now: datetime) -> bool:
        """Take away locks that were left behind; whether there was one."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A second file with the same export id.

    Attributes:
        drive: Whose manner of naming copies it has, such as ``onedrive``; may be empty.
    """

    path: Path
    drive: str = ""


@dataclass(frozen=True, slots=True)
class WhereaboutsService:
    """Finds workbooks again."""

    desk: Desk
    file: LinkedFile
    folders: Folders

    def find_again(self, link_id: UUID) -> Path:
        """Link the moved or renamed file that lies in the same folder. Raises WorkbookProblem."""
        link = self._link(link_id)
        found = next(iter(self._same(link)), None)
        if found is None:
            raise WorkbookProblem(link.path.name, "not_found_again")
        self._move(link, found)
        return found

    def is_at(self, link_id: UUID, path: Path) -> Changes:
        """The workbook lies there now. Raises WorkbookProblem where that is another one."""
        link, path = self._link(link_id), path.expanduser().resolve()
        if self.file.read(path).export_id != link.export_id:
            raise WorkbookProblem(path.name, "other_workbook")
        self._move(link, path)
        return Changes(Nouns.SETTINGS)

    def follow(self, path: Path) -> WorkbookLink | None:
        """The acting person's link whose workbook went away and lies there now; None where none did.

        Raises:
            WorkbookProblem: That file cannot be read.
        """
        path = path.expanduser().resolve()
        with self.desk.reading() as unit:
            mine = [link for link in unit.workbooks.all() if link.owner_id == self.desk.person_id]
        lost = [link for link in mine if not link.path.exists()]
        if not lost:
            return None
        export_id = self.file.read(path).export_id
        link = next((one for one in lost if one.export_id == export_id), None)
        return None if link is None else self._move(link, path)

    def lock(self, link_id: UUID) -> WorkbookOpen | None:
        """The lock of another program that lies beside it; None where there is none."""
        try:
            self.file.refuse_open(self._link(link_id).path, self.desk.clock())
        except WorkbookOpen as found:
            return found
        return None

    def twins(self, link_id: UUID) -> tuple[Twin, ...]:
        """Files beside it that are the same workbook, changed elsewhere."""
        link = self._link(link_id)
        return tuple(Twin(path, _drive(link.path, path)) for path in self._same(link))

    def forget_lock(self, link_id: UUID) -> bool:
        """Take away a lock that a crash left behind; one that is younger than a day stays."""
        return self.folders.drop_stale_lock(self._link(link_id).path, self.desk.clock())

    def _link(self, link_id: UUID) -> WorkbookLink:
        with self.desk.reading() as unit:
            return unit.workbooks.get(link_id)

    def _same(self, link: WorkbookLink) -> Iterator[Path]:
        for path in self.folders.beside(link.path):
            try:
                is_same = self.file.read(path).export_id == link.export_id
            except AppError:
                continue
            if is_same:
                yield path

    def _move(self, link: WorkbookLink, path: Path) -> WorkbookLink:
        with self.desk.transactions.keeping() as unit:
            moved = unit.workbooks.save(replace(link, path=path))
            unit.commit()
        return moved


def _drive(path: Path, other: Path) -> str:
    return made_by(path.name, other.name) or made_by(other.name, path.name)
