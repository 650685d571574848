"""Effort: what one's own history says about how long such a step takes."""

from dataclasses import dataclass
from uuid import UUID

from app.domain.efforts import MOST, Suggestion, suggestion
from app.domain.kinds import Channel, Kind
from app.services.desks import Desk
from app.services.ports import UnitOfWork

_OVERRUN_FROM = 60


@dataclass(frozen=True, slots=True)
class EffortService:
    """Suggesting how long steps take; a suggestion changes nothing."""

    desk: Desk

    def suggest(self, case_id: UUID) -> Suggestion:
        """For the planned step of a case. Raises CaseClosed, NotFound."""
        with self.desk.reading() as unit:
            case = unit.cases.get(case_id)
            return self._suggestion(unit, case.kind, case.planned.channel)

    def suggest_for(self, kind: Kind, channel: Channel) -> Suggestion:
        """For a step that is not planned yet."""
        with self.desk.reading() as unit:
            return self._suggestion(unit, kind, channel)

    def _suggestion(self, unit: UnitOfWork, kind: Kind, channel: Channel) -> Suggestion:
        me = self.desk.person_id
        such = unit.steps.spent(me, MOST, (kind, channel))
        return suggestion(kind, channel, such, unit.steps.spent(me, _OVERRUN_FROM))
