"""What the services need from the world; adapters fulfil it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.cases import Case
from app.domain.checklists import ChecklistItem
from app.domain.customers import Contact, Customer
from app.domain.efforts import Spent
from app.domain.evidence import Touch
from app.domain.handovers import Handover
from app.domain.history import Deed
from app.domain.interactions import Interaction
from app.domain.kinds import Channel, Kind
from app.domain.people import Company, Person
from app.domain.promises import Promise
from app.domain.requests import Request
from app.domain.steps import FinishedStep
from app.domain.workbooks.links import SyncRecord, WorkbookLink
from app.domain.workbooks.merging import Values

if TYPE_CHECKING:  # which know the stores of this module
    from app.services.absence_ports import Absences, Settlements
    from app.services.idea_ports import Ideas
    from app.services.wish_ports import WishStore
from app.services.book_ports import BookEntries, LetterTemplates
from app.services.busy_ports import BusyStore
from app.services.calendars.stores import Calendars
from app.services.record_ports import History, Kept, Ledger, Letters, Proof, ReceivedLetters, Settings
from app.services.standard_ports import Standards

T = TypeVar("T")

Clock = Callable[[], datetime]
"""Tells the present, aware, UTC."""

Progress = Callable[[int, int], None]
"""Told how much is done, of how much; may raise Cancelled."""


class Store(Protocol[T]):
    """The rows of one noun inside a unit of work."""

    def get(self, noun_id: UUID) -> T:
        """The noun with that id. Raises NotFound."""

    def find(self, noun_id: UUID) -> T | None:
        """The noun with that id, or None; also one that undo took back."""

    def many(self, noun_ids: Iterable[UUID]) -> Mapping[UUID, T]:
        """Those of the nouns that are there, by id; also those that undo took back."""

    def save(self, noun: T) -> T:
        """Insert or update, recorded under the unit's deed; with its new version. Raises ChangedMeanwhile."""

    def add_all(self, nouns: Sequence[T]) -> None:
        """Insert many new ones at once."""


class OfCase(Store[T], Protocol[T]):
    """Rows that belong to a case."""

    def of_case(self, case_id: UUID) -> Sequence[T]:
        """All of one case, oldest first."""


class Cases(Store[Case], Protocol):
    """Cases."""

    def numbered(self, number: int) -> Case:
        """The case with that number. Raises NotFound."""

    def next_number(self) -> int:
        """A number no case of this store ever had."""

    def open_of_customer(self, customer_id: UUID) -> Sequence[Case]:
        """The customer's open cases, oldest first."""

    def of_customer(self, customer_id: UUID) -> Sequence[Case]:
        """All cases of the customer, oldest first."""

    def count_of_customer(self, customer_id: UUID) -> int:
        """How many cases the customer has."""

    def open_by_customer(self) -> Mapping[UUID, tuple[int, datetime]]:
        """How many open cases each customer has, and the earliest news date among them."""

    def offers_expired(self, now: datetime) -> Sequence[Case]:
        """Open cases whose offer to a colleague has run out."""

    def offers_standing(self, now: datetime) -> Sequence[Case]:
        """Open cases that wait for a colleague's answer, the first to run out first."""

    def source_keys(self) -> Mapping[str, UUID]:
        """The ids of live cases that an import brought, by their key there."""


class Customers(Store[Customer], Protocol):
    """Organisations and private persons."""

    def all(self) -> Sequence[Customer]:
        """Every live one."""

    def taken_back(self) -> Sequence[Customer]:
        """Those that an undo took back; their words are still in the store."""

    def to_complete(self) -> int:
        """How many live placeholders of imports wait to be completed."""

    def known_since(self) -> Mapping[UUID, datetime]:
        """When each came into the store."""


class Contacts(Store[Contact], Protocol):
    """Contacts."""

    def all(self) -> Sequence[Contact]:
        """Every live one."""

    def taken_back(self) -> Sequence[Contact]:
        """Those that an undo took back; their words are still in the store."""

    def of_customer(self, customer_id: UUID) -> Sequence[Contact]:
        """The contacts at one customer."""


