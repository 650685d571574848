"""Putting a backup in the place of the store; the present store is moved aside, never overwritten."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.adapters.database.backups import copy_store, refuse_damaged, refuse_without_space, stamp
from app.adapters.database.integrity import content_problems, stored_revision
from app.adapters.database.store_files import beside, reading, sync_folder
from app.domain.errors import AppError
from app.domain.store_errors import BackupNotMade, Damage, StoreDamaged, StoreTooNew

_LOGS = ("-wal", "-journal")
"""What SQLite would replay into whatever lies under the store's name."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A finished restore.

    Attributes:
        aside: Where the store that was there before is now; None if there was none.
        revision: The schema of the restored store, which may need an upgrade before it is opened.
    """

    store: Path
    aside: Path | None
    revision: str | None


def restore(
    backup: Path, store: Path, clock: Callable[[], datetime], known_revisions: Collection[str]
) -> Restored:
    """Check a backup, copy it and put the copy in the place of the store.

    No engine may have the store open. At every moment the store's name leads to a whole store, the old or the
    new one. Automatic sync should stay off afterwards until the user says so.

    Raises:
        NotAStore: A folder, a link, or another program's file.
        StoreDamaged: The backup is not whole. The store is as it was.
        StoreTooNew: A newer version made it.
        NotEnoughSpace: Refused before anything is written.
    """
    refuse_damaged(backup)
    with reading(backup) as raw:
        revision = stored_revision(raw)
    if revision is not None and revision not in known_revisions:
        raise StoreTooNew(backup, revision)
    store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    refuse_without_space(backup, store.parent)
    fresh = beside(store, ".restoring")
    fresh.unlink(missing_ok=True)
    try:
        copy_store(backup, fresh)
        _refuse_problems(fresh, backup)
        aside = put_in_place(fresh, store, clock())
    except BackupNotMade as error:
        raise StoreDamaged(backup, Damage.CONTENT, error.problems) from error
    finally:
        fresh.unlink(missing_ok=True)
    return Restored(store, aside, revision)


def put_in_place(fresh: Path, store: Path, at: datetime) -> Path | None:
    """Give ``fresh`` the store's name and return the name the present store has from now on.

    The present one gets its second name before it loses the first, and its log is gone before the new file comes:
    SQLite would replay the log of one store into another.
    """
    aside = None
    if os.path.lexists(store):
        _fold_log(store)
        aside = _aside(store, at)
        _keep(store, aside)
        for log in _LOGS:
            if beside(store, log).exists():
                _keep(beside(store, log), beside(aside, log))
        sync_folder(store.parent)
    for leftover in (*_LOGS, "-shm"):
        beside(store, leftover).unlink(missing_ok=True)
    fresh.replace(store)
    sync_folder(store.parent)
    return aside


def _refuse_problems(file: Path, backup: Path) -> None:
    with reading(file) as raw:
        problems = content_problems(raw.execute)
    if problems:
        raise StoreDamaged(backup, Damage.CONTENT, tuple(problems))


def _fold_log(store: Path) -> None:
    """Bring the log into a whole store; a damaged one keeps both as they are, for whoever looks into it."""
    try:
        with reading(store) as raw:
            if content_problems(raw.execute, quick=True):
                return
        with closing(sqlite3.connect(store, timeout=5, isolation_level=None)) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except (AppError, sqlite3.Error):
        return


def _aside(store: Path, at: datetime) -> Path:
    base = f"{store.stem}-before-{stamp(at)}"
    path = store.with_name(base + store.suffix)
    number = 2
    while os.path.lexists(path):
        path = store.with_name(f"{base}-{number}{store.suffix}")
        number += 1
    return path


def _keep(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except OSError:  # The file system knows no second names, as on memory sticks.
        shutil.copy2(file, name)
        with name.open("rb+") as copy:
            os.fsync(copy.fileno())
