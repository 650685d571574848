"""The sample company as its files tell it: what happened, in wall times around one day it is told for.

Nothing here is a noun of a store yet; ``app.services.samples`` lets it happen, as the rules have it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.domain.errors import AppError
from app.domain.history import Action
from app.domain.ideas import IdeaKind
from app.domain.kinds import Channel, Kind, Phase
from app.domain.moments import Moment
from app.domain.people import Role

_WEEK = timedelta(days=7)


@dataclass(eq=False)
class StoreNotEmpty(AppError):
    """The sample company moves only into a store that holds nothing yet.

    Attributes:
        company: Who lives there, or empty where a store was begun and not finished.
    """

    company: str = ""


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """A colleague."""

    key: str
    name: str
    function: str
    role: Role
    email: str
    phone: str
    protected: str
    reading_slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleCustomer:
    """A customer, with the contact if one is named."""

    key: str
    name: str
    owner: str
    place: str
    sector: str
    contact: str
    function: str
    phone: str
    email: str
    note: str


@dataclass(frozen=True, slots=True)
class SampleStep:
    """A step that was planned; ``is_agreed`` where the customer agreed to its moment."""

    what: str
    channel: Channel
    due: datetime
    effort: timedelta
    is_agreed: bool = False


@dataclass(frozen=True, slots=True)
class SamplePromise:
    """A promise that was made."""

    text: str
    due: datetime
    is_next_word: bool = False


@dataclass(frozen=True, slots=True)
class SampleAct:
    """Something that happened to a case.

    Attributes:
        said, heard: What we told them, or they told us.
        was: When that was, if it was written down only later.
        agreed: The customer agreed to hear again by then.
        done, dropped: How the planned step ended; then ``step`` is the next.
        reworded: The planned step got another name.
        later: The planned step was put off to then; ``note`` says why.
        kept: The promise with this text was kept.
        changes: Plain facts of the case that are different from now on.
        closes: The outcome with which the case ends.
    """

    at: datetime
    by: str
    does: Action
    note: str = ""
    channel: Channel = Channel.CALL
    said: str = ""
    heard: str = ""
    is_told: bool = False
    is_quote_sent: bool = False
    agreed: datetime | None = None
    done: str = ""
    dropped: str = ""
    step: SampleStep | None = None
    later: datetime | None = None
    promises: tuple[SamplePromise, ...] = ()
    kept: str = ""
    changes: Mapping[str, object] | None = None
    effort: timedelta | None = None
    reworded: str = ""
    was: datetime | None = None
    offers_to: str = ""
    is_accepted: bool = False
    checklist: tuple[str, ...] = ()
    ticked: int = 0
    closes: str = ""


@dataclass(frozen=True, slots=True)
class SampleCase:
    """A case as it was opened, and what happened to it since, oldest first."""

    number: int
    kind: Kind
    phase: Phase
    customer: str
    owner: str
    author: str
    subject: str
    value: Decimal | None
    opened: datetime
    note: str
    is_out_of_ordinary: bool
    acts: tuple[SampleAct, ...]


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """Something one colleague asked another about a case."""

    by: str
    to: str
    case: int
    text: str
    asked: datetime
    needed_by: datetime
    deliver: datetime
    answer: str = ""
    answered: datetime | None = None
    minutes: int = 15


@dataclass(frozen=True, slots=True)
class SampleIdea:
    """What a customer said that others should hear.

    Attributes:
        said: When, if it was in a contact of the case.
        read, read_by, note: When whom of marketing it reached, and what they do about it.
    """

    by: str
    case: int
    words: str
    kind: IdeaKind
    theme: str
    noted: datetime
    said: datetime | None = None
    read: datetime | None = None
    read_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Samples:
    """The whole company.

    Attributes:
        present: The moment the story is told for; everything that happened lies before it.
        desk_person: Whose desk the store becomes.
    """

    company: str
    zone: str
    hours: str
    country: str
    currency: str
    present: datetime
    desk_person: str
    people: tuple[SamplePerson, ...]
    customers: tuple[SampleCustomer, ...]
    cases: tuple[SampleCase, ...]
    requests: tuple[SampleRequest, ...]
    ideas: tuple[SampleIdea, ...] = ()

    @property
    def founded(self) -> datetime:
        """Before anything else happened."""
        return min(case.opened for case in self.cases) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shift:
    """Moves the story by whole weeks, so that every 'Thursday' in it stays one.

    Its present comes to lie on the latest such weekday and hour that is not in the future.

    >>> from datetime import UTC
    >>> told_for = datetime(2026, 11, 24, 10, 42)
    >>> shift = Shift.to(datetime(2027, 3, 30, 9, 41, tzinfo=UTC), told_for, "Europe/Dublin")
    >>> shift.moment(told_for).wall.isoformat()  # in Dublin it is 10:41: not yet
    '2027-03-23T10:42:00'
    """

    by: timedelta
    zone: str

    @classmethod
    def to(cls, now: datetime, present: datetime, zone: str) -> "Shift":
        """The shift for a store that is filled now."""
        return cls((Moment.of(now, zone).wall - present) // _WEEK * _WEEK, zone)

    def moment(self, wall: datetime) -> Moment:
        """A wall time of the story, moved."""
        return Moment(wall + self.by, self.zone)

    def day(self, day: date) -> date:
        """A day of the story, moved."""
        return day + self.by
