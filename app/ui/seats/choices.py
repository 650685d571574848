"""Ways of working as the window offers them."""

from typing import Any

from app.domain.styles import Style
from app.ui.desk import StyleChoice


def choice_of(style: Style) -> StyleChoice:
    """A way of working as the window needs it."""
    said: Any = style.words.get("en") or next(iter(style.words.values()))
    return StyleChoice(
        style.key,
        said.name,
        said.summary,
        style.home,
        style.accent,
        shows_keys=style.shows_keys,
        manner=style.manner,
    )
