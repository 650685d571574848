"""Noticing that somebody saved a workbook: the file and its folder are watched, and looked at with each beat.

A file that is replaced is lost to a watcher of files, one that is written in place to a watcher of folders, and
network drives tell neither: so all three, with one pause for what comes in bursts.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal

PAUSE_MS = 750
BEAT_MS = 30_000

Trace = tuple[int, int, int, bool]
"""Size, time, file number, and whether a lock lies beside it."""


class WorkbookWatch(QObject):
    """Watches some files; nothing wakes up while there are none.

    Signals:
        stirred: One of them may be another now.
    """

    stirred = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[Path, ...] = ()
        self._traces: dict[Path, Trace | None] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_stir)
        self._watcher.directoryChanged.connect(self._on_stir)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._beat = QTimer(self)
        self._beat.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self.look)

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is watched, and no timer runs."""
        return not self._paths and not self._beat.isActive()

    def follow(self, paths: Sequence[Path]) -> None:
        """Watch these, and no others."""
        if tuple(paths) == self._paths:
            self._watch_again()
            return
        self._paths = tuple(paths)
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._traces = {path: trace_of(path) for path in self._paths}
        self._watch_again()
        if self._paths:
            self._beat.start()
        else:
            self._beat.stop()
            self._pause.stop()

    def look(self) -> None:
        """Tell if one of them is another than last time."""
        self._watch_again()
        traces = {path: trace_of(path) for path in self._paths}
        if traces != self._traces:
            self._traces = traces
            self.stirred.emit()

    def _on_stir(self, _path: str) -> None:
        self._pause.start()

    def _watch_again(self) -> None:
        """A file that was replaced has to be added anew."""
        wanted = {str(path) for path in self._paths} | {str(path.parent) for path in self._paths}
        missing = wanted - {*self._watcher.files(), *self._watcher.directories()}
        there = [path for path in missing if Path(path).exists()]
        if there:
            self._watcher.addPaths(there)


def trace_of(path: Path) -> Trace | None:
    """What a look from outside tells of a file; None where there is none."""
    try:
        about = path.stat()
    except OSError:
        return None
    locks = path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")
    return about.st_size, about.st_mtime_ns, about.st_ino, any(lock.exists() for lock in locks)
