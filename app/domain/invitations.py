"""A visit as an invitation: whom, where, when, and under which id it is moved later."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.errors import AppError


@dataclass(eq=False)
class NotAVisit(AppError):
    """The planned step is no visit, so there is nothing to invite to."""

    reference: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """One meeting that one person asks another to.

    Attributes:
        key: Its id within this store, for ever: a second invitation moves the first.
        sequence: Rises with every save of the case.
        made_at: When it was written, aware.
        organizer, attendee: One address each, checked.
    """

    key: str
    sequence: int
    made_at: datetime
    start_at: datetime
    end_at: datetime
    title: str
    place: str
    text: str
    organizer_name: str
    organizer: str
    attendee_name: str
    attendee: str
