"""What the sheets of absence ask of the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from app.domain.absences import LineKey
from app.services.leave_views import LeaveView
from app.ui.desk import Colleague


@dataclass(frozen=True, slots=True)
class Wish:
    """When somebody is away, as typed, and who covers."""

    starts: str
    ends: str
    cover_id: UUID | None = None


class AwayDesk(Protocol):
    """A person's side of being away; every method runs on the database thread and may raise an AppError."""

    def mine(self) -> LeaveView | None:
        """My next absence that is not over."""

    def colleagues(self) -> Sequence[Colleague]:
        """Who may cover."""

    def plan(self, wish: Wish, absence_id: UUID | None = None) -> LeaveView:
        """Plan it, or change the one that is planned."""

    def view(self, absence_id: UUID) -> LeaveView:
        """It, with everything inside."""

    def move(
        self, absence_id: UUID, keys: Sequence[LineKey], when: str, words: str, *, agreed: bool
    ) -> object:
        """Move these, with a word to each customer."""

    def give(self, absence_id: UUID, keys: Sequence[LineKey]) -> object:
        """Let the cover look after these."""

    def leave(self, absence_id: UUID, keys: Sequence[LineKey], reason: str) -> object:
        """Leave these, knowingly."""

    def confirm(self, absence_id: UUID) -> object:
        """Be away for certain."""

    def withdraw(self, absence_id: UUID) -> object:
        """Not be away after all."""

    def come_back(self) -> object:
        """Be back before the planned end."""

    def cover(self, person_id: UUID, wish: Wish) -> object:
        """As a lead, let somebody cover a colleague at once."""

    def inside(self, person_id: UUID, wish: Wish) -> LeaveView:
        """What a cover would get, before it is done."""
