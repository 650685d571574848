"""What the window remembers from one day to the next; kept per person, outside the store."""

from typing import Any, Protocol

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

LEAST_WIDTH, LEAST_HEIGHT = 1024, 700
BRINGS_LIST = "window.brings_list"
"""Said in the welcome: the first thing wanted is to bring a list."""

_USUAL = (1440, 900)


class Memory(Protocol):
    """A small store of settings of one person."""

    def get(self, key: str, default: Any) -> Any:
        """What was kept, or the default."""

    def set(self, key: str, value: Any) -> None:
        """Keep it."""


class NoMemory:
    """Forgets everything; for rehearsals and pictures."""

    def get(self, key: str, default: Any) -> Any:  # noqa: ARG002  # nothing is kept
        """The default."""
        return default

    def set(self, key: str, value: Any) -> None:
        """Forget it."""


def put_back(window: QWidget, memory: Memory) -> None:
    """Size and place as they were left, moved onto a screen that is there now."""
    kept = memory.get("window.place", None)
    room = QGuiApplication.primaryScreen().availableGeometry()
    if isinstance(kept, list) and len(kept) == 4 and all(isinstance(number, int) for number in kept):
        place = QRect(*kept)
        on_screen = any(one.availableGeometry().intersects(place) for one in QGuiApplication.screens())
        if on_screen:
            window.setGeometry(place)
            if memory.get("window.is_maximized", False) is True:
                window.setWindowState(Qt.WindowState.WindowMaximized)
            return
    width, height = min(_USUAL[0], room.width()), min(_USUAL[1], room.height())
    window.resize(max(width, LEAST_WIDTH), max(height, LEAST_HEIGHT))


def keep(window: QWidget, memory: Memory) -> None:
    """Note size and place."""
    memory.set("window.is_maximized", window.isMaximized())
    if not window.isMaximized() and not window.isMinimized():
        area = window.geometry()
        memory.set("window.place", [area.x(), area.y(), area.width(), area.height()])
