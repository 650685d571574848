"""What every part of the window works with, handed down as one thing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from app.domain.errors import AppError
from app.ui.desk import Desk
from app.ui.formats import Formats
from app.ui.tasks import Tasks
from app.ui.theme.looks import Theme


class Timed(Protocol):
    """Something that was worked on, with a beginning."""

    def spent_at(self, now: datetime) -> timedelta:
        """How long, pauses apart."""


@dataclass(frozen=True, slots=True)
class Workbench:
    """Tools of a window.

    Attributes:
        sentence: Puts a problem into one plain sentence.
        said: Puts what a service remarked about its work into words; may be empty.
        timed: Cases that are worked on with a time box; it proposes how long their step took.
    """

    theme: Theme
    formats: Formats
    desk: Desk
    tasks: Tasks
    sentence: Callable[[AppError], str]
    said: Callable[[object], str] = lambda _answer: ""
    timed: dict[UUID, Timed] = field(default_factory=dict, compare=False)

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], refused: Callable[[str], None]
    ) -> None:
        """Ask or do something on the database thread; a problem comes back as its sentence."""
        self.tasks.run(work, done, lambda error: refused(self.sentence(error)))
