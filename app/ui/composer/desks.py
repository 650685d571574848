"""What the composer asks of the desk."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.domain.letters import Letter
from app.services.composing import Paper, Sheet
from app.services.drafting import Look
from app.ui.cases.files import CaseFile

__all__ = ["Call", "ComposerDesk", "Look", "Opened", "Paper", "Ready", "Sheet"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter on the desk, and the case it belongs to.

    Attributes:
        company: Whose voice it is.
    """

    file: CaseFile
    sheet: Sheet
    company: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter on its way to the mail program: as a link where it is short, else as a file that opens unsent.

    Attributes:
        link, file: Neither where it goes by another road.
    """

    text: str
    link: str = ""
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """How a call went.

    Attributes:
        is_reached: Somebody spoke; False for a voicemail and where nobody answered.
        is_told: They heard where it stands.
    """

    note: str
    is_reached: bool
    is_told: bool


class ComposerDesk(Protocol):
    """Letters at work; every method runs on the database thread and may raise an AppError."""

    def open(self, case_id: UUID, *, anew: bool = False) -> Opened:
        """The letter as it was left, else drafted; drafted again where it is wanted anew."""

    def look(self, case_id: UUID, text: str) -> Look:
        """What the gate says of it, and when it says that they hear again."""

    def keep(self, case_id: UUID, paper: Paper) -> object:
        """Keep it as it is now; when."""

    def ready(self, case_id: UUID, letter: Letter) -> Ready:
        """For the mail program. Raises NoAddress."""

    def ask_owner(self, case_id: UUID, words: str, entry: str) -> object:
        """Ask whoever answers for an entry of the promise book whether more may be promised."""

    def sent(self, case_id: UUID, text: str, paper: Paper, again: str) -> object:
        """A person sent it; ``again`` is when they hear next, typed, else the text says it."""

    def called(self, case_id: UUID, call: Call, again: str) -> object:
        """Keep a call."""
