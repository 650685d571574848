"""Customers and their contacts as an import finds them: by ordered rules, of which the first with exactly one hit decides."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from app.domain.customers import Contact, Customer
from app.domain.imports import CaseDraft, ContactDraft, CustomerDraft, Trouble, folded
from app.domain.people import Person
from app.services.desks import Desk
from app.services.ports import UnitOfWork

Ask = Callable[[int, str, str, Trouble], None]
"""Notes a problem: line, column, what stands there, what is so."""

UNCHANGED: Final = "already here, unchanged"
_FILLED: Final = ("place", "sector", "phone", "email", "note")
_TOLD: Final = ("function", "phone", "email")
_FEWEST_DIGITS: Final = 6


def digits(phone: str) -> str:
    """A phone number for comparing: the last eight digits, since countries and noughts are written in many ways.

    >>> digits("+353 1 555 0199") == digits("(01) 555-0199"), digits("12")
    (True, '')
    """
    found = "".join(sign for sign in phone if sign.isdigit())
    return found[-8:] if len(found) >= _FEWEST_DIGITS else ""


@dataclass(slots=True)
class Written:
    """What earlier imports wrote: the file may overwrite its own words, never a person's."""

    unit: UnitOfWork
    _values: dict[UUID, dict[str, Any]] | None = None

    def is_by_import(self, noun_id: UUID, name: str, present: str) -> bool:
        """Whether this very value came with an import that stands."""
        if self._values is None:
            self._values = {}
            for batch in sorted(self.unit.batches.all(), key=lambda one: one.at):
                if batch.undone_at is None:
                    for change in self.unit.history.of_batch(batch.id):
                        for item in change.items:
                            self._values.setdefault(item.noun_id, {}).update(item.after)
        return bool(self._values.get(noun_id, {}).get(name) == present)


