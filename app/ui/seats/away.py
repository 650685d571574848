"""Being away, at a seat."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from app.domain.absences import LineKey
from app.domain.people import Role
from app.services.absences import AbsenceService, LeaveDraft
from app.services.changes import Changes
from app.services.desks import Desk
from app.services.entries import EntryService
from app.services.leave_dates import end_moment, first_moment
from app.services.leave_lines import Move
from app.services.leave_views import LeaveView
from app.ui.away.desks import Wish
from app.ui.desk import Colleague

_WORKING = frozenset({Role.EMPLOYEE, Role.LEAD})


class AwayServices(Protocol):
    """What this side needs of the services."""

    @property
    def desk(self) -> Desk: ...
    @property
    def entries(self) -> EntryService: ...


@dataclass(frozen=True, slots=True)
class AwaySeat:
    """Fulfils ``app.ui.away.desks.AwayDesk``."""

    services: AwayServices

    def mine(self) -> LeaveView | None:
        me = self.services.desk.person_id
        return next((one for one in self._absences.living() if one.person.id == me), None)

    def colleagues(self) -> Sequence[Colleague]:
        with self.services.desk.reading() as unit:
            people = [one for one in unit.people.all() if one.is_active and one.role in _WORKING]
        return [Colleague(one.id, one.name, one.function) for one in people]

    def plan(self, wish: Wish, absence_id: UUID | None = None) -> LeaveView:
        draft = self._draft(wish)
        if absence_id is None:
            absence_id, _ = self._absences.plan(draft)
        else:
            note = self._absences.view(absence_id).absence.note
            self._absences.change(absence_id, replace(draft, note=note))
        return self._absences.view(absence_id)

    def view(self, absence_id: UUID) -> LeaveView:
        return self._absences.view(absence_id)

    def move(
        self, absence_id: UUID, keys: Sequence[LineKey], when: str, words: str, *, agreed: bool
    ) -> Changes:
        """Moving one may take another along; what is not inside any more is done."""
        how, changes = Move(self.services.entries.moment(when), words, is_agreed=agreed), Changes()
        for key in keys:
            if any(line.key == key for line in self._absences.view(absence_id).lines):
                changes |= self._absences.move(absence_id, key, how)
        return changes

    def give(self, absence_id: UUID, keys: Sequence[LineKey]) -> Changes:
        return self._absences.give(absence_id, keys)

    def leave(self, absence_id: UUID, keys: Sequence[LineKey], reason: str) -> Changes:
        return self._absences.leave(absence_id, keys, reason)

    def confirm(self, absence_id: UUID) -> Changes:
        return self._absences.confirm(absence_id)

    def withdraw(self, absence_id: UUID) -> Changes:
        return self._absences.withdraw(absence_id)

    def come_back(self) -> Changes:
        return self._absences.come_back()

    def cover(self, person_id: UUID, wish: Wish) -> Changes:
        return self._absences.cover(person_id, self._draft(wish))

    def inside(self, person_id: UUID, wish: Wish) -> LeaveView:
        return self._absences.inside(person_id, self._draft(wish))

    def _draft(self, wish: Wish) -> LeaveDraft:
        with self.services.desk.reading() as unit:
            zone = self.services.desk.person(unit).zone
        entries = self.services.entries
        starts, ends = first_moment(entries, wish.starts, zone), end_moment(entries, wish.ends, zone)
        return LeaveDraft(starts, ends, wish.cover_id)

    @property
    def _absences(self) -> AbsenceService:
        return AbsenceService(self.services.desk)
