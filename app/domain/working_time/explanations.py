"""Why a date is that date: data that counts to the same instant again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from app.domain.spans import InvalidSpan, Span

BUSINESS_TIME: Final = "business time"
CLOCK_TIME: Final = "clock time"


class Counting(Protocol):
    """What an explanation needs of a calendar to count again."""

    def after(self, start: datetime, span: Span) -> "Counted":
        """A span later."""
        ...

    def add(self, start: datetime, length: timedelta) -> "Counted":
        """So much business time later."""
        ...


@dataclass(frozen=True, slots=True)
class CountedBlock:
    """A stretch of time that was counted, aware, UTC."""

    start_at: datetime
    end_at: datetime

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.end_at - self.start_at


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A day without business time on the way, and its reason: 'weekend' or the holiday's name."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Which rule, from when, what was counted and what was not.

    Attributes:
        rule: The span's text; BUSINESS_TIME for a plain length; CLOCK_TIME where no business time
            was to be had and the clock alone was counted.
        from_at: The instant that set the clock going.
        start_at: The first instant that counted.
        at: The result.
        counted: What was counted, in order. For 'bd' the blocks of the days that counted.
        skipped: Days without business time, from the first day to the last.
    """

    rule: str
    from_at: datetime
    start_at: datetime
    at: datetime
    counted: tuple[CountedBlock, ...]
    skipped: tuple[SkippedDay, ...]

    @property
    def length(self) -> timedelta:
        """All that was counted."""
        return sum((block.length for block in self.counted), timedelta())

    def recompute(self, calendar: Counting) -> datetime:
        """Count again. Another result than ``at`` means that the calendar has changed since."""
        if self.rule == CLOCK_TIME:
            return self.from_at + self.length
        try:
            span = Span.parse(self.rule)
        except InvalidSpan:
            return calendar.add(self.from_at, self.length).at
        return calendar.after(self.from_at, span).at


@dataclass(frozen=True, slots=True)
class Counted:
    """An instant that was counted, and why."""

    at: datetime
    why: Explanation
