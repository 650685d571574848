"""The people an import names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.history import ChangedNoun
from app.domain.import_maps import ImportMap
from app.domain.imports import PersonDraft, folded
from app.domain.people import Company, Person, Role
from app.domain.working_time import Week
from app.services.desks import Desk
from app.services.ports import UnitOfWork

_NOTHING_PROTECTED = Week(((),) * 7)


@dataclass(slots=True)
class Staff:
    """Colleagues by name; unknown ones join with the company's zone, hours and holidays.

    Attributes:
        new: Made by this import.
        returning: Taken back by the undo of an earlier one: their rows come to life again.
    """

    desk: Desk
    unit: UnitOfWork
    mapping: ImportMap
    new: list[Person] = field(default_factory=list)
    returning: list[ChangedNoun] = field(default_factory=list)
    company: Company = field(init=False)
    by_name: dict[str, Person] = field(init=False)
    gone: Mapping[str, ChangedNoun] = field(init=False)

    def __post_init__(self) -> None:
        self.company = self.desk.company(self.unit)
        self.by_name = {folded(person.name): person for person in self.unit.people.all()}
        self.gone = _taken_back(self.unit)

    def known(self, draft: PersonDraft) -> Person:
        """The person of that name, made if need be."""
        name = folded(draft.name)
        if name not in self.by_name:
            self.by_name[name] = self._back(name) or self._new(draft)
        return self.by_name[name]

    def owner(self, name: str) -> Person | None:
        """The owner that a row names; the acting person where it names none, None if nobody is meant."""
        if not name:
            return self.desk.person(self.unit)
        if folded(name) in self.by_name:
            return self.by_name[folded(name)]
        if self.mapping.new_owner is None:
            return None
        return self.known(PersonDraft(name, self.mapping.new_owner.text, Role.EMPLOYEE))

    def _back(self, name: str) -> Person | None:
        item = self.gone.get(name)
        person = None if item is None else self.unit.people.find(item.noun_id)
        if item is not None and person is not None:
            self.returning.append(item)
        return person

    def _new(self, draft: PersonDraft) -> Person:
        of = self.company
        person = Person(
            id=self.desk.ids(),
            name=draft.name,
            function=draft.function,
            zone=of.zone,
            hours=of.hours,
            protected=_NOTHING_PROTECTED,
            country=of.country,
            subdivision=of.subdivision,
            role=draft.role,
            author_id=self.desk.person_id,
        )
        self.new.append(person)
        return person


def _taken_back(unit: UnitOfWork) -> Mapping[str, ChangedNoun]:
    """People of imports that were undone: their names are still theirs."""
    undone = [batch for batch in unit.batches.all() if batch.undone_at is not None]
    items = [item for batch in undone for change in unit.history.of_batch(batch.id) for item in change.items]
    return {folded(item.after["name"]): item for item in items if item.noun == "people" and item.is_new}
