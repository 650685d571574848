"""Who is away and who looks after whose cases, as other services ask inside their own unit of work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.absences import Absence, away_now, looked_after_by, responsible
from app.services.desks import Desk
from app.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Away:
    """Who is away at one moment."""

    by_person: Mapping[UUID, Absence]

    def of(self, person_id: UUID) -> Absence | None:
        """The absence that keeps somebody away, or None."""
        return self.by_person.get(person_id)

    def responsible(self, person_id: UUID) -> UUID:
        """Who looks after that person's cases: themselves, unless somebody covers."""
        return responsible(person_id, self.by_person)

    def looked_after_by(self, person_id: UUID) -> Sequence[UUID]:
        """Whose cases that person covers."""
        return looked_after_by(person_id, self.by_person)

    def covers(self, person_id: UUID, owner_id: UUID) -> bool:
        """Whether the person covers the owner now."""
        return (
            owner_id in self.by_person and person_id != owner_id and self.responsible(owner_id) == person_id
        )


def away_at(unit: UnitOfWork, at: datetime) -> Away:
    """Who is away at a moment."""
    return Away(away_now(unit.absences.on(at), at))


def away(desk: Desk, unit: UnitOfWork) -> Away:
    """Who is away now."""
    return away_at(unit, desk.clock())


def is_absent(unit: UnitOfWork, person_id: UUID, at: datetime) -> bool:
    """Whether somebody is away at a moment, for certain."""
    return away_at(unit, at).of(person_id) is not None
