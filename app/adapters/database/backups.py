"""Copies of the store that are known to be whole, and the way back to one of them."""

import hashlib
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from app.adapters.database.failures import as_store_error
from app.adapters.database.integrity import content_problems, row_counts
from app.adapters.database.store_files import beside, create_private, inspect_store, reading, sync_folder
from app.domain.store_errors import (
    BackupNotMade,
    Damage,
    NotAStore,
    NotEnoughSpace,
    StoreDamaged,
    StoreUnreachable,
)

SUFFIX = ".backup"
_NAME = re.compile(r"(?P<stem>.+)-(?P<at>\d{8}T\d{6}Z)-(?P<reason>[a-z]+)(?:-\d+)?\.backup")
_STAMP = "%Y%m%dT%H%M%SZ"
SPACE_FACTOR = 3
"""A step that copies the store wants this many times its size free."""


class Reason(StrEnum):
    """Why a backup was made."""

    START = "start"
    HOURLY = "hourly"
    UPGRADE = "upgrade"
    IMPORT = "import"
    SYNC = "sync"
    RESTORE = "restore"
    ERASURE = "erasure"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy under its final name; what its name and its checksum file tell.

    Attributes:
        size: In bytes.
        checksum: SHA-256 in hexadecimal, '' if its file was lost.
    """

    path: Path
    made_at: datetime
    reason: Reason
    size: int
    checksum: str

    def damage(self) -> Damage | None:
        """Read all of it: a changed byte inside a text is seen by the checksum alone."""
        if not self.path.is_file() or self.path.is_symlink() or self.path.stat().st_size == 0:
            return Damage.EMPTY
        if not self.checksum or sha256_of(self.path) != self.checksum:
            return Damage.CHECKSUM
        return None


def back_up(source: Path, folder: Path, clock: Callable[[], datetime], reason: Reason) -> Backup:
    """Copy a store, also one in use, and check the copy before it gets its name.

    Raises:
        BackupNotMade: The copy is not equal or not whole, as from a damaged store; it was removed.
        NotEnoughSpace: Refused before anything is written.
        NotAStore, StoreDamaged, StoreMissing: What ``source`` is instead.
    """
    inspect_store(source)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    refuse_without_space(source, folder)
    target = _free_name(source, folder, clock(), reason)
    unfinished = beside(target, ".tmp")
    unfinished.unlink(missing_ok=True)
    try:
        copy_store(source, unfinished)
        checksum = sha256_of(unfinished)
        # The checksum first: whatever is seen under a final name can be checked.
        _write_checksum(target, checksum)
        unfinished.replace(target)
        sync_folder(folder)
    finally:
        unfinished.unlink(missing_ok=True)
    return _described(target)


def copy_store(source: Path, target: Path) -> None:
    """Make ``target`` an equal and whole copy, on disk, as one file without a log beside it.

    Raises:
        BackupNotMade: It is not; ``target`` is left for the caller to remove.
    """
    create_private(target)
    try:
        with reading(source) as old, closing(sqlite3.connect(target, isolation_level=None)) as new:
            old.isolation_level = None
            old.execute("BEGIN")  # One moment for the counts and the copy, however much is written meanwhile.
            wanted = row_counts(old.execute)
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE").fetchall()
            problems = content_problems(new.execute, quick=True)
            if row_counts(new.execute) != wanted:
                problems.append("tables differ in their number of rows")
    except sqlite3.Error as error:
        raise (as_store_error(error, source) or StoreUnreachable(source)) from error
    if problems:
        raise BackupNotMade(source, tuple(problems))
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def backups(folder: Path) -> list[Backup]:
    """All there are, newest first; quick, since nothing is read but names and checksum files."""
    if not folder.is_dir():
        return []
    found = [_described(path) for path in folder.iterdir() if _NAME.fullmatch(path.name) and path.is_file()]
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def newest_good(folder: Path) -> Backup | None:
    """The newest that is whole; damaged ones are passed over."""
    return next((backup for backup in backups(folder) if backup.damage() is None), None)


def remove(backup: Backup) -> None:
    """Delete a copy and its checksum."""
    backup.path.unlink(missing_ok=True)
    _checksum_file(backup.path).unlink(missing_ok=True)


def renewed(backup: Backup, fresh: Path) -> Backup:
    """Let another file be the backup from now on, under a name of the same moment; then the old one goes.

    Not under the old name: a kill would leave a file and a checksum that do not belong together.
    """
    base = backup.path.name.removesuffix(SUFFIX)
    target = _numbered(backup.path.parent, re.sub(r"(?<=[a-z])-\d+$", "", base))
    _write_checksum(target, sha256_of(fresh))
    fresh.replace(target)
    sync_folder(target.parent)
    remove(backup)
    return _described(target)


def remove_unfinished(folder: Path) -> None:
    """Delete what a kill left: copies without a name, checksums without a copy."""
    for path in folder.glob(f"*{SUFFIX}.*"):
        orphan = path.suffix == ".sha256" and not path.with_suffix("").exists()
        if orphan or path.suffix == ".tmp" or path.name.endswith((".tmp-journal", ".tmp-wal", ".tmp-shm")):
            path.unlink(missing_ok=True)


def as_backup(path: Path) -> Backup | None:
    """The backup of that name, None if the file is not named like one of ours."""
    return _described(path) if _NAME.fullmatch(path.name) else None


def refuse_without_space(store: Path, folder: Path, factor: int = SPACE_FACTOR) -> None:
    """Raise NotEnoughSpace unless the folder has room for several copies."""
    files = (store, beside(store, "-wal"))
    needed = factor * sum(file.stat().st_size for file in files if file.exists())
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise NotEnoughSpace(store, needed, free)


def sha256_of(path: Path) -> str:
    """Of a file that is not open as a store: closing it here would drop SQLite's locks on it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stamp(at: datetime) -> str:
    """A moment as it stands in file names; UTC, so that names sort by age through the change of clocks."""
    return at.astimezone(UTC).strftime(_STAMP)


