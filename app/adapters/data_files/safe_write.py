"""Replacing a file in one step: the old one or the new one, never half of either."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import FileProblem
from app.domain.export_errors import FileLocked


class SafeFiles:
    """Fulfils :class:`app.services.exports.SafeFiles`."""

    @contextmanager
    def replacing(self, path: Path) -> Iterator[Path]:
        """A private file beside ``path``; it takes its place when the block ends well.

        Readable by its owner alone, on disk before it is moved. A link is followed, so it stays a link.

        Raises:
            FileLocked: The file is open elsewhere, or its folder may not be written to.
            FileProblem: The folder is missing, the disk is full and the like.
        """
        target = path.resolve()
        try:
            with _beside(target) as temporary:
                yield temporary
                _flush(temporary, os.O_RDWR)
                temporary.replace(target)
            if os.name == "posix":
                _flush(target.parent, os.O_RDONLY)
        except PermissionError as error:
            raise FileLocked(str(path), error.strerror or "") from error
        except OSError as error:
            raise FileProblem(str(path), error.strerror or "") from error


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix=".keepword-", suffix=target.suffix, dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _flush(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
