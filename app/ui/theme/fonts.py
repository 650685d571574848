"""Inter for every platform, and the type scale that is drawn with it."""

import math
from functools import lru_cache
from importlib.resources import as_file, files

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QTextLayout, QTextOption

LINE_HEIGHTS = {9: 12, 10: 14, 11: 16, 12: 16, 13: 20, 15: 24, 18: 24, 20: 28, 28: 36, 33: 40}
_OPTICAL = {20: 16}
_TRACKING = {20: -0.2, 28: -0.5}  # pixels: -0.01 em and -0.018 em


def load_inter() -> str:
    """Register Inter with the application and return its family name.

    A fresh server has no font at all, and the screens are designed on Inter's metrics. Where the package is
    missing the desktop's own family is used.
    """
    try:
        folder = files("fontpkg_inter") / "files"
    except ModuleNotFoundError:
        return QFontInfo(QFont()).family()
    families: list[str] = []
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".ttf"):
            with as_file(entry) as path:
                number = QFontDatabase.addApplicationFont(str(path))
            families += QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else QFontInfo(QFont()).family()


class TextStyle:
    """One entry of the type scale: a font with its metrics, measured once and shared by all painters."""

    def __init__(self, font: QFont, line: int) -> None:
        self.font = font
        self.line = line
        self._metrics = QFontMetricsF(font)
        self._words = QFont(font)
        self._words.unsetFeature(QFont.Tag("tnum"))
        self._words_metrics = QFontMetricsF(self._words)
        # Browsers round ascent and descent each before they centre a line; so text sits on the same pixel.
        self._ascent = math.floor(self._metrics.ascent() + 0.5)
        self._descent = math.floor(self._metrics.descent() + 0.5)
        self.width = lru_cache(8_192)(self._width)
        self.fitted = lru_cache(8_192)(self._fitted)
        self.lines = lru_cache(1_024)(self._lines)

    @property
    def ink_height(self) -> int:
        """What the tallest glyphs need; less room than this cuts them."""
        return self._ascent + self._descent

    def baseline(self, top: float, height: float) -> float:
        """Where the baseline of one line lies that is centred in this height."""
        return top + math.floor((height - self.ink_height) / 2) + self._ascent

    def font_for(self, text: str) -> QFont:
        """The font itself; for hyphened words the one without tabular figures, which would widen the hyphen."""
        return self._words if "-" in text else self.font

    def room(self, text: str) -> int:
        """Whole pixels that a text needs."""
        return math.ceil(self.width(one_line(text)) - 0.01)

    def _width(self, text: str) -> float:
        return self._metrics_for(text).horizontalAdvance(text)

    def _metrics_for(self, text: str) -> QFontMetricsF:
        return self._words_metrics if "-" in text else self._metrics

    def _fitted(self, text: str, width: float) -> str:
        clean = one_line(text)
        if self.width(clean) <= width + 0.5:
            return clean
        return self._metrics_for(clean).elidedText(clean, Qt.TextElideMode.ElideRight, width)

    def _lines(self, text: str, width: float, most: int) -> tuple[str, ...]:
        """Break at words; the last line that is allowed holds all the rest (and is elided when drawn)."""
        clean = "\u2028".join(part.strip() for part in text.splitlines()) if text else ""
        layout = QTextLayout(clean, self.font_for(clean))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, 0))
            starts.append(line.textStart())
        layout.endLayout()
        ends = [*[*starts[1:], len(clean)][: most - 1], len(clean)]
        return tuple(one_line(clean[start:end]).strip() for start, end in zip(starts, ends, strict=False))


class TypeScale:
    """``scale(13, 600)`` gives the shared style of that size and weight.

    Args:
        family: A family that is installed; Qt would replace a missing one in silence.
        zoom: 1.0 to 1.5; sizes and line heights grow together.
    """

    def __init__(self, family: str, zoom: float = 1.0) -> None:
        self.family = family
        self.zoom = zoom
        self._styles: dict[tuple[int, int, bool], TextStyle] = {}

    def __call__(self, px: int, weight: int = 400, *, italic: bool = False) -> TextStyle:
        key = (px, weight, italic)
        style = self._styles.get(key)
        if style is None:
            font = self.font(px, weight, italic=italic)
            style = self._styles[key] = TextStyle(font, round(LINE_HEIGHTS[px] * self.zoom))
        return style

    def font(self, px: int, weight: int, *, italic: bool = False) -> QFont:
        """A font with tabular figures and the browser's widths, whatever the desktop's hinting says."""
        font = QFont(self.family)
        font.setPixelSize(round(px * self.zoom))
        font.setWeight(QFont.Weight(weight))
        # Inter is one variable font: without its axes every weight would be drawn as Regular.
        font.setVariableAxis(QFont.Tag("wght"), weight)
        font.setVariableAxis(QFont.Tag("opsz"), _OPTICAL.get(px, 14))
        font.setItalic(italic)
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if px in _TRACKING:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _TRACKING[px] * self.zoom)
        return font


def one_line(text: str) -> str:
    """Text of a customer on one line: breaks and tabs become spaces."""
    return " ".join(text.split()) if any(sign in text for sign in "\n\r\t\u2028\u2029\x0b\x0c") else text
