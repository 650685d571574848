"""What a scene is: which window is opened, and what is done there. Nothing here changes what is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtWidgets import QWidget

from app.domain.agenda import AgendaRow
from app.domain.errors import NotFound
from app.domain.store_errors import StoreBusy, StoreUnreachable
from app.ui.frame.places import TODAY
from app.ui.tasks import Tasks
from app.ui.tour.answers import AtOnce, NotYet, Refused
from app.ui.tour.stages import Stage, Whose

CASE = 4127
"""Number of the sample case that is opened: a quote with promises and a long talk."""
PAUSE_MS = 260
"""Longer than the pause after typing, and than any movement."""

Opening = Callable[[Stage], QWidget | None]


class Store(Enum):
    """How the store answers."""

    AT_ONCE = AtOnce()
    NOT_YET = NotYet()
    REFUSED = Refused(StoreBusy)
    UNREACHABLE = Refused(StoreUnreachable)

    @property
    def tasks(self) -> Tasks:
        """The tasks of a window there."""
        tasks: Tasks = self.value
        return tasks


@dataclass(frozen=True, slots=True)
class Scene:
    """One screen.

    Attributes:
        key: Name of its pictures.
        title: What it shows, in the index.
        home: Workspace of the way of working.
        opens: What is done once the window stands; may answer with the only widget that is looked at.
        like: Numbers of the design's pictures, with blanks between; or empty.
        wait_ms: How long the screen needs to come to rest.
        is_first: It opens a window of its own: the program's is not there yet.
    """

    key: str
    title: str
    home: str = "people"
    opens: Opening | None = None
    whose: Whose = Whose.OWN
    store: Store = Store.AT_ONCE
    like: str = ""
    wait_ms: int = 0
    is_first: bool = False

    def set_up(self, stage: Stage) -> QWidget | None:
        """Open the window and do what belongs to it; the only widget to look at, where it is not all."""
        if not self.is_first:
            stage.open(self.home, self.whose, self.store.tasks)
        part = self.opens(stage) if self.opens is not None else None
        stage.settle(self.wait_ms)
        return part


def going(place: str) -> Opening:
    """Go to a place."""

    def go(stage: Stage) -> None:
        stage.window.go(place)

    return go


def case(*acts: str, place: str = TODAY.key) -> Opening:
    """Open the case, then do these."""

    def opens(stage: Stage) -> None:
        window = stage.window
        window.go(place)
        window.open_case(row_of(stage, CASE).case_id)
        stage.settle()
        for act in acts:
            window.act(act)
            stage.settle()

    return opens


def acting(*acts: str) -> Opening:
    """Do these."""

    def act(stage: Stage) -> None:
        for one in acts:
            stage.window.act(one)
            stage.settle()

    return act


def row_of(stage: Stage, number: int) -> AgendaRow:
    """An open case by its number. Raises NotFound."""
    rows = stage.services().today.rows(everybody=True)
    try:
        return next(row for row in rows if row.number == number)
    except StopIteration:
        raise NotFound("case", str(number)) from None
