"""What the screens of ideas ask for, and what one may do there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from app.domain.ideas import IdeaState
from app.services.idea_sheets import CompanySheet
from app.services.ideas import IdeaDraft, IdeaView


@dataclass(frozen=True, slots=True)
class IdeaAsk:
    """What is known before an idea is noted.

    Attributes:
        words: Proposed out of a contact; empty where nobody said anything yet.
        interaction_id: That contact.
        themes: Those in use, what the words speak of first.
    """

    words: str = ""
    interaction_id: UUID | None = None
    themes: tuple[str, ...] = ()


class IdeaDesk(Protocol):
    """The ideas' side of a desk; acts answer with Changes and may raise an AppError."""

    def all(self) -> Sequence[IdeaView]:
        """Every idea, the newest first."""

    def ask(self, case_id: UUID, interaction_id: UUID | None) -> IdeaAsk:
        """What could be noted: out of that contact, else out of the last in which they spoke."""

    def note(self, case_id: UUID, draft: IdeaDraft) -> object:
        """Note it. Raises NothingSaid."""

    def read(self, idea_ids: Sequence[UUID], note: str) -> object:
        """I have it now. Raises IdeaAnswered."""

    def answer(self, idea_ids: Sequence[UUID], state: IdeaState, text: str) -> object:
        """Each customer who said one of them hears so. Raises NoBecause."""

    def retheme(self, idea_ids: Sequence[UUID], theme: str) -> object:
        """Put them under a theme."""

    def rename_theme(self, theme: str, to: str) -> object:
        """Call a theme something else; two of one name become one."""

    def themes(self) -> Sequence[str]:
        """Those in use, the fullest first."""

    def sheet(self, day: date | None) -> CompanySheet:
        """The sheet of the week that holds a day of the company, or of everything ever noted."""
