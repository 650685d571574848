"""Small painters that widgets and delegates share. Each draws what it is told; none keeps anything."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, draw_text
from app.ui.theme.tokens import Tokens

HUES = 6
_SMOOTH = QPainter.RenderHint.Antialiasing  # looked up once: lists draw thousands of lines
_INITIALS_PX = {16: 9, 20: 9, 28: 10, 30: 11, 32: 12, 40: 15, 48: 18, 64: 20, 88: 33}


def has_key_focus(widget: QWidget) -> bool:
    """Whether the focus came by keyboard; a click draws no ring."""
    return widget.hasFocus() and widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def smooth(painter: QPainter, *, on: bool = True) -> None:
    """Switch antialiasing."""
    painter.setRenderHint(_SMOOTH, on)


def foot_line(painter: QPainter, area: QRectF | QRect, colour: QColor) -> None:
    """One physical pixel flush with the lower edge, at any scale."""
    ratio = painter.device().devicePixelRatioF()
    bottom = round((area.y() + area.height()) * ratio) / ratio
    smooth(painter, on=False)
    painter.fillRect(QRectF(area.x(), bottom - 1 / ratio, area.width(), 1 / ratio), colour)


def head_line(painter: QPainter, area: QRectF | QRect, colour: QColor) -> None:
    """One physical pixel flush with the upper edge."""
    ratio = painter.device().devicePixelRatioF()
    smooth(painter, on=False)
    painter.fillRect(QRectF(area.x(), round(area.y() * ratio) / ratio, area.width(), 1 / ratio), colour)


def side_line(painter: QPainter, x: float, area: QRectF | QRect, colour: QColor) -> None:
    """One physical pixel from the top to the foot of an area."""
    ratio = painter.device().devicePixelRatioF()
    smooth(painter, on=False)
    painter.fillRect(QRectF(round(x * ratio) / ratio, area.y(), 1 / ratio, area.height()), colour)


def rounded(
    painter: QPainter,
    area: QRectF,
    radius: float,
    fill: QColor | None,
    line: QColor | None = None,
    width: float = 1,
) -> None:
    """A box whose outline lies inside its area."""
    inset = width / 2 if line is not None else 0.0
    inner = max(0.0, radius - inset)
    smooth(painter)
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), inner, inner)
    smooth(painter, on=False)


def hue_of(identity: str) -> int:
    """One of six hues, the same one for a person on every computer and on every day."""
    total = 0
    for sign in identity:
        total = (total * 31 + ord(sign)) % 65_521
    return total % HUES


def initials_of(name: str) -> str:
    """Two letters for a name."""
    words = [
        word
        for word in name.split()
        if word[:1].isalpha() and word.rstrip(".") not in {"Dr", "Mr", "Ms", "Mrs"}
    ]
    return "".join(word[0].upper() for word in words[:2])


def avatar(painter: QPainter, theme: Theme, area: QRectF, initials: str, hue: int) -> None:
    """Initials on the person's own hue."""
    smooth(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tokens[f"h{hue}b"])
    painter.drawEllipse(area)
    smooth(painter, on=False)
    size = _INITIALS_PX.get(round(area.width() / theme.text.zoom), 12)
    draw_text(painter, theme, area, initials, theme.text(size, 600), f"h{hue}f", on=f"h{hue}b", align=CENTRE)


def ring(painter: QPainter, area: QRectF, stroke: float, share: float, colour: QColor, track: QColor) -> None:
    """A ring that fills clockwise from twelve o'clock, with round ends."""
    half = stroke / 2
    inner = area.adjusted(half, half, -half, -half)
    smooth(painter)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(track, stroke))
    painter.drawEllipse(inner)
    if share > 0:
        painter.setPen(QPen(colour, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(inner, 90 * 16, -round(min(share, 1) * 360 * 16))
    smooth(painter, on=False)


def level(painter: QPainter, area: QRectF, share: float, colour: QColor, track: QColor) -> None:
    """A share of a rounded track."""
    path = QPainterPath()
    path.addRoundedRect(area, area.height() / 2, area.height() / 2)
    smooth(painter)
    painter.fillPath(path, track)
    painter.save()
    painter.setClipRect(QRectF(area.x(), area.y(), area.width() * min(max(share, 0), 1), area.height()))
    painter.fillPath(path, colour)
    painter.restore()
    smooth(painter, on=False)


def key_cap_width(theme: Theme, key: str) -> int:
    """Room for one key cap."""
    return max(theme.scaled(18), math.ceil(theme.text(11, 500).width(key)) + 12)


def key_cap(painter: QPainter, theme: Theme, corner: QPointF, key: str) -> int:
    """A key cap, 18 high with two pixels at its foot; returns its width."""
    tokens, width, height = theme.tokens, key_cap_width(theme, key), theme.scaled(18)
    x, y = corner.x(), corner.y()
    rounded(painter, QRectF(x, y, width, height), 4, tokens["line3"])
    rounded(painter, QRectF(x + 1, y + 1, width - 2, height - 3), 3, tokens["surface"])
    draw_text(painter, theme, QRectF(x, y, width, height - 1), key, theme.text(11, 500), "ink2", align=CENTRE)
    return width


def key_caps_width(theme: Theme, keys: Sequence[str]) -> int:
    """Room for several caps, four pixels apart."""
    return sum(key_cap_width(theme, key) for key in keys) + 4 * max(len(keys) - 1, 0)


def mark(painter: QPainter, area: QRectF, tokens: Tokens) -> None:
    """The product's mark: an open ring and a tick."""
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.save()
    smooth(painter)
    painter.translate(area.topLeft())
    painter.scale(area.width() / 28, area.height() / 28)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens["ink"], 2.6, Qt.PenStyle.SolidLine, cap))
    painter.drawArc(QRectF(3.8, 3.4, 21, 21), 46 * 16, 304 * 16)
    painter.setPen(QPen(tokens["acc"], 3, Qt.PenStyle.SolidLine, cap, join))
    painter.drawPolyline([QPointF(8.6, 14.4), QPointF(12.7, 18.5), QPointF(25, 6.2)])
    painter.restore()
