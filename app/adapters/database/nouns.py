"""The nouns' own questions to the database."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select

from app.adapters.database import rows, tables
from app.adapters.database.stores import OfCaseStore, SqlStore, parts
from app.domain.absences import LIVING, Absence, AbsenceState, Settlement
from app.domain.book_entries import BookEntry
from app.domain.cases import Case
from app.domain.customers import Contact, Customer
from app.domain.efforts import Spent
from app.domain.errors import NotFound
from app.domain.evidence import Touch
from app.domain.interactions import Direction, Interaction
from app.domain.kinds import Channel, Kind, State
from app.domain.letter_templates import LetterTemplate
from app.domain.people import Company, Person
from app.domain.promises import Promise
from app.domain.requests import Request, RequestState
from app.domain.steps import FinishedStep, StepState


class SqlCases(SqlStore[Case]):
    """Fulfils :class:`app.services.ports.Cases`."""

    def numbered(self, number: int) -> Case:
        """The case with that number. Raises NotFound."""
        found = self.select(tables.cases.c.number == number)
        if not found:
            raise NotFound("case", str(number))
        return found[0]

    def next_number(self) -> int:
        """One above the highest ever given, taken back or not."""
        return (self._connection.scalar(select(func.max(tables.cases.c.number))) or 1000) + 1

    def open_of_customer(self, customer_id: UUID) -> Sequence[Case]:
        """The customer's open cases, oldest first."""
        of = tables.cases.c
        return self.select(of.customer_id == customer_id, of.state == State.OPEN, order=(of.opened_at,))

    def of_customer(self, customer_id: UUID) -> Sequence[Case]:
        """All cases of the customer, oldest first."""
        of = tables.cases.c
        return self.select(of.customer_id == customer_id, order=(of.opened_at,))

    def count_of_customer(self, customer_id: UUID) -> int:
        """How many cases the customer has."""
        of = tables.cases.c
        found = select(func.count()).where(of.customer_id == customer_id, of.is_withdrawn.is_(False))
        return self._connection.execute(found).scalar_one()

    def open_by_customer(self) -> Mapping[UUID, tuple[int, datetime]]:
        """Counts and earliest news dates in one pass over the open cases."""
        return self._kept.get("open by customer", self._count_open)

    def _count_open(self) -> Mapping[UUID, tuple[int, datetime]]:
        of = tables.cases.c
        query = (
            select(of.customer_id, func.count(), func.min(of.news_due_at))
            .where(tables.OPEN_CASE)
            .group_by(of.customer_id)
        )
        return {row[0]: (row[1], row[2]) for row in self._connection.execute(query)}

    def offers_expired(self, now: datetime) -> Sequence[Case]:
        """Open cases whose offer has run out."""
        return self.found(_OFFERS_EXPIRED, now=now)

    def offers_standing(self, now: datetime) -> Sequence[Case]:
        """Open cases whose offer waits for an answer."""
        return self.found(_OFFERS_STANDING, now=now)

    def source_keys(self) -> Mapping[str, UUID]:
        """Live cases that an import brought, by their key there."""
        of = tables.cases.c
        query = select(of.source_key, of.id).where(of.source_key != "", of.is_withdrawn.is_(False))
        return {row.source_key: row.id for row in self._connection.execute(query)}


class SqlCustomers(SqlStore[Customer]):
    """Fulfils :class:`app.services.ports.Customers`."""

    def all(self) -> Sequence[Customer]:
        """Every live one, by name."""
        return self._all("name")

    def taken_back(self) -> Sequence[Customer]:
        """Those that an undo took back, by name."""
        return self._taken_back("name")

    def to_complete(self) -> int:
        """How many live placeholders of imports wait to be completed."""
        of = tables.customers.c
        waiting = select(func.count()).where(of.needs_completing, ~of.is_withdrawn)
        return self._connection.execute(waiting).scalar_one()

    def known_since(self) -> Mapping[UUID, datetime]:
        """When each came into the store."""
        return self._kept.get("customers known since", self._read_known_since)

    def _read_known_since(self) -> Mapping[UUID, datetime]:
        of = tables.customers.c
        return {row.id: row.created_at for row in self._connection.execute(select(of.id, of.created_at))}


