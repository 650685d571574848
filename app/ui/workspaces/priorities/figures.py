"""The four figures over the list; a click filters the list by what a figure counts."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.formats import NONE, Formats
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import PaintedButton
from app.ui.workspaces.priorities.boards import FIGURE_RULES, KeptRecord, Tally

HEIGHT = 88
_EDGE, _SPARK = 17, 72
_K = 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """What a tile shows.

    Attributes:
        share: How full its bar is, 0 to 1.
        trend: Points of a sparkline, 0 to 1.
    """

    value: str
    note: str
    share: float = 0.0
    colour: str = "ink"
    bar: str = "ink3"
    is_hot: bool = False
    trend: tuple[float, ...] = ()


class FigureTile(PaintedButton):
    """One figure with its bar."""

    def __init__(
        self, theme: Theme, title: str, short: str, rule: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, parent)
        self.rule, self._short, self._figure = rule, short, Figure(NONE, "")
        self.setText(title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.scaled(HEIGHT))

    def tell(self, figure: Figure) -> None:
        """Show a figure."""
        self._figure = figure
        self.setAccessibleName(f"{self.text()}: {figure.value}, {figure.note}".rstrip(", "))
        self.setToolTip(figure.note)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self.theme.scaled(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens, figure = QPainter(self), self.theme, self.theme.tokens, self._figure
        ground = "sel" if self.isChecked() else "hover" if self.underMouse() else "surface"
        self._box(painter, ground)
        room = self.width() - 2 * _EDGE
        title = QRectF(_EDGE, theme.scaled(13), room, theme.scaled(16))
        small = theme.text(12, 500)
        words = self.text() if small.width(self.text()) <= room else self._short
        draw_text(painter, theme, title, words, small, "ink2", on=ground)
        big = QRectF(_EDGE, theme.scaled(29), room, theme.scaled(36))
        used = draw_text(painter, theme, big, figure.value, theme.text(28, 600), figure.colour, on=ground)
        left = _EDGE + used + 10
        spark = theme.scaled(_SPARK) if len(figure.trend) > 1 else 0
        self._note(painter, left, ground, spark)
        bar = QRectF(_EDGE, self.height() - theme.scaled(18), room, theme.scaled(4))
        shapes.level(painter, bar, figure.share, tokens[figure.bar], tokens["track"])

    def _box(self, painter: QPainter, ground: str) -> None:
        """Each tile paints its part of one shared card, so that the hot line may cover the border."""
        tokens, whole = self.theme.tokens, self.parentWidget()
        strip = QRectF(-self.x(), 0, whole.width() if whole is not None else self.width(), self.height())
        shapes.rounded(painter, strip, tokens.card_radius, tokens[ground], tokens["cline"])
        if self.x() > 0:
            shapes.side_line(painter, 0, self.rect(), tokens["cline"])
        if self._figure.is_hot:
            painter.fillRect(QRectF(0, 0, self.width() + 1, 3), tokens["acc"])
        if shapes.has_key_focus(self):
            shapes.rounded(painter, QRectF(self.rect()), tokens.card_radius, None, tokens["acc-t"], 2)

    def _note(self, painter: QPainter, left: float, ground: str, spark: int) -> None:
        """The small words beside the figure, where they fit whole; the line after them if there is room."""
        theme, figure = self.theme, self._figure
        end = self.width() - _EDGE
        style, note = theme.text(12), figure.note
        if left + style.width(note) <= end:
            big, height = theme.text(28, 600), theme.scaled(16)
            line = big.baseline(theme.scaled(29), theme.scaled(36))  # both stand on one line
            area = QRectF(left, line - style.baseline(0, height), end - left + 1, height)
            left += draw_text(painter, theme, area, note, style, "ink2", on=ground) + 10
        if spark and left + spark <= end:
            self._spark(painter, QRectF(end - spark, theme.scaled(34), spark, theme.scaled(24)))

    def _spark(self, painter: QPainter, area: QRectF) -> None:
        tokens, trend = self.theme.tokens, self._figure.trend
        low, high = min(trend), max(trend)
        span = (high - low) or 1.0
        lift = area.height() - 10
        points = [
            QPointF(
                area.x() + at * (area.width() - 4) / (len(trend) - 1),
                area.bottom() - 5 - (value - low) / span * lift if high > low else area.center().y(),
            )
            for at, value in enumerate(trend)
        ]
        shapes.smooth(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens["ink3"], 1.5))
        painter.drawPolyline(points)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens["acc"])
        painter.drawEllipse(points[-1], 2.5, 2.5)
        shapes.smooth(painter, on=False)


class FigureStrip(QWidget):
    """Overdue, due today, value at stake, promises kept.

    Signals:
        chosen: The list shall be filtered; carries the rule, or nothing for all again.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        late, today, now, promised = FIGURE_RULES
        self.overdue = FigureTile(theme, self.tr("Overdue"), self.tr("Overdue"), late, self)
        self.today = FigureTile(theme, self.tr("Due today"), self.tr("Today"), today, self)
        self.stake = FigureTile(theme, self.tr("Value at stake today"), self.tr("At stake"), now, self)
        self.kept = FigureTile(theme, self.tr("Promises kept, 30 days"), self.tr("Kept"), promised, self)
        self.tiles = (self.overdue, self.today, self.stake, self.kept)
        for tile in self.tiles:
            tile.clicked.connect(self._on_clicked)
        self.setLayout(row(*self.tiles))
        self.setFixedHeight(theme.scaled(HEIGHT))

    def choose(self, rule: str) -> None:
        """Mark the figure by which the list is filtered."""
        for tile in self.tiles:
            tile.setChecked(bool(rule) and tile.rule == rule)

    def show_tally(self, tally: Tally) -> None:
        """What the rows add up to."""
        formats, count = self._formats, max(tally.open_count, 1)
        late = (
            self.tr("longest {length}").format(length=formats.length(tally.longest)) if tally.overdue else ""
        )
        ahead = ""
        if tally.next_at is not None:
            ahead = self.tr("next in {length}").format(length=formats.length(tally.next_at - formats.now()))
        hot = tally.overdue > 0
        self.overdue.tell(
            Figure(
                formats.number(tally.overdue),
                late or self.tr("nothing is late"),
                tally.overdue / count,
                "over" if hot else "ink",
                "over",
                is_hot=hot,
            )
        )
        self.today.tell(Figure(formats.number(tally.due_today), ahead, tally.due_today / count))
        self.stake.tell(self._stake(tally))

    def show_record(self, record: KeptRecord, looked_at: int, open_count: int) -> None:
        """My promises of the last 30 days."""
        if not record.settled:
            self.kept.tell(Figure(NONE, self.tr("none fell due"), bar="ok-fill"))
            return
        share = record.kept / record.settled
        note = self.tr("{kept} of {count}").format(kept=record.kept, count=record.settled)
        percent = self.tr("{share}%").format(share=int(share * 100))
        self.kept.tell(Figure(percent, note, share, bar="ok-fill", trend=record.trend))
        if looked_at < open_count:
            self.kept.setToolTip(
                self.tr("Counted over {count} open cases.").format(count=self._formats.number(looked_at))
            )

    def _stake(self, tally: Tally) -> Figure:
        """The largest currency; others are named beside it, never added to it."""
        if not tally.open_value:
            return Figure(NONE, "")
        currency, whole = (tally.at_stake or tally.open_value)[0][0], dict(tally.open_value)
        stake = dict(tally.at_stake).get(currency, Decimal(0))
        note = self.tr("of {sum} open").format(sum=self._rounded(whole[currency], currency))
        others = [self._rounded(value, other) for other, value in tally.at_stake if other != currency]
        if others:
            note = f"{note}, + {' + '.join(others)}"
        value = self._formats.money(stake.to_integral_value(), currency)
        return Figure(value, note, float(stake / whole[currency]) if whole[currency] else 0.0)

    def _rounded(self, value: Decimal, currency: str) -> str:
        """``€140k`` from ten thousand on."""
        if value < 10 * _K:
            return self._formats.money(value.to_integral_value(), currency)
        return self.tr("{sum}k").format(sum=self._formats.money(Decimal(round(value / _K)), currency))

    def _on_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, FigureTile):
            self.chosen.emit(tile.rule if tile.isChecked() else "")
