"""A window on sample data, with a banner that says so and a way out."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, framed, row
from app.ui.widgets.buttons import Button, Size
from app.ui.widgets.labels import PlainLabel


class SampleWindow(QWidget):
    """Holds a window of the program below its banner.

    Signals:
        left: Back to where one came from.
    """

    left = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self.inner = window
        self.setObjectName("window")
        self.setWindowTitle(self.tr("Keepword: sample data"))
        words = self.tr("Sample data: nothing is sent, and nothing stays.")
        label = PlainLabel(theme, words, 13, 500, icon="ph.package")
        self.leave = Button(theme, self.tr("Leave the sample"), size=Size.SMALL, icon="ph.arrow-left")
        self.leave.clicked.connect(self.left)
        banner = framed(row(label, None, self.leave, gap=12, margins=(16, 6, 16, 6)), "top")
        whole = column(banner, window)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.resize(1440, 900)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()