class People(Store[Person], Protocol):
    """Employees."""

    def all(self) -> Sequence[Person]:
        """Every one, by name."""


class Promises(OfCase[Promise], Protocol):
    """Promises."""

    def open(self) -> Sequence[Promise]:
        """Every open one, the earliest first."""

    def open_of(self, case_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[Promise]]:
        """The open ones of these cases, by case."""

    def since(self, owner_id: UUID, at: datetime) -> Sequence[Promise]:
        """One person's open ones, and those settled since that moment."""

    def of_entries(self) -> Sequence[Promise]:
        """Every one that was given by an entry of the promise book."""

    def settled(self, owner_id: UUID, limit: int) -> Sequence[Promise]:
        """One person's kept, late and released ones, the newest first."""


class Requests(OfCase[Request], Protocol):
    """Requests between colleagues."""

    def urgent_times(self, author_id: UUID) -> Sequence[datetime]:
        """When this person asked urgently, newest first."""

    def between(self, person_id: UUID) -> Sequence[Request]:
        """Every request that person asked, was asked or must answer, the earliest needed first."""

    def waiting_with(self, person_id: UUID) -> Sequence[Request]:
        """Those of them that somebody still has to answer."""

    def addressed_to(self, person_id: UUID) -> Sequence[Request]:
        """Every request to that person, the earliest needed first."""


class Deliveries(Protocol):
    """The ledger of requests: what was put before whom, once. It is its own history (R6)."""

    def asked_of(self, person_id: UUID, now: datetime) -> Sequence[Request]:
        """Questions to that person whose slot has come and that were not shown, the earliest needed first."""

    def outcomes_for(self, person_id: UUID) -> Sequence[Request]:
        """Settled requests that this person made or has again, whose end they were not shown."""

    def next_at(self, person_id: UUID, after: datetime) -> datetime | None:
        """When the next question to that person is to be delivered, or None."""

    def note(self, requests: Sequence[Request], person_id: UUID, now: datetime) -> None:
        """These were shown to that person, as they stand."""


class FinishedSteps(OfCase[FinishedStep], Protocol):
    """Finished steps."""

    def finished_since(self, owner_id: UUID, since: datetime) -> Sequence[FinishedStep]:
        """Those of one person, oldest first."""

    def spent(self, owner_id: UUID, limit: int, such: tuple[Kind, Channel] | None = None) -> Sequence[Spent]:
        """What one person's done steps were estimated at and took, the newest first; of a kind and channel, if named.

        Without a kind: those of which it is known what they took.
        """

    def touches(self) -> Sequence[Touch]:
        """Every step of a cadence that was done, whoever did it."""


class Interactions(OfCase[Interaction], Protocol):
    """Interactions."""

    def answers(self) -> Mapping[UUID, Sequence[datetime]]:
        """When customers wrote or called, by case, rising; of cases where a step of a cadence was done."""

    def last_contacts(self) -> Mapping[UUID, datetime]:
        """When somebody last spoke with each customer: a reached call, a visit, a personal message."""


class Companies(Store[Company], Protocol):
    """The company: one row, once the store is set up."""

    def only(self) -> Company | None:
        """The company, or None in an empty store."""


class Agenda(Protocol):
    """Open cases with everything lists need, names resolved."""

    def rows(self, owner_id: UUID | None = None) -> Sequence[AgendaRow]:
        """Open cases by due moment; of everybody if no owner is named."""

    def of_cases(self, case_ids: Iterable[UUID]) -> Sequence[AgendaRow]:
        """These open cases."""

    def closed(self, limit: int) -> Sequence[Case]:
        """Closed cases, the newest first."""


class Search(Protocol):
    """Full-text search."""

    def cases(self, words: str, limit: int) -> Sequence[UUID]:
        """Cases whose number, matter, customer, contact, step or interactions hold all the words."""

    def customers(self, words: str, limit: int) -> Sequence[UUID]:
        """Customers whose name or contacts hold all the words."""


