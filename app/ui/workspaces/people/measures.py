"""Painted measures of a day: kept n of m, and the run of days."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.formats import NONE, Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, draw_text
from app.ui.widgets import shapes
from app.ui.workspaces.people.days import RunDay

_MOST_SEGMENTS = 40


class SegmentBar(QWidget):
    """Kept n of m, a segment each."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._kept, self._whole = theme, 0, 0
        self.setFixedHeight(10)

    def tell(self, kept: int, whole: int) -> None:
        """Show these."""
        self._kept, self._whole = kept, whole
        words = self.tr("Kept today {kept} of {whole}").format(kept=kept, whole=whole)
        self.setAccessibleName(words)
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        if self._whole > _MOST_SEGMENTS:
            shapes.level(
                painter, QRectF(self.rect()), self._kept / self._whole, tokens["acc"], tokens["track"]
            )
            return
        step = (self.width() + 3) / max(self._whole, 1)
        for number in range(self._whole):
            colour = tokens["acc" if number < self._kept else "track"]
            shapes.rounded(painter, QRectF(number * step, 0, step - 3, 10), 3, colour)


class RunOfDays(QWidget):
    """Working days up to today; a tick where the day ended with nothing overdue."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._days: Sequence[RunDay] = ()
        self.setFixedHeight(theme.scaled(20) + 4 + theme.text(11).line)

    def tell(self, days: Sequence[RunDay], words: str) -> None:
        """Show these days."""
        self._days = days
        self.setAccessibleName(words)
        ended = [self._formats.day_with_name(day.on) for day in days if day.is_clean]
        self.setAccessibleDescription(
            self.tr("Ended with nothing overdue: {days}").format(days=", ".join(ended) or NONE)
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        size, last = theme.scaled(20), len(self._days) - 1
        step = (self.width() - size) / max(last, 1)
        for number, day in enumerate(self._days):
            spot = QRectF(round(number * step), 0, size, size)
            if number == last:
                shapes.rounded(painter, spot, size / 2, tokens["surface"], tokens["acc"], 2)
            elif day.is_clean:
                shapes.rounded(painter, spot, size / 2, tokens["acc"])
                draw_icon(painter, spot, "ph.check-bold", tokens["on-acc"], theme.scaled(12))
            else:
                shapes.rounded(painter, spot, size / 2, None, tokens["line3"])
            style, colour = (
                theme.text(11, 600 if number == last else 400),
                "ink" if number == last else "ink3",
            )
            letter = QRectF(spot.x(), size + 4, size, style.line)
            draw_text(painter, theme, letter, self._formats.weekday(day.on)[:1], style, colour, align=CENTRE)
