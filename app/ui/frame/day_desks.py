"""What the sheet that opens and closes a day asks of the desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.agenda import AgendaRow


@dataclass(frozen=True, slots=True)
class DayLine:
    """One case in the sheet.

    Attributes:
        at: When the customer is to hear, or by when the step has to be begun.
        is_late: Whether that has passed.
        was_moved: It was put off since yesterday.
    """

    row: AgendaRow
    at: datetime
    is_late: bool = False
    was_moved: bool = False


@dataclass(frozen=True, slots=True)
class DayView:
    """The beginning or the end of a day.

    Attributes:
        sentence: In the words of the way of working.
        figures: What its guards see, in sentences.
        lines: The cases that belong to it.
        has_starts: Whether the lines say by when to begin.
        is_finished: Whether everyone has a word or a plan.
        until_at: Before then everyone needs one; None at the beginning.
        morning_at: When the next working day begins.
    """

    sentence: str
    figures: tuple[str, ...] = ()
    lines: tuple[DayLine, ...] = ()
    has_starts: bool = False
    is_finished: bool = True
    until_at: datetime | None = None
    morning_at: datetime | None = None


class DayDesk(Protocol):
    """The day's side of a desk."""

    def is_begun(self) -> bool:
        """Whether today's first line was said."""

    def opening(self) -> DayView:
        """How the day begins; from now on its first line counts as said."""

    def closing(self) -> DayView:
        """How the day would end now."""

    def close(self) -> object:
        """The day is over."""
