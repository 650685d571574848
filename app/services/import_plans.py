"""What an import would do to this store; a dry run stops here."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Any
from uuid import UUID

from app.domain.cases import Case
from app.domain.customers import Customer
from app.domain.history import Action, ChangedNoun
from app.domain.import_maps import ImportMap
from app.domain.imports import CaseDraft, CustomerDraft, Problem, Reading, Trouble, folded
from app.domain.kinds import State
from app.domain.moments import Moment
from app.domain.news_clock import NewsClock
from app.domain.people import Person
from app.domain.slots import free_slots
from app.domain.steps import Basis, PlannedStep, Reason
from app.domain.working_time import WorkingCalendar
from app.services.desks import Desk
from app.services.import_staff import Staff
from app.services.ports import UnitOfWork

_FILLED = ("place", "sector", "phone", "email", "note")
UNCHANGED = "already here, unchanged"
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
    replaced: list[Customer] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not any((self.people, self.returning, self.customers, self.filled, self.cases, self.updated))


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
    customers: dict[str, list[Customer]] = field(default_factory=dict)
    slots: dict[UUID, Iterator[datetime]] = field(default_factory=dict)
    next_number: int = field(init=False)
    calendar: WorkingCalendar = field(init=False)

    def __post_init__(self) -> None:
        self.now = self.desk.clock()
        self.here = self.unit.cases.source_keys()
        self.next_number = self.unit.cases.next_number()
        self.calendar = self.desk.company_calendar(self.unit)
        for customer in self.unit.customers.all():
            self.customers.setdefault(folded(customer.name), []).append(customer)

    def run(self, reading: Reading) -> None:
        drafts = sorted(reading.cases, key=lambda draft: draft.age_order)
        self._customers_of_file(reading.customers, drafts)
        for draft in drafts:
            owner = self.staff.owner(draft.owner)
            if owner is None:
                self._ask(draft.line, self.mapping.cases.owner, draft.owner, Trouble.UNKNOWN_OWNER)
            elif draft.key in self.here:
                self._update(draft, owner)
            else:
                self._open(draft, owner)
        for key, (line, column, said) in reading.ended.items():
            if key in self.here and self.unit.cases.get(self.here[key]).state is State.OPEN:
                self._ask(line, column, said, Trouble.ENDED_THERE)

    def _ask(self, line: int, column: str, said: str, trouble: Trouble) -> None:
        self.plan.problems.append(Problem(self.file, line, column, said, trouble))

    # -- customers ------------------------------------------------------------------------------

    def _customers_of_file(self, found: Sequence[CustomerDraft], drafts: Sequence[CaseDraft]) -> None:
        owners: dict[str, str] = {}
        for draft in drafts:
            owners.setdefault(folded(draft.customer), draft.owner)
        for customer in found:
            name = folded(customer.name)
            here = self.customers.get(name, [])
            if not here:
                owner = self.staff.owner(owners.get(name, ""))
                self._add_customer(customer, self.desk.person_id if owner is None else owner.id)
            elif len(here) == 1:
                self._fill(here, customer)

    def _add_customer(self, draft: CustomerDraft, owner_id: UUID, key: str = "") -> Customer:
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
        self.plan.customers.append(customer)
        if not key:
            self.customers[folded(draft.name)] = [customer]
        return customer

    def _fill(self, here: list[Customer], draft: CustomerDraft) -> None:
        """Fill what is empty; what a person wrote stays."""
        news = {name: getattr(draft, name) for name in _FILLED if not getattr(here[0], name)}
        news = {name: value for name, value in news.items() if value}
        if news:
            here[0] = replace(here[0], **news)
            self.plan.filled.append(here[0])

    def _customer(self, draft: CaseDraft, owner: Person) -> Customer | None:
        if not draft.customer:
            return self._add_customer(CustomerDraft(draft.placeholder), owner.id, draft.key)
        here = self.customers.get(folded(draft.customer), [])
        if len(here) > 1:
            here = [customer for customer in here if customer.source_key == draft.customer] or here
        if len(here) > 1:
            self._ask(draft.line, self.mapping.cases.customer, draft.customer, Trouble.SEVERAL_CUSTOMERS)
            return None
        return here[0] if here else self._add_customer(CustomerDraft(draft.customer), owner.id)

    # -- cases ----------------------------------------------------------------------------------

    def _open(self, draft: CaseDraft, owner: Person) -> None:
        customer = self._customer(draft, owner)
        if customer is None:
            return
        step = self._step(draft, owner)
        self.plan.cases.append(
            Case(
                id=self.desk.ids(),
                number=self.next_number,
                kind=draft.becomes.kind,
                phase=draft.becomes.phase,
                customer_id=customer.id,
                contact_id=None,
                subject=draft.subject,
                owner_id=owner.id,
                author_id=self.desk.person_id,
                opened_at=self._opened_at(draft),
                cadence_from_at=self.now,
                step=step,
                news=NewsClock(step.due_at, Basis(Reason.IMPORT, "", self.now)),
                value=draft.value,
                currency=self.staff.company.currency,
                origin="import",
                source_key=draft.key,
            )
        )
        self.next_number += 1

    def _step(self, draft: CaseDraft, owner: Person) -> PlannedStep:
        first = self.desk.book(self.unit).of(draft.becomes.kind, draft.becomes.phase).first_step
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

    def _opened_at(self, draft: CaseDraft) -> datetime:
        if draft.opened_on is None:
            return self.now
        blocks = self.calendar.blocks_on(draft.opened_on)
        noon = Moment(datetime.combine(draft.opened_on, time(12)), self.calendar.zone)
        return min(blocks[0][0] if blocks else noon.at, self.now)

    def _update(self, draft: CaseDraft, owner: Person) -> None:
        case = self.unit.cases.get(self.here[draft.key])
        if case.state is State.CLOSED:
            self.plan.skipped[ENDED_HERE] += 1
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
