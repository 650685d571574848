"""What closing the window means: the program stays and reminds, and the window can always be found again."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.ui.tray import Tray


class Staying(QObject):
    """Turns closing the window into staying: in the tray where one is seen, else as a minimised window.

    Should the tray vanish while the window is hidden, :meth:`check` brings the window back, minimised. Starting the
    program again raises the window in any case (:mod:`app.ui.single_instance`).

    Signals:
        stayed: The window went into the tray; the first time in a run the person should be told where it is.
        quit_requested: Closing was to end the program.
    """

    stayed = Signal()
    quit_requested = Signal()

    def __init__(self, window: QWidget, tray: Tray) -> None:
        super().__init__(window)
        self._window = window
        self._tray = tray
        self._stays = True
        self._is_ending = False
        window.installEventFilter(self)

    def stay_when_closed(self, stays: bool) -> None:  # noqa: FBT001 - a setting's slot
        """The person's setting; on by default, since a program that is not there reminds nobody."""
        self._stays = stays

    def end(self) -> None:
        """From here on closing is closing; to be called before the program quits."""
        self._is_ending = True

    @Slot()
    def bring_back(self) -> None:
        """Show the window in front, from the tray, from the task bar or from behind others."""
        if self._window.isMinimized() or not self._window.isVisible():
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
            self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    @Slot()
    def check(self) -> None:
        """At each beat: a hidden window without a tray would be lost."""
        if not self._window.isVisible() and not self._tray.is_there:
            self._window.showMinimized()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._window or event.type() != QEvent.Type.Close or self._is_ending:
            return False
        event.ignore()
        self._close()
        return True

    def _close(self) -> None:
        if not self._stays:
            self.quit_requested.emit()
        elif self._tray.is_there:
            self._window.hide()
            self.stayed.emit()
        else:
            self._window.showMinimized()
