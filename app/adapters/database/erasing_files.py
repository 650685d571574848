"""Taking a person out of every store file of ours: the one in use, its backups, the ones that were put aside.

A copy is rewritten beside itself, checked, and only then takes the old one's place; a kill at any moment leaves the old
or the new, and the next start goes on.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, Engine

from app.adapters.database.backups import as_backup, backups, copy_store, refuse_damaged, remove, renewed
from app.adapters.database.engine import shorten_log
from app.adapters.database.erasing import cases_of, erase, kept_files_of, outside_of
from app.adapters.database.erasing_rows import identity_in
from app.adapters.database.integrity import content_problems
from app.adapters.database.store_files import beside, reading, sync_folder
from app.domain.erasure import Erasure, Identity
from app.domain.errors import AppError
from app.domain.store_errors import BackupNotMade, Damage, NotAStore, StoreDamaged
from app.services.erasures import Outside

_NOBODY = Identity()


class StoreErasing:
    """Fulfils :class:`app.services.erasures.StoreErasing`.

    Args:
        store: None for a store in memory, which has no copies.
    """

    def __init__(self, engine: Engine, store: Path | None, backups_folder: Path) -> None:
        self._engine, self._store, self._folder = engine, store, backups_folder
        self._rewritten: set[Path] = set()

    def identity(self, erasure: Erasure) -> Identity:
        """How the store and its copies name the person, now and in their history; with it an erasure begins."""
        self._rewritten.clear()
        with self._engine.connect() as connection:
            found = identity_in(_raw(connection), erasure)
        for file in self.copies():
            try:
                with reading(file) as raw:
                    found |= identity_in(raw, erasure)
            except (AppError, sqlite3.Error):
                continue  # What cannot be read is removed when its turn comes.
        return found

    def is_in(self, erasure: Erasure) -> bool:
        """Whether the store in use names the person."""
        with self._engine.connect() as connection:
            return not identity_in(_raw(connection), erasure).is_empty

    def cases(self, erasure: Erasure) -> frozenset[UUID]:
        """The cases that are or ever were the person's."""
        with self._engine.connect() as connection:
            return frozenset(map(UUID, cases_of(_raw(connection), erasure)))

    def kept_files(self, erasure: Erasure) -> frozenset[str]:
        """Names of the files that came with the person's letters and with nobody else's."""
        with self._engine.connect() as connection:
            return frozenset(kept_files_of(_raw(connection), erasure))

    def outside(self, erasure: Erasure) -> Outside:
        """The calendars that show the person."""
        with self._engine.connect() as connection:
            return outside_of(_raw(connection), erasure)

    def copies(self) -> list[Path]:
        """Every other store file of ours that this erasure has not rewritten yet, the newest first."""
        if self._store is None:
            return []
        aside = sorted(
            self._store.parent.glob(f"{self._store.stem}-before-*{self._store.suffix}"), reverse=True
        )
        found = [one.path for one in backups(self._folder)] + aside
        return [one for one in found if one not in self._rewritten]

    def erase(self, erasure: Erasure, known: Identity) -> bool:
        """Take the person out of the store in use; whether no byte is left in its log either.

        A log that another program reads just now stays until the next start.
        """
        with self._engine.connect() as connection, connection.begin():
            erase(_raw(connection), erasure, known)
        bare = self._engine.raw_connection()  # VACUUM runs in no transaction
        try:
            bare.cursor().execute("VACUUM")
        finally:
            bare.close()
        return shorten_log(self._engine)

    def erase_copy(self, file: Path, erasure: Erasure, known: Identity) -> bool:
        """Take the person out of a copy; False where it was removed, since it is damaged and tells nothing.

        Raises:
            StoreError: It cannot be read or written just now.
        """
        fresh = beside(file, ".tmp")
        fresh.unlink(missing_ok=True)
        try:
            refuse_damaged(file)
            copy_store(file, fresh)
            if erase_in(fresh, erasure, known):
                self._rewritten.add(_replace(file, fresh))
        except (BackupNotMade, StoreDamaged, NotAStore):
            _remove(file)
            return False
        finally:
            fresh.unlink(missing_ok=True)
        return True


def erase_in(file: Path, erasure: Erasure, known: Identity = _NOBODY) -> bool:
    """Take the person out of a store that nobody has open, and that another can still replace; whether they were in it.

    Raises:
        StoreDamaged: It is not whole afterwards.
    """
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        # A copy in the making needs no journal, and a journal would hold what is to go.
        raw.execute("PRAGMA journal_mode=MEMORY").fetchall()
        raw.execute("PRAGMA secure_delete=ON").fetchall()
        raw.execute("PRAGMA temp_store=MEMORY").fetchall()
        raw.execute("BEGIN IMMEDIATE")
        was_there = erase(raw, erasure, known)
        raw.execute("COMMIT")
        if was_there:
            raw.execute("VACUUM")
            if problems := content_problems(raw.execute):
                raise StoreDamaged(file, Damage.CONTENT, tuple(problems))
    return was_there


def _replace(file: Path, fresh: Path) -> Path:
    """Let the new file be the copy, and tell its name; what was in the log of a store that was put aside is in it."""
    backup = as_backup(file)
    if backup is not None:
        return renewed(backup, fresh).path
    fresh.replace(file)
    for log in ("-wal", "-shm", "-journal"):
        beside(file, log).unlink(missing_ok=True)
    sync_folder(file.parent)
    return file


def _remove(file: Path) -> None:
    backup = as_backup(file)
    if backup is not None:
        remove(backup)
    for suffix in ("", "-wal", "-shm", "-journal"):
        beside(file, suffix).unlink(missing_ok=True)


def _raw(connection: Connection) -> sqlite3.Connection:
    """Beside SQLAlchemy: guards are taken off and put back by their own words."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("erasing is done in files of SQLite")
    return raw
