"""A scroll area whose bar lies over its edge instead of taking room from what it holds."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

BAR = 10


class OverScroll(QScrollArea):
    """Scrolls up and down; what it holds keeps its width whether or not there is a bar."""

    def __init__(self, held: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clear")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        own = self.verticalScrollBar()
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.hide()
        own.rangeChanged.connect(self.bar.setRange)
        own.rangeChanged.connect(self._place_bar)
        own.valueChanged.connect(self.bar.setValue)
        self.bar.valueChanged.connect(own.setValue)
        self.setWidget(held)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()

    def _place_bar(self) -> None:
        self.bar.setPageStep(self.viewport().height())
        self.bar.setSingleStep(20)
        self.bar.setVisible(self.verticalScrollBar().maximum() > 0)
        self.bar.setGeometry(self.width() - BAR, 0, BAR, self.height())
        self.bar.raise_()
