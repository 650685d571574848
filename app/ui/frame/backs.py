"""Taking back and doing again."""

from PySide6.QtCore import QObject, Signal

from app.ui.widgets.toasts import UndoToast
from app.ui.workbenches import Workbench


class Backs(QObject):
    """Asks the desk and tells what happened.

    Signals:
        refused: It could not be done; carries the sentence.
    """

    refused = Signal(str)

    def __init__(self, bench: Workbench, toast: UndoToast, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._toast = bench, toast

    def undo(self) -> None:
        """Take back the newest change."""
        self._bench.run(self._bench.desk.undo, self._on_undone, self.refused.emit)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._bench.run(self._bench.desk.redo, self._on_redone, self.refused.emit)

    def _on_undone(self, changes: object) -> None:
        self._toast.tell(self._bench.said(changes) or self.tr("Taken back."), undo=False)

    def _on_redone(self, changes: object) -> None:
        self._toast.tell(self._bench.said(changes) or self.tr("Done again."))
