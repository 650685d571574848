"""Customers with whom nobody spoke for long: found, and approached with a lead (ruling 5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from app.domain.errors import NotFound
from app.domain.history import Action
from app.domain.kinds import Kind
from app.domain.moments import zone_named
from app.domain.quick_entry.drafts import Draft, NameRef
from app.domain.quiet import ORIGIN, QuietCustomer, days_between, longest_first
from app.services.changes import Changes
from app.services.desks import Desk
from app.services.opening import OpeningService
from app.services.ports import UnitOfWork

SUBJECT = "How are they?"


@dataclass(frozen=True, slots=True)
class QuietService:
    """Looking for quiet customers, and doing something about one."""

    desk: Desk

    def customers(self, *, everybody: bool = False) -> tuple[QuietCustomer, ...]:
        """Quiet customers, one's own or everybody's, the longest silence first.

        Whoever has an open case is not among them: the news clock runs there. A placeholder of an import is not
        either; it is completed first. The same tuple until something changes, or the day does.
        """
        with self.desk.reading() as unit:
            zone = zone_named(self.desk.company(unit).zone)
            today = self.desk.clock().astimezone(zone).date()
            whose = None if everybody else self.desk.person_id
            return unit.kept.get(("quiet", whose, today), lambda: self._quiet(unit, whose, today, zone))

    def _quiet(
        self, unit: UnitOfWork, whose: UUID | None, today: date, zone: ZoneInfo
    ) -> tuple[QuietCustomer, ...]:
        after = self.desk.book(unit).quiet
        last, known = unit.interactions.last_contacts(), unit.customers.known_since()
        people = {person.id: person.name for person in unit.people.all()}
        names, busy = _contacts(unit), unit.cases.open_by_customer()
        found = []
        for one in unit.customers.all():
            if one.id in busy or one.needs_completing or whose not in {None, one.owner_id}:
                continue
            last_at = last.get(one.id)
            since: datetime = last_at or known[one.id]
            days = days_between(since.astimezone(zone).date(), today)
            owner, silence = people.get(one.owner_id, ""), after.silence(days)
            found.append(
                QuietCustomer(
                    one.id, one.name, names.get(one.id, ""), one.owner_id, owner, last_at, days, silence
                )
            )
        return longest_first(found)

    def approach(self, customer_id: UUID, subject: str = "") -> Changes:
        """Open a lead of origin *quiet*: its first step is to call. Raises NotFound."""
        with self.desk.acting(Action.ADD) as unit:
            customer = unit.customers.find(customer_id)
            if customer is None or customer.is_withdrawn:
                raise NotFound("customer", customer.name if customer else "")
            words = subject or SUBJECT
            draft = Draft(words, Kind.LEAD, customer=NameRef(customer.id, customer.name), subject=words)
            changes = OpeningService(self.desk).open_in(unit, draft, origin=ORIGIN)
            unit.commit()
        return changes


def _contacts(unit: UnitOfWork) -> Mapping[UUID, str]:
    """The first contact at each customer, by name."""
    names: dict[UUID, str] = {}
    for contact in unit.contacts.all():
        names.setdefault(contact.customer_id, contact.name)
    return names
