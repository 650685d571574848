"""The store as a file: where it lies, whose it is, whether it is still the one we opened."""

import glob
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from app.adapters.database.failures import as_store_error
from app.domain.store_errors import (
    Damage,
    NotAStore,
    StoreDamaged,
    StoreMissing,
    StoreOnNetwork,
    StoreReadOnly,
    StoreUnreachable,
)

APPLICATION_ID = 0x4B705764
"""'KpWd', written into the header of every store so that another program's file is never taken for ours."""

_MAGIC = b"SQLite format 3\x00"
_ID_OFFSET = 68  # sqlite.org/fileformat2.html, section 1.3
_HEADER_LENGTH = 100

NETWORK_FILE_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afs",
        "afpfs",
        "webdav",
        "davfs",
        "ncpfs",
        "9p",
        "vboxsf",
    }
)
SYNC_FOLDERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """Which file a path led to; a deleted or replaced one has another device or number."""

    path: Path
    device: int
    number: int

    @classmethod
    def of(cls, path: Path) -> "FileIdentity":
        status = path.stat()
        return cls(path, status.st_dev, status.st_ino)

    def still_leads_there(self) -> bool:
        try:
            return FileIdentity.of(self.path) == self
        except OSError:
            return False


def sync_service(path: Path) -> str | None:
    """The sync service whose folder holds the path: a warning, since copies made while we write may be torn."""
    for part in path.absolute().parts[:-1]:
        for mark, service in SYNC_FOLDERS.items():
            if part.casefold() == mark or part.casefold().startswith((f"{mark} ", f"{mark}-", f"{mark}~")):
                return service
    return None


def file_system(path: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """The kind of file system that holds the path, '' where the system does not tell."""
    try:
        table = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    found = ("", "")
    for fields in (line.split(" ") for line in table):
        point = fields[1].encode("ascii", "replace").decode("unicode_escape")
        if len(point) >= len(found[0]) and path.absolute().is_relative_to(point):
            found = (point, fields[2])
    return found[1]


def refuse_network(path: Path, kind_of: Callable[[Path], str] = file_system) -> None:
    """Raise StoreOnNetwork where several machines may see the file; shared memory does not reach across."""
    kind = kind_of(path).casefold()
    share = str(path).startswith(("\\\\", "//"))
    if share or kind in NETWORK_FILE_SYSTEMS or kind.startswith(("fuse.sshfs", "fuse.rclone", "fuse.s3")):
        raise StoreOnNetwork(path, kind or "share")


def store_address(path: Path, *, read_only: bool = False) -> str:
    """The URI that opens the store and never creates one: a lost file must be noticed, not replaced by an empty one."""
    if not read_only:
        return f"{path.as_uri()}?mode=rw"
    # A folder that cannot be written has no place for the index of the log; without a log none is needed.
    frozen = not os.access(path.parent, os.W_OK) and not beside(path, "-wal").exists()
    return f"{path.as_uri()}?mode=ro" + ("&immutable=1" if frozen else "")


def beside(path: Path, suffix: str) -> Path:
    """A file that SQLite keeps beside the store: ``-wal``, ``-shm``, ``-journal``."""
    return path.with_name(path.name + suffix)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that changes nothing, not even by bringing the log into the file."""
    try:
        with closing(sqlite3.connect(store_address(path, read_only=True), uri=True, timeout=5)) as raw:
            yield raw
    except sqlite3.Error as error:
        raise (as_store_error(error, path) or StoreUnreachable(path)) from error


def create_store_file(path: Path) -> None:
    """Make an empty store, private to the user, unless there is a file already.

    It appears under its name complete: a kill leaves a whole store or none.
    """
    if os.path.lexists(path):
        return
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for leftover in path.parent.glob(f".{glob.escape(path.name)}.*.new*"):  # Of a start that was killed.
            leftover.unlink()
        create_private(fresh)
        with closing(sqlite3.connect(fresh, isolation_level=None)) as raw:
            raw.execute("PRAGMA journal_mode=WAL")
            raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        fresh.replace(path)
        sync_folder(path.parent)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            fresh.unlink()
        raise (as_store_error(error, path) or StoreReadOnly(path)) from error


def create_private(path: Path) -> None:
    """An empty file only its user can read. Raises FileExistsError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600))


def sync_folder(folder: Path) -> None:
    """Make a new name in the folder survive a power cut."""
    if os.name == "nt":  # Windows cannot open folders; NTFS keeps names in its journal.
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def inspect_store(path: Path) -> None:
    """Refuse what is not a store of ours, without changing a byte of it.

    Raises:
        StoreMissing: There is nothing.
        NotAStore: A folder, a foreign file, an encrypted one.
        StoreDamaged: Ours, but empty or with a broken header.
    """
    if not os.path.lexists(path):
        raise StoreMissing(path)
    if not path.is_file():
        raise NotAStore(path)
    if path.stat().st_size == 0:
        raise StoreDamaged(path, Damage.EMPTY)
    try:
        with reading(path) as raw:
            (found,) = raw.execute("PRAGMA application_id").fetchone()
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except NotAStore:
        raise _unreadable(path) from None
    if found != APPLICATION_ID:
        raise NotAStore(path)


def _unreadable(path: Path) -> NotAStore | StoreDamaged:
    """Tell a store with a broken header from a file that never was one."""
    with path.open("rb") as file:
        header = file.read(_HEADER_LENGTH)
    ours = header[_ID_OFFSET : _ID_OFFSET + 4] == APPLICATION_ID.to_bytes(4, "big")
    if ours or not any(header) or (header.startswith(_MAGIC) and beside(path, "-wal").exists()):
        return StoreDamaged(path, Damage.HEADER)
    return NotAStore(path)
