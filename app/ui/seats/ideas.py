"""The ideas' side of a seat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from app.domain.ideas import IdeaState
from app.domain.interactions import Direction
from app.services.changes import Changes
from app.services.idea_sheets import CompanySheet, sheet_of
from app.services.ideas import IdeaDraft, IdeaService, IdeaView
from app.services.today import TodayService
from app.ui.workspaces.lists.idea_desks import IdeaAsk


class IdeaServices(Protocol):
    """What this side needs of the services."""

    @property
    def ideas(self) -> IdeaService: ...
    @property
    def today(self) -> TodayService: ...


@dataclass(frozen=True, slots=True)
class IdeaSeat:
    """Fulfils ``app.ui.workspaces.lists.idea_desks.IdeaDesk``."""

    services: IdeaServices

    def all(self) -> Sequence[IdeaView]:
        return self.services.ideas.since()

    def ask(self, case_id: UUID, interaction_id: UUID | None) -> IdeaAsk:
        service = self.services.ideas
        if interaction_id is None:
            contacts = self.services.today.case(case_id).interactions
            heard = [one for one in contacts if one.direction is Direction.IN]
            interaction_id = heard[-1].id if heard else None
        words = service.proposed(interaction_id) if interaction_id is not None else ""
        return IdeaAsk(words, interaction_id, service.suggested(words))

    def note(self, case_id: UUID, draft: IdeaDraft) -> Changes:
        return self.services.ideas.capture(case_id, draft)

    def read(self, idea_ids: Sequence[UUID], note: str) -> Changes:
        return self.services.ideas.read(idea_ids, note)

    def answer(self, idea_ids: Sequence[UUID], state: IdeaState, text: str) -> Changes:
        return self.services.ideas.answer(idea_ids, state, text)

    def retheme(self, idea_ids: Sequence[UUID], theme: str) -> Changes:
        return self.services.ideas.retheme(idea_ids, theme)

    def rename_theme(self, theme: str, to: str) -> Changes:
        return self.services.ideas.rename_theme(theme, to)

    def themes(self) -> Sequence[str]:
        return [one.theme for one in self.services.ideas.themes()]

    def sheet(self, day: date | None) -> CompanySheet:
        service = self.services.ideas
        with service.desk.reading() as unit:
            company = service.desk.company(unit).name
        return CompanySheet(sheet_of(service, day), company)
