"""First step: which file."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.frame.drops import ENDINGS
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.labels import PlainLabel


class FilePage(QWidget):
    """A place to drop a file on, and a button for whoever has it elsewhere.

    Signals:
        chosen: Carries the file.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = PlainLabel(theme, self.tr("Drop a list here"), 20, 600)
        kinds = self.tr("Excel (.xlsx, .xls, .xlsb), OpenDocument (.ods), or text (.csv)")
        self.kinds = PlainLabel(theme, kinds, 13, 400, "ink2", most=2)
        safe = self.tr("Nothing is taken in before you have seen what comes of it, and it can be taken back.")
        self.safe = PlainLabel(theme, safe, 12, 400, "ink2", most=3, icon="ph.shield-check")
        self.choose = Button(theme, self.tr("Choose a file…"), look=Look.PRIMARY, icon="ph.folder-open")
        self.choose.clicked.connect(self.ask)
        middle = column(None, self.title, 4, self.kinds, 16, row(self.choose, None), 24, self.safe, None)
        self.setLayout(row(middle, margins=(40, 24, 40, 24)))

    @property
    def entrance(self) -> QWidget:
        """Where the keyboard enters."""
        return self.choose

    def ask(self) -> None:
        """Ask the system for a file."""
        dialog = QFileDialog(self, self.tr("Which list?"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        every = " ".join(f"*{ending}" for ending in ENDINGS)
        dialog.setNameFilters([self.tr("Lists ({endings})").format(endings=every), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def tell_reading(self, name: str) -> None:
        """It is being read."""
        words = self.tr("Reading {name}…").format(name=name) if name else self.tr("Drop a list here")
        self.title.setText(words)
        self.choose.setEnabled(not name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.DashLine)
        pen.setColor(tokens["line3"])
        painter.setPen(pen)
        shapes.smooth(painter)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)

    def _on_selected(self, path: str) -> None:
        self.chosen.emit(Path(path))
