"""The one dialog for what nobody expected."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.crash_reports import CrashReport

_WIDTH, _HEIGHT = 560, 320


class CrashDialog(QDialog):
    """Tells that something went wrong, that the work is safe, and offers a report to copy.

    A second report while it is open is added below the first instead of opening another window.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something unexpected happened"))
        self.resize(_WIDTH, _HEIGHT)
        told = QLabel(
            self.tr(
                "Keepword goes on, and everything you saved is safe. The report below names places in the program and "
                "versions, no customers and nothing you typed. It is sent to nobody; you can copy it for whoever "
                "looks after Keepword."
            )
        )
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setAccessibleName(self.tr("Report"))
        self._text.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._copy = buttons.addButton(self.tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.clicked.connect(self._copy_report)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addWidget(self._text)
        layout.addWidget(buttons)

    def tell(self, report: CrashReport) -> None:
        """Show this report, too."""
        self.tell_text(report.text())

    def tell_text(self, text: str) -> None:
        """Show last words of an earlier run, or a report as text; the same one only once."""
        known = self._text.toPlainText() if self.isVisible() else ""
        if text not in known:
            self._text.setPlainText(f"{known}\n\n{text}".strip())
        self._copy.setText(self.tr("Copy report"))
        self.open()

    @Slot()
    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.setText(self.tr("Copied"))
