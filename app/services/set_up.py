"""Setting up an empty store: the company, the first person, the service book, the promise book."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from app.domain.book_entries import BookEntry
from app.domain.errors import Ambiguous, NotFound
from app.domain.history import Action, Deed, Source
from app.domain.ids import Ids
from app.domain.people import Company, Person, Role
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
    promise_book: Callable[[], Sequence[BookEntry]] = tuple

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
            self.seed(unit, person.id)
            unit.settings.write(DESK_PERSON, person.id.hex)
            unit.commit()
        return Changes(Nouns.EVERYTHING)

    def seed(self, unit: UnitOfWork, owner_id: UUID) -> None:
        """The service book, the promise book with who answers for it, and the store's own id."""
        unit.standards.seed(self.book_content(), self.ids)
        seed_promises(unit, self.promise_book(), owner_id, self.ids)
        unit.settings.write(INSTALL_ID, self.ids().hex)

    def catch_up(self) -> None:
        """Give a store of before its promise book; whoever leads answers for it."""
        with self.transactions.reading() as unit:
            if unit.companies.only() is None or unit.book_entries.keys():
                return
            owner_id = _who_leads(unit.people.all())
        if owner_id is None:
            return
        with self.transactions.acting(Deed(Action.SET_UP, owner_id, self.clock(), Source.RULE)) as unit:
            seed_promises(unit, self.promise_book(), owner_id, self.ids)
            unit.commit()

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


def seed_promises(unit: UnitOfWork, entries: Sequence[BookEntry], owner_id: UUID, ids: Ids) -> None:
    """Let a store begin with these entries."""
    unit.book_entries.add_all([replace(one, id=ids(), owner_id=owner_id) for one in entries])


def _who_leads(people: Sequence[Person]) -> UUID | None:
    """A lead, else an administrator, else whoever works here."""
    rank = (Role.LEAD, Role.ADMINISTRATOR)
    active = [person for person in people if person.is_active]
    ordered = sorted(active, key=lambda one: rank.index(one.role) if one.role in rank else len(rank))
    return ordered[0].id if ordered else None
