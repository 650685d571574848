"""The history of a case, and taking changes back (R4, ruling 28)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.errors import ChangedSince, NothingToUndo
from app.domain.history import Action, Change, ChangedNoun, Source
from app.domain.undo import reversal, stands_alone
from app.services.changes import Changes, Nouns, Remark
from app.services.desks import Desk
from app.services.ports import UnitOfWork

_NOUNS = {
    "customers": Nouns.CUSTOMERS,
    "contacts": Nouns.CUSTOMERS,
    "people": Nouns.PEOPLE,
    "companies": Nouns.PEOPLE | Nouns.CASES | Nouns.SETTINGS,
    "absences": Nouns.PEOPLE | Nouns.CASES | Nouns.REMINDERS,
    "settlements": Nouns.PEOPLE,
    "standards": Nouns.SETTINGS | Nouns.CASES,
    "book_entries": Nouns.SETTINGS,
    "letter_templates": Nouns.SETTINGS,
}


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change as people read it."""

    change: Change
    who: str

    @property
    def at(self) -> datetime:
        """When it was done."""
        return self.change.at

    @property
    def source(self) -> Source:
        """From where."""
        return self.change.source


@dataclass(frozen=True, slots=True)
class HistoryService:
    """Looking back, taking back, doing again.

    Attributes:
        tidy: Called after letters were taken back: what was kept with them goes too.
    """

    desk: Desk
    tidy: Callable[[], None] = lambda: None

    def of_case(self, case_id: UUID) -> tuple[HistoryEntry, ...]:
        """Every change of a case, newest first."""
        with self.desk.reading() as unit:
            names = {person.id: person.name for person in unit.people.all()}
            return tuple(
                HistoryEntry(change, names.get(change.actor_id, ""))
                for change in unit.history.of_case(case_id)
            )

    def undo(self) -> Changes:
        """Take back the person's newest change, where nobody changed the same fields since.

        Raises:
            NothingToUndo: There is none.
            ChangedSince: Everything in it was changed since.
        """
        with self.desk.reading() as unit:
            change = unit.history.last_to_undo(self.desk.person_id)
        if change is None:
            raise NothingToUndo
        return self.take_back(change, Action.UNDO)

    def redo(self) -> Changes:
        """Do again what the person took back last. Raises NothingToUndo, ChangedSince."""
        with self.desk.reading() as unit:
            change = unit.history.last_to_redo(self.desk.person_id)
        if change is None:
            raise NothingToUndo(redo=True)
        return self.take_back(change, Action.REDO)

    def take_back(self, change: Change, action: Action = Action.UNDO) -> Changes:
        """Take back one change, or what of it nobody touched since; the rest is named."""
        deed = self.desk.deed(action, undoes_id=change.id)
        with self.desk.transactions.acting(deed) as unit:
            refused = self._reverse(unit, change)
            done = change if change.undoes_id is None else unit.history.change(change.undoes_id)
            unit.commit()
        if any(item.noun == "received_letters" for item in change.items):
            self.tidy()
        remarks = [Remark("undone" if action is Action.UNDO else "redone", {"action": done.action})]
        if action is Action.UNDO and any(_is_telling(item) for item in change.items):
            remarks.append(Remark("customer_did_hear"))
        if refused:
            remarks.append(Remark("kept_newer", {"fields": tuple(refused)}))
        return Changes(_nouns_of(change), _cases_of(change), tuple(remarks))

    def _reverse(self, unit: UnitOfWork, change: Change) -> list[str]:
        """Put back row by row, the last written first; answers with what stays.

        What hangs together (a step, the clock, a promise) comes back as a whole or not at all: raising
        leaves the unit of work uncommitted.
        """
        refused: list[str] = []
        is_anything_back = False
        for item in reversed(change.items):
            back = reversal(item, unit.history.present(item.noun, item.noun_id))
            refused += back.refused
            if back.refused and not stands_alone(item, back.refused):
                raise self._changed_since(unit, change, refused)
            if back.values:
                unit.history.put_back(item, back.values)
                is_anything_back = True
        if not is_anything_back:
            raise self._changed_since(unit, change, refused)
        return refused

    def _changed_since(self, unit: UnitOfWork, change: Change, refused: Sequence[str]) -> ChangedSince:
        writers = (unit.history.last_writer(item) for item in change.items)
        later = next((writer for writer in writers if writer is not None), None)
        reference = ""
        case_id = next((i.case_id for i in change.items if i.case_id is not None), None)
        case = unit.cases.find(case_id) if case_id is not None else None
        if case is not None:
            reference = case.reference
        who = unit.people.find(later.actor_id) if later is not None else None
        return ChangedSince(
            reference, tuple(refused), who.name if who else "", later.at if later else change.at
        )


def _is_telling(item: ChangedNoun) -> bool:
    """Whether the row is a contact in which the customer heard the status."""
    return item.noun == "interactions" and bool(item.after.get("told_status"))


def _nouns_of(change: Change) -> Nouns:
    nouns = Nouns.NONE
    for item in change.items:
        nouns |= _NOUNS.get(item.noun, Nouns.CASES)
    return nouns


def _cases_of(change: Change) -> frozenset[UUID]:
    return frozenset(item.case_id for item in change.items if item.case_id is not None)
