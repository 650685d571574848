"""Letters that are dropped on the window or opened in it, one after the other."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.frame.drops import LETTERS
from app.ui.incoming.desks import LetterLook
from app.ui.incoming.sheets import LetterForm
from app.ui.workbenches import Workbench

MOST = 20
"""So many letters are taken from one drop; more is an import, not an answer."""


class Receiving(QObject):
    """Reads each letter, shows it, and takes it in when the person says so.

    Signals:
        received: A letter was taken in; carries Changes.
        refused: One could not be read, or something was left out; carries the sentence.
    """

    received = Signal(object)
    refused = Signal(str)

    def __init__(self, bench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._window = bench, window
        self._waiting: list[tuple[Path, UUID | None]] = []
        self._is_busy = False

    def take(self, files: Sequence[Path], case_id: UUID | None = None) -> None:
        """Letters came; the first is shown, the others wait for it."""
        letters = [file for file in files if file.suffix.lower() in LETTERS]
        if len(letters) > MOST:
            words = self.tr("{count} letters are many at once: these are the first {most}.")
            self.refused.emit(words.format(count=len(letters), most=MOST))
        self._waiting += [(file, case_id) for file in letters[:MOST]]
        self._next()

    def ask(self, case_id: UUID | None = None) -> None:
        """Ask which file it is."""
        dialog = QFileDialog(self._window, self.tr("Which letter?"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        every = " ".join(f"*{ending}" for ending in LETTERS)
        dialog.setNameFilters(
            [self.tr("Letters ({endings})").format(endings=every), self.tr("All files (*)")]
        )
        dialog.filesSelected.connect(lambda paths: self.take([Path(path) for path in paths], case_id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _next(self) -> None:
        if self._is_busy or not self._waiting:
            return
        self._is_busy = True
        file, case_id = self._waiting.pop(0)
        desk = self._bench.desk
        self._bench.run(lambda: desk.incoming().look(file, case_id), self._show, self._refuse)

    def _show(self, look: LetterLook) -> None:
        form = LetterForm(self._bench, look, self._window)
        form.succeeded.connect(self.received)
        form.closed.connect(self._on_closed)
        form.open()

    def _refuse(self, sentence: str) -> None:
        self.refused.emit(sentence)
        self._on_closed()

    def _on_closed(self) -> None:
        self._is_busy = False
        self._next()
