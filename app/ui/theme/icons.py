"""Icons as outlines from the two fonts that qtawesome brings, read without importing it.

Importing qtawesome takes a tenth of a second and more (it registers twelve fonts); one QRawFont and one list
of names take a few milliseconds, and an outline is sharp at every scale.
"""

import json
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont

if TYPE_CHECKING:
    from app.ui.theme.looks import Theme

_STEMS = {"ph": "phosphor", "mdi6": "materialdesignicons6-webfont"}
_BOX = 64.0


class IconFont:
    """One icon font: a glyph's outline by its name, in a box of 64 by 64."""

    def __init__(self, folder: Path, stem: str) -> None:
        self._raw = QRawFont(str(next(folder.glob(f"{stem}-[0-9]*.ttf"))), _BOX)
        names = next(folder.glob(f"{stem}-charmap-*.json"))
        self._code_points: dict[str, str] = json.loads(names.read_text(encoding="utf-8"))

    def outline(self, name: str) -> QPainterPath:
        """The glyph, centred in its box.

        Raises:
            KeyError: The font has no such name.
        """
        sign = chr(int(self._code_points[name], 16))
        glyph = self._raw.glyphIndexesForString(sign)[0]
        path = self._raw.pathForGlyph(glyph)
        advance = self._raw.advancesForGlyphIndexes([glyph])[0].x()
        ascent, descent = self._raw.ascent(), self._raw.descent()
        path.translate((_BOX - advance) / 2, (_BOX + ascent - descent) / 2)
        path.setFillRule(Qt.FillRule.WindingFill)
        return path


@cache
def _font(prefix: str) -> IconFont:
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("qtawesome brings the icon fonts", name="qtawesome")
    return IconFont(Path(spec.origin).parent / "fonts", _STEMS[prefix])


@lru_cache(512)
def outline(name: str) -> QPainterPath:
    """``ph.phone`` or ``mdi6.microsoft-excel`` as a path in a box of 64 by 64."""
    prefix, _, glyph = name.partition(".")
    return _font(prefix).outline(glyph)


@lru_cache(2_048)
def _pixmap(name: str, rgba: int, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _BOX, size / _BOX)
    painter.fillPath(outline(name), QColor.fromRgba(rgba))
    painter.end()
    return picture


def draw_icon(painter: QPainter, area: QRectF, name: str, colour: QColor, size: int) -> None:
    """Draw centred in an area, on whole pixels."""
    ratio = painter.device().devicePixelRatioF()
    corner = QPointF(
        round(area.x() + (area.width() - size) / 2), round(area.y() + (area.height() - size) / 2)
    )
    painter.drawPixmap(corner, _pixmap(name, colour.rgba(), size, ratio))


class TokenIconEngine(QIconEngine):
    """An icon for menus and actions that asks for its colour at each paint, so it follows a live switch."""

    def __init__(self, theme: "Theme", name: str, colour: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        token = "ink-dis" if mode == QIcon.Mode.Disabled else self._colour
        size = min(rect.width(), rect.height())
        draw_icon(painter, QRectF(rect), self._name, self._theme.tokens[token], size)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return TokenIconEngine(self._theme, self._name, self._colour)
