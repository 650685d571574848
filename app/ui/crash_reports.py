"""What nobody expected: noted in the log, told once, and never the end of the program.

A report holds types, our own places and versions; what somebody typed is in none of them, so it may be copied and sent.
"""

import faulthandler
import logging
import os
import platform
import sys
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import PySide6
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from app import traces

TRACE_FILE: Final = "crash-trace.txt"
"""Where the last moment of a crash inside Qt or Python is written."""

_MOST_TRACE: Final = 20_000
_MOST_WORDS: Final = 200
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One unexpected error, fit to be sent to strangers.

    Attributes:
        kinds: Type of the error and of what led to it, newest first.
        frames: Our places, outermost first.
        thread: Where it happened.
        versions: Of this program and what it stands on.
    """

    kinds: tuple[str, ...]
    frames: tuple[str, ...]
    thread: str
    versions: str

    @classmethod
    def of(cls, error: BaseException, version: str) -> Self:
        """Take from an error what may be told."""
        return cls(
            tuple(traces.kind_of(each) for each in traces.causes(error)),
            traces.own_frames(error.__traceback__),
            threading.current_thread().name,
            versions(version),
        )

    def text(self) -> str:
        """For the clipboard."""
        return "\n".join(
            [
                self.versions,
                f"{' <- '.join(self.kinds)} in thread {self.thread}",
                *(f"  {frame}" for frame in self.frames),
            ]
        )


def versions(version: str) -> str:
    """One line: this program, Python, Qt, the system."""
    return (
        f"Keepword {version}, Python {platform.python_version()}, PySide {PySide6.__version__}, "
        f"Qt {qVersion()}, {platform.platform()}"
    )


class CrashWatch(QObject):
    """Catches what no one else did, on every thread.

    Errors a person can act on never come here: whoever runs a task shows them. To be used on the UI thread.

    Signals:
        crashed: Carries a CrashReport; on the UI thread, also for errors of other threads.
    """

    crashed = Signal(object)
    _reported = Signal(object)

    def __init__(self, version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._version = version
        self._times: Counter[str] = Counter()
        self._counting = threading.Lock()
        self._reported.connect(self.crashed, Qt.ConnectionType.QueuedConnection)
        self._before: tuple[Any, Any, Any, Any] | None = None

    def start(self) -> None:
        """Take over the hooks."""
        self._before = (
            sys.excepthook,
            threading.excepthook,
            sys.unraisablehook,
            qInstallMessageHandler(_note_message),
        )
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        sys.unraisablehook = self._unraisable

    def stop(self) -> None:
        """Put the hooks back as they were; again is harmless."""
        if self._before is None:
            return
        sys.excepthook, threading.excepthook, sys.unraisablehook, messages = self._before
        qInstallMessageHandler(messages)
        self._before = None

    def report(self, error: BaseException) -> None:
        """Log and tell; for places that catch everything themselves. Any thread.

        An error that repeats (a paintEvent may, at each frame) is told once, and logged at its 1st, 10th, 100th ... time.
        """
        line = traces.one_line(error)
        with self._counting:
            self._times[line] += 1
            times = self._times[line]
        if times == 1:
            _log.error("Unexpected: %s", line)
            self._reported.emit(CrashReport.of(error, self._version))
        elif str(times).strip("0") == "1":
            _log.error("Unexpected, for the %dth time: %s", times, line)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            self.report(error.with_traceback(trace))
        else:
            sys.__excepthook__(kind, error, trace)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if isinstance(args.exc_value, Exception):
            self.report(args.exc_value)

    def _unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        """A destructor or a callback nobody waits for: worth a line, not a dialog."""
        if args.exc_value is not None:
            _log.error("Unexpected, and nobody to tell: %s", traces.one_line(args.exc_value))


class CrashFile:
    """Where the last words go when Python itself dies, and whether there were any last time."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / TRACE_FILE
        self._descriptor: int | None = None

    def open(self) -> str | None:
        """Begin to watch; returns what the last run left when it crashed. No folder, no watch."""
        last = self._last()
        with suppress(OSError):
            self._descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            faulthandler.enable(self._descriptor, all_threads=True)
        return last

    def close(self) -> None:
        """Stop watching; an ordinary end leaves no file."""
        if self._descriptor is None:
            return
        faulthandler.disable()
        os.close(self._descriptor)
        self._descriptor = None
        with suppress(OSError):
            self._path.unlink()

    def _last(self) -> str | None:
        try:
            words = self._path.read_bytes()[:_MOST_TRACE].decode(errors="replace").strip()
        except OSError:
            return None
        return words or None


def _note_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own words: where from, and the first of them, since the rest may quote a text on the screen."""
    _log.getChild("qt").log(_LEVELS[kind], "%s: %s", context.category or "default", message[:_MOST_WORDS])