class SqlContacts(SqlStore[Contact]):
    """Fulfils :class:`app.services.ports.Contacts`."""

    def all(self) -> Sequence[Contact]:
        """Every live one, by name."""
        return self._all("name")

    def taken_back(self) -> Sequence[Contact]:
        """Those that an undo took back, by name."""
        return self._taken_back("name")

    def of_customer(self, customer_id: UUID) -> Sequence[Contact]:
        """The contacts at one customer."""
        return self.select(tables.contacts.c.customer_id == customer_id, order=(tables.contacts.c.name,))


class SqlPeople(SqlStore[Person]):
    """Fulfils :class:`app.services.ports.People`."""

    def all(self) -> Sequence[Person]:
        """Every one, by name."""
        return self._all("name")


class SqlCompanies(SqlStore[Company]):
    """Fulfils :class:`app.services.ports.Companies`."""

    def only(self) -> Company | None:
        """The company, or None before set-up."""
        return next(iter(self._all("created_at")), None)


class SqlPromises(OfCaseStore[Promise]):
    """Fulfils :class:`app.services.ports.Promises`."""

    def open_of(self, case_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[Promise]]:
        """The open ones of these cases, by case."""
        found: dict[UUID, list[Promise]] = {}
        for part in parts(list(case_ids)):
            for promise in self.found(_OPEN_OF, case_ids=part):
                found.setdefault(promise.case_id, []).append(promise)
        return found

    def open(self) -> Sequence[Promise]:
        """Every open one, the earliest first."""
        return self.select(tables.OPEN_PROMISE, order=(tables.promises.c.due_at,))

    def since(self, owner_id: UUID, at: datetime) -> Sequence[Promise]:
        """One person's open ones, and those settled since that moment."""
        of = tables.promises.c
        recent = or_(of.settled_at.is_(None), of.settled_at >= at)
        return self.select(of.owner_id == owner_id, recent, order=(of.due_at, of.id))

    def of_entries(self) -> Sequence[Promise]:
        """Every one that was given by an entry of the promise book."""
        of = tables.promises.c
        return self.select(of.entry != "", order=(of.due_at, of.id))

    def settled(self, owner_id: UUID, limit: int) -> Sequence[Promise]:
        """One person's settled ones, the newest first."""
        of = tables.promises.c
        query = (
            select(tables.promises)
            .where(of.owner_id == owner_id, of.settled_at.is_not(None), of.is_withdrawn.is_(False))
            .order_by(of.settled_at.desc(), of.id)
            .limit(limit)
        )
        return [self._noun.read(row) for row in self._connection.execute(query).mappings()]


class SqlRequests(OfCaseStore[Request]):
    """Fulfils :class:`app.services.ports.Requests`."""

    def urgent_times(self, author_id: UUID) -> Sequence[datetime]:
        """When this person asked urgently, newest first."""
        of = tables.requests.c
        query = (
            select(of.asked_at)
            .where(of.author_id == author_id, of.is_urgent.is_(True), of.is_withdrawn.is_(False))
            .order_by(of.asked_at.desc())
            .limit(20)
        )
        return list(self._connection.scalars(query))

    def between(self, person_id: UUID) -> Sequence[Request]:
        """Every request that person asked, was asked or must answer, the earliest needed first."""
        return self.found(_CONCERNING, person_id=person_id)

    def waiting_with(self, person_id: UUID) -> Sequence[Request]:
        """Those of them that somebody still has to answer."""
        return self.found(_WAITING_WITH, person_id=person_id)

    def addressed_to(self, person_id: UUID) -> Sequence[Request]:
        """Every request to that person, the earliest needed first."""
        of = tables.requests.c
        return self.select(of.to_id == person_id, order=(of.needed_by_at, of.id))


