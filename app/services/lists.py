"""What the lists beside Today show: customers, promises, closed cases, and what a search found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.cases import Case
from app.domain.customers import Contact, Customer
from app.domain.kinds import State
from app.domain.promises import Promise, PromiseView
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.promise_book import giveable
from app.services.wishes import WishView, views_of_wishes

_SETTLED = 500
_CLOSED = 500
_FOUND = 200


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer in a list.

    Attributes:
        open_cases: How many of theirs are open.
        news_due_at: The earliest news date among these, or None.
    """

    customer: Customer
    contacts: tuple[Contact, ...]
    owner: str
    open_cases: int
    news_due_at: datetime | None


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """A case that is over."""

    case: Case
    customer: str
    contact: str


@dataclass(frozen=True, slots=True)
class CustomerView:
    """A customer with everything that their card shows.

    Attributes:
        wishes: What each of the contacts wishes of us.
    """

    customer: Customer
    contacts: tuple[Contact, ...]
    owner: str
    open_rows: tuple[AgendaRow, ...]
    closed: tuple[ClosedRow, ...]
    wishes: Mapping[UUID, tuple[WishView, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise with the case it belongs to, and what the entry of the promise book says that it was given by."""

    promise: Promise
    view: PromiseView
    case: Case
    customer: str
    contact: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class SearchView:
    """Everything that holds all the words."""

    open_rows: tuple[AgendaRow, ...]
    closed: tuple[ClosedRow, ...]
    customers: tuple[CustomerRow, ...]


@dataclass(frozen=True, slots=True)
class ListService:
    """Reading the lists; changes nothing."""

    desk: Desk

    def customers(self) -> tuple[CustomerRow, ...]:
        """Every customer by name, with the people there; the same tuple until something changes."""
        with self.desk.reading() as unit:
            return unit.kept.get(
                "customer rows",
                lambda: self._customer_rows(unit, unit.customers.all(), unit.contacts.all()),
            )

    def to_complete(self) -> int:
        """How many customers an import left to complete, whoever brought them."""
        with self.desk.reading() as unit:
            return unit.customers.to_complete()

    def customer(self, customer_id: UUID) -> CustomerView:
        """One customer with everything. Raises NotFound."""
        with self.desk.reading() as unit:
            customer = unit.customers.get(customer_id)
            cases = unit.cases.of_customer(customer_id)
            contacts = tuple(unit.contacts.of_customer(customer_id))
            names = {contact.id: contact.name for contact in contacts}
            open_ids = [case.id for case in cases if case.state is State.OPEN]
            closed = sorted(
                (case for case in cases if case.closed_at is not None),
                key=lambda case: case.closed_at or case.opened_at,
                reverse=True,
            )
            return CustomerView(
                customer,
                contacts,
                unit.people.get(customer.owner_id).name,
                tuple(unit.agenda.of_cases(open_ids)),
                tuple(
                    ClosedRow(case, customer.name, names.get(case.contact_id, "") if case.contact_id else "")
                    for case in closed
                ),
                {one.id: views_of_wishes(unit, one.id) for one in contacts},
            )

    def promises(self) -> tuple[PromiseRow, ...]:
        """The person's promises: the open ones by their moment, then the settled ones, the newest first."""
        me, now = self.desk.person_id, self.desk.clock()
        with self.desk.reading() as unit:
            calendar = self.desk.company_calendar(unit)
            open_ = sorted(
                (one for one in unit.promises.open() if one.owner_id == me), key=lambda one: one.due_at
            )
            found = [*open_, *unit.promises.settled(me, _SETTLED)]
            cases = {case_id: unit.cases.get(case_id) for case_id in {one.case_id for one in found}}
            parties = _Parties(unit)
            entries = {one.key: one.text for one in unit.book_entries.all()}
            return tuple(
                PromiseRow(one, one.view(now, calendar), case, *parties.of(case), entries.get(one.entry, ""))
                for one in found
                if not (case := cases[one.case_id]).is_withdrawn
            )

    def to_choose_from(self) -> int:
        """How many entries of the promise book may be given today."""
        with self.desk.reading() as unit:
            return len(giveable(self.desk, unit))

    def closed(self) -> tuple[ClosedRow, ...]:
        """The person's closed cases, the newest first."""
        me = self.desk.person_id
        with self.desk.reading() as unit:
            parties = _Parties(unit)
            mine = (case for case in unit.agenda.closed(_CLOSED) if case.owner_id == me)
            return tuple(ClosedRow(case, *parties.of(case)) for case in mine)

    def search(self, words: str) -> SearchView:
        """Open and closed cases, of everybody, and customers that hold all the words."""
        with self.desk.reading() as unit:
            case_ids = unit.search.cases(words, _FOUND)
            rows = {row.case_id: row for row in unit.agenda.of_cases(case_ids)}
            parties = _Parties(unit)
            closed = (unit.cases.get(case_id) for case_id in case_ids if case_id not in rows)
            customers = [unit.customers.get(one) for one in unit.search.customers(words, _FOUND)]
            contacts = [one for customer in customers for one in unit.contacts.of_customer(customer.id)]
            return SearchView(
                tuple(rows[case_id] for case_id in case_ids if case_id in rows),
                tuple(ClosedRow(case, *parties.of(case)) for case in closed if not case.is_withdrawn),
                self._customer_rows(unit, customers, contacts),
            )

    @staticmethod
    def _customer_rows(
        unit: UnitOfWork, customers: Sequence[Customer], contacts: Iterable[Contact]
    ) -> tuple[CustomerRow, ...]:
        people = {person.id: person.name for person in unit.people.all()}
        open_: Mapping[UUID, tuple[int, datetime]] = unit.cases.open_by_customer()
        there: dict[UUID, list[Contact]] = {}
        for contact in contacts:
            there.setdefault(contact.customer_id, []).append(contact)
        rows = []
        for customer in customers:
            count, news_due_at = open_.get(customer.id, (0, None))
            owner = people.get(customer.owner_id, "")
            rows.append(CustomerRow(customer, tuple(there.get(customer.id, ())), owner, count, news_due_at))
        return tuple(rows)


class _Parties:
    """Names of a case's customer and contact, each read once."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._customers: dict[UUID, str] = {}
        self._contacts: dict[UUID, str] = {}

    def of(self, case: Case) -> tuple[str, str]:
        """Customer and contact; an empty name where nobody is known."""
        if case.customer_id not in self._customers:
            self._customers[case.customer_id] = self._unit.customers.get(case.customer_id).name
        if case.contact_id is None:
            return self._customers[case.customer_id], ""
        if case.contact_id not in self._contacts:
            self._contacts[case.contact_id] = self._unit.contacts.get(case.contact_id).name
        return self._customers[case.customer_id], self._contacts[case.contact_id]
