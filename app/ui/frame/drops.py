"""Lists that are dropped on a window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


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
