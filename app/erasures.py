"""Erasing and handing out a person's data: the store, its copies and every file of ours, put together.

An ordinary start has nobody to erase, and loads none of it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from app.adapters.data_files.personal import PersonalFile
from app.adapters.database.backups import SUFFIX
from app.bootstrap import House, Services, attachments_of, services_at
from app.domain.erasure import Erasure
from app.domain.errors import AppError
from app.services.desks import Desk

if TYPE_CHECKING:  # an ordinary start has nobody to erase
    from app.services.erasures import ErasureService, Fate
    from app.services.person_exports import PersonExportService


ERASURES: Final = "erasures.json"
"""Who was erased, by number alone: in the data folder, so that no restore of a store takes it back."""


def erasures_at(house: House, services: Services) -> "ErasureService":
    """Erasing, for one person at an open store."""
    return _service(house, services.desk)


def person_exports_at(house: House, services: Services) -> "PersonExportService":
    """Handing out everything about one person."""
    from app.adapters.data_files.attachments import AttachmentShelf  # noqa: PLC0415 - few sessions hand out
    from app.adapters.data_files.person_bundle import PersonBundle  # noqa: PLC0415 - as above
    from app.adapters.database.person_data import StorePersonData  # noqa: PLC0415 - as above
    from app.services.person_exports import PersonExportService  # noqa: PLC0415 - as above

    shelf = AttachmentShelf(attachments_of(house.store, house.paths))
    return PersonExportService(
        services.desk, StorePersonData(house.transactions.engine), PersonBundle(shelf.path)
    )


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What is behind a contact's card: handing out and erasing."""

    house: House
    services: Services

    @property
    def erasures(self) -> "ErasureService":
        """Erasing."""
        return erasures_at(self.house, self.services)

    @property
    def exports(self) -> "PersonExportService":
        """Handing out."""
        return person_exports_at(self.house, self.services)

    def settle(self) -> None:
        """Private settings are on disk, and read again: an erasure rewrites the file."""
        personal = self.services.styles.personal
        if isinstance(personal, PersonalFile):
            personal.read_again()


def _service(house: House, desk: Desk) -> "ErasureService":
    from app.adapters.data_files.erasing import OurFiles  # noqa: PLC0415 - few sessions erase anybody
    from app.adapters.data_files.erasure_journal import ErasureJournal  # noqa: PLC0415 - as above
    from app.adapters.database.erasing_files import StoreErasing  # noqa: PLC0415 - as above
    from app.adapters.workbook.erasing import erase_workbook  # noqa: PLC0415 - as above
    from app.services.erasures import ErasureService  # noqa: PLC0415 - as above

    paths = house.paths
    store = house.store if isinstance(house.store, Path) else None
    shelf = attachments_of(house.store, paths)
    ours = (paths.data, paths.config, paths.logs, paths.backups, shelf)
    folders: Sequence[Path] = () if store is None else ours
    files = OurFiles(folders, lambda file: _is_store(file, store), paths.logs, erase_workbook)
    engine = house.transactions.engine
    journal = _Unwritten() if store is None else ErasureJournal(paths.data / ERASURES)
    store_erasing = StoreErasing(engine, store, paths.backups)
    return ErasureService(desk, journal, store_erasing, files, _Published(house, desk))


def _is_store(file: Path, store: Path | None) -> bool:
    if store is not None and file.parent == store.parent:
        own = {store.name, *(store.name + suffix for suffix in ("-wal", "-shm", "-journal"))}
        if file.name in own or file.name.startswith(f"{store.stem}-before-"):
            return True
    return SUFFIX in file.suffixes or file.name == ERASURES


def finish(house: House) -> int:
    """What a start does: go on with erasures that were not finished, and erase who came back with a copy from elsewhere.

    Returns:
        How many people were erased.
    """
    is_anybody = isinstance(house.store, Path) and (house.paths.data / ERASURES).exists()
    if not is_anybody or not house.set_up.is_set_up():
        return 0
    desk = services_at(house, house.set_up.desk_person()).desk
    return _service(house, desk).finish()


@dataclass(frozen=True, slots=True)
class _Published:
    """Fulfils :class:`app.services.erasures.Published`: every person has a folder of their own, or none."""

    house: House
    desk: Desk

    def renew(self) -> "Counter[Fate]":
        from app.services.erasures import Fate  # noqa: PLC0415 - few sessions erase anybody
        from app.services.publishing import FILE, FOLDER  # noqa: PLC0415 - as above

        with self.desk.reading() as unit:
            people = unit.people.all()
        fates: Counter[Fate] = Counter()
        for person in people:
            personal = PersonalFile(self.house.paths.config / "people", person.id)
            file = Path(personal.get(FOLDER, "")) / FILE
            try:
                if personal.get(FOLDER, "") and file.is_file():
                    fates[Fate.REWRITTEN if self._is_renewed(person.id, file) else Fate.LEFT] += 1
            except (AppError, OSError):
                fates[Fate.WAITS] += 1
        return fates

    def _is_renewed(self, person_id: UUID, file: Path) -> bool:
        from app.calendars import publishing_at  # noqa: PLC0415 - few publish a calendar

        before = file.read_bytes()
        publishing = publishing_at(self.house, services_at(self.house, person_id))
        content = publishing.content(publishing.issue())
        publishing.write(file.parent, content)
        return content != before


class _Unwritten:
    """The journal of a store in memory: it goes with the store."""

    def all(self) -> Sequence[Erasure]:
        """None: no copy of such a store is anywhere."""
        return ()

    def keep(self, erasure: Erasure) -> None:
        """Nothing to note."""

    done = keep
