"""Evidence: the team's own figures on its cadences."""

from dataclasses import dataclass

from app.domain.evidence import Evidence, evidence
from app.domain.kinds import Kind
from app.services.desks import Desk


@dataclass(frozen=True, slots=True)
class EvidenceService:
    """Looking at where customers answered. Nothing is changed by it: the standards are a lead's."""

    desk: Desk

    def of_cadences(self, kind: Kind | None = None) -> tuple[Evidence, ...]:
        """One table for each cadence: how often each step was done, and how often customers answered after it."""
        with self.desk.reading() as unit:
            book = self.desk.book(unit)
            standards = [one for one in book.standards.values() if kind in {None, one.kind}]
            return evidence(standards, unit.steps.touches(), unit.interactions.answers())
