"""The middle of the window: the workspace, and the case beside it, or over it where there is little room."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, holder, row

BESIDE_FROM = 1280 - 64
USUAL, LEAST = 400, 360


class _Over(QWidget):
    """Holds the panel over the workspace, with the line that the splitter has otherwise."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setLayout(row(margins=(1, 0, 0, 0)))
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shapes.side_line(QPainter(self), 0, self.rect(), self._theme.tokens["line"])


class Panes(QWidget):
    """A stack of workspaces and one panel.

    Signals:
        panel_toggled: The panel came or went; carries whether it is there.
    """

    panel_toggled = Signal(bool)

    def __init__(self, theme: Theme, panel: QWidget, head: QWidget | None = None) -> None:
        super().__init__()
        self.stack = QStackedWidget()
        self._theme, self._panel, self._is_open = theme, panel, False
        self._width = theme.scaled(USUAL)
        self._over = _Over(theme, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("panes")
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.stack if head is None else _below(head, self.stack))
        self._splitter.addWidget(panel)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.splitterMoved.connect(self._on_moved)
        self.setLayout(column(self._splitter))
        panel.hide()

    @property
    def is_open(self) -> bool:
        """Whether the panel is there."""
        return self._is_open

    @property
    def panel_width(self) -> int:
        """How wide it was last made."""
        return self._width

    def set_panel_width(self, width: int) -> None:
        """Make it that wide from now on."""
        self._width = max(self._theme.scaled(LEAST), width)
        self._arrange()

    def open_panel(self, *, is_open: bool = True) -> None:
        """Show or hide the panel."""
        if is_open != self._is_open:
            self._is_open = is_open
            self._arrange()
            self.panel_toggled.emit(is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.scaled(BESIDE_FROM)
        if beside and self._splitter.count() == 1:
            self._splitter.addWidget(self._panel)
        elif not beside and self._splitter.count() > 1:
            layout = self._over.layout()
            if layout is not None:
                layout.addWidget(self._panel)
        self._panel.setVisible(self._is_open)
        self._over.setVisible(self._is_open and not beside)
        if not self._is_open:
            return
        if beside:
            self._splitter.setSizes([self.width() - self._width - 1, self._width])
        else:
            width = min(self._width + 1, self.width())
            self._over.setGeometry(QRect(self.width() - width, 0, width, self.height()))
            self._over.raise_()

    def _on_moved(self) -> None:
        if self._is_open and self._splitter.count() > 1:
            self._width = max(self._theme.scaled(LEAST), self._splitter.sizes()[1])


def _below(head: QWidget, stack: QWidget) -> QWidget:
    whole = column(head, stack)
    whole.setStretch(1, 1)
    return holder(whole)