@dataclass(frozen=True, slots=True)
class Batch:
    """An import as the store remembers it.

    Attributes:
        name: What people type to take it back, such as ``B-3``.
        counts: created, updated, skipped, problems.
    """

    id: UUID
    name: str
    file_name: str
    actor_id: UUID
    at: datetime
    counts: Mapping[str, int]
    undone_at: datetime | None = None


class Batches(Protocol):
    """Imports."""

    def add(self, batch: Batch) -> None: ...
    def named(self, name: str) -> Batch:
        """Raises NotFound."""

    def all(self) -> Sequence[Batch]: ...
    def next_name(self) -> str: ...
    def mark_undone(self, batch: Batch, at: datetime) -> None: ...


class Workbooks(Protocol):
    """Linked workbooks."""

    def all(self) -> Sequence[WorkbookLink]:
        """Every one, the oldest first."""

    def get(self, link_id: UUID) -> WorkbookLink:
        """One. Raises NotFound."""

    def save(self, link: WorkbookLink) -> WorkbookLink:
        """Insert or update. Raises ChangedMeanwhile."""

    def remove(self, link_id: UUID) -> None:
        """Forget it; the file stays."""

    def bases(self, link_id: UUID) -> Mapping[UUID, Values]:
        """By case, what both sides agreed on last."""

    def save_bases(self, link_id: UUID, bases: Mapping[UUID, Values]) -> None:
        """Let these be what both sides agreed on; the others stay."""

    def syncs(self, link_id: UUID, limit: int) -> Sequence[SyncRecord]:
        """The last ones that changed something, the newest first."""

    def add_sync(self, record: SyncRecord) -> None:
        """Remember one."""


class UnitOfWork(Protocol):
    """One all-or-nothing change; leaving without commit undoes it."""

    @property
    def companies(self) -> Companies: ...
    @property
    def people(self) -> People: ...
    @property
    def customers(self) -> Customers: ...
    @property
    def contacts(self) -> Contacts: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def steps(self) -> FinishedSteps: ...
    @property
    def interactions(self) -> Interactions: ...
    @property
    def promises(self) -> Promises: ...
    @property
    def handovers(self) -> OfCase[Handover]: ...
    @property
    def requests(self) -> Requests: ...
    @property
    def deliveries(self) -> Deliveries: ...
    @property
    def checklists(self) -> OfCase[ChecklistItem]: ...
    @property
    def ideas(self) -> "Ideas": ...
    @property
    def wishes(self) -> "WishStore": ...
    @property
    def absences(self) -> "Absences": ...
    @property
    def settlements(self) -> "Settlements": ...
    @property
    def received(self) -> ReceivedLetters: ...
    @property
    def book_entries(self) -> BookEntries: ...
    @property
    def letter_templates(self) -> LetterTemplates: ...
    @property
    def standards(self) -> Standards: ...
    @property
    def agenda(self) -> Agenda: ...
    @property
    def search(self) -> Search: ...
    @property
    def history(self) -> History: ...
    @property
    def batches(self) -> Batches: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def workbooks(self) -> Workbooks: ...
    @property
    def letters(self) -> Letters: ...
    @property
    def busy(self) -> BusyStore: ...
    @property
    def calendars(self) -> Calendars: ...
    @property
    def kept(self) -> Kept: ...
    @property
    def proof(self) -> Proof: ...
    @property
    def change_id(self) -> UUID | None:
        """The change that was recorded so far, or None where nothing was saved."""

    def trying(self) -> AbstractContextManager[None]:
        """A part that is done as a whole or not at all; what was done before it stays."""

    def commit(self) -> None: ...


class Transactions(Protocol):
    """Opens units of work on the store."""

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        """To look only."""

    def acting(self, deed: Deed) -> AbstractContextManager[UnitOfWork]:
        """To write: every save is recorded under this deed."""

    def keeping(self) -> AbstractContextManager[UnitOfWork]:
        """To write what is no noun: the ledger, settings."""


class Holidays(Protocol):
    """Public holidays."""

    def __call__(self, country: str, subdivision: str) -> Callable[[date], str | None]:
        """The name of the holiday on a day there, or None."""