@dataclass(slots=True)
class Customers:
    """Who is meant by a name, and who is new.

    Attributes:
        new, changed: To be written; ``skipped`` counts the rows that change nothing.
    """

    desk: Desk
    unit: UnitOfWork
    ask: Ask
    columns: Mapping[str, str]
    new: dict[UUID, Customer] = field(default_factory=dict)
    changed: dict[UUID, Customer] = field(default_factory=dict)
    known: dict[UUID, Customer] = field(default_factory=dict)
    by_name: dict[str, list[UUID]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for customer in self.unit.customers.all():
            self._keep(customer)

    def called(self, name: str) -> list[Customer]:
        """Everybody of that name."""
        return [self.known[one] for one in self.by_name.get(folded(name), ())]

    def add(self, draft: CustomerDraft, owner_id: UUID, key: str = "") -> Customer:
        """A new customer; with a key one that somebody should complete."""
        customer = Customer(
            id=self.desk.ids(),
            name=draft.name,
            owner_id=owner_id,
            author_id=self.desk.person_id,
            phone=draft.phone,
            email=draft.email,
            place=draft.place,
            sector=draft.sector,
            note=draft.note,
            needs_completing=bool(key),
            source_key=key or draft.name,
        )
        self.new[customer.id] = customer
        if not key:
            self._keep(customer)
        return customer

    def fill(self, customer_id: UUID, draft: CustomerDraft) -> bool:
        """Fill what is empty; what a person wrote stays. Whether anything was."""
        here = self.new.get(customer_id) or self.known[customer_id]
        news = {name: getattr(draft, name) for name in _FILLED if not getattr(here, name)}
        news = {name: value for name, value in news.items() if value}
        if news:
            to = self.new if customer_id in self.new else self.changed
            to[customer_id] = self.known[customer_id] = replace(here, **news)
        return bool(news)

    def named(self, line: int, name: str, owner: Person, told: ContactDraft | None = None) -> Customer | None:
        """The customer of that name, new if need be; None if several could be meant, which is asked."""
        here = self.called(name)
        if len(here) > 1:
            here = self._narrowed(here, name, told)
        if len(here) > 1:
            self.ask(line, self.columns["customer"], name, Trouble.SEVERAL_CUSTOMERS)
            return None
        place = "" if told is None else told.place
        return here[0] if here else self.add(CustomerDraft(name, place=place), owner.id)

    def _keep(self, customer: Customer) -> None:
        self.known[customer.id] = customer
        self.by_name.setdefault(folded(customer.name), []).append(customer.id)

    def _narrowed(self, here: list[Customer], name: str, told: ContactDraft | None) -> list[Customer]:
        """By ordered rules, the first with exactly one hit."""
        rules: list[Callable[[Customer], bool]] = []
        if told is not None:
            rules += [
                lambda one: bool(told.email) and folded(one.email) == folded(told.email),
                lambda one: bool(digits(told.phone)) and digits(one.phone) == digits(told.phone),
                lambda one: bool(told.place) and folded(one.place) == folded(told.place),
            ]
        rules.append(lambda one: one.source_key == name)
        for rule in rules:
            found = [one for one in here if rule(one)]
            if len(found) == 1:
                return found
        return here


@dataclass(slots=True)
class Contacts:
    """The people at customers."""

    desk: Desk
    unit: UnitOfWork
    ask: Ask
    customers: Customers
    written: Written
    new: dict[UUID, Contact] = field(default_factory=dict)
    changed: dict[UUID, Contact] = field(default_factory=dict)
    unchanged: int = 0
    known: dict[UUID, Contact] | None = None
    lines: dict[UUID, int] = field(default_factory=dict)

    def of_case(self, draft: CaseDraft, customer: Customer, owner: Person) -> UUID | None:
        """The person that a case's row names: found among the customer's, or new."""
        told = draft.contact
        if told is None:
            return None
        if not told.name or folded(told.name) == folded(customer.name):
            self.customers.fill(
                customer.id, CustomerDraft("", told.place, phone=told.phone, email=told.email)
            )
            return None
        hits = self._hits(told, [one for one in self._known().values() if one.customer_id == customer.id])
        if len(hits) > 1:
            self.ask(draft.line, self.customers.columns["contact"], told.name, Trouble.SEVERAL_CONTACTS)
            return None
        if hits:
            self._tell(hits[0], told)
            return hits[0].id
        return self._add(told, customer.id, owner.id).id

    def of_row(self, told: ContactDraft, owner: Person) -> None:
        """A row that is a person: one hit is brought up to date, several are asked, none is new."""
        hits = self._hits(told, list(self._known().values()))
        if len(hits) > 1:
            said = told.name or told.email
            self.ask(told.line, self.customers.columns["contact"], said, Trouble.SEVERAL_CONTACTS)
        elif hits and hits[0].id in self.lines:
            self.ask(told.line, self.customers.columns["contact"], told.name or told.email, Trouble.KEY_TWICE)
        elif hits:
            self.lines[hits[0].id] = told.line
            self.unchanged += not self._tell(hits[0], told)
        else:
            self._join(told, owner)

    def _join(self, told: ContactDraft, owner: Person) -> None:
        name = told.name or told.email or told.phone
        customer = self.customers.named(told.line, told.customer or name, owner, told)
        if customer is None:
            return
        if told.customer and folded(told.customer) != folded(name):
            self.lines[self._add(told, customer.id, owner.id).id] = told.line
            return
        person = CustomerDraft("", told.place, phone=told.phone, email=told.email)
        is_told = self.customers.fill(customer.id, person) or customer.id in self.customers.new
        self.unchanged += not is_told

    def _known(self) -> dict[UUID, Contact]:
        if self.known is None:
            self.known = {one.id: one for one in self.unit.contacts.all()}
        return self.known

    def _hits(self, told: ContactDraft, among: Sequence[Contact]) -> list[Contact]:
        """By e-mail, phone, then name and organisation: exactly one hit decides; several are several in the end."""
        several: list[Contact] = []
        for rule in self._rules(told):
            found = [one for one in among if rule(one)]
            if len(found) == 1:
                return found
            several = several or found
        return several

    def _rules(self, told: ContactDraft) -> Iterable[Callable[[Contact], bool]]:
        email, phone, name = folded(told.email), digits(told.phone), folded(told.name)
        if email:
            yield lambda one: folded(one.email) == email
        if phone:
            yield lambda one: digits(one.phone) == phone and (not name or folded(one.name) == name)
        if name:
            at = set(self.customers.by_name.get(folded(told.customer), ()))
            if told.customer:
                yield lambda one: folded(one.name) == name and one.customer_id in at
            else:
                yield lambda one: folded(one.name) == name

    def _add(self, told: ContactDraft, customer_id: UUID, owner_id: UUID) -> Contact:
        contact = Contact(
            id=self.desk.ids(),
            customer_id=customer_id,
            name=told.name or told.email or told.phone,
            owner_id=owner_id,
            author_id=self.desk.person_id,
            function=told.function,
            phone=told.phone,
            email=told.email,
        )
        self.new[contact.id] = self._known()[contact.id] = contact
        return contact

    def _tell(self, here: Contact, told: ContactDraft) -> bool:
        """Bring a contact up to date; what a person wrote stays and is named. Whether anything changed."""
        if here.id in self.new:
            return False
        news = {}
        for name in _TOLD:
            said, present = getattr(told, name), getattr(here, name)
            if not said or said == present:
                continue
            if present and not self.written.is_by_import(here.id, name, present):
                self.ask(told.line, self.customers.columns.get(name, ""), said, Trouble.EDITED_HERE)
            else:
                news[name] = said
        if news:
            self.changed[here.id] = self._known()[here.id] = replace(here, **news)
        return bool(news)
