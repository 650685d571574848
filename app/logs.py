"""The log: five files of one megabyte, for the owner's eyes, one line an event and no customers' data.

Callers log keys and counts, never what somebody typed. What could slip in by itself is caught here: the text of an
exception (it quotes values) is left out, and control characters are written as escapes, so that no typed text can
forge a line or colour a terminal.
"""

import logging
import logging.handlers
import os
import time
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Final

from app import traces

FILE: Final = "keepword.log"
BYTES: Final = 1_000_000
FILES: Final = 5

_TALKATIVE: Final = {
    "apscheduler": logging.CRITICAL,  # our own listener reports, without the exception's text
    "desktop_notifier": logging.CRITICAL,  # writes titles and texts of notices
    "sqlalchemy": logging.WARNING,  # writes the values of statements when asked to
    "alembic": logging.WARNING,
}
_ESCAPES: Final = {
    code: f"\\u{code:04x}"
    for code in (
        *range(0x20),
        *range(0x7F, 0xA0),
        0x2028,
        0x2029,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    )
}

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class OneLine(logging.Formatter):
    """One record, one line, in UTC, whatever is in it."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__("{asctime}Z {levelname} {threadName} {name}: {message}", "%Y-%m-%dT%H:%M:%S", "{")

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another formatter may have kept the exception's own words
        return super().format(record).translate(_ESCAPES)

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - the library's name
        return "nothing" if ei[1] is None else traces.one_line(ei[1])


class PrivateFile(logging.handlers.RotatingFileHandler):
    """A rotating file that only its owner can read; silent when the disk is full or the folder is gone."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=BYTES, backupCount=FILES - 1, encoding="utf-8", delay=True)

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, self.mode, encoding="utf-8", opener=_private)  # type: ignore[return-value]

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """A log that cannot be written is no reason to disturb."""


class Logs:
    """The log while the program runs; :meth:`close` leaves logging as it was found."""

    def __init__(self, folder: Path, *, level: int = logging.INFO) -> None:
        """Begin to log into ``folder``; without such a folder nothing is kept."""
        self.file = folder / FILE
        self._handler = _handler(folder)
        self._handler.setFormatter(OneLine())
        root = logging.getLogger()
        self._before = {name: logging.getLogger(name).level for name in _TALKATIVE} | {"": root.level}
        for name, quiet in _TALKATIVE.items():
            logging.getLogger(name).setLevel(quiet)
        root.setLevel(level)
        root.addHandler(self._handler)
        logging.captureWarnings(capture=True)

    def close(self) -> None:
        """Write what is pending and let go of the file."""
        logging.captureWarnings(capture=False)
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        for name, level in self._before.items():
            logging.getLogger(name).setLevel(level)


def _handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return PrivateFile(folder / FILE)
    except OSError:
        return logging.NullHandler()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
