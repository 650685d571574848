"""What can be written into calendars, in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.ui.translations import QT_TRANSLATE_NOOP

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "conversations": QT_TRANSLATE_NOOP("Settings", "Conversations"),
        "promises_and_deadlines": QT_TRANSLATE_NOOP("Settings", "Promises and deadlines"),
        "needed_time": QT_TRANSLATE_NOOP("Settings", "Blocks of needed time"),
        "rounds": QT_TRANSLATE_NOOP("Settings", "Rounds of eight weeks"),
        "steps": QT_TRANSLATE_NOOP("Settings", "Every open step"),
    }
)
"""By the names that style files use."""

PRIVACIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "full": QT_TRANSLATE_NOOP("Settings", "Everything about the case"),
        "names": QT_TRANSLATE_NOOP("Settings", "Customer and step"),
        "busy": QT_TRANSLATE_NOOP("Settings", "Only that I am busy"),
    }
)
