"""A person's workbook in the file system."""

import hashlib
import os
import shutil
import stat
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from app.adapters.workbook.linked import locks, orphans, patching, reading
from app.adapters.workbook.linked.limits import MOST_BYTES
from app.domain.workbooks.links import KEPT_COPIES, Stamp
from app.domain.workbooks.problems import WorkbookProblem, WorkbookReadOnly
from app.domain.workbooks.writing import RowEdit
from app.services.workbooks.ports import Reading

_BLOCK = 1 << 20


class LinkedXlsx:
    """Fulfils :class:`app.services.workbooks.ports.LinkedFile`."""

    def stamp(self, path: Path) -> Stamp:
        """How the file is now. Raises WorkbookProblem where there is none, or it is too large."""
        digest = hashlib.sha256()
        try:
            with path.open("rb") as file:
                about = os.fstat(file.fileno())
                if about.st_size > MOST_BYTES:
                    raise WorkbookProblem(path.name, "too_large", f"{about.st_size >> 20} MB")
                while block := file.read(_BLOCK):
                    digest.update(block)
        except FileNotFoundError:
            raise WorkbookProblem(path.name, "missing") from None
        except OSError as problem:
            raise WorkbookProblem(path.name, "unreadable", problem.strerror or "") from problem
        return Stamp(about.st_size, about.st_mtime_ns, digest.hexdigest())

    def refuse_open(self, path: Path, now: datetime) -> None:
        """Raises WorkbookOpen where another program has it open."""
        locks.refuse_open(path, now)

    def refuse_read_only(self, path: Path) -> None:
        """Raises WorkbookReadOnly; a new file in its place would pass over what the person set."""
        may_write = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
        if not path.stat().st_mode & may_write or not os.access(path, os.W_OK):
            raise WorkbookReadOnly(path.name)

    def read(self, path: Path) -> Reading:
        """Our columns, row by row. Raises WorkbookProblem."""
        return reading.read(path)

    def patch(self, path: Path, book: Any, edits: Sequence[RowEdit], target: Path) -> None:
        """A copy in which our cells say what the edits say, read back. Raises WorkbookProblem."""
        patching.patch(path, book, edits, target)

    def forget_texts(self, path: Path) -> None:
        """Take out of a file in the making what no cell shows any more."""
        orphans.forget_texts(path)

    def keep_copy(self, path: Path, folder: Path, at: datetime) -> Path:
        """A copy from before a sync, readable by its owner alone; the last ten are kept."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy = folder / f"{at:%Y%m%d-%H%M%S-%f}{path.suffix}"
        try:
            shutil.copyfile(path, copy)
        except OSError:
            copy.unlink(missing_ok=True)  # half a copy would push a whole one out
            raise
        copy.chmod(0o600)
        for old in sorted(folder.glob(f"*{path.suffix}"))[:-KEPT_COPIES]:
            old.unlink(missing_ok=True)
        return copy
