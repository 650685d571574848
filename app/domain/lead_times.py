"""How long a colleague usually needs, from what they answered so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from app.domain.requests import Request, RequestState
from app.domain.working_time import WorkingCalendar

TELLING = 5
"""Fewer answers tell nothing about the next one."""

_REMEMBERED = 50


@dataclass(frozen=True, slots=True)
class LeadTime:
    """What the past says of the next request.

    Attributes:
        usual: The median of the colleague's working time from asking to answering; None while too few to tell.
        count: How many answers were looked at.
    """

    usual: timedelta | None = None
    count: int = 0

    def ask_by(self, needed_by_at: datetime, calendar: WorkingCalendar) -> datetime | None:
        """The last moment to ask for something that is needed by then; None while too few to tell."""
        return None if self.usual is None else calendar.subtract(needed_by_at, self.usual)


def lead_time(requests: Iterable[Request], calendar: WorkingCalendar, fewest: int = TELLING) -> LeadTime:
    """From the newest answered requests of one colleague, in working time.

    Args:
        fewest: Below so many answers nothing is told.
    """
    answered = sorted(
        (
            (one.answered_at, one.asked_at)
            for one in requests
            if one.state is RequestState.ANSWERED
            and one.answered_at is not None
            and one.to_id == one.owner_id
        ),
        reverse=True,
    )[:_REMEMBERED]
    if len(answered) < fewest:
        return LeadTime(None, len(answered))
    seconds = [calendar.between(asked_at, at).total_seconds() for at, asked_at in answered]
    return LeadTime(timedelta(seconds=median(seconds)), len(answered))