class SqlFinishedSteps(OfCaseStore[FinishedStep]):
    """Fulfils :class:`app.services.ports.FinishedSteps`."""

    def finished_since(self, owner_id: UUID, since: datetime) -> Sequence[FinishedStep]:
        """Those of one person, oldest first."""
        of = tables.steps.c
        return self.select(of.owner_id == owner_id, of.finished_at >= since, order=(of.finished_at, of.id))

    def spent(self, owner_id: UUID, limit: int, such: tuple[Kind, Channel] | None = None) -> Sequence[Spent]:
        """What one person's done steps were estimated at and took, the newest first."""
        of, case = tables.steps.c, tables.cases.c
        query = select(of.effort, of.actual).where(
            of.owner_id == owner_id, of.state == StepState.DONE, of.is_withdrawn.is_(False)
        )
        if such is None:
            query = query.where(of.actual.is_not(None))
        else:
            query = query.join_from(tables.steps, tables.cases, case.id == of.case_id)
            query = query.where(func.coalesce(of.kind, case.kind) == such[0], of.channel == such[1])
        newest = query.order_by(of.finished_at.desc(), of.id).limit(limit)
        return [Spent(effort, actual) for effort, actual in self._connection.execute(newest)]

    def touches(self) -> Sequence[Touch]:
        """Every step of a cadence that was done; where the step does not say its phase, the case's own counts.

        Only within that phase: what came before it began is of another one, which nobody kept.
        """
        of, case = tables.steps.c, tables.cases.c
        query = (
            select(
                of.case_id,
                func.coalesce(of.kind, case.kind, type_=case.kind.type),
                func.coalesce(of.phase, case.phase, type_=case.phase.type),
                of.cadence_no,
                of.finished_at,
            )
            .join_from(tables.steps, tables.cases, case.id == of.case_id)
            .where(
                of.cadence_no.is_not(None),
                of.state == StepState.DONE,
                of.is_withdrawn.is_(False),
                case.is_withdrawn.is_(False),
                or_(of.phase.is_not(None), of.finished_at >= case.cadence_from_at),
            )
        )
        return [Touch(*row) for row in self._connection.execute(query)]


