"""What a reminder window is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.rungs import Rung
from app.services.reminders import Reminder


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be reminded of.

    Attributes:
        key: Names the occurrence.
        deadline_at: When it is due, or was.
    """

    key: str
    row: AgendaRow
    deadline_at: datetime

    @property
    def case_id(self) -> UUID:
        """The case it speaks of."""
        return self.row.case_id


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the day looks like around an item.

    Attributes:
        first: What comes first today, with its place for each case, 1 for the first.
        next_at: When the next reminder is due, or None.
    """

    first: AgendaRow | None = None
    places: tuple[UUID, ...] = ()
    next_at: datetime | None = None

    def place_of(self, case_id: UUID) -> int:
        """Its rank today, from 1; 0 where it has none."""
        return self.places.index(case_id) + 1 if case_id in self.places else 0


def windowed(shown: Sequence[Reminder]) -> tuple[Item, ...]:
    """Those of a pass that are loud enough for a window of their own, one for each case."""
    loud = [one for one in shown if one.row is not None and one.occurrence.rung >= Rung.WINDOW]
    items = {
        one.occurrence.case_id: Item(one.occurrence.id.hex, one.row, one.occurrence.deadline_at)
        for one in reversed(loud)
        if one.row is not None
    }
    return tuple(reversed(items.values()))
