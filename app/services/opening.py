"""Opening cases, and the one line that does it: quick entry (ruling 12)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from app.domain import cadences
from app.domain.cases import SUBJECT_LIMIT, Case
from app.domain.customers import NAME_LIMIT, Contact, Customer
from app.domain.errors import Ambiguous, NotFound, Unclear
from app.domain.handovers import HandoverKind
from app.domain.history import Action
from app.domain.imports import folded
from app.domain.kinds import PHASES, Kind
from app.domain.news_clock import NewsClock
from app.domain.quick_entry.drafts import Draft, NameRef
from app.domain.steps import PlannedStep
from app.domain.text_hygiene import clean
from app.services.cases import add_checklist
from app.services.changes import Changes, Nouns, Remark
from app.services.desks import Desk
from app.services.handovers import HandoverService
from app.services.ports import UnitOfWork
from app.services.steps import StepService, said
from app.services.work import StepDraft, Work, drafted, with_case

Parties = tuple[Customer, Contact | None]
"""Whose matter it is, and whom we speak with."""


@dataclass(frozen=True, slots=True)
class OpeningService:
    """Turns drafts into cases and steps."""

    desk: Desk

    def add_all(self, drafts: Sequence[Draft]) -> Changes:
        """Store several lines, each as a new case, in one change; who is new in two of them comes once.

        Raises:
            Unclear: Something is in doubt, or nobody is named; nothing was stored.
        """
        _refuse_doubts(drafts)
        changes, met = Changes(), dict[tuple[UUID | None, str], UUID]()
        with self.desk.acting(Action.ADD) as unit:
            for draft in drafts:
                known = _with_met(draft, met)
                opened = self.open_in(unit, known)
                (case_id,) = opened.case_ids
                _meet(known, unit.cases.get(case_id), met)
                changes |= opened
            unit.commit()
        return changes

    def add(self, draft: Draft, *, case_id: UUID | None = None, is_new: bool = False) -> Changes:
        """Store what a line said: a new case, or the next step of an open one.

        Args:
            case_id: The open case whose step it is.
            is_new: A new case, whatever is open.

        Raises:
            Unclear: Something is in doubt, or nobody is named.
            Ambiguous: Several open cases of that customer fit.
            NotFound: A case or colleague that is named is not there.
        """
        _refuse_doubts((draft,))
        with self.desk.acting(Action.ADD) as unit:
            target = None if is_new else self._target(unit, draft, case_id)
            changes = self.open_in(unit, draft) if target is None else self._step(unit, draft, target)
            unit.commit()
        return changes

    def _target(self, unit: UnitOfWork, draft: Draft, case_id: UUID | None) -> Case | None:
        """The open case whose step this is; None for a new case."""
        if case_id is not None:
            return unit.cases.get(case_id)
        if draft.case_number is not None:
            return unit.cases.numbered(draft.case_number)
        customer_id = _customer_id(draft)
        if draft.kind is not None or customer_id is None:
            return None
        of_customer = unit.cases.open_of_customer(customer_id)
        if len(of_customer) > 1:
            shown = tuple(f"{case.reference} {case.subject}" for case in of_customer)
            raise Ambiguous("case", draft.line, shown)
        return of_customer[0] if of_customer else None

    def _step(self, unit: UnitOfWork, draft: Draft, case: Case) -> Changes:
        work = with_case(self.desk, unit, case)
        old = case.planned
        step = StepService(self.desk).replaced(work, step_draft(draft, by_subject=True))
        self._facts(work, draft)
        self._rest(work, draft, step)
        work.keep()
        remarks = (
            Remark("replaced_step", {"reference": case.reference, "old": old.what}),
            said("planned_next", step),
        )
        return Changes(Nouns.CASES, frozenset({case.id}), remarks)

    def open_in(
        self, unit: UnitOfWork, draft: Draft, *, origin: str = "desk", owner_id: UUID | None = None
    ) -> Changes:
        """A new case inside a unit of work that is open already; the draft has no doubts.

        Args:
            owner_id: Whose case it is; the acting person's unless named.
        """
        now = self.desk.clock()
        parties = self._customer(unit, draft)
        kind = draft.kind or Kind.QUERY
        calendar = self.desk.company_calendar(unit)
        standard = self.desk.book(unit).of(kind, PHASES[kind][0])
        if draft.out_of_ordinary:
            standard = cadences.acknowledging(standard, calendar, now)
        first = cadences.first_step(standard, calendar, now)
        step = drafted(self.desk.ids(), step_draft(draft), first, now)
        news = cadences.first_news(standard, calendar, now)
        case = self._new_case(unit, draft, kind, parties, news, step)
        work = with_case(self.desk, unit, replace(case, origin=origin, owner_id=owner_id or case.owner_id))
        work.keep()
        if draft.out_of_ordinary:
            add_checklist(work)
        self._rest(work, draft, step)
        work.keep()
        opened = Remark("opened", {"reference": work.case.reference, "customer": parties[0].name})
        remarks = (opened, said("planned_next", step), *work.step_outside_hours())
        return Changes(Nouns.CASES | Nouns.CUSTOMERS, frozenset({work.case.id}), remarks)

    def _new_case(
        self,
        unit: UnitOfWork,
        draft: Draft,
        kind: Kind,
        parties: Parties,
        news: NewsClock,
        step: PlannedStep,
    ) -> Case:
        now = step.planned_at
        customer, contact = parties
        return Case(
            id=self.desk.ids(),
            number=unit.cases.next_number(),
            kind=kind,
            phase=PHASES[kind][0],
            customer_id=customer.id,
            contact_id=contact.id if contact else None,
            subject=clean(draft.subject or draft.step or draft.line, SUBJECT_LIMIT, "subject"),
            owner_id=self.desk.person_id,
            author_id=self.desk.person_id,
            opened_at=now,
            cadence_from_at=now,
            step=step,
            news=news,
            value=draft.value,
            currency=draft.currency or self.desk.company(unit).currency,
            valid_until_on=draft.valid_until_on,
            is_out_of_ordinary=draft.out_of_ordinary,
        )

    def _facts(self, work: Work, draft: Draft) -> None:
        """What else the line said about an open case."""
        case = work.case
        work.case = replace(
            case,
            value=case.value if draft.value is None else draft.value,
            currency=draft.currency or case.currency,
            valid_until_on=draft.valid_until_on or case.valid_until_on,
            is_out_of_ordinary=case.is_out_of_ordinary or draft.out_of_ordinary,
        )
        if work.case.is_out_of_ordinary and not case.is_out_of_ordinary:
            add_checklist(work)

    def _rest(self, work: Work, draft: Draft, step: PlannedStep) -> None:
        """The promise and the colleague that the line named."""
        if draft.promise is not None:
            work.promise(draft.promise.text or step.what, draft.promise.due or step.due)
        if draft.owner is not None and draft.owner != self.desk.person_id:
            handovers = HandoverService(self.desk)
            handovers.refuse_stranger(work, HandoverKind.REASSIGNMENT)
            handovers.offer_in(work, draft.owner, HandoverKind.HANDOVER, "")

    def _customer(self, unit: UnitOfWork, draft: Draft) -> Parties:
        contact = self._known_contact(unit, draft.contact)
        if contact is not None:
            return unit.customers.get(contact.customer_id), contact
        if draft.customer is None and draft.contact is None:
            raise Unclear(draft.line, "no_customer")
        named = draft.customer or draft.contact
        customer = self._known_or_new(unit, named) if named is not None else None
        if customer is None:
            raise NotFound("customer", draft.line)
        if draft.contact is not None and draft.customer is not None:
            return customer, self._new_contact(unit, draft.contact, customer)
        only = unit.contacts.of_customer(customer.id)
        return customer, only[0] if len(only) == 1 else None

    def _known_contact(self, unit: UnitOfWork, ref: NameRef | None) -> Contact | None:
        return None if ref is None or ref.id is None else unit.contacts.find(ref.id)

    def _known_or_new(self, unit: UnitOfWork, ref: NameRef) -> Customer:
        if ref.id is not None:
            return unit.customers.get(ref.id)
        me = self.desk.person_id
        return unit.customers.save(Customer(self.desk.ids(), clean(ref.name, NAME_LIMIT, "name"), me, me))

    def _new_contact(self, unit: UnitOfWork, ref: NameRef, customer: Customer) -> Contact:
        me = self.desk.person_id
        return unit.contacts.save(
            Contact(self.desk.ids(), customer.id, clean(ref.name, NAME_LIMIT, "name"), me, me)
        )


def _refuse_doubts(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        if draft.doubts:
            doubt = draft.doubts[0]
            raise Unclear(doubt.text or draft.line, doubt.key, tuple(c.key for c in doubt.candidates))


def _with_met(draft: Draft, met: Mapping[tuple[UUID | None, str], UUID]) -> Draft:
    """The draft with the ids of those whom an earlier line of the same act brought."""
    customer, contact = draft.customer, draft.contact
    if customer is not None and customer.id is None:
        customer = replace(customer, id=met.get((None, folded(customer.name))))
    if contact is not None and contact.id is None and customer is not None and customer.id is not None:
        contact = replace(contact, id=met.get((customer.id, folded(contact.name))))
    return replace(draft, customer=customer, contact=contact)


def _meet(draft: Draft, case: Case, met: dict[tuple[UUID | None, str], UUID]) -> None:
    if draft.customer is not None and draft.customer.id is None:
        met[None, folded(draft.customer.name)] = case.customer_id
    if draft.contact is not None and draft.contact.id is None and case.contact_id is not None:
        met[case.customer_id, folded(draft.contact.name)] = case.contact_id


def step_draft(draft: Draft, *, by_subject: bool = False) -> StepDraft:
    """The step a line names.

    Args:
        by_subject: Where the line names no step, what it is about is the step (for an open case).
    """
    what = draft.step or (draft.subject if by_subject else "") or ""
    if draft.cue and what:
        what = f"{draft.cue[:1].upper()}{draft.cue[1:]}: {what[:1].lower()}{what[1:]}"
    return StepDraft(what, draft.channel, draft.due, draft.effort, draft.assumed_hour)


def _customer_id(draft: Draft) -> UUID | None:
    if draft.contact is not None and draft.contact.organisation_id is not None:
        return draft.contact.organisation_id
    return draft.customer.id if draft.customer is not None else None
