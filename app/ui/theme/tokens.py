"""Colours and radii by name, one set for each accent in light and in dark."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PySide6.QtGui import QColor

_NAME = re.compile(r"@([a-z][a-z0-9-]*)")
_LINES = ("line", "line2", "line3", "cline")


class Mode(StrEnum):
    """Light ground or dark ground."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything a painter may ask about the look in force.

    A painter keeps a colour for the length of one paint only: the look can change while the program runs.
    """

    accent: str
    mode: Mode
    colours: Mapping[str, QColor]
    card_radius: int
    control_radius: int

    def __getitem__(self, name: str) -> QColor:
        return self.colours[name]

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return self.mode is Mode.DARK

    def filled(self, template: str) -> str:
        """Replace each ``@name`` in a style sheet.

        Raises:
            KeyError: A name that no token has; a blank would only look wrong somewhere.
        """
        return _NAME.sub(lambda match: self._value(match.group(1)), template)

    def _value(self, name: str) -> str:
        lengths = {"r": self.card_radius, "rc": self.control_radius}
        return f"{lengths[name]}px" if name in lengths else self.colours[name].name()


@dataclass(frozen=True, slots=True)
class Palettes:
    """All looks of the tokens file, by accent and mode."""

    looks: Mapping[tuple[str, Mode], Tokens]

    @property
    def accents(self) -> tuple[str, ...]:
        """Names of the accents, in the file's order."""
        return tuple(dict.fromkeys(accent for accent, _ in self.looks))

    def find(self, accent: str, mode: Mode) -> Tokens:
        """The look of that accent; an accent that the file does not know wears the first one."""
        return self.looks.get((accent, mode)) or self.looks[self.accents[0], mode]


def load_palettes(path: Path, *, more_contrast: bool = False) -> Palettes:
    """Read the tokens file once.

    Args:
        path: JSON with ``light``, ``dark`` and ``styles`` (accents over them).
        more_contrast: Draw hairlines in the tertiary ink, for people who need to see every edge.
    """
    raw = json.loads(path.read_text(encoding="utf-8"))
    looks = {
        (accent, mode): _look(raw, accent, mode, more_contrast=more_contrast)
        for accent in raw["styles"]
        for mode in Mode
    }
    return Palettes(MappingProxyType(looks))


def _look(raw: Mapping[str, Any], accent: str, mode: Mode, *, more_contrast: bool) -> Tokens:
    values: dict[str, str] = {**raw[mode], **raw["styles"][accent][mode]}
    # One accent alone has a second tone, and views are borrowed by all.
    values.setdefault("acc2", values["acc-line"])
    if more_contrast:
        values.update(dict.fromkeys(_LINES, values["ink3"]))
    colours = {name: QColor(value) for name, value in values.items() if value.startswith("#")}
    shape = raw["styles"][accent][Mode.LIGHT]
    return Tokens(accent, mode, MappingProxyType(colours), _pixels(shape["r"]), _pixels(shape["rc"]))


def _pixels(text: str) -> int:
    return int(text.removesuffix("px"))
