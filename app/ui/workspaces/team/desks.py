"""What the team's screen asks of the desk."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.domain.team import Horizon, TeamBoard


class TeamDesk(Protocol):
    """The team's side of a lead's desk; every method runs on the database thread and may raise NotAllowed."""

    def board(self, horizon: Horizon) -> TeamBoard:
        """Everybody's obligations."""

    def reassign(self, case_ids: Sequence[UUID], to_id: UUID, note: str) -> object:
        """Offer cases to a colleague, who has to accept."""

    def take(self, case_ids: Sequence[UUID]) -> object:
        """Take cases at once."""

    def nudge(self, case_ids: Sequence[UUID], text: str) -> object:
        """Ask each owner about a case."""

    def reaches_at(self, person_id: UUID) -> datetime:
        """When something sent now would reach a colleague."""
