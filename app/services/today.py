"""Today, the lists, one case with everything, search."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.cases import Case
from app.domain.checklists import ChecklistItem
from app.domain.customers import Contact, Customer
from app.domain.handovers import Handover
from app.domain.interactions import Direction, Interaction
from app.domain.people import Person
from app.domain.promises import Promise
from app.domain.requests import Request
from app.domain.steps import FinishedStep
from app.domain.styles import Style
from app.domain.today import Today, arrange
from app.services.away import away
from app.services.desks import Desk
from app.services.ideas import IdeaView, views_of
from app.services.ports import UnitOfWork
from app.services.wishes import WishView, views_of_wishes

_MOST_OTHERS = 50
"""Of so many other cases a thread tells, the ones opened last."""
FindStyle = Callable[[], Style]
"""The acting person's way of working, out of their private file."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case with everything that its panel shows.

    Attributes:
        ideas: What this customer said that others should hear, on any of their cases, the newest first.
        wishes: What its contact wishes of us.
        zone: The company's, by whose clock the hours of wishes count.
        contacts: Names of those at the customer with whom somebody spoke.
        other_cases: How many more cases this customer has.
    """

    case: Case
    customer: Customer
    contact: Contact | None
    owner: Person
    offered_to: Person | None
    promises: tuple[Promise, ...]
    interactions: tuple[Interaction, ...]
    steps: tuple[FinishedStep, ...]
    handovers: tuple[Handover, ...]
    requests: tuple[Request, ...]
    checklist: tuple[ChecklistItem, ...]
    people: dict[UUID, str]
    ideas: tuple[IdeaView, ...] = ()
    wishes: tuple[WishView, ...] = ()
    zone: str = ""
    contacts: Mapping[UUID, str] = field(default_factory=dict)
    other_cases: int = 0

    def speaker(self, item: Interaction) -> str:
        """Whose words they are: their author's, or those of whoever of the customer said them."""
        usual = self.contact.name if self.contact is not None else self.customer.name
        return _speaker(item, self.people, self.contacts, usual)


