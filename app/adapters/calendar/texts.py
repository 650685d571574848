"""Text of a calendar, written as RFC 5545 has it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from icalendar import vCategory, vDuration, vText


class Text(vText):
    r"""Text that reads back as it was. The library's own turns ``\N`` into a line end: ``C:\New`` becomes two lines."""

    def to_ical(self) -> bytes:
        lines = self.replace("\r\n", "\n").replace("\r", "\n")
        for special in "\\;,":
            lines = lines.replace(special, f"\\{special}")
        return lines.replace("\n", r"\n").encode()


class Before(vDuration):
    """A trigger as Outlook writes it: minutes, and ``-PT0M`` for the start itself (not ``P0D``)."""

    def __init__(self, before: timedelta) -> None:
        super().__init__(-before)

    def to_ical(self) -> bytes:
        return f"-PT{-self.td // timedelta(minutes=1)}M".encode()


def categories(words: Iterable[str]) -> vCategory:
    """What an event is sorted by."""
    found = vCategory([])
    found.cats = [Text(word) for word in words]
    return found


def exactly(calendar: Any) -> Any:
    """The calendar with every text that came with it written as it was, also those that are not ours."""
    for part in calendar.walk():
        for name, value in list(part.items()):
            part[name] = [_exact(one) for one in value] if isinstance(value, list) else _exact(value)
    return calendar


def _exact(value: Any) -> Any:
    if isinstance(value, vCategory):
        value.cats = [Text(word) for word in value.cats]
        return value
    return Text(value, params=value.params) if type(value) is vText else value
