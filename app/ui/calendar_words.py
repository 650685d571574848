"""What stands in the way of another calendar, in sentences: what is so, what is safe, what to do now."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.ui.translations import QT_TRANSLATE_NOOP

# fmt: off
PROBLEMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "missing": QT_TRANSLATE_NOOP("Messages", "{name} is not where it was. What was known of it stays; show where it is now, or remove it."),
        "unreadable": QT_TRANSLATE_NOOP("Messages", "{name} cannot be read now ({said}). What was known of it stays; we try again."),
        "too_large": QT_TRANSLATE_NOOP("Messages", "{name} is larger than the {said} that can be read. Nothing was changed; export the coming months alone."),
        "not_valid": QT_TRANSLATE_NOOP("Messages", "{name} holds no calendar that can be read. Nothing was changed; export it again as .ics."),
        "too_many": QT_TRANSLATE_NOOP("Messages", "{name} has more than {said} events. Nothing was changed; export the coming months alone."),
        "took_too_long": QT_TRANSLATE_NOOP("Messages", "{name} took longer than {said} to read, so it was left. What was known of it stays."),
        "gave_up": QT_TRANSLATE_NOOP("Messages", "{name} needs more memory than a calendar should, so it was left. What was known of it stays."),
        "no_answer": QT_TRANSLATE_NOOP("Messages", "{name} does not answer now ({said}). What was known of it stays; we try again."),
        "refused": QT_TRANSLATE_NOOP("Messages", "{name} refuses the calendar (answer {said}). What was known of it stays; copy the address again from its page."),
        "certificate": QT_TRANSLATE_NOOP("Messages", "{name} cannot prove who it is, so nothing was fetched. Ask whoever runs it to renew its certificate."),
        "elsewhere": QT_TRANSLATE_NOOP("Messages", "{name} points to {said}, where nobody asked to look, so nothing was fetched. Type that address if you trust it."),
        "no_address": QT_TRANSLATE_NOOP("Messages", "“{name}” is no address of a calendar. It begins with https:// or http:// and holds no password."),
    }
)
"""By reason; ``{name}`` is the calendar's file or server, ``{said}`` what the reason speaks of."""

SKIPPED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "zone_unknown": QT_TRANSLATE_NOOP("Calendars", "in a time zone that nobody knows"),
        "no_start": QT_TRANSLATE_NOOP("Calendars", "without a start"),
        "two_starts": QT_TRANSLATE_NOOP("Calendars", "with two starts"),
        "bad_date": QT_TRANSLATE_NOOP("Calendars", "with a date that there is not"),
        "bad_length": QT_TRANSLATE_NOOP("Calendars", "with a length that cannot be"),
        "bad_rule": QT_TRANSLATE_NOOP("Calendars", "repeating in a way that cannot be read"),
        "too_often": QT_TRANSLATE_NOOP("Calendars", "repeating too often"),
        "not_valid": QT_TRANSLATE_NOOP("Calendars", "that cannot be read"),
    }
)
"""By the reason why an event was left out."""
# fmt: on
