"""Paints the review: what changed, Keepword, the workbook, and the result."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.domain.workbooks.reviews import Side
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, draw_block, draw_text, recording
from app.ui.widgets import shapes
from app.ui.widgets.chips import Tone, chip_width, paint_chip
from app.ui.workbooks.lines import Card, Section, SyncLine
from app.ui.workbooks.tables import ENTRY_ROLE, SIDE_ROLE, Foot, Heading
from app.ui.workbooks.values import tr

CLASH_ROW, CLEAR_ROW, HEADING, FOOT = 80, 64, 36, 40
PAD, MARK, BOX = 16, 16, 54
_BEFORE, _BEHIND, _MOST = 13, 10, 2
_EDGES = _BEFORE + _BEHIND
_FIRST, _NARROW_FIRST, _NARROW = 212, 176, 860
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the four columns of a row lie."""

    what: QRectF
    app: QRectF
    sheet: QRectF
    result: QRectF

    @classmethod
    def of(cls, theme: Theme, area: QRectF) -> "Columns":
        """The first as wide as names need, the others share the rest."""
        first = theme.scaled(_FIRST if area.width() >= theme.scaled(_NARROW) else _NARROW_FIRST)
        each = (area.width() - first) / 3
        lefts = [area.x(), *(area.x() + first + each * number for number in range(3)), area.right()]
        places = [QRectF(left, area.y(), right - left, area.height()) for left, right in pairwise(lefts)]
        return cls(*places)

    @property
    def dividers(self) -> tuple[float, float, float]:
        """Where the lines between them are."""
        return self.app.x(), self.sheet.x(), self.result.x()


