"""The path of a complaint, and what would have prevented it."""

from dataclasses import dataclass
from uuid import UUID

from app.domain.complaint_paths import PathMark, Told, path_of
from app.domain.ideas import IdeaKind
from app.services.changes import Changes
from app.services.desks import Desk
from app.services.ideas import IdeaDraft, IdeaService


@dataclass(frozen=True, slots=True)
class ComplaintService:
    """Looks along the path, and passes the cause on."""

    desk: Desk

    def path(self, case_id: UUID) -> tuple[PathMark, ...]:
        """How the complaint stands; empty for what is none. Raises NotFound."""
        with self.desk.reading() as unit:
            case, calendar = unit.cases.get(case_id), self.desk.company_calendar(unit)
            told = Told(
                unit.interactions.of_case(case_id),
                unit.promises.of_case(case_id),
                unit.ideas.of_customer(case.customer_id),
            )
        return path_of(case, told, calendar, self.desk.clock())

    def prevented_by(self, case_id: UUID, words: str, theme: str = "") -> Changes:
        """What would have prevented it, as the customer says it: it goes to the Ideas as a cause of complaint.

        Raises:
            NothingSaid: There are no words.
        """
        return IdeaService(self.desk).capture(case_id, IdeaDraft(words, IdeaKind.CAUSE, theme))
