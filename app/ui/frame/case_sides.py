"""The case beside the list: read, shown, closed again."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from app.ui.cases.panels import CasePanel
from app.ui.desk import CaseFile
from app.ui.frame.decks import PanelDeck
from app.ui.frame.memories import Memory, NoMemory
from app.ui.frame.panes import Panes
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Workspace

_EVERYTHING = "window.case_all_of_customer"


class CaseSide(QObject):
    """Opens and closes the panel.

    Args:
        here: The workspace in the middle now.

    Signals:
        refused: The case could not be read; carries the sentence.
    """

    refused = Signal(str)

    def __init__(
        self,
        bench: Workbench,
        panes: Panes,
        deck: PanelDeck,
        panel: CasePanel,
        here: Callable[[], Workspace],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bench, self._panes, self._deck, self._panel, self._here = bench, panes, deck, panel, here
        self._on_its_way: UUID | None = None
        self._memory: Memory = NoMemory()
        panel.talk.thread_wanted.connect(self._read_thread)
        panel.talk.everything_turned.connect(self._on_everything)
        panel.talk.case_requested.connect(self.read)

    def remember(self, memory: Memory) -> None:
        """What stands among the contacts of a case is as it was left."""
        self._panel.talk.everything.setChecked(memory.get(_EVERYTHING, False) is True)
        self._memory = memory

    @property
    def case_id(self) -> UUID | None:
        """The case that is shown, or will be in a moment."""
        return self._on_its_way or self._panel.case_id

    def read(self, case_id: UUID, refused: Callable[[str], None] | None = None) -> None:
        """Show a case, read anew; asked for twice, such as by a click on another row, it is read once."""
        if self._on_its_way == case_id:
            return
        self._on_its_way = case_id
        desk, say = self._bench.desk, refused or self.refused.emit
        self._bench.run(lambda: desk.case(case_id), self._show, partial(self._refuse, case_id, say))

    def read_again(self) -> None:
        """Something stored has changed."""
        if self._panel.case_id is not None and self._panes.is_open:
            self.read(self._panel.case_id)

    def close(self) -> None:
        """Back to the list alone."""
        self._panes.open_panel(is_open=False)
        self._here().entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self) -> None:
        """Open beside the list's current case, or close."""
        case_id = self._here().current_case_id
        if self._panes.is_open:
            self.close()
        elif case_id is not None:
            self.read(case_id)

    def _read_thread(self, case_id: UUID) -> None:
        """What was said on the customer's other cases."""
        desk, show = self._bench.desk, partial(self._panel.talk.show_thread, case_id)
        self._bench.run(lambda: desk.case_desk().thread(case_id), show, self.refused.emit)

    def _on_everything(self, is_on: bool) -> None:  # noqa: FBT001  # as the signal carries it
        self._memory.set(_EVERYTHING, is_on)

    def _refuse(self, case_id: UUID, say: Callable[[str], None], sentence: str) -> None:
        if self._on_its_way == case_id:
            self._on_its_way = None
        say(sentence)

    def _show(self, file: CaseFile) -> None:
        if self._on_its_way != file.case_id:
            return  # another one was asked for meanwhile
        self._on_its_way = None
        self._deck.show_file(file)
        self._panes.open_panel()
