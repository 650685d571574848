"""The one door for painted text: it elides, and it can keep a record of what it drew.

The record lets a test say 'no word was cut on this screen' and 'every colour pair is readable' without looking
at pixels, and lets a painted widget answer a mouse that rests on a shortened text with the whole of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from app.ui.theme.fonts import TextStyle
from app.ui.theme.looks import Theme

Align = Qt.AlignmentFlag
LEFT, RIGHT, CENTRE = Align.AlignLeft, Align.AlignRight, Align.AlignHCenter
_CAPITALS = 0.73
"""Height of a capital letter as a share of the size."""


@dataclass(frozen=True, slots=True)
class DrawnText:
    """One text as it reached the screen.

    Attributes:
        text: What was asked for.
        shown: What fitted.
        area: Where it had to fit, in the painter's coordinates.
        colour: Token of the letters.
        ground: Token of what lies behind them.
        is_quoted: Somebody's own words, which may be of any length; never one of our labels or a figure.
        is_squeezed: The area is lower than the letters.
        place: Where the letters stand on the picture that is painted, whichever widget paints them.
        seen: The part of the place that is not hidden behind the edge of its widget or a scrolled list.
    """

    text: str
    shown: str
    area: QRectF
    colour: str
    ground: str
    is_quoted: bool
    is_squeezed: bool
    place: QRectF = field(default_factory=QRectF)
    seen: QRectF = field(default_factory=QRectF)

    @property
    def is_cut(self) -> bool:
        """Whether a reader misses some of it."""
        return self.is_squeezed or self.shown != self.text


@dataclass(slots=True)
class TextRecord:
    """What was drawn while recording."""

    drawn: list[DrawnText] = field(default_factory=list)

    @property
    def cuts(self) -> list[DrawnText]:
        """Texts that did not fit."""
        return [item for item in self.drawn if item.is_cut]

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """Colour of the letters and of the ground, by token."""
        return {(item.colour, item.ground) for item in self.drawn}

    def cut_at(self, x: float, y: float) -> str:
        """The whole of a shortened text at this place, or nothing."""
        point = QPointF(x, y)
        return next((item.text for item in self.cuts if item.area.contains(point)), "")


_records: list[TextRecord] = []


@contextmanager
def recording() -> Iterator[TextRecord]:
    """Keep a record of all text drawn inside the block, whichever widget draws it."""
    record = TextRecord()
    _records.append(record)
    try:
        yield record
    finally:
        _records.remove(record)


def draw_text(  # noqa: PLR0913  # every choice of a text stands here, by name
    painter: QPainter,
    theme: Theme,
    area: QRectF,
    text: str,
    style: TextStyle,
    colour: str = "ink",
    *,
    on: str = "surface",
    align: Align = LEFT,
    quoted: bool = False,
) -> float:
    """Draw one line, centred in the height of its area, shortened where it does not fit.

    Args:
        painter: Pen and font are left changed.
        theme: Whose colours count.
        area: Room for the text.
        text: Plain text; nothing in it is ever read as markup.
        style: From the type scale.
        colour: Token of the letters.
        on: Token of the ground behind them, for the record.
        align: Left, right or centre.
        quoted: Somebody's own words, which may be longer than any room.

    Returns:
        The width that was used.
    """
    shown = style.fitted(text, area.width())
    used = style.width(shown)
    left = area.x()
    if align == RIGHT:
        left = area.right() - used
    elif align == CENTRE:
        left += (area.width() - used) / 2
    painter.setFont(style.font_for(shown))
    painter.setPen(theme.tokens[colour])
    baseline = style.baseline(area.y(), area.height())
    painter.drawText(QPointF(left, baseline), shown)
    if _records:
        height = style.font.pixelSize()
        squeezed = bool(shown) and area.height() < height
        place, seen = _where(painter, QRectF(left, baseline - _CAPITALS * height, used, _CAPITALS * height))
        words = " ".join(text.split()), " ".join(shown.split())
        _note(DrawnText(*words, QRectF(area), colour, on, quoted, squeezed, place, seen))
    return used


def draw_block(  # noqa: PLR0913
    painter: QPainter,
    theme: Theme,
    area: QRectF,
    text: str,
    style: TextStyle,
    colour: str = "ink",
    *,
    on: str = "surface",
    most: int = 99,
    quoted: bool = False,
) -> int:
    """Draw words over several lines, at most so many; returns the height used."""
    lines = style.lines(text, area.width(), most)
    for number, line in enumerate(lines):
        room = QRectF(area.x(), area.y() + number * style.line, area.width(), style.line)
        draw_text(painter, theme, room, line, style, colour, on=on, quoted=quoted)
    return len(lines) * style.line


def _where(painter: QPainter, letters: QRectF) -> tuple[QRectF, QRectF]:
    """The letters on the whole picture, and the part of them that can be seen."""
    place = painter.deviceTransform().mapRect(letters)
    clip = painter.paintEngine().systemClip()
    return place, place if clip.isEmpty() else place.intersected(QRectF(clip.boundingRect()))


def _note(item: DrawnText) -> None:
    for record in _records:
        record.drawn.append(item)
