"""What a typed line said, before it becomes a case or a step."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from app.domain.kinds import Channel, Kind
from app.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class NameRef:
    """Somebody the line names: known by id, or new with the text as typed.

    Attributes:
        id: The known person or organisation; None when nobody of that name is known.
        organisation_id: For a known contact, the customer they belong to.
    """

    id: UUID | None
    name: str
    organisation_id: UUID | None = None

    @property
    def is_new(self) -> bool:
        """Whether the name has to be added first."""
        return self.id is None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to show beside a field; nothing has to be answered."""

    field: str
    key: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read what is in doubt; the value has the type of the doubtful field."""

    key: str
    moment: Moment | None = None
    name: NameRef | None = None
    value: Decimal | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to ask before the line is saved.

    Attributes:
        field: The draft's field that stays empty until this is answered.
        key: Names the sentence to show.
        text: The words in doubt, as typed.
    """

    field: str
    key: str
    text: str = ""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Token:
    """Where in the line a field was read: ``line[start:end]``."""

    start: int
    end: int
    field: str


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    """A promise in the line; without a moment it is due when the step is."""

    text: str
    due: Moment | None = None
    assumed_hour: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """One line, read. A field that was not named, or is in doubt, is None.

    Attributes:
        line: The line as read (cut to the longest that is read).
        due: When the step is due; never in the past.
        assumed_hour: The hour of ``due`` was not said but follows from the day or the desk's habits.
        cue: The situation in which the step is done, of an if-then line.
    """

    line: str
    kind: Kind | None = None
    case_number: int | None = None
    customer: NameRef | None = None
    contact: NameRef | None = None
    subject: str = ""
    step: str | None = None
    channel: Channel | None = None
    due: Moment | None = None
    assumed_hour: bool = False
    value: Decimal | None = None
    currency: str | None = None
    valid_until_on: date | None = None
    promise: PromiseDraft | None = None
    owner: UUID | None = None
    owner_name: str = ""
    urgent: bool = False
    out_of_ordinary: bool = False
    effort: timedelta | None = None
    cue: str = ""
    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[Remark, ...] = ()
    tokens: tuple[Token, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether nothing has to be asked before saving."""
        return not self.doubts
