"""The ground of the timeline: hours, rounds, protected time, free gaps."""

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.domain.day_gaps import Stretch
from app.domain.day_plans import DayPlan
from app.ui.formats import Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, draw_text
from app.ui.widgets import shapes
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.scales import HOURS_WIDTH, LABEL, Scale

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Ground:
    """Paints what lies below the blocks."""

    theme: Theme
    formats: Formats

    def paint(self, painter: QPainter, plan: DayPlan, scale: Scale, width: int) -> None:
        """Paint a day."""
        self._paint_hours(painter, plan, scale, width)
        for start, end in plan.hours.protected:
            named = words.shade_words(start, self.formats)
            self._paint_shade(painter, scale, (start, end), width, named)
        if plan.hours.wrap_up is not None:
            named = words.wrap_up_words(plan.hours, self.formats)
            self._paint_shade(painter, scale, plan.hours.wrap_up, width, named)
        for gap in plan.gaps:
            self._paint_gap(painter, scale, gap, width)

    def described(self, plan: DayPlan) -> str:
        """The same for a screen reader."""
        time = self.formats.time
        said = [
            words.tr("{name}, {start} to {end}").format(
                name=words.shade_words(start, self.formats)[0], start=time(start), end=time(end)
            )
            for start, end in plan.hours.protected
        ]
        said += [
            words.tr("{gap} from {start}").format(
                gap=words.gap_words(end - start, self.formats), start=time(start)
            )
            for start, end in plan.gaps
        ]
        if plan.hours.wrap_up is not None:
            start, end = plan.hours.wrap_up
            name = words.wrap_up_words(plan.hours, self.formats)[0]
            said.append(
                words.tr("{name}, {start} to {end}").format(name=name, start=time(start), end=time(end))
            )
        return ", ".join(said)

    def _paint_hours(self, painter: QPainter, plan: DayPlan, scale: Scale, width: int) -> None:
        theme, now = self.theme, self.formats.now()
        style, small, label = theme.text(12), theme.text(11, 500), theme.scaled(LABEL)
        past = timedelta(minutes=self.formats.wall(scale.from_at).minute)
        at = scale.from_at + -past % _HOUR
        while at <= scale.until_at:
            y = scale.y(at)
            painter.fillRect(QRectF(self.theme.scaled(HOURS_WIDTH), y, width, 1), theme.tokens["line2"])
            if abs(scale.y(now) - y) >= style.line:
                area = QRectF(0, y - style.line / 2, label, style.line)
                draw_text(painter, theme, area, self.formats.time(at), style, "ink3", align=RIGHT)
            at += _HOUR
        for at in plan.rounds:
            if at >= now:
                area = QRectF(0, scale.y(at) + style.line / 2, label, small.line)
                draw_text(painter, theme, area, words.tr("round"), small, "acc-t", align=RIGHT)

    def _paint_shade(
        self, painter: QPainter, scale: Scale, shade: Stretch, width: int, named: tuple[str, str, str]
    ) -> None:
        theme, tokens, style, (start, end) = self.theme, self.theme.tokens, self.theme.text(12, 500), shade
        left = theme.scaled(HOURS_WIDTH)
        area = QRectF(left, scale.y(start), width - left, scale.height(start, end - start))
        painter.fillRect(area, tokens["shade"])
        shapes.head_line(painter, area, tokens["cline"])
        shapes.foot_line(painter, area, tokens["cline"])
        name, more, icon = named
        is_roomy = bool(more) and area.height() >= 2 * style.line + 8
        line = area.adjusted(20 + theme.scaled(24), 0, 0, 0)
        if is_roomy:
            line = QRectF(line.x(), area.center().y() - style.line - 2, line.width(), style.line)
            below = line.translated(0, style.line + 4)
            draw_text(painter, theme, below, more, theme.text(12), "ink2", on="shade")
        size, colour = theme.scaled(16), "acc-t" if more else "ink2"
        draw_icon(painter, QRectF(area.x() + 20, line.y(), size, line.height()), icon, tokens[colour], size)
        draw_text(painter, theme, line, name, style, "ink" if more else "ink2", on="shade")
        said = words.tr("{start} to {end}").format(start=self.formats.time(start), end=self.formats.time(end))
        right, plain = area.adjusted(0, 0, -22, 0), theme.text(12)
        if line.x() + style.room(name) + 12 + plain.room(said) <= right.right():
            draw_text(painter, theme, right, said, plain, "ink2", on="shade", align=RIGHT)

    def _paint_gap(self, painter: QPainter, scale: Scale, gap: Stretch, width: int) -> None:
        start, end = gap
        area = QRectF(
            self.theme.scaled(HOURS_WIDTH) + 20, scale.y(start), width, scale.height(start, end - start)
        )
        said = words.gap_words(end - start, self.formats)
        draw_text(painter, self.theme, area, said, self.theme.text(12), "ink3")
