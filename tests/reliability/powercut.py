"""A disk that forgets at a power cut what was never synced.

After the idea of SQLite's own crash tests: every write and sync goes through a recording file system; at the cut,
synced bytes survive for certain, later writes not at all or by chance and torn at sectors.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

SECTOR = 512
NAME = "powercut"


class Disk:
    """What is on the platter and what is still on its way, file by file.

    The creation, deletion and cutting of a file count as writes to it, except that a deletion is durable at once.
    """

    def __init__(self) -> None:
        self._synced: dict[str, bytearray] = {}
        self._waiting: dict[str, list[tuple[int, bytes | None]]] = {}
        self.writes = 0

    def create(self, name: str) -> None:
        self._synced.setdefault(name, bytearray())
        self._waiting.setdefault(name, [])

    def write(self, name: str, offset: int, data: bytes) -> None:
        self.writes += 1
        self._waiting[name].append((offset, bytes(data)))

    def cut(self, name: str, length: int) -> None:
        self._waiting[name].append((length, None))

    def sync(self, name: str) -> None:
        for offset, data in self._waiting[name]:
            _apply(self._synced[name], offset, data)
        self._waiting[name].clear()

    def delete(self, name: str) -> None:
        self._synced.pop(name, None)
        self._waiting.pop(name, None)

    def after_cut(self, chance: random.Random | None) -> dict[str, bytes]:
        """What a machine would find at its next start.

        Args:
            chance: None if nothing unsynced survives; else half of it does, in part torn.
        """
        found = {name: bytearray(data) for name, data in self._synced.items()}
        if chance is not None:
            for name, waiting in self._waiting.items():
                for offset, data in waiting:
                    if chance.random() < 0.5:
                        _apply(found[name], offset, _torn(data, chance))
        return {name: bytes(data) for name, data in found.items() if not name.endswith("-shm")}


def _torn(data: bytes | None, chance: random.Random) -> bytes | None:
    if data is None or len(data) <= SECTOR or chance.random() < 0.7:
        return data
    return data[: SECTOR * chance.randrange(1, len(data) // SECTOR + 1)]


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    length = offset if data is None else offset + len(data)
    if len(content) < length:
        content.extend(bytes(length - len(content)))
    if data is None:
        del content[offset:]
    else:
        content[offset:length] = data


class _File(apsw.VFSFile):
    def __init__(self, disk: "RecordingDisk", name: object, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name or "temporary")
        self._name = Path(path).name
        self._recorder = disk
        super().__init__("", name, flags)
        disk.disk.create(self._name)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._recorder.count()
        super().xWrite(data, offset)
        self._recorder.disk.write(self._name, offset, data)

    def xTruncate(self, length: int) -> None:  # noqa: N802
        self._recorder.count()
        super().xTruncate(length)
        self._recorder.disk.cut(self._name, length)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._recorder.count()
        # The true disk is spared: what counts is the record.
        self._recorder.disk.sync(self._name)


class RecordingDisk(apsw.VFS):
    """The file system to open a connection with: ``apsw.Connection(path, vfs=NAME)``."""

    def __init__(self) -> None:
        self.disk = Disk()
        self.calls = 0
        self.cut_at: int | None = None
        super().__init__(NAME, "")

    def count(self) -> None:
        """Let the power go at the chosen call: before it, so that a write or sync may be the one that never was."""
        self.calls += 1
        if self.cut_at is not None and self.calls >= self.cut_at:
            raise apsw.IOError("the power is gone")

    def xOpen(self, name: object, flags: list[int]) -> _File:  # noqa: N802
        return _File(self, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:  # noqa: N802
        self.count()
        super().xDelete(name, sync)
        self.disk.delete(Path(name).name)


@contextmanager
def recording_disk() -> Iterator[RecordingDisk]:
    """A fresh disk for one run."""
    recorder = RecordingDisk()
    try:
        yield recorder
    finally:
        recorder.unregister()
