"""One case with all that its panel shows, as plain values that cross threads."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.complaint_paths import PathMark
from app.domain.ideas import IdeaKind, IdeaState
from app.domain.kinds import Channel, Kind, Phase
from app.domain.promises import PromiseView
from app.domain.requests import RequestState
from app.domain.steps import DEFAULT_EFFORT
from app.services.wishes import WishView


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise on a case."""

    promise_id: UUID
    text: str
    due_at: datetime
    view: PromiseView

    @property
    def is_binding(self) -> bool:
        """Whether it can still be kept or let go."""
        return self.view.value in {"open", "at_risk", "broken"}


@dataclass(frozen=True, slots=True)
class RequestLine:
    """Something a colleague was asked about the case.

    Attributes:
        is_mine_to_answer: I have to answer it.
        may_withdraw: I may say that it is no longer needed.
        may_ask_again: It came back to me; I may ask somebody else.
        suggested: Whom its receiver named instead.
    """

    request_id: UUID
    case_id: UUID
    to_id: UUID
    text: str
    by: str
    to: str
    needed_by_at: datetime
    deliver_at: datetime
    state: RequestState
    answer: str = ""
    slot_at: datetime | None = None
    is_mine_to_answer: bool = False
    may_withdraw: bool = False
    may_ask_again: bool = False
    suggested_id: UUID | None = None
    suggested: str = ""
    harm: str = ""
    effort: timedelta = DEFAULT_EFFORT

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to answer it."""
        return self.state in {RequestState.ASKED, RequestState.DELIVERED, RequestState.DECLINED}


@dataclass(frozen=True, slots=True)
class IdeaLine:
    """What this customer said that others should hear.

    Attributes:
        who: Who of them said it, by the first name.
        noted_by: To whom, by the first name.
        owner: Who has it now, by the first name.
    """

    words: str
    kind: IdeaKind
    state: IdeaState
    who: str
    noted_by: str
    owner: str
    said_at: datetime
    answer: str = ""
    is_with_marketing: bool = False


@dataclass(frozen=True, slots=True)
class TouchLine:
    """One touch with the customer.

    Attributes:
        title: What it was; empty for the channel's own word.
        is_incoming: The customer spoke.
        team: ``sales``, ``service``, ``marketing`` or empty.
        icon: Where it was no touch by a channel.
        interaction_id: The contact itself, from which an idea can be noted.
        contact_id: With whom, where that is known.
        case_id, reference: The other case of this customer that it belongs to; none where it is this one.
    """

    at: datetime
    channel: Channel
    is_incoming: bool
    title: str
    text: str
    who: str
    team: str = ""
    icon: str = ""
    interaction_id: UUID | None = None
    contact_id: UUID | None = None
    case_id: UUID | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """One change of a case's history."""

    change_id: UUID
    at: datetime
    who: str
    what: str
    old: str = ""
    new: str = ""
    can_undo: bool = False


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing to find out or settle."""

    item_id: UUID
    text: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case with all that belongs to it.

    Attributes:
        agenda: The open case; None once it is closed.
        offer_note: What the giver wrote for the one it is offered to.
        offer_until: When an offer goes back to the giver without an answer.
        told, told_by: What the customer was told last, and who said it.
        path, path_by: How a complaint stands, and who acknowledged it.
        waiting_on: Whom we wait for, until ``waiting_until_at``.
        voice: How the company speaks to customers.
        letter_at: When my letter was kept that has not gone yet.
        can_write: Letters are written here.
        contact_id, wishes: Who it is about, and what they wish of us.
        zone: The company's, by whose clock the hours of wishes count.
        other_cases: How many more cases this customer has.
    """

    case_id: UUID
    reference: str
    kind: Kind
    phase: Phase
    subject: str
    customer: str
    contact: str
    contact_role: str
    phone: str
    email: str
    value: Decimal | None
    currency: str
    valid_until_on: date | None
    owner: str
    opened_at: datetime
    agenda: AgendaRow | None
    outcome: str = ""
    offered_to: str = ""
    is_offered_to_me: bool = False
    promises: tuple[PromiseLine, ...] = ()
    touches: tuple[TouchLine, ...] = ()
    requests: tuple[RequestLine, ...] = ()
    changes: tuple[ChangeNote, ...] = ()
    checklist: tuple[CheckLine, ...] = ()
    offer_note: str = ""
    waiting_on: str = ""
    waiting_until_at: datetime | None = None
    customer_id: UUID | None = None
    owner_function: str = ""
    origin: str = "desk"
    is_out_of_ordinary: bool = False
    closed_at: datetime | None = None
    last_word: str = ""
    voice: str = ""
    offer_until: datetime | None = None
    told: str = ""
    told_by: str = ""
    ideas: tuple[IdeaLine, ...] = ()
    letter_at: datetime | None = None
    can_write: bool = False
    contact_id: UUID | None = None
    path: tuple[PathMark, ...] = ()
    path_by: str = ""
    wishes: tuple[WishView, ...] = ()
    zone: str = "UTC"
    other_cases: int = 0

    @property
    def is_open(self) -> bool:
        """Whether something can still be done on it."""
        return self.agenda is not None
