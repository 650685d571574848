"""Today: the open cases of a person as that person's way of working arranges them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.agenda import AgendaRow
from app.domain.available_time import AvailableTime
from app.domain.orders import ORDERS, Day, Section
from app.domain.ranks import Because, Placed, Weights, because, place
from app.domain.styles import Style
from app.domain.working_time import WorkingCalendar

EVEN = Weights()


@dataclass(frozen=True, slots=True)
class Today:
    """Every open case once, by its earliest obligation; what is not today's stands in the later sections.

    Today's is what is overdue, due today, promised for today, and whoever waits for news.
    """

    sections: tuple[Section, ...]
    order: str
    now: datetime

    @property
    def rows(self) -> tuple[Placed, ...]:
        """What is today's, in order."""
        return tuple(placed for section in self.sections if section.is_today for placed in section.rows)

    @property
    def all_rows(self) -> tuple[Placed, ...]:
        """All open cases, in order."""
        return tuple(placed for section in self.sections for placed in section.rows)

    @property
    def first(self) -> Placed | None:
        """What comes first today; None on an empty day."""
        return next(iter(self.rows), None)

    @property
    def first_because(self) -> tuple[Because, ...]:
        """Why the first comes first."""
        return self.because(self.first) if self.first is not None else ()

    def because(self, placed: Placed) -> tuple[Because, ...]:
        """Why a row stands where it stands."""
        return because(placed, self.now)


def arrange(
    rows: Iterable[AgendaRow],
    style: Style,
    now: datetime,
    calendar: WorkingCalendar,
    weights: Weights = EVEN,
) -> Today:
    """Arrange open cases as a style orders its day.

    Args:
        calendar: The owner's.

    Raises:
        KeyError: The style names no known order.
    """
    time = AvailableTime(calendar, now)
    placed = [place(row, now, time, weights) for row in rows]
    return Today(ORDERS[style.order](placed, Day(now, style, calendar)), style.order, now)
