"""The hours of a person's day: when they can work, when nobody may book, and what other calendars hold."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.busy_times import BusyTime
from app.domain.day_gaps import Stretch, free_gaps


@dataclass(frozen=True, slots=True)
class Hours:
    """A person's hours of a day.

    Attributes:
        whole: From the first opening to the last close; working hours without a thought of protected blocks.
        open: When one can work.
        protected: When nobody may book.
        ends_at: The midnight at its end.
        following: When one can work on the next working day.
        wrap_up: The end of the day that is kept for looking back and ahead; None where a style keeps none.
        outside: What other calendars hold, until the end of the next working day.
    """

    whole: Stretch
    open: tuple[Stretch, ...]
    protected: tuple[Stretch, ...]
    ends_at: datetime
    following: tuple[Stretch, ...] = ()
    wrap_up: Stretch | None = None
    outside: tuple[BusyTime, ...] = ()

    @property
    def bookable(self) -> tuple[Stretch, ...]:
        """When something can be planned: working time without its end for wrapping up, and beside other calendars."""
        until_at = self.ends_at if self.wrap_up is None else self.wrap_up[0]
        cut = [(start, min(end, until_at)) for start, end in self.open if start < until_at]
        return free_gaps(cut, [one.stretch for one in self.outside], cut[0][0]) if cut else ()
