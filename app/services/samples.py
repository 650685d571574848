"""The sample company moves into an empty store, act by act, so that its history is a real one."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from app.domain import cadences
from app.domain.book_entries import BookEntry
from app.domain.cases import Case
from app.domain.customers import Contact, Customer
from app.domain.history import Action, Deed, Source
from app.domain.ideas import Idea
from app.domain.ids import Ids
from app.domain.people import Company, Person, Role
from app.domain.requests import Request, RequestState
from app.domain.samples import (
    SampleAct,
    SampleCase,
    SampleIdea,
    SampleRequest,
    Samples,
    Shift,
    StoreNotEmpty,
)
from app.domain.working_time import Week
from app.services.changes import Changes, Nouns, Remark
from app.services.desks import Desk, ReadBook
from app.services.ideas import IdeaDraft, IdeaService
from app.services.ports import Clock, Holidays, Transactions, UnitOfWork
from app.services.sample_acts import ActedOut
from app.services.set_up import DESK_PERSON, INSTALL_ID, seed_promises
from app.services.work import StepDraft, at_work, drafted, with_case

Content = Mapping[str, Any]
"""The parts of the service book, as its file has them."""

Happening = tuple[datetime, int, SampleCase | SampleAct | SampleRequest | SampleIdea]


@dataclass(frozen=True, slots=True)
class SampleService:
    """Fills a store with the sample company; it has no desk, for nobody works there yet."""

    transactions: Transactions
    clock: Clock
    ids: Ids
    holidays: Holidays
    read_book: ReadBook

    def fill(self, samples: Samples, book: Content, promises: Sequence[BookEntry] = ()) -> Changes:
        """Let everything happen that the story tells, in its order.

        The story is outside undo: each deed carries the id of one batch, so nobody takes back by accident
        what they never did.

        Raises:
            StoreNotEmpty: Somebody lives there already.
        """
        self._refuse_unless_empty()
        return _Telling(self, samples, book, promises).tell()

    def _refuse_unless_empty(self) -> None:
        with self.transactions.reading() as unit:
            company = unit.companies.only()
            is_empty = not (company or unit.people.all() or unit.customers.all() or unit.agenda.rows())
            if not is_empty or unit.settings.read(DESK_PERSON) is not None:
                raise StoreNotEmpty(company.name if company else "")


class _Telling:
    """One telling of the story."""

    def __init__(
        self, service: SampleService, samples: Samples, book: Content, promises: Sequence[BookEntry]
    ) -> None:
        self._samples, self._content, self._book = samples, book, promises
        self._shift = Shift.to(service.clock(), samples.present, samples.zone)
        self._batch_id = service.ids()
        self._ids = service.ids
        self._people = {person.key: service.ids() for person in samples.people}
        self._customers = {customer.key: service.ids() for customer in samples.customers}
        self._contacts = {customer.key: service.ids() for customer in samples.customers if customer.contact}
        self._requests = {request: service.ids() for request in samples.requests}
        self._cases: dict[int, UUID] = {}
        self._ideas: dict[SampleIdea, Idea] = {}
        self._desk = Desk(
            service.transactions,
            service.clock,
            service.ids,
            service.holidays,
            service.read_book,
            self._people[samples.desk_person],
            Source.SAMPLE,
        )

    def tell(self) -> Changes:
        """Everything in the order in which it happened."""
        self._set_up()
        for wall, number, what in sorted(self._happenings(), key=lambda one: one[:2]):
            if isinstance(what, SampleCase):
                self._open(wall, what)
            elif isinstance(what, SampleAct):
                self._act(wall, number, what)
            elif isinstance(what, SampleIdea):
                self._idea(wall, what)
            elif wall == what.asked:
                self._ask(wall, what)
            else:
                self._answer(wall, what)
        with self._desk.transactions.keeping() as unit:
            unit.settings.write(DESK_PERSON, self._people[self._samples.desk_person].hex)
            if unit.settings.read(INSTALL_ID) is None:
                unit.settings.write(INSTALL_ID, self._ids().hex)
            unit.commit()
        filled = Remark("sample_filled", {"company": self._samples.company, "cases": len(self._cases)})
        return Changes(Nouns.EVERYTHING, frozenset(self._cases.values()), (filled,))

    def _happenings(self) -> Iterator[Happening]:
        for case in self._samples.cases:
            yield case.opened, case.number, case
            for act in case.acts:
                yield act.at, case.number, act
        for request in self._samples.requests:
            yield request.asked, request.case, request
            if request.answered is not None:
                yield request.answered, request.case, request
        for idea in self._samples.ideas:
            yield idea.noted, idea.case, idea
            if idea.read is not None:
                yield idea.read, idea.case, idea

    # -- setting up ---------------------------------------------------------------------------

    def _set_up(self) -> None:
        samples, at = self._samples, self._shift.moment(self._samples.founded).at
        me = self._people[samples.desk_person]
        with self._acting(Action.SET_UP, me, at) as unit:
            hours = Week.of(samples.hours)
            unit.companies.save(
                Company(
                    self._ids(), samples.company, samples.zone, hours, samples.country,
                    currency=samples.currency, author_id=me,
                )
            )  # fmt: skip
            unit.standards.seed(self._content, self._ids)
            unit.people.add_all([self._person(person.key) for person in samples.people])
            leads = next((one.key for one in samples.people if one.role is Role.LEAD), samples.desk_person)
            seed_promises(unit, self._book, self._people[leads], self._ids)
            unit.customers.add_all([self._customer(customer.key) for customer in samples.customers])
            unit.contacts.add_all([self._contact(key) for key in self._contacts])
            unit.commit()

    def _person(self, key: str) -> Person:
        of = next(person for person in self._samples.people if person.key == key)
        return Person(
            self._people[key],
            of.name,
            of.function,
            self._samples.zone,
            Week.of(self._samples.hours),
            Week.of(of.protected) if of.protected else Week(((),) * 7),
            self._samples.country,
            role=of.role,
            email=of.email,
            phone=of.phone,
            reading_slots=of.reading_slots,
            author_id=self._people[self._samples.desk_person],
        )

    def _customer(self, key: str) -> Customer:
        of = next(customer for customer in self._samples.customers if customer.key == key)
        owner_id = self._people[of.owner]
        return Customer(
            self._customers[key],
            of.name,
            owner_id,
            owner_id,
            of.phone,
            of.email,
            of.place,
            of.sector,
            of.note,
        )

    def _contact(self, key: str) -> Contact:
        of = next(customer for customer in self._samples.customers if customer.key == key)
        owner_id = self._people[of.owner]
        return Contact(
            self._contacts[key],
            self._customers[key],
            of.contact,
            owner_id,
            owner_id,
            of.function,
            of.phone,
            of.email,
        )

    # -- happening ----------------------------------------------------------------------------

    def _acting(
        self, action: Action, actor_id: UUID, at: datetime, note: str = ""
    ) -> AbstractContextManager[UnitOfWork]:
        deed = Deed(action, actor_id, at, Source.SAMPLE, batch_id=self._batch_id, note=note)
        return self._desk.transactions.acting(deed)

    def _desk_at(self, key: str, at: datetime) -> Desk:
        return replace(self._desk, person_id=self._people[key], clock=lambda: at)

    def _open(self, wall: datetime, of: SampleCase) -> None:
        at = self._shift.moment(wall).at
        desk = self._desk_at(of.author, at)
        with self._acting(Action.ADD, desk.person_id, at, of.note) as unit:
            standard = desk.book(unit).of(of.kind, of.phase)
            calendar = desk.company_calendar(unit)
            first = cadences.first_step(standard, calendar, at)
            case = Case(
                id=self._ids(),
                number=of.number,
                kind=of.kind,
                phase=of.phase,
                customer_id=self._customers[of.customer],
                contact_id=self._contacts.get(of.customer),
                subject=of.subject,
                owner_id=self._people[of.owner],
                author_id=desk.person_id,
                opened_at=at,
                cadence_from_at=at,
                step=drafted(self._ids(), StepDraft(), first, at),
                news=cadences.first_news(standard, calendar, at),
                value=_amount(of.value),
                currency=self._samples.currency,
                is_out_of_ordinary=of.is_out_of_ordinary,
            )
            with_case(desk, unit, case).keep()
            self._cases[of.number] = case.id
            unit.commit()

    def _act(self, wall: datetime, number: int, act: SampleAct) -> None:
        at = self._shift.moment(wall).at
        desk = self._desk_at(act.by, at)
        with self._acting(act.does, desk.person_id, at, act.note) as unit:
            work = at_work(desk, unit, self._cases[number])
            ActedOut(work, act, self._shift, self._people).act()
            unit.commit()

    def _ask(self, wall: datetime, of: SampleRequest) -> None:
        at = self._shift.moment(wall).at
        author_id, to_id = self._people[of.by], self._people[of.to]
        with self._acting(Action.ASK, author_id, at) as unit:
            request = Request(
                self._requests[of],
                self._cases[of.case],
                to_id,
                author_id,
                to_id,
                of.text,
                at,
                self._shift.moment(of.needed_by).at,
                self._shift.moment(of.deliver).at,
                state=RequestState.DELIVERED if of.deliver <= self._samples.present else RequestState.ASKED,
                effort=timedelta(minutes=of.minutes),
            )
            unit.requests.save(request)
            unit.commit()

    def _idea(self, wall: datetime, of: SampleIdea) -> None:
        """It is noted, and later read."""
        at = self._shift.moment(wall).at
        noted = self._ideas.get(of)
        desk = self._desk_at(of.by if noted is None else of.read_by, at)
        with self._acting(Action.READ_IDEA if noted else Action.NOTE_IDEA, desk.person_id, at) as unit:
            if noted is not None:
                unit.ideas.save(noted.read(desk.person_id, of.note))
            else:
                case = unit.cases.get(self._cases[of.case])
                draft = IdeaDraft(of.words, of.kind, of.theme, self._contact_of(unit, case, of.said))
                self._ideas[of] = IdeaService(desk).capture_in(unit, case, draft)
            unit.commit()

    def _contact_of(self, unit: UnitOfWork, case: Case, said: datetime | None) -> UUID | None:
        """The contact of the case at that moment."""
        if said is None:
            return None
        at = self._shift.moment(said).at
        return next(one.id for one in unit.interactions.of_case(case.id) if one.at == at)

    def _answer(self, wall: datetime, of: SampleRequest) -> None:
        at = self._shift.moment(wall).at
        with self._acting(Action.ANSWER_REQUEST, self._people[of.to], at) as unit:
            answered = unit.requests.get(self._requests[of]).answered(of.answer, at)
            unit.requests.save(answered)
            unit.deliveries.note([answered], answered.author_id, at)
            unit.commit()


def _amount(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.01"))
