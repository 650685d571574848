"""Setting up an empty store: the company, the first person, the service book."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.domain.errors import Ambiguous, NotFound
from app.domain.history import Action, Deed, Source
from app.domain.ids import Ids
from app.domain.people import Company, Person
from app.services.changes import Changes, Nouns
from app.services.ports import Clock, Transactions, UnitOfWork

DESK_PERSON = "desk_person"
INSTALL_ID = "install_id"
NOBODY = "Me"
"""Who works here, until a name is given or this computer knows one."""


@dataclass(frozen=True, slots=True)
class SetUpService:
    """Makes a store ready to work, and knows whose desk it is."""

    transactions: Transactions
    clock: Clock
    ids: Ids
    book_content: Callable[[], Mapping[str, Any]]

    def is_set_up(self) -> bool:
        """Whether there is a company."""
        with self.transactions.reading() as unit:
            return unit.companies.only() is not None

    def set_up(self, company: Company, person: Person) -> Changes:
        """Fill an empty store with a company, its first person and the shipped service book."""
        deed = Deed(Action.SET_UP, person.id, self.clock(), Source.DESK)
        with self.transactions.acting(deed) as unit:
            unit.companies.save(company)
            unit.people.save(person)
            self.seed(unit)
            unit.settings.write(DESK_PERSON, person.id.hex)
            unit.commit()
        return Changes(Nouns.EVERYTHING)

    def seed(self, unit: UnitOfWork) -> None:
        """The service book and the store's own id."""
        unit.standards.seed(self.book_content(), self.ids)
        unit.settings.write(INSTALL_ID, self.ids().hex)

    def install_id(self) -> str:
        """The id of this store, for calendars."""
        with self.transactions.reading() as unit:
            return str(unit.settings.read(INSTALL_ID) or "")

    def desk_person(self) -> UUID:
        """Whose desk this store is. Raises NotFound before set-up."""
        with self.transactions.reading() as unit:
            found = unit.settings.read(DESK_PERSON)
        if found is None:
            raise NotFound("person", "")
        return UUID(found)

    def person_named(self, name: str) -> Person:
        """The employee of that name; a first name will do if only one has it. Raises NotFound, Ambiguous."""
        with self.transactions.reading() as unit:
            people = unit.people.all()
        asked = name.strip().casefold()
        exact = [person for person in people if person.name.casefold() == asked]
        found = exact or [person for person in people if asked and asked in person.name.casefold().split()]
        if not found:
            raise NotFound("person", name)
        if len(found) > 1:
            raise Ambiguous("person", name, tuple(person.name for person in found))
        return found[0]
