"""What People is told about a day: rows and facts, no words yet."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.kinds import Channel


@dataclass(frozen=True, slots=True)
class LastWords:
    """The last thing that was said on a case.

    Attributes:
        is_theirs: The customer said it; else it is what we noted.
    """

    text: str
    at: datetime
    channel: Channel
    is_theirs: bool


@dataclass(frozen=True, slots=True)
class NowPerson:
    """Who comes first, and because of what.

    Attributes:
        because: The reasons of the rank, strongest first, as parts of a sentence.
        put_off_since: When the step was first put off, or None.
    """

    row: AgendaRow
    role: str
    because: tuple[str, ...]
    last: LastWords | None = None
    put_off_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """A case that was put off twice or more."""

    row: AgendaRow
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A step that was finished today."""

    case_id: UUID
    name: str
    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RunDay:
    """A working day.

    Attributes:
        is_clean: It ended with nothing overdue; never true of today, which is not over.
    """

    on: date
    is_clean: bool


@dataclass(frozen=True, slots=True)
class PeopleDay:
    """A day as conversations.

    Attributes:
        name: The reader's first name.
        now: Who comes first; None once everyone has heard, and where one looks at all of them at once.
        cards: The rest of today, the most pressing first.
        next_cards: What the next day with anything brings.
        days: Working days up to today, oldest first.
        to_complete: How many customers an import left to complete.
    """

    name: str
    now: NowPerson | None = None
    cards: tuple[AgendaRow, ...] = ()
    next_cards: tuple[AgendaRow, ...] = ()
    next_on: date | None = None
    drifting: tuple[Drift, ...] = ()
    kept: tuple[Kept, ...] = ()
    days: tuple[RunDay, ...] = ()
    to_complete: int = 0

    @property
    def rows(self) -> tuple[AgendaRow, ...]:
        """All of today's."""
        return (self.now.row, *self.cards) if self.now is not None else self.cards

    @property
    def run(self) -> int:
        """How many days up to yesterday ended with nothing overdue, one after the other."""
        count = 0
        for day in reversed(self.days[:-1]):
            if not day.is_clean:
                break
            count += 1
        return count
