"""One window per store: a lock decides, a local socket brings the first window forward."""

import getpass
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QLockFile, QObject, QSysInfo, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

MOST_BYTES: Final = 1024
RAISE: Final = b"raise"
ADD: Final = b"add "
OPEN: Final = b"open "

_PATIENCE_MS: Final = 2000
_CONNECTIONS: Final = 8
_REMOVAL_MS: Final = 1000


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the store open."""

    pid: int
    host: str
    is_here: bool


class SingleInstance(QObject):
    """The right to work with one store, for as long as the process lives.

    The lock sits beside the store, so that it is seen from another computer as well; the socket serves one person on
    one computer. What comes through the socket is another program's word: short, one of three verbs, or ignored.

    Signals:
        raise_requested: Somebody started the program again.
        add_requested: Somebody wants a line added; carries the text.
        open_requested: Somebody followed an address of ours; carries it as it came.
    """

    raise_requested = Signal()
    add_requested = Signal(str)
    open_requested = Signal(str)

    def __init__(self, store: Path, parent: QObject | None = None) -> None:
        """Prepare; nothing is taken before :meth:`claim`.

        Args:
            store: The store's file; it need not exist, its folder must.
        """
        super().__init__(parent)
        path = store.resolve()
        self._path = path.with_name(f"{path.name}.lock")
        self._name = _socket_name(path)
        self._lock = QLockFile(str(self._path))
        self._lock.setStaleLockTime(0)  # held for days; age says nothing
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_CONNECTIONS)
        self._server.newConnection.connect(self._greet)

    def claim(self) -> bool:
        """Take the store; False when another process has it."""
        if not self._lock.tryLock(0) and not self._take_over():
            return False
        self._listen()
        return True

    def holder(self) -> Holder | None:
        """Who has it; None when that cannot be read."""
        facts: Any = self._lock.getLockInfo()
        pid, host, _program = facts
        return Holder(pid, host, host == QSysInfo.machineHostName()) if pid else None

    def knock(self, line: str | None = None, link: str = "") -> bool:
        """Ask the first window to come forward, to add a line or to open an address; whether it was reached."""
        message = RAISE if line is None else ADD + line.encode()
        if link:
            message = OPEN + link.encode(errors="replace")
        if len(message) > MOST_BYTES:
            if not link:
                return False
            message = message[:MOST_BYTES]  # too long to mean anything: the window says so
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(message)
        is_sent = socket.waitForBytesWritten(_PATIENCE_MS) or socket.bytesToWrite() == 0
        socket.disconnectFromServer()
        if socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
            socket.waitForDisconnected(_PATIENCE_MS)
        return is_sent

    def release(self) -> None:
        """Give the store back; again is harmless."""
        self._server.close()
        self._lock.unlock()

    def _take_over(self) -> bool:
        """Take a dead process's lock although its number lives on in another process of the same name.

        The system's own lock on the file tells the living from the dead: it cannot be removed while held. A lock of
        another computer is left alone, since that lock may not reach here. Removal is itself under a lock, or two
        starts at once might remove each other's.
        """
        before = self.holder()
        if before is None or not before.is_here:
            return False
        removal = QLockFile(f"{self._path}.removal")
        if not removal.tryLock(_REMOVAL_MS):
            return False
        try:
            if self.holder() == before:
                self._lock.removeStaleLockFile()
            return self._lock.tryLock(0)
        finally:
            removal.unlock()

    def _listen(self) -> None:
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)  # left by a process that was killed: the lock is ours
            self._server.listen(self._name)  # without it, only coming forward is lost

    @Slot()
    def _greet(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setParent(self)
            socket.setReadBufferSize(MOST_BYTES + 1)
            socket.disconnected.connect(self._finish)
            QTimer.singleShot(_PATIENCE_MS, socket, socket.abort)  # nobody talks for two seconds
            if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                self._hear(socket)

    @Slot()
    def _finish(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        # One that was given up after its patience cannot be read any more.
        message = bytes(socket.readAll().data()) if socket.bytesAvailable() else b""
        socket.deleteLater()
        if message == RAISE:
            self.raise_requested.emit()
        elif message.startswith(ADD) and len(message) <= MOST_BYTES:
            with suppress(UnicodeDecodeError):
                self._ask_to_add(message.removeprefix(ADD).decode())
        elif message.startswith(OPEN) and len(message) <= MOST_BYTES:
            self.open_requested.emit(message.removeprefix(OPEN).decode(errors="replace"))

    def _ask_to_add(self, line: str) -> None:
        if line.strip() and line.isprintable():
            self.add_requested.emit(line.strip())


def _socket_name(store: Path) -> str:
    """Short, since sockets' paths are, and its own for each person and store."""
    return "keepword-" + hashlib.sha256(f"{_user()}\0{store}".encode()).hexdigest()[:24]


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else getpass.getuser()
