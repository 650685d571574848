"""Small painted parts of the NOW card: its tag, and one fact."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, draw_text
from app.ui.widgets import shapes
from app.ui.widgets.news_clocks import NewsState, paint_news_clock
from app.ui.workspaces.people.lines import FactLine

_FACT_MOST = 190


class NowTag(QWidget):
    """NOW, what time it was planned for where that is past, and the case."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._late, self._case = theme, "", ""
        self.setFixedHeight(theme.scaled(20))

    def tell(self, late: str, case: str) -> None:
        """Show these."""
        self._late, self._case = late, case
        self.setAccessibleName(", ".join(part for part in (self.tr("Now"), late, case) if part))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, height = QPainter(self), self._theme, self.height()
        bold = theme.text(11, 700)
        tag = QRectF(0, 0, bold.room(self.tr("NOW")) + theme.scaled(14), height)
        shapes.rounded(painter, tag, 4, theme.tokens["acc"])
        draw_text(painter, theme, tag, self.tr("NOW"), bold, "on-acc", on="acc", align=CENTRE)
        x = tag.right() + 8
        if self._late:
            size = theme.scaled(14)
            mark = QRectF(x, 0, size, height)
            draw_icon(painter, mark, "ph.clock-counter-clockwise", theme.tokens["over"], size)
            x += size + 4
            words = QRectF(x, 0, self.width() - x, height)
            x += draw_text(painter, theme, words, self._late, theme.text(12, 500), "over") + 8
        draw_text(painter, theme, QRectF(x, 0, self.width() - x, height), self._case, theme.text(12), "ink3")


class Fact(QWidget):
    """An icon or the news clock, and two lines."""

    def __init__(self, theme: Theme, line: FactLine, parent: QWidget | None = None, *, divider: bool) -> None:
        super().__init__(parent)
        self._theme, self._line, self._divider = theme, line, divider
        self._clock: tuple[float, NewsState] | None = None
        self.setAccessibleName(f"{line.first}, {line.second}")
        self.setToolTip(line.first.replace("<", "‹") if line.is_quoted else "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_clock(self, share: float, state: NewsState) -> None:
        """This fact is the news clock."""
        self._clock = (share, state)
        self.update()

    @property
    def _lead(self) -> int:
        return (17 if self._divider else 0) + self._theme.scaled(20) + 10

    def sizeHint(self) -> QSize:
        theme, line = self._theme, self._line
        width = max(theme.text(13, 500).room(line.first), theme.text(12).room(line.second))
        if line.is_quoted:
            width = min(width, max(theme.scaled(_FACT_MOST), theme.text(12).room(line.second)))
        height = theme.text(13).line + theme.text(12).line
        return QSize(width + self._lead + 16, height)

    @property
    def least(self) -> int:
        """Only somebody's own words may be shortened."""
        own = self._theme.text(12).room(self._line.second) + self._lead + 16
        return own if self._line.is_quoted else self.sizeHint().width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens, line = QPainter(self), self._theme, self._theme.tokens, self._line
        size, x = theme.scaled(20), self._lead - theme.scaled(20) - 10
        if self._divider:
            shapes.side_line(painter, 0, self.rect(), tokens["cline"])
        mark = QRectF(x, 0, size, size)
        if self._clock is not None:
            paint_news_clock(painter, mark, *self._clock, tokens)
        else:
            draw_icon(painter, mark, line.icon, tokens["ink3"], size)
        first = QRectF(self._lead, 0, self.width() - self._lead - 16, theme.text(13).line)
        second = QRectF(first.x(), first.bottom(), first.width(), theme.text(12).line)
        waits = self._clock is not None and self._clock[1] is NewsState.WAITING
        colour = "over" if waits else "ink"
        draw_text(painter, theme, first, line.first, theme.text(13, 500), colour, quoted=line.is_quoted)
        draw_text(painter, theme, second, line.second, theme.text(12), "ink2")