class SqlInteractions(OfCaseStore[Interaction]):
    """Fulfils :class:`app.services.ports.Interactions`."""

    def last_contacts(self) -> Mapping[UUID, datetime]:
        """When somebody last spoke with each customer: a reached call, a visit, a personal message."""
        return self._kept.get("last contacts", self._read_last_contacts)

    def _read_last_contacts(self) -> Mapping[UUID, datetime]:
        of, case = tables.interactions.c, tables.cases.c
        query = (
            select(case.customer_id, func.max(of.at, type_=of.at.type))
            .join_from(tables.interactions, tables.cases, case.id == of.case_id)
            .where(of.is_reached.is_(True), of.is_withdrawn.is_(False), case.is_withdrawn.is_(False))
            .group_by(case.customer_id)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def answers(self) -> Mapping[UUID, Sequence[datetime]]:
        """When customers wrote or called, by case, rising."""
        of, step = tables.interactions.c, tables.steps.c
        touched = select(step.case_id).where(step.cadence_no.is_not(None), step.state == StepState.DONE)
        query = (
            select(of.case_id, of.at)
            .where(of.direction == Direction.IN, of.is_withdrawn.is_(False), of.case_id.in_(touched))
            .order_by(of.case_id, of.at)
        )
        found: dict[UUID, list[datetime]] = {}
        for case_id, at in self._connection.execute(query):
            found.setdefault(case_id, []).append(at)
        return found


class SqlAbsences(SqlStore[Absence]):
    """Fulfils :class:`app.services.absence_ports.Absences`."""

    def all(self) -> Sequence[Absence]:
        """Every one, the earliest first."""
        return self.select(order=_BY_START)

    def living(self, since: datetime) -> Sequence[Absence]:
        """Planned and confirmed ones that end after that moment, the earliest first."""
        return self.found(_AWAY_AFTER, since=since)

    def on(self, at: datetime) -> Sequence[Absence]:
        """Confirmed ones that hold that moment."""
        return self.found(_AWAY_ON, at=at)

    def past(self, owner_id: UUID, now: datetime) -> Sequence[Absence]:
        """One person's confirmed ones whose end has come."""
        return self.found(_AWAY_UNTIL, owner_id=owner_id, now=now)

    def numbered(self, number: int) -> Absence:
        """The absence with that number. Raises NotFound."""
        found = self.select(tables.absences.c.number == number)
        if not found:
            raise NotFound("absence", f"A-{number}")
        return found[0]

    def next_number(self) -> int:
        """One above the highest ever given, taken back or not."""
        return (self._connection.scalar(select(func.max(tables.absences.c.number))) or 0) + 1


class SqlSettlements(OfCaseStore[Settlement]):
    """Fulfils :class:`app.services.absence_ports.Settlements`."""

    def of_absence(self, absence_id: UUID) -> Sequence[Settlement]:
        """What was decided for an absence, oldest first."""
        of = tables.settlements.c
        return self.select(of.absence_id == absence_id, order=(of.decided_at, of.id))


class SqlBookEntries(SqlStore[BookEntry]):
    """Fulfils :class:`app.services.book_ports.BookEntries`."""

    def all(self) -> Sequence[BookEntry]:
        """Every one, retired or not, in the order of the book."""
        of = tables.book_entries.c
        return self.select(order=(of.position, of.key))

    def keys(self) -> Collection[str]:
        """Every key that was ever given, taken back or not."""
        return set(self._connection.scalars(select(tables.book_entries.c.key)))


class SqlLetterTemplates(SqlStore[LetterTemplate]):
    """Fulfils :class:`app.services.book_ports.LetterTemplates`."""

    def all(self) -> Sequence[LetterTemplate]:
        """Every one, by place."""
        return self.select(order=(tables.letter_templates.c.key,))


# What the engine asks at every beat: making a statement takes longer than answering it.

_C, _P, _R, _A = tables.cases.c, tables.promises.c, tables.requests.c, tables.absences.c
_BY_START = (_A.starts_at, _A.number)

_OFFERS_EXPIRED = rows.CASES.live.where(tables.OPEN_CASE, _C.offer_expires_at <= bindparam("now")).order_by(
    _C.offer_expires_at
)
_OFFERS_STANDING = rows.CASES.live.where(tables.OPEN_CASE, _C.offer_expires_at > bindparam("now")).order_by(
    _C.offer_expires_at
)
_OPEN_OF = rows.PROMISES.live.where(
    tables.OPEN_PROMISE, _P.case_id.in_(bindparam("case_ids", expanding=True))
).order_by(_P.due_at)
_CONCERNING = rows.REQUESTS.live.where(
    or_(*(column == bindparam("person_id") for column in (_R.author_id, _R.to_id, _R.owner_id)))
).order_by(_R.needed_by_at, _R.id)
_WAITING_WITH = _CONCERNING.where(
    _R.state.in_((RequestState.ASKED, RequestState.DELIVERED, RequestState.DECLINED))
)
_AWAY_AFTER = rows.ABSENCES.live.where(_A.state.in_(LIVING), _A.ends_at > bindparam("since")).order_by(
    *_BY_START
)
_CONFIRMED = rows.ABSENCES.live.where(_A.state == AbsenceState.CONFIRMED).order_by(*_BY_START)
_AWAY_ON = _CONFIRMED.where(_A.starts_at <= bindparam("at"), _A.ends_at > bindparam("at"))
_AWAY_UNTIL = _CONFIRMED.where(_A.owner_id == bindparam("owner_id"), _A.ends_at <= bindparam("now"))