@dataclass(frozen=True, slots=True)
class ThreadView:
    """What was said on the customer's other cases: part of the one thread that everybody reads.

    Attributes:
        contacts: Names of those at the customer, for who said it.
    """

    customer: str
    cases: tuple[Case, ...]
    interactions: tuple[Interaction, ...]
    contacts: Mapping[UUID, str]
    people: Mapping[UUID, str]

    def speaker(self, item: Interaction) -> str:
        """Whose words they are."""
        return _speaker(item, self.people, self.contacts, self.customer)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found: open cases as rows, closed ones, customers."""

    open_rows: tuple[AgendaRow, ...]
    closed: tuple[Case, ...]
    customers: tuple[Customer, ...]


@dataclass(frozen=True, slots=True)
class TodayService:
    """Everything one looks at."""

    desk: Desk
    style: FindStyle

    def today(self) -> Today:
        """The person's open cases, as their way of working arranges them."""
        with self.desk.reading() as unit:
            rows = looked_after(self.desk, unit)
            calendar = self.desk.calendar_of(self.desk.person(unit))
        return arrange(rows, self.style(), self.desk.clock(), calendar)

    def rows(self, *, everybody: bool = False) -> Sequence[AgendaRow]:
        """Open cases by due moment: one's own with those one covers, or everybody's."""
        with self.desk.reading() as unit:
            return unit.agenda.rows() if everybody else looked_after(self.desk, unit)

    def waiting(self) -> Sequence[AgendaRow]:
        """The person's customers who should have heard by now, longest first."""
        now = self.desk.clock()
        waiting = [row for row in self.rows() if row.is_waiting_for_news(now)]
        return sorted(waiting, key=lambda row: row.news_due_at)

    def closed(self, limit: int = 500) -> Sequence[Case]:
        """Closed cases, the newest first."""
        with self.desk.reading() as unit:
            return unit.agenda.closed(limit)

    def case(self, case_id: UUID) -> CaseView:
        """One case with everything. Raises NotFound."""
        with self.desk.reading() as unit:
            case = unit.cases.get(case_id)
            people = {person.id: person for person in unit.people.all()}
            interactions = tuple(unit.interactions.of_case(case_id))
            return CaseView(
                case=case,
                customer=unit.customers.get(case.customer_id),
                contact=unit.contacts.get(case.contact_id) if case.contact_id else None,
                owner=people[case.owner_id],
                offered_to=people.get(case.offer.to_id) if case.offer else None,
                promises=tuple(unit.promises.of_case(case_id)),
                interactions=interactions,
                steps=tuple(unit.steps.of_case(case_id)),
                handovers=tuple(unit.handovers.of_case(case_id)),
                requests=tuple(unit.requests.of_case(case_id)),
                checklist=tuple(unit.checklists.of_case(case_id)),
                people={person.id: person.name for person in people.values()},
                ideas=views_of(unit, unit.ideas.of_customer(case.customer_id)),
                wishes=views_of_wishes(unit, case.contact_id) if case.contact_id else (),
                zone=self.desk.company(unit).zone,
                contacts=_names(unit, interactions),
                other_cases=unit.cases.count_of_customer(case.customer_id) - 1,
            )

    def thread(self, case_id: UUID) -> ThreadView:
        """What was said on the other cases of this case's customer. Raises NotFound."""
        with self.desk.reading() as unit:
            case = unit.cases.get(case_id)
            others = [one for one in unit.cases.of_customer(case.customer_id) if one.id != case_id]
            latest = sorted(others, key=lambda one: one.opened_at, reverse=True)[:_MOST_OTHERS]
            said = tuple(touch for one in latest for touch in unit.interactions.of_case(one.id))
            people = {person.id: person.name for person in unit.people.all()}
            customer = unit.customers.get(case.customer_id).name
            return ThreadView(customer, tuple(latest), said, _names(unit, said), people)

    def search(self, words: str, limit: int = 50) -> SearchResult:
        """Cases and customers that hold all the words; numbers find their case."""
        with self.desk.reading() as unit:
            case_ids = unit.search.cases(words, limit)
            found = {row.case_id: row for row in unit.agenda.of_cases(case_ids)}
            closed = [unit.cases.get(case_id) for case_id in case_ids if case_id not in found]
            customers = [unit.customers.get(i) for i in unit.search.customers(words, limit)]
        rows = tuple(found[case_id] for case_id in case_ids if case_id in found)
        return SearchResult(rows, tuple(closed), tuple(customers))

    def now(self) -> datetime:
        """The present of this desk."""
        return self.desk.clock()


def _speaker(item: Interaction, people: Mapping[UUID, str], contacts: Mapping[UUID, str], usual: str) -> str:
    if item.direction is not Direction.IN:
        return people.get(item.author_id, "")
    return contacts.get(item.contact_id, usual) if item.contact_id is not None else usual


def _names(unit: UnitOfWork, interactions: Sequence[Interaction]) -> dict[UUID, str]:
    """Of everybody at the customer with whom somebody spoke."""
    ids = {one.contact_id for one in interactions if one.contact_id is not None}
    return {contact.id: contact.name for contact in unit.contacts.many(ids).values()}


def looked_after(desk: Desk, unit: UnitOfWork) -> Sequence[AgendaRow]:
    """The person's open cases by due moment, with those of whom the person covers, marked so."""
    rows = unit.agenda.rows(desk.person_id)
    covered = [
        replace(row, is_covered=True)
        for owner_id in away(desk, unit).looked_after_by(desk.person_id)
        for row in unit.agenda.rows(owner_id)
    ]
    if not covered:
        return rows
    return sorted((*rows, *covered), key=lambda row: (row.due_at, row.number))
