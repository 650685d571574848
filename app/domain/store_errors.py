"""What may be wrong with the store, its backups and its upgrade.

Each class carries what a sentence about it needs; the sentences stand in the user interface.
"""

from enum import Enum
from pathlib import Path

from app.domain.errors import AppError


class Damage(Enum):
    """How a store or a backup was found damaged."""

    EMPTY = "empty"
    HEADER = "header"
    CONTENT = "content"
    CHECKSUM = "checksum"
    ROW_COUNTS = "row counts"


class StoreError(AppError):
    """The store cannot be used as it is.

    Attributes:
        store: The file; None for a store in memory or on a server.
    """

    def __init__(self, store: Path | None = None) -> None:
        super().__init__()
        self.store = store

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({facts})"


class StoreDamaged(StoreError):
    """The file is ours but cannot be trusted; the newest good backup should be offered."""

    def __init__(self, store: Path | None, damage: Damage, details: tuple[str, ...] = ()) -> None:
        super().__init__(store)
        self.damage = damage
        self.details = details


class NotAStore(StoreError):
    """The file is something else: a folder, another program's file, or encrypted."""


class StoreMissing(StoreError):
    """There is no such file."""


class StoreTooNew(StoreError):
    """A newer version of the program made it; nothing was changed."""

    def __init__(self, store: Path | None, revision: str) -> None:
        super().__init__(store)
        self.revision = revision


class StoreOnNetwork(StoreError):
    """The file lies on a network file system, where its write-ahead log is not safe."""

    def __init__(self, store: Path, file_system: str) -> None:
        super().__init__(store)
        self.file_system = file_system


class StoreReadOnly(StoreError):
    """The file or its folder may not be written."""


class StoreFull(StoreError):
    """The disk is full; the unit of work was taken back as a whole."""


class StoreBusy(StoreError):
    """Another program held the file for longer than we wait."""


class StoreMoved(StoreError):
    """The file was deleted or replaced while it was open; nothing more is written to it."""


class StoreUnreachable(StoreError):
    """The disk or the server did not answer as it should."""


class NotEnoughSpace(StoreError):
    """Refused before harm: the step needs more free space than there is. Both in bytes."""

    def __init__(self, store: Path | None, needed: int, free: int) -> None:
        super().__init__(store)
        self.needed = needed
        self.free = free


class UpgradeUndone(StoreError):
    """A step of the upgrade did not succeed; the old store is as it was.

    Attributes:
        backup: The copy made before, None if the store was new.
    """

    def __init__(self, store: Path | None, backup: Path | None) -> None:
        super().__init__(store)
        self.backup = backup


class BackupNotMade(StoreError):
    """The copy did not pass its checks and was thrown away."""

    def __init__(self, store: Path, problems: tuple[str, ...]) -> None:
        super().__init__(store)
        self.problems = problems
