"""Walking by keyboard: from region to region of the window, and from case to case in its list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView

from app.ui.frame.rounds import Region, go_round, holds

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class Walks(QObject):
    """Walks in one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def step(self, by: int) -> None:
        """To the next case of the list, or back; an open panel comes along."""
        window = self._window
        case_id = window.workspace.step(by)
        if case_id is not None and window.panes.is_open:
            window.side.read(case_id)

    def go_round(self, by: int) -> None:
        """F6: rail, top bar, workspace, panel, status bar."""
        window = self._window
        regions: Sequence[Region] = (
            (window.rail, lambda: window.rail.first),
            (window.top, lambda: window.top.search),
            (window.workspace, lambda: window.workspace.entrance),
            (window.deck, lambda: window.deck.entrance),
            (window.status, lambda: window.status.store),
        )
        go_round(regions, window.focusWidget(), by)

    def follow(self, case_id: UUID | None) -> None:
        """An open panel follows the list one walks in, not a list that was only read anew."""
        window = self._window
        focus = window.focusWidget()
        walks = isinstance(focus, QAbstractItemView) or focus is not window.workspace.entrance
        if not walks or not holds(window.workspace, focus):
            return
        if case_id is not None and window.panes.is_open and case_id != window.side.case_id:
            window.side.read(case_id)
