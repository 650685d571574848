"""Files in whatever program this computer has for them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

OpenPath = Callable[[Path], bool]


def open_path(path: Path) -> bool:
    """A file in its own program, or a folder; whether something opened."""
    return path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
