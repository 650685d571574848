"""Handing out everything about one person (GDPR articles 15 and 20)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.domain.erasure import Erasure
from app.domain.person_data import PersonData
from app.services.desks import Desk
from app.services.erasures import Subject
from app.services.exports import unwatched
from app.services.ports import Progress


class PersonStore(Protocol):
    """The store in use."""

    def collect(self, who: Erasure, name: str, customer: str, progress: Progress) -> PersonData:
        """Everything about the person. Raises Cancelled."""


class Bundle(Protocol):
    """Writes what is handed out."""

    def write(self, target: Path, data: PersonData) -> tuple[str, ...]:
        """The files it consists of, as an archive or a folder, readable by their owner alone. Raises FileProblem."""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What was handed out.

    Attributes:
        files: Names within the archive or the folder.
    """

    target: Path
    files: tuple[str, ...]
    records: int
    changes: int
    mentions: int


@dataclass(frozen=True, slots=True)
class PersonExportService:
    """Nothing in the store changes by it."""

    desk: Desk
    store: PersonStore
    bundle: Bundle

    def export(self, subject: Subject, target: Path, progress: Progress = unwatched) -> HandedOut:
        """Write everything about somebody: for reading, for programs, and every change as a table.

        Args:
            target: An archive where it ends in ``.zip``, else a folder that is empty or not there yet.

        Raises:
            FileProblem: It cannot be written there.
            Cancelled: The person stopped it; nothing is left.
        """
        who = Erasure(subject.whose, subject.id, self.desk.clock(), self.desk.person_id)
        data = self.store.collect(who, subject.name, subject.customer, progress)
        files = self.bundle.write(target, data)
        return HandedOut(target, files, len(data.records), len(data.past), len(data.mentions))
