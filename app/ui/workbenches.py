"""What every part of the window works with, handed down as one thing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.errors import AppError
from app.ui.desk import Desk
from app.ui.formats import Formats
from app.ui.tasks import Tasks
from app.ui.theme.looks import Theme


@dataclass(frozen=True, slots=True)
class Workbench:
    """Tools of a window.

    Attributes:
        sentence: Puts a problem into one plain sentence.
        said: Puts what a service remarked about its work into words; may be empty.
    """

    theme: Theme
    formats: Formats
    desk: Desk
    tasks: Tasks
    sentence: Callable[[AppError], str]
    said: Callable[[object], str] = lambda _answer: ""

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], refused: Callable[[str], None]
    ) -> None:
        """Ask or do something on the database thread; a problem comes back as its sentence."""
        self.tasks.run(work, done, lambda error: refused(self.sentence(error)))
