"""Asking the system to bring addresses of ours here; only when the person wants it, and for this person alone."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from app.domain.app_links import SCHEME, LinksNeedBundle

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

FILE: Final = "keepword-links.desktop"
KIND: Final = f"x-scheme-handler/{SCHEME.removesuffix(':')}"
CLASSES: Final = r"HKEY_CURRENT_USER\Software\Classes\keepword"
_PATIENCE: Final = 10
_COMMAND: Final = "shell/open/command/."


class LinkHandler(Protocol):
    """Whom the system asks for our addresses; methods may raise an AppError."""

    def is_ours(self) -> bool:
        """Whether they come here."""

    def take(self) -> None:
        """Let them come here."""

    def leave(self) -> None:
        """Let them go nowhere again."""


@dataclass(frozen=True, slots=True)
class DesktopEntry:
    """Linux: an entry among the person's own, and a word to the desktop.

    Attributes:
        folder: Of the person's entries.
        tell: Runs a program of the desktop; one that is not there is no loss, since the entry speaks for itself.
    """

    folder: Path
    command: Sequence[str]
    tell: "Callable[[Sequence[str]], object]"

    def is_ours(self) -> bool:
        file = self.folder / FILE
        return file.is_file() and file.read_text("utf-8") == self._text()

    def take(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / FILE).write_text(self._text(), "utf-8")
        self.tell(("update-desktop-database", str(self.folder)))
        self.tell(("xdg-mime", "default", FILE, KIND))

    def leave(self) -> None:
        (self.folder / FILE).unlink(missing_ok=True)
        self.tell(("update-desktop-database", str(self.folder)))

    def _text(self) -> str:
        command = " ".join(map(_quoted, self.command))
        return (
            "[Desktop Entry]\nType=Application\nName=Keepword\nNoDisplay=true\nTerminal=false\n"
            f"Exec={command} %u\nMimeType={KIND};\n"
        )


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """Windows: a class of the person's own in the registry."""

    open: "Callable[[], QSettings]"
    command: Sequence[str]

    def is_ours(self) -> bool:
        return self.open().value(_COMMAND, "") == self._line()

    def take(self) -> None:
        settings = self.open()
        settings.setValue(".", "URL:Keepword")
        settings.setValue("URL Protocol", "")
        settings.setValue(_COMMAND, self._line())
        settings.sync()

    def leave(self) -> None:
        settings = self.open()
        settings.clear()
        settings.sync()

    def _line(self) -> str:
        return " ".join([subprocess.list2cmdline(self.command), '"%1"'])


@dataclass(frozen=True, slots=True)
class BundleOnly:
    """macOS: the system reads it from a bundle, and asks nobody else."""

    def is_ours(self) -> bool:
        return False

    def take(self) -> None:
        raise LinksNeedBundle

    def leave(self) -> None:
        """There is nothing to leave."""


def handler(applications: Path) -> LinkHandler:
    """What this system has for it.

    Args:
        applications: The folder of the person's own entries, where the system has one.
    """
    if sys.platform == "win32":
        return RegistryEntry(_registry, own_command())
    if sys.platform == "darwin":
        return BundleOnly()
    return DesktopEntry(applications, own_command(), _tell)


def own_command() -> tuple[str, ...]:
    """How this program is started."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-m", "app")


def _registry() -> "QSettings":
    from PySide6.QtCore import QSettings  # noqa: PLC0415 - commands of other systems need no Qt

    return QSettings(CLASSES, QSettings.Format.NativeFormat)


def _tell(command: Sequence[str]) -> None:
    program = shutil.which(command[0])
    if program is not None:
        subprocess.run(  # noqa: S603 - a program of the desktop, with words of our own
            (program, *command[1:]), capture_output=True, check=False, timeout=_PATIENCE
        )


def _quoted(word: str) -> str:
    """A word of a command as desktop entries write it."""
    for special in '\\"`$':
        word = word.replace(special, f"\\{special}")
    escaped = word.replace("\\", "\\\\").replace("%", "%%")
    return f'"{escaped}"'
