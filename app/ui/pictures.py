"""Pictures of the window, made where nobody looks: for a tour without a display, and to look at by eye."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import AppError
from app.ui.desk import Desk
from app.ui.formats import Formats
from app.ui.frame.memories import NoMemory
from app.ui.frame.places import CASES, TODAY
from app.ui.main_window import MainWindow
from app.ui.messages import sentence
from app.ui.tasks import Done, Failed, LongTask, Progress, Work
from app.ui.theme.looks import Ground, Theme
from app.ui.workbenches import Workbench

_SIZE = (1440, 900)
_PASSES = 8
"""Each pass of the events brings a new height one layout further out."""


@dataclass(frozen=True, slots=True)
class AtOnce:
    """Tasks without threads: the answer is there when the call returns."""

    def run(self, work: Work, done: Done, failed: Failed) -> None:
        try:
            answer = work()
        except AppError as error:
            failed(error)
            return
        done(answer)

    def run_long(self, work: Callable[[Progress], object], done: Done, failed: Failed) -> LongTask | None:
        self.run(lambda: work(_unwatched), done, failed)
        return None


def save_pictures(folder: Path, desk: Desk, formats: Formats, tokens_file: Path, case_id: UUID) -> list[Path]:
    """Save Today, Cases and one case beside the list, in light and in dark; which files those are.

    Args:
        desk: Whose window it is; asked on this thread.
        case_id: The case that is shown beside the list.
    """
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application runs already")
    theme = Theme(app, tokens_file)
    before = qInstallMessageHandler(_unheard)
    try:
        bench = Workbench(theme, formats, desk, AtOnce(), sentence)
        window = MainWindow(bench, desk.me(), desk.style(), NoMemory())
        saved = _taken(window, theme, folder, desk.style().accent, case_id)
        window.close()
        window.deleteLater()
        QApplication.processEvents()
    finally:
        qInstallMessageHandler(before)
    return saved


def _taken(window: MainWindow, theme: Theme, folder: Path, accent: str, case_id: UUID) -> list[Path]:
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(*_SIZE)
    window.show()
    saved: list[Path] = []
    for ground in (Ground.LIGHT, Ground.DARK):
        theme.apply(accent, ground, shows_keys=theme.shows_keys)
        for place in (TODAY.key, CASES.key):
            window.go(place)
            saved.append(_saved(window, folder / f"{place}-{ground}.png"))
        window.open_case(case_id)
        saved.append(_saved(window, folder / f"case-{ground}.png"))
        window.act("toggle_panel")
    return saved


def _saved(window: QWidget, file: Path) -> Path:
    for _ in range(_PASSES):
        QApplication.processEvents()
    if not window.grab().save(str(file)):
        raise OSError(0, "the picture could not be written", str(file))
    file.chmod(0o600)
    return file


def _unheard(_kind: QtMsgType, _context: QMessageLogContext, _message: str) -> None:
    """What a platform without a screen cannot do is no news here."""


def _unwatched(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""
