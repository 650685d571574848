"""Writing a calendar or a workbook: where to, how far, and a way to stop."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import AppError
from app.ui.desk import Progress
from app.ui.tasks import LongTask
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.progress_lines import ProgressLine
from app.ui.workbenches import Workbench

if TYPE_CHECKING:
    from app.ui.acts.list_exports import ShownList

_FILES = {
    "calendar": (
        QT_TRANSLATE_NOOP("Exports", "Keepword.ics"),
        QT_TRANSLATE_NOOP("Exports", "Calendar (*.ics)"),
    ),
    "workbook": (
        QT_TRANSLATE_NOOP("Exports", "Keepword.xlsx"),
        QT_TRANSLATE_NOOP("Exports", "Workbook (*.xlsx)"),
    ),
}


class Exports(QObject):
    """One export at a time, off the UI thread.

    Signals:
        said: It is written; carries the sentence.
        refused: It is not; carries the sentence.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, bench: Workbench, line: ProgressLine, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._line, self._window = bench, line, window
        self._task: LongTask | None = None
        self._words = ""
        line.cancelled.connect(self.stop)

    def ask_list(self, shown: "ShownList | None") -> None:
        """Ask as what and where to for the list that is seen; where none is, a workbook of my open cases."""
        if shown is None:
            self.ask("workbook")
            return
        from app.ui.acts.list_exports import ListExportForm  # noqa: PLC0415 - loaded when first opened

        ListExportForm(self._bench, shown, self._window).open()

    def ask_ideas(self) -> None:
        """Ask which week of everybody's ideas, as what and where to."""
        from app.ui.acts.idea_sheets import IdeaSheetForm  # noqa: PLC0415 - loaded when first opened

        IdeaSheetForm(self._bench, self._window).open()

    def ask(self, what: str) -> None:
        """Ask where to, then write."""
        name, kinds = _FILES[what]
        dialog = QFileDialog(self._window, self.tr("Where to?"), str(Path.home()), self.tr(kinds))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.fileSelected.connect(partial(self.write, what))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, what: str, path: str) -> None:
        """Write there; a second wish while one is under way waits for nobody and does nothing."""
        if self._task is not None:
            return
        desk = self._bench.desk
        write: Callable[[Path, Progress], int] = (
            desk.export_calendar if what == "calendar" else desk.export_workbook
        )
        target = Path(path)
        self._words = self.tr("Writing {name}").format(name=target.name)
        done = partial(self._on_done, target)
        self._task = self._bench.tasks.run_long(partial(write, target), done, self._on_failed)
        if self._task is not None:
            self._task.progressed.connect(self._on_progress)
            self._task.ended.connect(self._on_ended)

    def stop(self) -> None:
        """The person does not want it any more; what was there before is untouched."""
        if self._task is not None:
            self._task.stop()

    def _on_progress(self, done: int, total: int) -> None:
        self._line.tell(self._words, done, total)

    def _on_ended(self) -> None:
        self._task = None
        self._line.hide()

    def _on_done(self, target: Path, count: int) -> None:
        text = self.tr("{name} is written: {count} entries.")
        self.said.emit(text.format(name=target.name, count=self._bench.formats.number(count)))

    def _on_failed(self, error: AppError) -> None:
        self.refused.emit(self._bench.sentence(error))
