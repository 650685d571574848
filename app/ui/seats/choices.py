"""Ways of working as the window offers them."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.domain.styles import MY_WAY, Style
from app.ui.desk import StyleChoice


def choice_of(style: Style) -> StyleChoice:
    """A way of working as the window needs it."""
    said: Any = style.words.get("en") or next(iter(style.words.values()))
    choice = StyleChoice(
        style.key,
        said.name,
        said.summary,
        style.home,
        style.accent,
        shows_keys=style.shows_keys,
        manner=style.manner,
        quick_entry=style.quick_entry,
        tabs=style.tabs,
        home_word=said.home,
    )
    if style.key != MY_WAY:
        return choice
    name = QCoreApplication.translate("Seat", "My way")
    return replace(choice, name=name, line=QCoreApplication.translate("Seat", "Put together by you."))
