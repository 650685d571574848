"""Lists and letters that are dropped on a window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
LETTERS = (".eml", ".msg")
MOST_LOOKED_AT = 1_000
"""A drop of more is no handful of letters."""


def list_in(event: QDropEvent) -> Path | None:
    """The one list that is being dropped, if it is one."""
    urls = event.mimeData().urls()
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return files[0] if len(files) == len(urls) == 1 and files[0].suffix.lower() in ENDINGS else None


class ListDrops(QObject):
    """Lets a list be dropped on a window.

    Signals:
        dropped: Carries the file.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # entering and moving are drops that have not happened yet
            file = list_in(event)
            if file is not None and event.type() in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
                event.acceptProposedAction()
            if file is not None and event.type() == QEvent.Type.Drop:
                self.dropped.emit(file)
            return file is not None
        return False


def letters_in(event: QDropEvent) -> list[Path]:
    """The letters that are being dropped; nothing where anything else is among them, such as a folder or an address."""
    urls = event.mimeData().urls()
    if len(urls) > MOST_LOOKED_AT:
        return []
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    are_letters = all(file.suffix.lower() in LETTERS for file in files)
    return files if len(files) == len(urls) and are_letters else []


class LetterDrops(QObject):
    """Lets letters be dropped on a window.

    Signals:
        dropped: Carries the files, and where in the window they were let go.
    """

    dropped = Signal(object, QPoint)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):
            files = letters_in(event)
            if files and event.type() in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
                event.acceptProposedAction()
            if files and event.type() == QEvent.Type.Drop:
                self.dropped.emit(files, event.position().toPoint())
            return bool(files)
        return False
