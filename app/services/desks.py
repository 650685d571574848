"""A desk: who acts, when, on which store, by which book. Every service has one."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from app.domain.cases import NOTE_LIMIT
from app.domain.errors import NotFound
from app.domain.history import Action, Deed, Source
from app.domain.ids import Ids
from app.domain.meanwhile import Sights
from app.domain.people import Company, Person
from app.domain.standards import ServiceBook
from app.domain.text_hygiene import clean
from app.domain.working_time import WorkingCalendar
from app.services.ports import Clock, Holidays, Transactions, UnitOfWork

ReadBook = Callable[[Mapping[str, Any]], ServiceBook]
"""Makes the service book from its stored parts."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one person works.

    Attributes:
        person_id: Who acts (``--as`` acts for another).
        source: From where changes come.
        sights: What was shown of some cases, customers or contacts before somebody typed: an act on what is not so any more is refused.
    """

    transactions: Transactions
    clock: Clock
    ids: Ids
    holidays: Holidays
    read_book: ReadBook
    person_id: UUID
    source: Source = Source.DESK
    sights: Sights = field(default_factory=dict)
    _calendars: dict[tuple[object, ...], WorkingCalendar] = field(default_factory=dict, repr=False)
    _books: dict[int, ServiceBook] = field(default_factory=dict, repr=False)

    def deed(
        self, action: Action, *, note: str = "", batch_id: UUID | None = None, undoes_id: UUID | None = None
    ) -> Deed:
        """An act of this person, now."""
        words = clean(note, NOTE_LIMIT, "note")
        return Deed(action, self.person_id, self.clock(), self.source, batch_id, undoes_id, words)

    def acting(self, action: Action, *, note: str = "") -> AbstractContextManager[UnitOfWork]:
        """A unit of work whose every change is recorded as this act."""
        return self.transactions.acting(self.deed(action, note=note))

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        """A unit of work to look only."""
        return self.transactions.reading()

    def at_desk_of(self, person_id: UUID) -> "Desk":
        """The same store, for another person."""
        return replace(self, person_id=person_id)

    def having_seen(self, sights: Sights) -> "Desk":
        """The same desk, for acts that rest on what was shown of these."""
        return replace(self, sights=sights)

    def person(self, unit: UnitOfWork) -> Person:
        """Who acts. Raises NotFound."""
        return unit.people.get(self.person_id)

    def company(self, unit: UnitOfWork) -> Company:
        """The company. Raises NotFound in a store that is not set up."""
        company = unit.companies.only()
        if company is None:
            raise NotFound("company", "")
        return company

    def company_calendar(self, unit: UnitOfWork) -> WorkingCalendar:
        """Business time of the company: every customer-facing date counts in it (ruling 17)."""
        company = self.company(unit)
        key = (company.zone, company.hours, None, company.country, company.subdivision)
        return self._calendar(key)

    def calendar_of(self, person: Person) -> WorkingCalendar:
        """Business time of a person, without the protected blocks: shares, rounds, end of day."""
        return self._calendar(
            (person.zone, person.hours, person.protected, person.country, person.subdivision)
        )

    def book(self, unit: UnitOfWork) -> ServiceBook:
        """The company's service book, read once for each of its editions."""
        edition = unit.standards.edition()
        if edition not in self._books:
            self._books.clear()
            self._books[edition] = self.read_book(unit.standards.content())
        return self._books[edition]

    def _calendar(self, key: tuple[Any, ...]) -> WorkingCalendar:
        if key not in self._calendars:
            zone, week, protected, country, subdivision = key
            self._calendars[key] = WorkingCalendar(zone, week, self.holidays(country, subdivision), protected)
        return self._calendars[key]
