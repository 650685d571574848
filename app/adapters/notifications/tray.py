"""Notices as messages of the tray icon: no buttons, but a click."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from app.adapters.notifications.texts import carriable
from app.services.notices import OPEN, Notice, OnAct


class TrayNotifier(QObject):
    """Fulfils :class:`app.services.notices.Notifier`, from any thread.

    Whether the desktop has a tray is asked on the UI thread only, so :meth:`show` answers with what was true last time.
    """

    name = "messages of the tray icon"

    _show_requested = Signal(object)
    _withdraw_requested = Signal(str)

    def __init__(self, icon: QSystemTrayIcon, on_act: OnAct) -> None:
        super().__init__(icon)
        self._icon = icon
        self._on_act = on_act
        self._last = ""
        self._usable = False
        self._look()
        self._show_requested.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._withdraw_requested.connect(self._withdraw, Qt.ConnectionType.QueuedConnection)
        icon.messageClicked.connect(self._clicked)

    def trouble(self) -> str | None:
        return None if self._usable else "this desktop has no tray that shows messages"

    def show(self, notice: Notice) -> bool:
        usable = self._usable
        self._show_requested.emit(carriable(notice))
        return usable

    def withdraw(self, key: str) -> None:
        self._withdraw_requested.emit(key)

    def close(self) -> None:
        self._usable = False
        self._show_requested.disconnect(self._show)
        self._withdraw_requested.disconnect(self._withdraw)

    def _look(self) -> None:
        self._usable = self._icon.isSystemTrayAvailable() and self._icon.supportsMessages()

    @Slot(object)
    def _show(self, notice: Notice) -> None:
        self._look()
        if self._usable:
            self._last = notice.key
            self._icon.showMessage(notice.title, notice.text)

    @Slot(str)
    def _withdraw(self, key: str) -> None:
        if key == self._last:  # the message itself cannot be taken back, its click can
            self._last = ""

    @Slot()
    def _clicked(self) -> None:
        key, self._last = self._last, ""
        if key:
            self._on_act(key, OPEN)
