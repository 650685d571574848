"""What other calendars hold in the day: painted below the blocks, never to be moved here."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.domain.busy_times import BusyTime
from app.ui.formats import Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, draw_text
from app.ui.widgets import shapes
from app.ui.workspaces.day_plan import words

_NARROW = 180
_LINE = 46


@dataclass(frozen=True, slots=True)
class Outside:
    """Paints events of other calendars, and says them."""

    theme: Theme
    formats: Formats

    def paint(self, painter: QPainter, area: QRectF, busy: BusyTime) -> None:
        """One event, sunken and outlined; where the room is narrow, its name alone."""
        theme, tokens = self.theme, self.theme.tokens
        shapes.rounded(painter, area, 6, tokens["sunken"], tokens["line"])
        line = QRectF(area.x(), area.y(), area.width(), min(area.height(), theme.scaled(_LINE)))
        size, plain = theme.scaled(14), theme.text(12)
        icon = QRectF(line.x() + 12, line.y(), size, line.height())
        draw_icon(painter, icon, "ph.calendar-blank", tokens["ink2"], size)
        inner = line.adjusted(12 + size + 8, 0, -10, 0)
        if area.width() >= theme.scaled(_NARROW):
            said = self._length(busy)
            used = draw_text(painter, theme, inner, said, plain, "ink2", on="sunken", align=RIGHT)
            inner = inner.adjusted(0, 0, -used - 8, 0)
        style = theme.text(12, 500)
        name = words.busy_name(busy)
        used = draw_text(painter, theme, inner, name, style, "ink2", on="sunken", quoted=True)
        rest = inner.adjusted(used + 8, 0, 0, 0)
        if rest.width() > theme.scaled(24) and busy.calendar:
            draw_text(painter, theme, rest, busy.calendar, plain, "ink3", on="sunken", quoted=True)

    def described(self, outside: Sequence[BusyTime]) -> list[str]:
        """The same for a screen reader."""
        time = self.formats.time
        return [
            words.tr("{name}, {start} to {end}").format(
                name=words.busy_name(busy), start=time(busy.start_at), end=time(busy.end_at)
            )
            for busy in outside
        ]

    def _length(self, busy: BusyTime) -> str:
        if busy.is_whole_day:
            return words.tr("all day")
        return self.formats.length(busy.end_at - busy.start_at)
