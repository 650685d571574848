"""What the parser has to know besides the line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from app.domain.quick_entry.names import Names
from app.domain.quick_entry.words import Words

DateReader = Callable[[str, datetime, str], datetime | None]
"""A reader for dates beyond the desk phrases: the words, the wall time now, the zone -> a wall time."""


class DeskCalendar(Protocol):
    """The part of the owner's working calendar that a line needs."""

    def close_of(self, day: date) -> datetime | None:
        """The end of that working day, UTC; None on a day off."""

    def is_working_day(self, day: date) -> bool:
        """Whether anybody works that day."""

    def reason_off(self, day: date) -> str | None:
        """Why nobody works that day, such as the holiday's name."""

    def opening_after(self, at: datetime) -> datetime:
        """The moment itself if the desk is open then, else the next opening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The desk at which a line is typed.

    Args:
        now_at: The present, aware, UTC.
        zone: The user's zone; times typed are wall time there.
        calendar: The owner's working calendar.
        currency: The company's currency code, for values typed without one.
        words: The language's words, from ``resources/quick_entry``.
        decimal_sign: "." or ","; "" when the reader's habit is not known: then 1.234 is asked.
    """

    now_at: datetime
    zone: str
    calendar: DeskCalendar
    names: Names
    currency: str
    words: Words
    language: str = "en"
    decimal_sign: str = "."
