"""Asking for files: where a new workbook goes, and which one is meant."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import AppError
from app.domain.workbooks.adopting import SheetLook
from app.domain.workbooks.problems import WorkbookProblem
from app.ui.desk import Progress
from app.ui.workbenches import Workbench
from app.ui.workbooks.adopting import AdoptForm
from app.ui.workbooks.desks import Placed, WorkbookDesk


class FileAsks(QObject):
    """Asks, then does it.

    Signals:
        done: It is done; carries the sentence.
        refused: It is not; carries the sentence.
    """

    done = Signal(str)
    refused = Signal(str)

    def __init__(self, bench: Workbench, desk: WorkbookDesk, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._desk, self._window = bench, desk, window

    def create(self, layout: str = "") -> None:
        """Where shall the new workbook go?"""
        dialog = self._dialog(self.tr("Where shall the new workbook go?"), str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(
            QFileDialog.Option.DontConfirmOverwrite
        )  # a file that is there is never written over
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(self.tr("Follow-ups.xlsx"))
        dialog.fileSelected.connect(partial(self.create_at, layout))
        dialog.open()

    def link(self) -> None:
        """Which workbook, of Keepword's making or of one's own?"""
        dialog = self._dialog(self.tr("Which workbook?"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.link_at)
        dialog.open()

    def show_where(self, link_id: UUID, folder: Path) -> None:
        """Where is it now?"""
        dialog = self._dialog(self.tr("Where is it now?"), str(folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(partial(self.is_at, link_id))
        dialog.open()

    def create_at(self, layout: str, path: str) -> None:
        """Make it there."""
        desk, target = self._desk, Path(path)

        def work(progress: Progress) -> Placed:
            return desk.create(target, layout or desk.usual_layout(), progress)

        done = partial(self._tell, self.tr("{name} holds your open cases and is linked now."))
        self._bench.tasks.run_long(work, done, self._on_failed)

    def link_at(self, path: str) -> None:
        """Link that one; what somebody made themselves is taken on."""
        desk = self._desk
        done = partial(self._tell, self.tr("{name} is linked now."))
        failed = partial(self._on_not_ours, Path(path))
        self._bench.tasks.run(lambda: desk.link(Path(path)), done, failed)

    def adopt(self, path: Path, looks: Sequence[SheetLook]) -> None:
        """What do its columns mean?"""
        form = AdoptForm(self._bench, self._desk, path, looks, self._window)
        words = self.tr("{name} is linked now. Look through it before anything is applied.")
        form.succeeded.connect(partial(self._tell, words))
        form.open()

    def _on_not_ours(self, path: Path, error: AppError) -> None:
        """Somebody made it: it can be taken on."""
        if not isinstance(error, WorkbookProblem) or error.reason != "no_id_column":
            self._on_failed(error)
            return
        desk = self._desk
        self._bench.run(lambda: desk.survey(path), partial(self.adopt, path), self.refused.emit)

    def is_at(self, link_id: UUID, path: str) -> None:
        """It lies there now."""
        desk, name = self._desk, Path(path).name

        def done(_answer: object) -> None:
            self.done.emit(self.tr("{name} is linked again.").format(name=name))

        self._bench.run(partial(desk.is_at, link_id, Path(path)), done, self.refused.emit)

    def _tell(self, words: str, placed: Placed) -> None:
        self.done.emit(words.format(name=placed.name))

    def _on_failed(self, error: AppError) -> None:
        self.refused.emit(self._bench.sentence(error))

    def _dialog(self, title: str, folder: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, folder, self.tr("Workbook (*.xlsx *.xlsm)"))
        dialog.finished.connect(dialog.deleteLater)
        return dialog
