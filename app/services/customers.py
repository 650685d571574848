"""Customers and the people at them: added, corrected, and completed where an import left a gap."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from app.domain.cases import NOTE_LIMIT
from app.domain.customers import NAME_LIMIT, Contact, Customer
from app.domain.errors import NotFound, Unclear
from app.domain.history import Action
from app.domain.meanwhile import Overtaken, differences, facts_of
from app.domain.text_hygiene import clean
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.ports import UnitOfWork

CUSTOMER_FACTS: Final[Mapping[str, int]] = MappingProxyType(
    {"name": NAME_LIMIT, "phone": 1000, "email": 1000, "place": 500, "sector": 200, "note": NOTE_LIMIT}
)
"""What can be corrected about a customer, and how long each may be."""

CONTACT_FACTS: Final[Mapping[str, int]] = MappingProxyType(
    {"name": NAME_LIMIT, "function": 200, "phone": 1000, "email": 1000, "language": 10}
)


@dataclass(frozen=True, slots=True)
class CustomerService:
    """Commands on customers and contacts; each is recorded and can be taken back."""

    desk: Desk

    def add(self, **facts: str) -> tuple[UUID, Changes]:
        """Note a new customer. Raises Unclear without a name, TooLong."""
        kept = _tidied(facts, CUSTOMER_FACTS)
        _need_name(kept)
        customer_id = self.desk.ids()
        with self.desk.acting(Action.ADD) as unit:
            me = self.desk.person_id
            unit.customers.save(Customer(id=customer_id, owner_id=me, author_id=me, **kept))
            unit.commit()
        return customer_id, Changes(Nouns.CUSTOMERS)

    def edit(self, customer_id: UUID, **facts: str) -> Changes:
        """Correct facts of a customer; what is not named stays.

        A placeholder that is given another name is complete.

        Raises:
            Unclear: A fact that customers do not have, or an empty name.
            NotFound: There is no such customer any more.
            Overtaken: Somebody changed what this rests on.
        """
        kept = _tidied(facts, CUSTOMER_FACTS)
        with self.desk.acting(Action.EDIT) as unit:
            customer = unit.customers.get(customer_id)
            if customer.is_withdrawn:
                raise NotFound("customer", customer.name)
            self._refuse_overtaken(unit, customer, "customers")
            edited = replace(customer, **kept)
            _need_name({"name": edited.name})
            if edited.name != customer.name:
                edited = replace(edited, needs_completing=False)
            unit.customers.save(edited)
            unit.commit()
        return Changes(Nouns.CUSTOMERS | Nouns.CASES)

    def complete(self, customer_id: UUID, **facts: str) -> Changes:
        """A placeholder of an import is right now, with these facts or as it is. Raises Unclear, Overtaken."""
        kept = _tidied(facts, CUSTOMER_FACTS)
        with self.desk.acting(Action.EDIT) as unit:
            before = unit.customers.get(customer_id)
            self._refuse_overtaken(unit, before, "customers")
            customer = replace(before, **kept)
            _need_name({"name": customer.name})
            unit.customers.save(replace(customer, needs_completing=False))
            unit.commit()
        return Changes(Nouns.CUSTOMERS | Nouns.CASES)

    def add_contact(self, customer_id: UUID, **facts: str) -> Changes:
        """Note somebody at a customer. Raises Unclear without a name, NotFound."""
        kept = _tidied(facts, CONTACT_FACTS)
        _need_name(kept)
        with self.desk.acting(Action.ADD) as unit:
            customer = unit.customers.get(customer_id)
            me = self.desk.person_id
            unit.contacts.save(
                Contact(id=self.desk.ids(), customer_id=customer.id, owner_id=me, author_id=me, **kept)
            )
            unit.commit()
        return Changes(Nouns.CUSTOMERS)

    def edit_contact(self, contact_id: UUID, **facts: str) -> Changes:
        """Correct facts of a contact; what is not named stays. Raises Unclear, NotFound, Overtaken."""
        kept = _tidied(facts, CONTACT_FACTS)
        with self.desk.acting(Action.EDIT) as unit:
            contact = unit.contacts.get(contact_id)
            if contact.is_withdrawn:
                raise NotFound("contact", contact.name)
            self._refuse_overtaken(unit, contact, "contacts")
            edited = replace(contact, **kept)
            _need_name({"name": edited.name})
            unit.contacts.save(edited)
            unit.commit()
        return Changes(Nouns.CUSTOMERS | Nouns.CASES)

    def _refuse_overtaken(self, unit: UnitOfWork, known: Customer | Contact, noun: str) -> None:
        """What was shown before somebody began to type holds still, or both are told."""
        sight = self.desk.sights.get(known.id, {})
        now = facts_of(known, sight)
        if now == sight:
            return
        names = {person.id: person.name for person in unit.people.all()}
        raise Overtaken(known.name, differences(sight, now, unit.history.of_noun(known.id), names, noun))


def _tidied(facts: Mapping[str, str], known: Mapping[str, int]) -> dict[str, Any]:
    wrong = sorted(set(facts) - set(known))
    if wrong:
        raise Unclear(", ".join(wrong), "field")
    whole = {"note"}
    return {
        name: clean(text if name in whole else " ".join(text.split()), known[name], name)
        for name, text in facts.items()
    }


def _need_name(kept: Mapping[str, Any]) -> None:
    if not kept.get("name"):
        raise Unclear("", "nobody")