def refuse_damaged(file: Path) -> None:
    """Raise NotAStore or StoreDamaged for a file that should not be restored."""
    if file.is_symlink():
        raise NotAStore(file)
    inspect_store(file)
    known = as_backup(file)
    if known is not None and known.checksum and (damage := known.damage()):
        raise StoreDamaged(file, damage)


def _free_name(source: Path, folder: Path, at: datetime, reason: Reason) -> Path:
    return _numbered(folder, f"{source.stem}-{stamp(at)}-{reason}")


def _numbered(folder: Path, base: str) -> Path:
    path = folder / f"{base}{SUFFIX}"
    number = 2
    while os.path.lexists(path):
        path = folder / f"{base}-{number}{SUFFIX}"
        number += 1
    return path


def _described(path: Path) -> Backup:
    parts = _NAME.fullmatch(path.name)
    if parts is None:
        raise ValueError(f"{path.name} is not the name of a backup")
    made_at = datetime.strptime(parts["at"], _STAMP).replace(tzinfo=UTC)
    reason = Reason(parts["reason"]) if parts["reason"] in set(Reason) else Reason.ASKED
    return Backup(path, made_at, reason, path.stat().st_size, _read_checksum(path))


def _checksum_file(path: Path) -> Path:
    return beside(path, ".sha256")


def _write_checksum(path: Path, checksum: str) -> None:
    """In the form `sha256sum --check` reads."""
    target = _checksum_file(path)
    unfinished = beside(target, ".tmp")
    unfinished.unlink(missing_ok=True)
    create_private(unfinished)
    with unfinished.open("w", encoding="ascii", errors="surrogateescape") as file:
        file.write(f"{checksum}  {path.name}\n")
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(target)


def _read_checksum(path: Path) -> str:
    try:
        text = _checksum_file(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    found = re.match(r"[0-9a-f]{64}(?=\s)", text)
    return found[0] if found else ""
