"""The service standard, at a seat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.services.changes import Changes
from app.services.desks import Desk
from app.services.standards import Figure, Preview, StandardService


@dataclass(frozen=True, slots=True)
class StandardSeat:
    """Fulfils ``app.ui.standards.desks.StandardDesk``."""

    desk: Desk

    def figures(self) -> Sequence[Figure]:
        return self._standards.figures()

    def may_change(self) -> bool:
        return self._standards.may_change()

    def preview(self, edits: Mapping[str, str]) -> Preview:
        return self._standards.preview(edits)

    def change(self, edits: Mapping[str, str]) -> Changes:
        return self._standards.change(edits)

    @property
    def _standards(self) -> StandardService:
        return StandardService(self.desk)
