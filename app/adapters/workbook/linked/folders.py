"""The files around a linked workbook."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from app.adapters.workbook.linked.locks import STALE_AFTER, locks_of

MOST_BESIDE: Final = 40
"""A folder may hold thousands of workbooks; the newest are looked at."""

_ENDINGS: Final = frozenset({".xlsx", ".xlsm"})
_PRIVATE: Final = ("~$", ".")


class WorkbookFolders:
    """Fulfils :class:`app.services.workbooks.whereabouts.Folders`."""

    def beside(self, path: Path) -> Sequence[Path]:
        """Other workbooks in its folder, the newest first; none where the folder cannot be read."""
        try:
            found = sorted(_workbooks(path), reverse=True)
        except OSError:
            return ()
        return [one for _, one in found[:MOST_BESIDE]]

    def drop_stale_lock(self, path: Path, now: datetime) -> bool:
        """Take away locks that were left behind; whether there was one."""
        dropped = False
        for lock in locks_of(path):
            try:
                is_stale = now.timestamp() - lock.stat().st_mtime > STALE_AFTER.total_seconds()
                if is_stale:
                    lock.unlink()
                    dropped = True
            except OSError:
                continue
        return dropped


def _workbooks(path: Path) -> Iterator[tuple[float, Path]]:
    for one in path.parent.iterdir():
        is_workbook = one.suffix.lower() in _ENDINGS and not one.name.startswith(_PRIVATE)
        if is_workbook and one != path and one.is_file():
            yield one.stat().st_mtime, one
