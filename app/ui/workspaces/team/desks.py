"""What the team's screen asks of the desk."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.team import Horizon, TeamBoard

ExportRows = Callable[[Path, Sequence[AgendaRow], Callable[[int, int], None]], int]
"""Writes these rows in this order as a workbook, with progress; how many."""


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

    def export(self, path: Path, rows: Sequence[AgendaRow], progress: Callable[[int, int], None]) -> int:
        """Write these rows in this order."""
