"""Small pictures of the four homes, drawn from boxes in each one's own colours."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.ui.theme.tokens import Tokens
from app.ui.widgets import shapes

WIDTH, HEIGHT = 304, 177
Box = tuple[float, float, float, float, float, str, str]
"""x, y, width, height, radius, fill and line as tokens; an empty one is not drawn."""


def _bars(x: float, y: float, *widths: float, step: float = 8, colour: str = "line3") -> tuple[Box, ...]:
    return tuple((x, y + at * step, width, 3, 1.5, colour, "") for at, width in enumerate(widths))


def _person(x: float, y: float) -> tuple[Box, ...]:
    card: Box = (x, y, 45, 48, 5, "surface", "cline")
    face: Box = (x + 5, y + 6, 12, 12, 6, "h1b", "")
    return card, face, *_bars(x + 20, y + 8, 20, 14, step=7), *_bars(x + 5, y + 27, 34, 26)


def _ranked(y: float, *, grown: bool = False) -> tuple[Box, ...]:
    dot: Box = (20, y, 4, 4, 1, "acc" if grown else "ink", "")
    return (
        dot,
        (32, y, 14, 4, 1, "ink2", ""),
        (54, y, 32, 4, 1, "ink2", ""),
        (96, y, 60, 4, 1, "line3", ""),
        (190, y, 20, 4, 1, "ink2", ""),
    )


def _grid(y: float, slack: float) -> tuple[Box, ...]:
    return (
        (0, y - 4, 214, 0.8, 0, "line", ""),
        (16, y, 24, 4, 1, "ink2", ""),
        (56, y, 16, 4, 1, "line3", ""),
        (82, y, 42, 4, 1, "line3", ""),
        (140, y, 12, 4, 1, "ink2", ""),
        (170, y, slack, 5, 0, "acc", ""),
    )


def _block(y: float, height: float, width: float) -> tuple[Box, ...]:
    return (
        (40, y, 86, height, 2, "acc-soft", ""),
        (40, y, 2.5, height, 0, "acc", ""),
        (48, y + height / 2 - 2, width, 4, 1, "acc-t", ""),
    )


def _asked(y: float) -> tuple[Box, ...]:
    return (
        (220, y, 68, 44, 5, "surface", "cline"),
        (226, y + 6, 12, 12, 6, "h2b", ""),
        *_bars(242, y + 8, 34, 22, step=7),
        (226, y + 28, 22, 9, 3, "acc-soft", "acc-line"),
        (252, y + 28, 22, 9, 3, "surface", "line3"),
    )


_PEOPLE: tuple[Box, ...] = (
    (14, 14, 194, 16, 6, "surface", "acc-line"),
    (20, 19, 6, 6, 3, "acc", ""),
    (31, 20, 74, 4, 2, "line3", ""),
    (14, 37, 194, 66, 7, "surface", "acc-line"),
    (22, 45, 26, 26, 13, "h3b", ""),
    (56, 46, 18, 6, 2, "acc", ""),
    (56, 57, 72, 7, 2, "ink", ""),
    (56, 69, 88, 4, 2, "line3", ""),
    (56, 83, 36, 12, 3, "acc", ""),
    (96, 83, 24, 12, 3, "surface", "line3"),
    (124, 83, 24, 12, 3, "surface", "line3"),
    (166, 52, 32, 32, 16, "acc", ""),
    (170, 56, 24, 24, 12, "surface", ""),
    *(box for x in (14, 64, 113, 163) for box in _person(x, 112)),
    (220, 14, 68, 50, 5, "surface", "cline"),
    (228, 22, 12, 8, 2, "ink", ""),
    *((228 + 9 * at, 38, 6, 6, 3, "acc", "") for at in range(6)),
    (220, 72, 68, 88, 5, "surface", "cline"),
    *_bars(228, 82, 30, 44, 38, step=24),
)
_PRIORITIES: tuple[Box, ...] = (
    (14, 14, 204, 32, 2, "surface", "cline"),
    (14, 13, 51, 2.5, 0, "acc", ""),
    *(box for at in range(4) for box in _bars(20 + 51 * at, 20, 20)),
    (20, 28, 8, 9, 1, "over", ""),
    *((71 + 51 * at, 28, 8 + 16 * (at > 0), 9, 1, "ink", "") for at in range(3)),
    (14, 52, 204, 112, 2, "surface", "cline"),
    (14, 60, 204, 22, 0, "sel", ""),
    (14, 60, 2.5, 22, 0, "acc", ""),
    *_ranked(64, grown=True),
    *(box for at in range(8) for box in _ranked(88 + 9 * at)),
    (228, 0, 76, 177, 0, "surface", "cline"),
    *_bars(238, 14, 34),
    *(box for at in range(4) for box in ((238, 30 + 36 * at, 12, 12, 6, "h0b", ""),)),
    *(box for at in range(4) for box in _bars(254, 32 + 36 * at, 24, 40, 34)),
)
_SHEET: tuple[Box, ...] = (
    (0, 0, 304, 177, 0, "surface", ""),
    (12, 10, 28, 6, 2, "ink", ""),
    (48, 8, 62, 10, 2, "acc-soft", "acc-line"),
    (114, 8, 30, 10, 2, "risk-soft", "risk-line"),
    (0, 26, 214, 12, 0, "sunken", ""),
    *_bars(16, 30, 24),
    *_bars(82, 30, 30),
    *(box for at in range(12) for box in _grid(46 + 11 * at, 4 + 3 * at)),
    (134, 96, 26, 12, 1, "", "acc"),
    (0, 42, 214, 10, 0, "acc-soft", ""),
    (214, 0, 0.8, 177, 0, "line", ""),
    *_bars(224, 13, 50, colour="ink"),
    *_bars(224, 40, *(18,) * 6, step=9),
    *_bars(250, 40, 34, 28, 38, 30, 36, 24, step=9, colour="ink2"),
    *_bars(224, 106, *(14,) * 5, step=13),
    *_bars(246, 106, 34, 26, 40, 30, 22, step=13, colour="ink2"),
)
_DAY_PLAN: tuple[Box, ...] = (
    (14, 14, 74, 8, 2, "ink", ""),
    (14, 26, 50, 4, 1, "line3", ""),
    (14, 38, 118, 126, 5, "surface", "cline"),
    *_bars(20, 48, *(10,) * 7, step=17),
    *_block(46, 9, 30),
    *_block(58, 16, 36),
    (40, 78, 86, 14, 2, "shade", ""),
    *_block(96, 12, 28),
    *_block(112, 12, 40),
    (40, 128, 86, 10, 2, "shade", ""),
    *_block(142, 16, 32),
    (140, 38, 66, 74, 5, "surface", "acc-line"),
    (146, 46, 12, 12, 6, "h5b", ""),
    *_bars(162, 48, 30, 22, step=7),
    *((146, 66 + 9 * at, 5, 5, 1, "acc" if at == 0 else "surface", "line3") for at in range(3)),
    *_bars(155, 67, 34, 28, 36, step=9),
    (146, 96, 40, 10, 3, "acc", ""),
    (140, 120, 66, 44, 5, "surface", "cline"),
    *_bars(146, 128, 34),
    (146, 140, 44, 5, 2.5, "acc", ""),
    (190, 140, 10, 5, 2.5, "acc-line", ""),
    (214, 0, 0.8, 177, 0, "line", ""),
    *_bars(222, 16, 30, colour="ink"),
    *(box for at in range(3) for box in _asked(28 + 48 * at)),
)
_PICTURES: Mapping[str, tuple[Box, ...]] = MappingProxyType(
    {"people": _PEOPLE, "priorities": _PRIORITIES, "sheet": _SHEET, "day_plan": _DAY_PLAN}
)


def paint_preview(painter: QPainter, area: QRectF, home: str, tokens: Tokens) -> None:
    """Draw the home as small as the area; one that nobody knows is an empty ground."""
    painter.save()
    painter.setClipRect(area)
    painter.fillRect(area, tokens["canvas"])
    painter.translate(area.topLeft())
    painter.scale(area.width() / WIDTH, area.height() / HEIGHT)
    for x, y, width, height, radius, fill, line in _PICTURES.get(home, ()):
        box = QRectF(x, y, width, height)
        shapes.rounded(painter, box, radius, tokens[fill] if fill else None, tokens[line] if line else None)
    painter.restore()
