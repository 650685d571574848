"""What a workspace is, and which one a way of working calls home."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.frame.decks import PanelPage
from app.ui.workbenches import Workbench

if TYPE_CHECKING:
    from app.ui.acts.list_exports import ShownList
    from app.ui.workbooks.marks import Mark


class Workspace(QWidget):
    """The middle of the window. It shows and asks; the window acts.

    Signals:
        case_opened: Somebody wants to see a case; carries its id.
        pointed: Another case is current; carries its id or None.
        acted: An action is wanted on the current case; carries its key.
        acted_on: An action is wanted on that very case; carries its key, the case's id, and the widget below
            which a menu opens, or None.
        added: A typed line was filed; carries Changes.
        customer_opened: Somebody wants to see a customer; carries the id.
        line_wanted: The line for a new follow-up shall open with these words.
        said: Something was done; carries the sentence. It can be taken back.
        told: Something was done that nobody takes back; carries the sentence.
        refused: Reading did not work; carries the sentence.
        left: Its work is done: back to where one came from.
        url_wanted: A link shall open outside; carries it.
    """

    case_opened = Signal(object)
    pointed = Signal(object)
    acted = Signal(str)
    acted_on = Signal(str, object, object)
    added = Signal(object)
    customer_opened = Signal(object)
    line_wanted = Signal(str)
    said = Signal(str)
    told = Signal(str)
    refused = Signal(str)
    left = Signal()
    url_wanted = Signal(str)

    says_digests = False
    """Whether the status bar names the next digest instead of the next reminder while this is one's Today."""

    manner = ""
    """In which manner its own line asks for a new follow-up; empty where it has none."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.setObjectName("canvas")

    @property
    def current_case_id(self) -> UUID | None:
        """The case that actions mean."""
        return None

    @property
    def entrance(self) -> QWidget:
        """Where the keyboard enters."""
        return self

    @property
    def panel_pages(self) -> Sequence[PanelPage]:
        """Further pages for the panel beside it; they belong to the workspace."""
        return ()

    def refresh(self) -> None:
        """Something stored has changed, or this is shown for the first time."""

    def tick(self) -> None:
        """Time went on: words about it are made anew."""

    def filter_here(self) -> None:
        """Go to the filter, if there is one."""

    def take_line(self) -> bool:
        """Go to its own line for new follow-ups; whether it has one."""
        return False

    def shown_list(self) -> "ShownList | None":
        """What this shows as a list to export; None where it is none."""
        return None

    def step(self, by: int) -> UUID | None:  # noqa: ARG002  # for workspaces with an order
        """Make the next or previous case current; which one it is."""
        return None

    def look_at(self, what: object) -> None:
        """Show something that is no case: a customer's id, words to search for."""

    def tell_workbooks(self, marks: "Sequence[Mark]") -> None:
        """How the linked workbooks stand; for workspaces that say it."""

    def point_at(self, case_id: UUID) -> None:
        """Make that case current, if it is shown."""


WorkspaceFactory = Callable[[Workbench, QWidget], Workspace]
Homes = Mapping[str, WorkspaceFactory]


def make_home(
    homes: Homes, name: str, fallback: WorkspaceFactory, bench: Workbench, parent: QWidget
) -> Workspace:
    """The workspace of that name; a name that nobody knows gets the plain list."""
    return homes.get(name, fallback)(bench, parent)
