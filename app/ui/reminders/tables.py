"""The digest's small table, painted: due, customer, next step, slack."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme.looks import Theme
from app.ui.theme.texts import LEFT, RIGHT, draw_text
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets import shapes

Line = tuple[str, str, str, str, bool]
_NAMES = (
    QT_TRANSLATE_NOOP("Reminders", "Due"),
    QT_TRANSLATE_NOOP("Reminders", "Customer"),
    QT_TRANSLATE_NOOP("Reminders", "Next step"),
    QT_TRANSLATE_NOOP("Reminders", "Time left"),
)
_WIDTHS = (44, 116, 58)
_HEAD, _ROW, _EDGE = 22, 30, 16


class DigestTable(QWidget):
    """Up to four lines."""

    def __init__(self, theme: Theme, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._lines = theme, lines
        self.setFixedHeight(theme.scaled(_HEAD) + len(lines) * theme.scaled(_ROW))
        self.setAccessibleName("; ".join(", ".join(line[:4]) for line in lines))
        self._names = tuple(QCoreApplication.translate("Reminders", name) for name in _NAMES)
        self._widths = self._measured()

    def _measured(self) -> tuple[int, int, int]:
        """Times and lengths are never shortened, nor are their heads."""
        theme = self._theme
        due, customer, slack = (theme.scaled(width) for width in _WIDTHS)
        head, text = theme.text(11, 600), theme.text(12, 500)
        dues = [head.room(self._names[0]), *(text.room(line[0]) for line in self._lines)]
        slacks = [head.room(self._names[3]), *(text.room(line[3]) for line in self._lines)]
        return max(due, *(room + 8 for room in dues)), customer, max(slack, *(room + 1 for room in slacks))

    def _cells(self, top: float, height: float) -> list[QRectF]:
        due, customer, slack = self._widths
        step = self.width() - 2 * _EDGE - due - customer - slack
        x = float(_EDGE)
        cells: list[QRectF] = []
        for width in (due, customer, step, slack):
            cells.append(QRectF(x, top, width - (8 if len(cells) in {1, 2} else 0), height))
            x += width
        return cells

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        head, high = theme.scaled(_HEAD), theme.scaled(_ROW)
        for number, (cell, name) in enumerate(zip(self._cells(0, head), self._names, strict=True)):
            align = RIGHT if number == len(self._names) - 1 else LEFT
            draw_text(painter, theme, cell, name, theme.text(11, 600), "ink3", align=align)
        for number, line in enumerate(self._lines):
            top = head + number * high
            shapes.head_line(painter, QRectF(0, top, self.width(), 1), theme.tokens["line2"])
            self._line(painter, self._cells(top, high), line)

    def _line(self, painter: QPainter, cells: Sequence[QRectF], line: Line) -> None:
        theme, (due, customer, step, slack, late) = self._theme, line
        draw_text(painter, theme, cells[0], due, theme.text(12, 500))
        draw_text(painter, theme, cells[1], customer, theme.text(12), quoted=True)
        draw_text(painter, theme, cells[2], step, theme.text(12), "ink2", quoted=True)
        colour = "over" if late else "ink2"
        draw_text(painter, theme, cells[3], slack, theme.text(12, 500 if late else 400), colour, align=RIGHT)
