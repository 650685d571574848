"""How the program ends: by its own wish, by the desktop's, or by a signal. Each time everything typed is kept first."""

import logging
import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot
from PySide6.QtGui import QGuiApplication, QSessionManager

_log = logging.getLogger(__name__)

ENDINGS: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)
)


class EndSignals(QObject):
    """Brings the system's wish to end into the event loop.

    A Python signal handler would wait until the idle event loop next runs Python; the wake-up socket does not.
    To be made and closed on the main thread.

    Signals:
        received: Carries the signal's number.
    """

    received = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours, self._python = socket.socketpair()
        self._ours.settimeout(0)
        self._python.settimeout(0)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._before_fd = signal.set_wakeup_fd(self._python.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _leave_it_to_the_socket) for number in ENDINGS}

    def close(self) -> None:
        """Put everything back as it was found; again is harmless."""
        if self._ours.fileno() < 0:
            return
        self._notifier.setEnabled(False)
        for number, handler in self._before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        signal.set_wakeup_fd(self._before_fd)
        self._ours.close()
        self._python.close()

    @Slot()
    def _read(self) -> None:
        try:
            numbers = self._ours.recv(64)
        except BlockingIOError:
            return
        for number in numbers:
            if number in ENDINGS:
                self.received.emit(number)


class SessionEnd(QObject):
    """Saves before the program goes, whoever sends it.

    Signals:
        ending: The program is about to go; everything is saved. At most once.
    """

    ending = Signal()

    def __init__(
        self, app: QGuiApplication, save: Callable[[], object], parent: QObject | None = None
    ) -> None:
        """Listen.

        Args:
            app: Asked to quit when a signal arrives.
            save: Keeps everything typed, at once and without a question; harmless to repeat.
        """
        super().__init__(parent)
        self._app = app
        self._save = save
        self._is_over = False
        self._signals = EndSignals(self)
        self._signals.received.connect(self._end)
        app.commitDataRequest.connect(self._log_off)
        app.aboutToQuit.connect(self._go)

    def close(self) -> None:
        """Stop listening and put the system's handlers back."""
        self._signals.close()
        self._app.commitDataRequest.disconnect(self._log_off)
        self._app.aboutToQuit.disconnect(self._go)

    @Slot(int)
    def _end(self, number: int) -> None:
        _log.info("Asked to end by %s", signal.Signals(number).name)
        self._keep()
        self._app.quit()

    @Slot(QSessionManager)
    def _log_off(self, _session: QSessionManager) -> None:
        """Save and let the log-off go on: it may still be called off, so nothing is torn down here."""
        self._keep()

    @Slot()
    def _go(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._keep()
        self.ending.emit()

    def _keep(self) -> None:
        try:
            self._save()
        except Exception:  # noqa: BLE001 - an ending cannot be put off
            _log.exception("Not everything could be kept at the end")


def _leave_it_to_the_socket(_number: int, _frame: FrameType | None) -> None:
    """Only so that the signal no longer ends the process by itself."""
