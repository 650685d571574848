"""What the program knows of its store's file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The store's file and its copies.

    Attributes:
        last_backup_at: When the newest copy was made, or None.
        back_up: Makes one now; its path.
    """

    store: Path
    backups: Path
    last_backup_at: Callable[[], datetime | None]
    back_up: Callable[[], Path | None]