class ReviewDelegate(QStyledItemDelegate):
    """One painter for headings, lines and the foot."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ground = theme, "surface"

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(ENTRY_ROLE)
        height = HEADING
        if isinstance(entry, SyncLine):
            height = CLASH_ROW if entry.section is Section.CHOOSE else CLEAR_ROW
            height += 18 if entry.refusal else 0
        elif isinstance(entry, Foot):
            height = FOOT
        return QSize(200, self._theme.scaled(height))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Whatever text under the mouse was shortened is told in full."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        rect: QRect = option.rect
        painter = QPainter(sketch := QPixmap(1, 1))
        with recording() as record:
            self.paint(painter, option, index)
        painter.end()
        del sketch
        whole = record.cut_at(event.pos().x(), event.pos().y())
        QToolTip.showText(event.globalPos(), whole.replace("<", "‹"), view, rect)
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        area = QRectF(rect)
        if isinstance(entry, SyncLine):
            side = index.data(SIDE_ROLE)
            self._line(painter, option, area, entry, Side(side) if side else None)
        elif isinstance(entry, Heading):
            self._heading(painter, area, entry)
        elif isinstance(entry, Foot):
            self._foot(painter, area, entry)

    # Headings.

    def _heading(self, painter: QPainter, area: QRectF, heading: Heading) -> None:
        theme, tokens = self._theme, self._theme.tokens
        self._ground = "sunken"
        painter.fillRect(area, tokens["sunken"])
        shapes.head_line(painter, area, tokens["line"])
        icon, colour = _HEADS[heading.section]
        size = theme.scaled(MARK)
        draw_icon(painter, QRectF(area.x() + PAD, area.y(), size, area.height()), icon, tokens[colour], size)
        count_room = chip_width(theme, heading.count) + PAD
        words = area.adjusted(PAD + size + 8, 0, -count_room - 8, 0)
        used = draw_text(painter, theme, words, heading.title, theme.text(13, 600), on="sunken")
        words = words.adjusted(used + 8, 0, 0, 0)
        draw_text(painter, theme, words, heading.hint, theme.text(13), "ink2", on="sunken", quoted=True)
        if heading.is_waiting:
            high, wide = theme.scaled(20), chip_width(theme, heading.count)
            chip = QRectF(area.right() - PAD - wide, area.y() + (area.height() - high) / 2, wide, high)
            paint_chip(painter, theme, chip, heading.count, Tone.RISK)
        else:
            right = area.adjusted(0, 0, -PAD, 0)
            draw_text(painter, theme, right, heading.count, theme.text(12), "ink2", on="sunken", align=RIGHT)

    def _foot(self, painter: QPainter, area: QRectF, foot: Foot) -> None:
        theme, tokens = self._theme, self._theme.tokens
        painter.fillRect(area, tokens["sunken"])
        shapes.head_line(painter, area, tokens["line"])
        size = theme.scaled(MARK)
        place = QRectF(area.x() + PAD, area.y(), size, area.height())
        draw_icon(painter, place, "ph.equals", tokens["ink3"], size)
        words = area.adjusted(PAD + size + 8, 0, -PAD, 0)
        draw_text(painter, theme, words, foot.text, theme.text(13), "ink2", on="sunken")

    # Lines.

    def _line(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRectF, line: SyncLine, side: Side | None
    ) -> None:
        theme, tokens = self._theme, self._theme.tokens
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        self._ground = "sel" if selected else "surface"
        painter.fillRect(area, tokens[self._ground])
        shapes.head_line(painter, area, tokens["line2"])
        if selected:
            painter.fillRect(QRectF(area.x(), area.y(), 3, area.height()), tokens["acc"])
        if line.refusal:
            area = self._refusal(painter, area, line)
        columns = Columns.of(theme, area)
        for x in columns.dividers:
            shapes.side_line(painter, x, area, tokens["line2"])
        if line.section is Section.CHOOSE:
            self._what(painter, columns.what, line, 0)
            result = None if side is None else line.result(side)
            high = self._box_height(columns, line, result)
            chosen = side is not None and side is _left(line)
            self._choice(painter, _box_in(columns.app, high), line.app, chosen=chosen)
            self._choice(painter, _box_in(columns.sheet, high), line.sheet, chosen=side is Side.WORKBOOK)
            self._outcome(painter, _box_in(columns.result, high), result)
            return
        indent = self._box(painter, columns.what, line, side)
        self._what(painter, columns.what, line, indent)
        self._card(painter, columns.app, line.app)
        self._card(painter, columns.sheet, line.sheet)
        result = line.result(side or Side.LEAVE)
        if result is not None:
            self._card(painter, columns.result, result, weight=500)

    def _refusal(self, painter: QPainter, area: QRectF, line: SyncLine) -> QRectF:
        """Why nothing comes of it, across the foot of the row; the rest of the area is left for the line."""
        theme, high = self._theme, self._theme.scaled(18)
        place = QRectF(area.x() + PAD, area.bottom() - high - 4, area.width() - 2 * PAD, high)
        size = theme.scaled(14)
        colour, icon = ("ink2", "ph.info") if line.section is Section.TOLD else ("over", "ph.warning-circle")
        draw_icon(painter, QRectF(place.x(), place.y(), size, high), icon, theme.tokens[colour], size)
        words_at, style = place.adjusted(size + 6, 0, 0, 0), theme.text(12)
        draw_text(painter, theme, words_at, line.refusal, style, colour, on=self._ground, quoted=True)
        return area.adjusted(0, 0, 0, -high)

    def _what(self, painter: QPainter, area: QRectF, line: SyncLine, indent: int) -> None:
        self._two(painter, area.adjusted(PAD + indent, 0, -8, 0), Card(line.title, line.note), weight=500)

    def _box(self, painter: QPainter, area: QRectF, line: SyncLine, side: Side | None) -> int:
        """The check box of a clear line; how much room it takes."""
        theme, tokens = self._theme, self._theme.tokens
        size = theme.scaled(MARK)
        box = QRectF(area.x() + PAD, _top_of_two(theme, area) + 2, size, size)
        if line.section is Section.TOLD:
            draw_icon(painter, box, "ph.info", tokens["ink3"], size)
        elif side is line.usual:
            shapes.rounded(painter, box, 4, tokens["acc"])
            draw_icon(painter, box, "ph.check-bold", tokens["on-acc"], theme.scaled(12))
        else:
            shapes.rounded(painter, box, 4, tokens["surface"], tokens["ink3"], 1)
        return size + 12

    def _box_height(self, columns: Columns, line: SyncLine, result: Card | None) -> int:
        """All three boxes of a clash are higher where one of them needs a second line to say who wrote what when."""
        style, room = self._theme.text(12), _box_in(columns.app, 0).width()
        beside = self._theme.scaled(MARK) + _EDGES + 9
        is_long = style.room(line.app.note) > room - beside or style.room(line.sheet.note) > room - beside
        is_long = is_long or (result is not None and style.room(result.note) > room - _EDGES)
        return self._theme.scaled(BOX) + (style.line if is_long else 0)

    def _choice(self, painter: QPainter, box: QRectF, card: Card, *, chosen: bool) -> None:
        """One of two cards with a radio."""
        theme, tokens = self._theme, self._theme.tokens
        ground = "acc-soft" if chosen else "surface"
        shapes.rounded(
            painter, box, 4, tokens[ground], tokens["acc" if chosen else "line3"], 2 if chosen else 1
        )
        size = theme.scaled(MARK)
        words = box.adjusted(_BEFORE + size + 9, 0, -_BEHIND, 0)
        dot = QRectF(box.x() + _BEFORE, self._top(words, card.note, _MOST) + 2, size, size)
        if chosen:
            shapes.rounded(painter, dot, size / 2, tokens["acc"])
            shapes.rounded(painter, dot.adjusted(5, 5, -5, -5), size / 2, tokens["on-acc"])
        else:
            shapes.rounded(painter, dot, size / 2, tokens["surface"], tokens["ink3"], 1)
        before, self._ground = self._ground, ground
        self._two(painter, words, card, weight=600 if chosen else 500, most=_MOST)
        self._ground = before

    def _outcome(self, painter: QPainter, box: QRectF, card: Card | None) -> None:
        """What becomes of a clash; a dashed box while nobody chose."""
        theme, tokens = self._theme, self._theme.tokens
        if card is not None:
            shapes.rounded(painter, box, 4, tokens["ok-soft"])
            before, self._ground = self._ground, "ok-soft"
            self._two(painter, box.adjusted(_BEFORE, 0, -_BEHIND, 0), card, weight=600, most=_MOST)
            self._ground = before
            return
        pen = QPen(tokens["risk"], 1)
        pen.setDashPattern([3, 2])
        shapes.smooth(painter)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        shapes.smooth(painter, on=False)
        size = theme.scaled(14)
        place = QRectF(box.x() + 13, box.y(), size, box.height())
        draw_icon(painter, place, "ph.arrow-left", tokens["risk"], size)
        words = box.adjusted(13 + size + 9, 0, -8, 0)
        self._asked(painter, words, tr("Pick one of the two"))

    def _asked(self, painter: QPainter, area: QRectF, text: str) -> None:
        """On one line, or on two where the words of a language are long."""
        style = self._theme.text(13, 500)
        high = len(style.lines(text, area.width(), 2)) * style.line
        middle = QRectF(area.x(), area.y() + (area.height() - high) / 2, area.width(), high)
        draw_block(painter, self._theme, middle, text, style, "risk", on=self._ground, most=2)

    def _card(self, painter: QPainter, area: QRectF, card: Card, *, weight: int = 400) -> None:
        inner = area.adjusted(PAD, 0, -8, 0)
        if card.icon:
            theme = self._theme
            size = theme.scaled(MARK)
            colour = theme.tokens["ink3" if card.is_quiet else "acc-t"]
            draw_icon(painter, QRectF(inner.x(), inner.y(), size, inner.height()), card.icon, colour, size)
            inner = inner.adjusted(size + 14, 0, 0, 0)
        self._two(painter, inner, card, weight=weight)

    def _top(self, area: QRectF, note: str, most: int) -> float:
        """Where a line and the smaller ones below it begin, so that they stand in the middle."""
        small = self._theme.text(12)
        both = self._theme.text(13).line + max(len(small.lines(note, area.width(), most)), 1) * small.line
        return area.y() + (area.height() - both) // 2

    def _two(self, painter: QPainter, area: QRectF, card: Card, *, weight: int, most: int = 1) -> None:
        """A line and a smaller one below it, or several, in the middle of the height."""
        theme = self._theme
        top, first = self._top(area, card.note, most), theme.text(13).line
        colour = "ink3" if card.is_quiet else "ink"
        upper = QRectF(area.x(), top, area.width(), first)
        lower = QRectF(area.x(), top + first, area.width(), area.bottom() - top - first)
        style = theme.text(13, 400 if card.is_quiet else weight)
        draw_text(painter, theme, upper, card.text, style, colour, on=self._ground, quoted=True)
        style = theme.text(12)
        draw_block(painter, theme, lower, card.note, style, "ink2", on=self._ground, most=most, quoted=True)


def side_at(theme: Theme, area: QRectF, x: float) -> str:
    """Which column a click meant: ``what``, ``app``, ``sheet`` or ``result``."""
    columns = Columns.of(theme, area)
    first, second, third = columns.dividers
    return "what" if x < first else "app" if x < second else "sheet" if x < third else "result"


def _left(line: SyncLine) -> Side:
    return Side.APP if Side.APP in line.results else Side.LEAVE


def _box_in(area: QRectF, high: float) -> QRectF:
    return QRectF(area.x() + PAD, area.y() + (area.height() - high) / 2, area.width() - 2 * PAD, high)


def _top_of_two(theme: Theme, area: QRectF) -> float:
    both = theme.text(13).line + theme.text(12).line
    return area.y() + (area.height() - both) // 2


_HEADS = {
    Section.CHOOSE: ("ph.git-diff", "risk"),
    Section.CLEAR: ("ph.check-circle", "ok"),
    Section.TOLD: ("ph.info", "ink2"),
}
