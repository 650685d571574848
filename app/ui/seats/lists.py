"""The lists' side of a seat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.domain.errors import NotFound
from app.domain.meanwhile import Sight
from app.domain.people import Role
from app.domain.quiet import QuietCustomer
from app.services.changes import Changes
from app.services.customers import CustomerService
from app.services.desks import Desk
from app.services.entries import EntryService
from app.services.erasures import Preview
from app.services.lists import ClosedRow, CustomerRow, CustomerView, ListService, PromiseRow, SearchView
from app.services.ports import Progress
from app.services.quiet import QuietService
from app.ui.seats.cards import CardBox, OpenCards


class ListServices(Protocol):
    """What this side needs of the services."""

    @property
    def desk(self) -> Desk: ...
    @property
    def entries(self) -> EntryService: ...


@dataclass(frozen=True, slots=True)
class ListSeat:
    """Fulfils ``app.ui.workspaces.lists.desks.ListDesk``."""

    services: ListServices
    cards: OpenCards | None = None

    def customers(self) -> Sequence[CustomerRow]:
        return self._lists.customers()

    def customer(self, customer_id: UUID) -> CustomerView:
        return self._lists.customer(customer_id)

    def quiet(self) -> Sequence[QuietCustomer]:
        with self.services.desk.reading() as unit:
            leads = self.services.desk.person(unit).role is Role.LEAD
        return self._quiet.customers(everybody=leads)

    def approach(self, customer_id: UUID) -> Changes:
        return self._quiet.approach(customer_id)

    def promises(self) -> Sequence[PromiseRow]:
        return self._lists.promises()

    def to_choose_from(self) -> int:
        return self._lists.to_choose_from()

    def closed(self) -> Sequence[ClosedRow]:
        return self._lists.closed()

    def find(self, words: str) -> SearchView:
        return self._lists.search(words)

    def add_customer(self, facts: Mapping[str, str]) -> Changes:
        _, changes = self._customers.add(**facts)
        return self._known(changes)

    def edit_customer(
        self, customer_id: UUID, facts: Mapping[str, str], seen: Sight, *, completes: bool = False
    ) -> Changes:
        customers = self._having_seen(customer_id, seen)
        act = customers.complete if completes else customers.edit
        return self._known(act(customer_id, **facts))

    def add_contact(self, customer_id: UUID, facts: Mapping[str, str]) -> Changes:
        return self._known(self._customers.add_contact(customer_id, **facts))

    def edit_contact(self, contact_id: UUID, facts: Mapping[str, str], seen: Sight) -> Changes:
        return self._known(self._having_seen(contact_id, seen).edit_contact(contact_id, **facts))

    def erasure(self, contact_id: UUID) -> Preview:
        erasures = self._box().erasures
        return erasures.preview(erasures.of_contact(contact_id))

    def erase(self, contact_id: UUID, progress: Progress) -> Changes:
        box = self._box()
        box.settle()
        try:
            return self._known(box.erasures.erase(box.erasures.of_contact(contact_id), progress).changes)
        finally:
            box.settle()

    def hand_out(self, contact_id: UUID, target: Path, progress: Progress) -> int:
        box = self._box()
        return box.exports.export(box.erasures.of_contact(contact_id), target, progress).records

    def _box(self) -> CardBox:
        if self.cards is None:
            raise NotFound("contact", "")
        return self.cards()

    def _having_seen(self, noun_id: UUID, seen: Sight) -> CustomerService:
        return CustomerService(self.services.desk.having_seen({noun_id: seen}))

    def _known(self, changes: Changes) -> Changes:
        """Quick entry learns the new names."""
        self.services.entries.forget_names()
        return changes

    @property
    def _lists(self) -> ListService:
        return ListService(self.services.desk)

    @property
    def _quiet(self) -> QuietService:
        return QuietService(self.services.desk)

    @property
    def _customers(self) -> CustomerService:
        return CustomerService(self.services.desk)
