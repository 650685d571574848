"""What the parser has to know besides the line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.moments import Moment
from app.domain.quick_entry.names import Names
from app.domain.quick_entry.words import Words
from app.domain.working_time.calendars import WorkingCalendar

DateReader = Callable[[str, datetime, str], datetime | None]
"""A reader for dates beyond the desk phrases: the words, the wall time now, the zone -> a wall time."""


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
    calendar: WorkingCalendar
    names: Names
    currency: str
    words: Words
    language: str = "en"
    decimal_sign: str = "."

    @property
    def now(self) -> datetime:
        """The wall time now."""
        return Moment.of(self.now_at, self.zone).wall

    @property
    def today(self) -> date:
        """The date on the wall."""
        return self.now.date()
