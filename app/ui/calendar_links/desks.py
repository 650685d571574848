"""What the window asks of a calendar on a server, as a protocol."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.domain.calendars.links import Account, Answer, Place
from app.domain.errors import AppError
from app.services.calendars.syncing import CalendarReport, Question


@dataclass(frozen=True, slots=True)
class LinkStanding:
    """How the connected calendar stands; nothing is asked of the server for it.

    Attributes:
        name: Of the calendar.
        synced_at: When both sides agreed last; None before the first time.
        waiting: How many changes go out with the next sync.
        questions: What only the person can say.
        problem: Why the last try did not get through; its sentence is in the messages.
        is_password_needed: It is asked for, since no keyring keeps it.
    """

    name: str
    account: Account
    is_tasks: bool
    synced_at: datetime | None
    waiting: int = 0
    questions: Sequence[Question] = ()
    problem: AppError | None = None

    @property
    def is_password_needed(self) -> bool:
        """Whether the next sync waits for somebody to type it."""
        return getattr(self.problem, "reason", "") in {"no_password", "password"}


class CalendarLinkDesk(Protocol):
    """The connected calendar's side of a desk; methods may raise an AppError.

    Those that reach the server (``places``, ``connect``, ``sync``) take as long as the network does, so not on the
    database thread, where all else waits: a sheet asks alone, and :class:`app.calendar_syncs.CalendarSyncs` has a
    thread for syncs.
    """

    def standing(self) -> LinkStanding | None:
        """How it stands, or None where no calendar is connected."""

    def keeps_passwords(self) -> bool:
        """Whether this computer has a keyring that can be trusted with one; asking it may take a moment."""

    def places(self, account: Account, password: str) -> Sequence[Place]:
        """The calendars that the person has there."""

    def connect(
        self, account: Account, password: str, name: str = "", *, is_tasks: bool = False
    ) -> LinkStanding:
        """Let one of them follow the steps; without a name one of our own."""

    def sync(self, password: str | None = None) -> CalendarReport:
        """Take in what changed there, then let the calendar say what the steps say.

        Args:
            password: As typed; it is kept for this run of the program where no keyring keeps it.
        """

    def answer(self, reference: str, answer: Answer) -> object:
        """Answer a question; the next sync does it."""

    def disconnect(self) -> object:
        """Let the calendar go its own way."""


class StepFileDesk(Protocol):
    """One step as a file; every method runs on the database thread and may raise an AppError."""

    def event(self, case_id: UUID) -> Path:
        """The step as a file of one event. Raises NotFound."""

    def invitation(self, case_id: UUID) -> Path:
        """The visit as a letter that invites to it. Raises NotAVisit, NoAddress."""

    def invited(self, case_id: UUID, words: str) -> object:
        """A person sent it: filed in these words."""
