"""The team's side of a lead's seat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.team import Horizon, TeamBoard
from app.services.changes import Changes
from app.services.team import TeamService


@dataclass(frozen=True, slots=True)
class TeamSeat:
    """Fulfils ``app.ui.workspaces.team.desks.TeamDesk``."""

    team: TeamService

    def board(self, horizon: Horizon) -> TeamBoard:
        return self.team.board(horizon)

    def reassign(self, case_ids: Sequence[UUID], to_id: UUID, note: str) -> Changes:
        return self.team.reassign(case_ids, to_id, note)

    def take(self, case_ids: Sequence[UUID]) -> Changes:
        return self.team.take(case_ids)

    def nudge(self, case_ids: Sequence[UUID], text: str) -> Changes:
        return self.team.nudge(case_ids, text)

    def reaches_at(self, person_id: UUID) -> datetime:
        return self.team.reaches_at(person_id)
