"""What stands in a column of the week: the day's head, follow-ups, help, promises, protected time."""

from datetime import datetime
from html import escape
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.agenda import AgendaRow
from app.domain.busy_times import BusyTime
from app.domain.day_gaps import Stretch
from app.domain.day_plans import BlockKind, PlanBlock
from app.domain.week_plans import WeekDay
from app.ui import words as nouns
from app.ui.formats import Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes
from app.ui.widgets.buttons import PaintedButton
from app.ui.workspaces.day_plan import words

_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class WeekPart(PaintedButton):
    """Something of the week that has the focus by turns; Enter and Space press it.

    Signals:
        stepped: The part beside it is wanted; carries columns and lines.
        focused: The keyboard has come to it.
    """

    stepped = Signal(int, int)
    focused = Signal()

    def __init__(self, theme: Theme, name: str, pixels: int) -> None:
        super().__init__(theme, name)
        self._pixels = pixels
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.scaled(120), self.theme.scaled(self._pixels))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(*step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def _paint_focus(self, painter: QPainter) -> None:
        if shapes.has_key_focus(self):
            shapes.rounded(painter, QRectF(self.rect()), 6, None, self.theme.tokens["acc-t"], 2)


class DayHead(WeekPart):
    """The day's name and what is free of it; today stands out."""

    def __init__(self, theme: Theme, formats: Formats, day: WeekDay) -> None:
        on = day.frame.on
        self._is_today = on == formats.today()
        self._name = words.tr("Today") if self._is_today else formats.day_with_name(on)
        self._line = words.free_words(day, formats)
        count = (
            words.tr("{count} planned").format(count=day.holds) if day.holds else words.tr("nothing planned")
        )
        super().__init__(theme, f"{formats.long_day(on)}, {count}, {self._line}", 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, area = QPainter(self), self.theme, QRectF(self.rect())
        ground = "hover" if self.underMouse() else "surface"
        if self.underMouse():
            shapes.rounded(painter, area, 6, theme.tokens[ground])
        style, small = theme.text(13, 600), theme.text(12)
        top = QRectF(6, theme.scaled(3), area.width() - 12, style.line)
        colour = "acc-t" if self._is_today else "ink"
        draw_text(painter, theme, top, self._name, style, colour, on=ground)
        below = QRectF(6, top.bottom(), top.width(), small.line)
        draw_text(painter, theme, below, self._line, small, "ink2", on=ground)
        self._paint_focus(painter)


class WeekItem(WeekPart):
    """A follow-up, help, or a promise that falls due: when and who, and what below it.

    Args:
        when: Its time of the day.
        ground: Its colour's name.
        icon: Before the time; of a promise and of help.
    """

    def __init__(
        self, theme: Theme, case_id: UUID, texts: tuple[str, str, str], ground: str, icon: str = ""
    ) -> None:
        when, title, detail = texts
        super().__init__(theme, ", ".join(text for text in texts if text), 44)
        self.case_id = case_id
        self._when, self._title, self._detail = when, title, detail
        self._ground, self._icon = ground, icon
        self.setToolTip(f"{title}\n{detail}" if detail else title)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens, area = QPainter(self), self.theme, self.theme.tokens, QRectF(self.rect())
        is_own = self._ground == "acc-soft"
        line = tokens["acc-line"] if self.underMouse() else None if is_own else tokens["line"]
        shapes.rounded(painter, area, 6, tokens[self._ground], line)
        if is_own:
            painter.setClipRect(QRectF(0, 0, 4, area.height()))
            shapes.rounded(painter, area, 6, tokens["acc"])
            painter.setClipping(False)
        small, bold = theme.text(12), theme.text(12, 600)
        top = QRectF(11, theme.scaled(5), area.width() - 17, bold.line)
        if self._icon:
            size = theme.scaled(14)
            draw_icon(
                painter, QRectF(top.x(), top.y(), size, top.height()), self._icon, tokens["acc-t"], size
            )
            top.setLeft(top.x() + size + 5)
        used = draw_text(painter, theme, top, self._when, small, "ink2", on=self._ground)
        who = top.adjusted(used + 6, 0, 0, 0)
        draw_text(painter, theme, who, self._title, bold, on=self._ground, quoted=True)
        below = QRectF(11, top.bottom() + 1, area.width() - 17, small.line)
        draw_text(painter, theme, below, self._detail, small, "ink2", on=self._ground, quoted=True)
        self._paint_focus(painter)


class Shade(QWidget):
    """Protected time; nobody presses it."""

    def __init__(self, theme: Theme, formats: Formats, at: datetime) -> None:
        super().__init__()
        self._theme = theme
        self._name, _, self._icon = words.shade_words(at, formats)
        self._when = formats.time(at)
        self.setFixedHeight(theme.scaled(24))
        self.setAccessibleName(f"{self._when}, {self._name}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, area = QPainter(self), self._theme, QRectF(self.rect())
        shapes.rounded(painter, area, 6, theme.tokens["shade"])
        style, inner = theme.text(12), area.adjusted(11, 0, -6, 0)
        used = draw_text(painter, theme, inner, self._when, style, "ink2", on="shade")
        rest = inner.adjusted(used + 6, 0, 0, 0)
        draw_text(painter, theme, rest, self._name, style, "ink2", on="shade")


class OutsideItem(QWidget):
    """What another calendar holds in the day: quiet, and never to be moved or pressed here."""

    def __init__(self, theme: Theme, formats: Formats, busy: BusyTime, day: Stretch) -> None:
        super().__init__()
        self._theme = theme
        start_at, end_at = max(busy.start_at, day[0]), min(busy.end_at, day[1])
        is_whole = busy.is_whole_day or (start_at, end_at) == day
        whole = words.tr("all day")
        self.when = whole if is_whole else formats.time(start_at)
        span = whole if is_whole else f"{self.when}–{formats.time(end_at)}"
        self.title = words.busy_name(busy)
        self.setFixedHeight(theme.scaled(24))
        said = ", ".join(filter(None, (span, self.title, busy.calendar)))
        self.setAccessibleName(said)
        self.setToolTip(f"<qt>{escape(said)}</qt>")  # somebody else's words: shown as they stand

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens, area = QPainter(self), self._theme, self._theme.tokens, QRectF(self.rect())
        shapes.rounded(painter, area, 6, tokens["sunken"], tokens["line"])
        size, style = theme.scaled(14), theme.text(12)
        draw_icon(painter, QRectF(8, 0, size, area.height()), "ph.calendar-blank", tokens["ink2"], size)
        inner = area.adjusted(8 + size + 5, 0, -6, 0)
        used = draw_text(painter, theme, inner, self.when, style, "ink2", on="sunken")
        rest = inner.adjusted(used + 6, 0, 0, 0)
        if rest.width() > theme.scaled(24):
            draw_text(painter, theme, rest, self.title, style, "ink2", on="sunken", quoted=True)


def item_of(theme: Theme, formats: Formats, block: PlanBlock) -> WeekItem:
    """A follow-up or help as an item."""
    texts = words.week_time(formats, block.start_at), block.title, words.detail(block)
    if block.kind is BlockKind.HELP:
        return WeekItem(theme, block.case_id, texts, "sunken", "ph.handshake")
    return WeekItem(theme, block.case_id, texts, "acc-soft")


def promise_of(theme: Theme, formats: Formats, row: AgendaRow) -> WeekItem:
    """A promise that falls due."""
    at = row.promise_due_at or row.due_at
    texts = (
        words.tr("by {time}").format(time=words.week_time(formats, at)),
        nouns.customer_of(row),
        row.promise_text,
    )
    return WeekItem(theme, row.case_id, texts, "surface", "ph.handshake")
