"""Taking an import back: what it made goes, what it overwrote returns, what people did since stays."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from app.domain.errors import NothingToUndo
from app.domain.history import Action, Change, ChangedNoun
from app.domain.kinds import Kind, reference
from app.domain.undo import WITHDRAWN, reversal
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.ports import Batch, Progress, UnitOfWork

_NOT_WORK: Final = frozenset({Action.UNDO, Action.REDO, Action.UNDO_IMPORT})
_ORDER = {"cases": 0, "contacts": 1, "customers": 2, "people": 3}
_EVERY_CASE = 10_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A row that stays although the import made or changed it.

    Attributes:
        name: The case's reference, or a name.
        field_names: What was changed since; empty where something else still needs the row.
        who_id, at: Who worked on it last, as far as that is known.
    """

    noun: str
    noun_id: UUID
    name: str
    field_names: tuple[str, ...] = ()
    who_id: UUID | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What taking back an import did.

    Attributes:
        withdrawn, restored: How many rows, by noun.
        kept: Rows with later work, and rows that those need.
    """

    batch: str
    withdrawn: Mapping[str, int]
    restored: Mapping[str, int]
    kept: tuple[Kept, ...]
    changes: Changes


def undo_import(desk: Desk, batch_name: str, progress: Progress) -> UndoReport:
    """Take back one import in one unit of work."""
    with desk.reading() as unit:
        batch = unit.batches.named(batch_name)
        found = unit.history.of_batch(batch.id)
    if batch.undone_at is not None or not found:
        raise NothingToUndo
    deed = desk.deed(Action.UNDO_IMPORT, note=batch.name, batch_id=batch.id, undoes_id=found[0].id)
    with desk.transactions.acting(deed) as unit:
        taking_back = _TakingBack(unit, batch, progress)
        taking_back.run(found)
        unit.batches.mark_undone(batch, deed.at)
        unit.commit()
    return taking_back.report()


@dataclass(slots=True)
class _TakingBack:
    unit: UnitOfWork
    batch: Batch
    progress: Progress
    withdrawn: Counter[str] = field(default_factory=Counter)
    restored: Counter[str] = field(default_factory=Counter)
    kept: list[Kept] = field(default_factory=list)
    case_ids: set[UUID] = field(default_factory=set)
    needed: set[UUID] = field(default_factory=set)

    def run(self, found: Iterable[Change]) -> None:
        """Cases first, then the customers and people that nothing needs any more; the newest first."""
        items = [item for change in found for item in reversed(change.items)]
        items.sort(key=lambda item: _ORDER.get(item.noun, 0))
        noun = ""
        for number, item in enumerate(items, 1):
            if item.noun != noun:
                noun = item.noun
                self.needed = self._needed(noun)
            self._take_back(item)
            self.progress(number, len(items))

    def report(self) -> UndoReport:
        changes = Changes(Nouns.CASES | Nouns.CUSTOMERS | Nouns.PEOPLE, frozenset(self.case_ids))
        return UndoReport(
            self.batch.name, dict(self.withdrawn), dict(self.restored), tuple(self.kept), changes
        )

    def _take_back(self, item: ChangedNoun) -> None:
        present = self.unit.history.present(item.noun, item.noun_id)
        if present[WITHDRAWN] and item.is_new:
            return
        if item.is_new and self._stays(item, present):
            return
        back = reversal(item, present)
        if back.refused:
            self._keep(item, present, back.refused, self.unit.history.last_writer(item))
        if back.values:
            self.unit.history.put_back(item, back.values)
            counts = self.withdrawn if back.values.get(WITHDRAWN) else self.restored
            counts[item.noun] += 1
            if item.noun == "cases":
                self.case_ids.add(item.noun_id)

    def _stays(self, item: ChangedNoun, present: Mapping[str, Any]) -> bool:
        """Whether people worked on what the import made, or something that stays needs it."""
        later = self._later_work(item.noun_id) if item.noun == "cases" else None
        if later is not None:
            changed = [name for name, value in item.after.items() if present.get(name) != value]
            self._keep(item, present, tuple(changed), later)
            return True
        is_needed = item.noun_id in self.needed or self._is_needed(item)
        if is_needed:
            self._keep(item, present, (), None)
        return is_needed

    def _later_work(self, case_id: UUID) -> Change | None:
        for change in self.unit.history.of_case(case_id):
            is_ours = change.batch_id == self.batch.id
            if not is_ours and not change.is_undone and change.action not in _NOT_WORK:
                return change
        return None

    def _needed(self, noun: str) -> set[UUID]:
        """Customers or people that live cases, contacts or customers point to, as far as one look tells."""
        if noun in {"cases", "contacts"}:
            return set()
        closed = self.unit.agenda.closed(_EVERY_CASE)
        if noun == "customers":
            contacts = self.unit.contacts.all()
            return {case.customer_id for case in closed} | {contact.customer_id for contact in contacts}
        rows = self.unit.agenda.rows()
        offers = [self.unit.cases.get(row.case_id).offer for row in rows if row.is_offered]
        owners = {row.owner_id for row in rows} | {case.owner_id for case in closed}
        owners |= {customer.owner_id for customer in self.unit.customers.all()}
        return owners | {offer.to_id for offer in offers if offer is not None}

    def _is_needed(self, item: ChangedNoun) -> bool:
        if item.noun == "customers":
            return bool(self.unit.cases.open_of_customer(item.noun_id))
        if item.noun == "contacts":
            return self._is_spoken_with(item)
        return item.noun == "people" and self.unit.history.last_to_undo(item.noun_id) is not None

    def _is_spoken_with(self, item: ChangedNoun) -> bool:
        """Whether a case that stays names the contact, or a word went to them."""
        for case in self.unit.cases.of_customer(UUID(item.after["customer_id"])):
            words = self.unit.interactions.of_case(case.id)
            if case.contact_id == item.noun_id or any(word.contact_id == item.noun_id for word in words):
                return True
        return False

    def _keep(
        self, item: ChangedNoun, present: Mapping[str, Any], names: tuple[str, ...], by: Change | None
    ) -> None:
        name = _name(item.noun, present)
        who_id, at = (None, None) if by is None else (by.actor_id, by.at)
        self.kept.append(Kept(item.noun, item.noun_id, name, names, who_id, at))


def _name(noun: str, present: Mapping[str, Any]) -> str:
    if noun == "cases":
        return reference(Kind(present["kind"]), present["number"])
    return str(present.get("name", ""))
