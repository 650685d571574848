"""What an import would do to this store; a dry run stops here."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from app.domain.cases import Case
from app.domain.customers import Contact, Customer
from app.domain.history import Action, ChangedNoun
from app.domain.import_maps import ContactColumns, Ended, ImportMap, Rows
from app.domain.imports import CaseDraft, CustomerDraft, Problem, Reading, Trouble, folded
from app.domain.kinds import State
from app.domain.moments import Moment
from app.domain.news_clock import NewsClock
from app.domain.people import Person
from app.domain.slots import free_slots
from app.domain.standards import ServiceBook
from app.domain.steps import Basis, PlannedStep, Reason
from app.domain.working_time import WorkingCalendar
from app.services.desks import Desk
from app.services.import_customers import UNCHANGED, Contacts, Customers, Written
from app.services.import_staff import Staff
from app.services.ports import UnitOfWork

ENDED_HERE = "ended here"


@dataclass(slots=True)
class Plan:
    """New and changed rows, in the order in which they are written.

    Attributes:
        returning: People whom the undo of an earlier import took back: their rows come to life again.
    """

    people: list[Person] = field(default_factory=list)
    returning: list[ChangedNoun] = field(default_factory=list)
    customers: list[Customer] = field(default_factory=list)
    filled: list[Customer] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    updated: list[Case] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    changed_contacts: list[Contact] = field(default_factory=list)
    replaced: list[Customer] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        of_cases = (self.people, self.returning, self.customers, self.filled, self.cases, self.updated)
        return not any((*of_cases, self.contacts, self.changed_contacts))


def plan_import(desk: Desk, unit: UnitOfWork, mapping: ImportMap, reading: Reading, file: str) -> Plan:
    """Match what the files say with what the store holds."""
    plan = Plan(problems=list(reading.problems), skipped=Counter(reading.skipped))
    staff = Staff(desk, unit, mapping)
    for person in reading.people:
        staff.known(person)
    _Matching(desk, unit, mapping, plan, staff, file).run(reading)
    plan.people, plan.returning = staff.new, staff.returning
    return plan


@dataclass(slots=True)
class _Matching:
    """Rows against the store, by ordered rules: the key, then the name; exactly one hit counts."""

    desk: Desk
    unit: UnitOfWork
    mapping: ImportMap
    plan: Plan
    staff: Staff
    file: str
    now: datetime = field(init=False)
    here: Mapping[str, UUID] = field(init=False)
    customers: Customers = field(init=False)
    contacts: Contacts = field(init=False)
    slots: dict[UUID, Iterator[datetime]] = field(default_factory=dict)
    next_number: int = field(init=False)
    calendar: WorkingCalendar = field(init=False)
    book: ServiceBook = field(init=False)

    def __post_init__(self) -> None:
        self.now = self.desk.clock()
        self.here = self.unit.cases.source_keys()
        self.next_number = self.unit.cases.next_number()
        self.calendar = self.desk.company_calendar(self.unit)
        self.book = self.desk.book(self.unit)
        self.customers = Customers(self.desk, self.unit, self._ask, _columns(self.mapping))
        self.contacts = Contacts(self.desk, self.unit, self._ask, self.customers, Written(self.unit))

    def run(self, reading: Reading) -> None:
        drafts = sorted(reading.cases, key=lambda draft: draft.age_order)
        self._customers_of_file(reading.customers, drafts)
        for draft in drafts:
            owner = self._owner(draft.line, draft.owner)
            if owner is not None:
                self._take(draft, owner)
        for told in reading.contacts:
            owner = self._owner(told.line, told.owner)
            if owner is not None:
                self.contacts.of_row(told, owner)
        for key, (line, column, said) in reading.ended.items():
            if key in self.here and self.unit.cases.get(self.here[key]).state is State.OPEN:
                self._ask(line, column, said, Trouble.ENDED_THERE)
        plan = self.plan
        plan.customers, plan.filled = list(self.customers.new.values()), list(self.customers.changed.values())
        plan.contacts, plan.changed_contacts = (
            list(self.contacts.new.values()),
            list(self.contacts.changed.values()),
        )
        if self.contacts.unchanged:
            plan.skipped[UNCHANGED] += self.contacts.unchanged

    def _owner(self, line: int, name: str) -> Person | None:
        owner = self.staff.owner(name)
        if owner is None:
            self._ask(line, self.customers.columns["owner"], name, Trouble.UNKNOWN_OWNER)
        return owner

    def _take(self, draft: CaseDraft, owner: Person) -> None:
        if draft.key in self.here:
            self._update(draft, owner)
        elif isinstance(draft.becomes, Ended) and not self._ends_so(draft, draft.becomes):
            self._ask(draft.line, self.mapping.choice.column, draft.becomes.outcome, Trouble.UNKNOWN_OUTCOME)
        else:
            self._open(draft, owner)

    def _ends_so(self, draft: CaseDraft, ended: Ended) -> bool:
        return ended.outcome in self.book.outcomes[draft.becomes.kind]

    def _ask(self, line: int, column: str, said: str, trouble: Trouble) -> None:
        self.plan.problems.append(Problem(self.file, line, column, said, trouble))

    # -- customers ------------------------------------------------------------------------------

    def _customers_of_file(self, found: Sequence[CustomerDraft], drafts: Sequence[CaseDraft]) -> None:
        owners: dict[str, str] = {}
        for draft in drafts:
            owners.setdefault(folded(draft.customer), draft.owner)
        for customer in found:
            name = folded(customer.name)
            here = self.customers.called(customer.name)
            if not here:
                owner = self.staff.owner(owners.get(name, ""))
                self.customers.add(customer, self.desk.person_id if owner is None else owner.id)
            elif len(here) == 1:
                self.customers.fill(here[0].id, customer)

    def _customer(self, draft: CaseDraft, owner: Person) -> Customer | None:
        if not draft.customer:
            return self.customers.add(CustomerDraft(draft.placeholder), owner.id, draft.key)
        return self.customers.named(draft.line, draft.customer, owner, draft.contact)

    # -- cases ----------------------------------------------------------------------------------

    def _open(self, draft: CaseDraft, owner: Person) -> None:
        customer = self._customer(draft, owner)
        if customer is None:
            return
        opened_at = self._day_at(draft.opened_on)
        case = Case(
            id=self.desk.ids(),
            number=self.next_number,
            kind=draft.becomes.kind,
            phase=draft.becomes.phase,
            customer_id=customer.id,
            contact_id=self.contacts.of_case(draft, customer, owner),
            subject=draft.subject,
            owner_id=owner.id,
            author_id=self.desk.person_id,
            opened_at=opened_at,
            cadence_from_at=self.now,
            value=draft.value,
            currency=draft.currency or self.staff.company.currency,
            origin="import",
            source_key=draft.key,
            **self._state(draft, owner, opened_at),
        )
        self.plan.cases.append(case)
        self.next_number += 1

    def _state(self, draft: CaseDraft, owner: Person, opened_at: datetime) -> dict[str, Any]:
        """An open case has a step and a news clock; one that comes as history has its end."""
        if isinstance(draft.becomes, Ended):
            closed_at = max(opened_at, self._day_at(draft.closed_on))
            return {
                "state": State.CLOSED,
                "closed_at": closed_at,
                "outcome": draft.becomes.outcome,
                "outcome_text": draft.ending or draft.becomes.outcome.replace("_", " "),
            }
        step = self._step(draft, owner)
        return {"step": step, "news": NewsClock(step.due_at, Basis(Reason.IMPORT, "", self.now))}

    def _step(self, draft: CaseDraft, owner: Person) -> PlannedStep:
        first = self.book.of(draft.becomes.kind, draft.becomes.phase).first_step
        due_at = self._due_at(draft, owner)
        return PlannedStep(
            id=self.desk.ids(),
            what=draft.step or first.what,
            channel=first.channel,
            due=Moment.of(due_at, owner.zone),
            slot_at=due_at,
            planned_at=self.now,
            effort=self.mapping.pace.effort,
            basis=Basis(Reason.IMPORT, "", self.now),
        )

    def _due_at(self, draft: CaseDraft, owner: Person) -> datetime:
        calendar = self.desk.calendar_of(owner)
        if draft.due_on is not None and draft.due_on > calendar.day_of(self.now):
            return calendar.close_of(draft.due_on) or calendar.next_close(draft.due_on)
        if owner.id not in self.slots:
            planned = self.unit.agenda.rows(owner.id)
            busy = [(row.slot_at, row.slot_at + row.effort) for row in planned]
            self.slots[owner.id] = free_slots(calendar, self.now, self.mapping.pace, busy)
        return next(self.slots[owner.id])

    def _day_at(self, day: date | None) -> datetime:
        """The beginning of a day's work; the present where no day is told."""
        if day is None:
            return self.now
        blocks = self.calendar.blocks_on(day)
        noon = Moment(datetime.combine(day, time(12)), self.calendar.zone)
        return min(blocks[0][0] if blocks else noon.at, self.now)

    def _update(self, draft: CaseDraft, owner: Person) -> None:
        case = self.unit.cases.get(self.here[draft.key])
        if case.state is State.CLOSED:
            self.plan.skipped[UNCHANGED if isinstance(draft.becomes, Ended) else ENDED_HERE] += 1
            return
        if isinstance(draft.becomes, Ended):
            self._ask(draft.line, self.mapping.choice.column, draft.becomes.outcome, Trouble.ENDED_THERE)
            return
        updated = self._with_news(case, draft)
        updated = self._with_customer(updated, draft, owner)
        if updated == case:
            self.plan.skipped[UNCHANGED] += 1
        else:
            self.plan.updated.append(updated)

    def _with_news(self, case: Case, draft: CaseDraft) -> Case:
        """Subject and value as the file now tells them, unless a person changed them here."""
        columns = self.mapping.cases
        said: dict[str, tuple[Any, str]] = {
            "subject": (draft.subject, " ".join(columns.subject.columns)),
            "value": (draft.value, columns.value),
        }
        for name, (value, column) in said.items():
            if name not in columns.updates or value in (None, getattr(case, name)):
                continue
            if self._was_edited(case.id, name):
                self._ask(draft.line, column, str(value), Trouble.EDITED_HERE)
            else:
                case = replace(case, **{name: value})
        return case

    def _was_edited(self, case_id: UUID, name: str) -> bool:
        for change in self.unit.history.of_case(case_id):
            for item in change.items:
                if item.noun_id == case_id and name in item.after and change.action is Action.IMPORT:
                    return bool(self.unit.history.present("cases", case_id)[name] != item.after[name])
        return True

    def _with_customer(self, case: Case, draft: CaseDraft, owner: Person) -> Case:
        """The customer that the file names at last, instead of the placeholder."""
        if not draft.customer or "customer" not in self.mapping.cases.updates:
            return case
        before = self.unit.customers.get(case.customer_id)
        if not before.needs_completing or before.source_key != draft.key:
            return case
        customer = self._customer(draft, owner)
        if customer is None:
            return case
        others = [other for other in self.unit.cases.open_of_customer(before.id) if other.id != case.id]
        if not others and not self.unit.contacts.of_customer(before.id):
            self.plan.replaced.append(replace(before, is_withdrawn=True))
        return replace(case, customer_id=customer.id)


def _columns(mapping: ImportMap) -> Mapping[str, str]:
    """Where the facts about people stand, for problems."""
    contact = mapping.contact or ContactColumns()
    of_rows = contact if mapping.rows is Rows.CONTACTS else mapping.cases
    return {
        "customer": of_rows.customer,
        "owner": of_rows.owner,
        "contact": " ".join(contact.name.columns),
        "function": contact.function,
        "phone": contact.phone,
        "email": contact.email,
    }
