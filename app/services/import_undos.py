"""Taking an import back: what it made goes, what it overwrote returns, what people did since stays."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_AT_ONCE: Final = 500


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
    needed: frozenset[UUID] = frozenset()
    later: Mapping[UUID, Change] = field(default_factory=dict)

    def run(self, found: Iterable[Change]) -> None:
        """Cases first, then the customers and people that nothing needs any more; the newest first."""
        items = [item for change in found for item in reversed(change.items)]
        items.sort(key=lambda item: _ORDER.get(item.noun, 0))
        self.later = self.unit.history.beside_batch(self.batch.id, _NOT_WORK)
        noun, done = "", 0
        for part in _parts(items):
            if part[0].noun != noun:
                noun = part[0].noun
                self.needed = self.unit.history.pointed_to(noun)
            self._take_back_all(noun, part)
            done += len(part)
            self.progress(done, len(items))

    def report(self) -> UndoReport:
        changes = Changes(Nouns.CASES | Nouns.CUSTOMERS | Nouns.PEOPLE, frozenset(self.case_ids))
        return UndoReport(
            self.batch.name, dict(self.withdrawn), dict(self.restored), tuple(self.kept), changes
        )

    def _take_back_all(self, noun: str, items: Sequence[ChangedNoun]) -> None:
        present = self.unit.history.presents(noun, [item.noun_id for item in items])
        backs = {item.noun_id: self._values(item, present[item.noun_id]) for item in items}
        self.unit.history.put_back_all(noun, {found: values for found, values in backs.items() if values})

    def _values(self, item: ChangedNoun, present: Mapping[str, Any]) -> Mapping[str, Any]:
        """What goes back into the row; nothing if it stays."""
        if item.is_new and (present[WITHDRAWN] or self._stays(item, present)):
            return {}
        back = reversal(item, present)
        if back.refused:
            self._keep(item, present, back.refused, self.unit.history.last_writer(item))
        if back.values:
            counts = self.withdrawn if back.values.get(WITHDRAWN) else self.restored
            counts[item.noun] += 1
            if item.noun == "cases":
                self.case_ids.add(item.noun_id)
        return back.values

    def _stays(self, item: ChangedNoun, present: Mapping[str, Any]) -> bool:
        """Whether people worked on what the import made, or something that stays needs it."""
        later = self.later.get(item.noun_id) if item.noun == "cases" else None
        if later is not None:
            changed = [name for name, value in item.after.items() if present.get(name) != value]
            self._keep(item, present, tuple(changed), later)
            return True
        is_needed = item.noun_id in self.needed or self._is_at_work(item)
        if is_needed:
            self._keep(item, present, (), None)
        return is_needed

    def _is_at_work(self, item: ChangedNoun) -> bool:
        return item.noun == "people" and self.unit.history.last_to_undo(item.noun_id) is not None

    def _keep(
        self, item: ChangedNoun, present: Mapping[str, Any], names: tuple[str, ...], by: Change | None
    ) -> None:
        name = _name(item.noun, present)
        who_id, at = (None, None) if by is None else (by.actor_id, by.at)
        self.kept.append(Kept(item.noun, item.noun_id, name, names, who_id, at))


def _parts(items: Sequence[ChangedNoun]) -> Iterator[Sequence[ChangedNoun]]:
    """Portions of one noun in which no row comes twice, in the same order."""
    part: dict[UUID, ChangedNoun] = {}
    noun = ""
    for item in items:
        if part and (item.noun != noun or item.noun_id in part or len(part) == _AT_ONCE):
            yield list(part.values())
            part = {}
        noun, part[item.noun_id] = item.noun, item
    if part:
        yield list(part.values())


def _name(noun: str, present: Mapping[str, Any]) -> str:
    if noun == "cases":
        return reference(Kind(present["kind"]), present["number"])
    return str(present.get("name", ""))
