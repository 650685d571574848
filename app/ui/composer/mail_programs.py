"""The person's own mail program; nothing leaves without them (R5)."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


class MailProgram(Protocol):
    """Opens a letter for a person to look at and to send. Each answers whether something opened."""

    def open_link(self, link: str) -> bool:
        """A ``mailto:`` link, every part of it quoted."""

    def open_file(self, file: Path) -> bool:
        """A draft file that is there."""


class SystemMail:
    """Whatever this computer opens links and draft files with."""

    def open_link(self, link: str) -> bool:
        url = QUrl.fromEncoded(link.encode("ascii"), QUrl.ParsingMode.StrictMode)
        return url.isValid() and url.scheme() == "mailto" and QDesktopServices.openUrl(url)

    def open_file(self, file: Path) -> bool:
        return file.is_file() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
