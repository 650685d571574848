"""Garbage is collected on the UI thread only.

Python collects on whichever thread happens to allocate; a worker thread that destroys a forgotten QTimer crashes Qt.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

WHILE_ACTIVE_MS: Final = 2000
A_LONG_LIST: Final = 20_000
"""So many objects made since the last look are rows that were read, and no garbage."""


class Collector(QObject):
    """Collects while somebody works with the window, and whenever :meth:`collect_if_due` is called."""

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._was_enabled = gc.isenabled()
        self._has_set_aside = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(WHILE_ACTIVE_MS)
        self._timer.timeout.connect(self.collect_if_due)

    def start(self) -> None:
        """Take over from Python; what start-up made is taken as here to stay, which keeps collections short.

        A start that collected nothing is not looked through now either: 40 ms of a window just painted.
        """
        self._was_enabled = gc.isenabled()
        if self._was_enabled:
            gc.disable()
            gc.collect()
        gc.freeze()
        self._app.applicationStateChanged.connect(self._follow)
        self._follow(self._app.applicationState())

    def stop(self) -> None:
        """Give collecting back to Python as it was."""
        if self._timer.isActive():
            self._timer.stop()
        self._app.applicationStateChanged.disconnect(self._follow)
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def collect_if_due(self) -> int | None:
        """Collect the oldest generation that is over Python's own threshold; returns which.

        A hundred thousand rows take a tenth of a second to walk through, at every look: they are set aside unwalked. They go
        with their last reader all the same; only rings among them wait until nobody works.
        """
        if gc.get_count()[0] > A_LONG_LIST:
            self._has_set_aside = True
            gc.freeze()
            return gc.collect(0)
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return generation
        return None

    def _look_through(self) -> None:
        """Everything, once: nobody looks at the window."""
        self._has_set_aside = False
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    @Slot(Qt.ApplicationState)
    def _follow(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._timer.start()
        else:
            self._timer.stop()
            if self._has_set_aside:
                self._look_through()
