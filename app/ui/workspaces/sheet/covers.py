"""What lies over the grid: the corner where heads and numbers meet, and grey bars where rows will come."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.workspaces.sheet.headers import HEAD

ROWS, _ROW = 6, 28


class Corner(QWidget):
    """Where heads and numbers meet."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens, area = QPainter(self), self._theme.tokens, QRectF(self.rect())
        head = QRectF(area.x(), area.y(), area.width(), self._theme.scaled(HEAD))
        painter.fillRect(area, tokens["surface"])
        painter.fillRect(head, tokens["sunken"])
        for part in (head, area):
            shapes.foot_line(painter, part, tokens["line"])
        shapes.side_line(painter, area.right() - 1, area, tokens["line"])


class Waiting(QWidget):
    """Grey bars below the heads; nothing moves.

    Args:
        columns: How many there are now.
    """

    def __init__(self, theme: Theme, grid: QTableView, columns: Callable[[], int]) -> None:
        super().__init__(grid.viewport())
        self._theme, self._grid, self._columns = theme, grid, columns
        self.setAccessibleName(self.tr("Your cases are being read"))
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens, zoom = QPainter(self), self._theme.tokens, self._theme.scaled
        for row in range(ROWS):
            line = QRectF(0, row * zoom(_ROW), self.width(), zoom(_ROW))
            shapes.foot_line(painter, line, tokens["line2"])
            for column in range(self._columns()):
                share = 0.5 + (row + column) % 3 * 0.15
                x, width = self._grid.columnViewportPosition(column), self._grid.columnWidth(column)
                bar = QRectF(x + 8, line.y() + zoom(9), (width - 16) * share, zoom(10))
                shapes.rounded(painter, bar, 3, tokens["track"])
