"""Going to the letter that is written, and back to where one came from."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from app.ui.frame.places import COMPOSER, TODAY

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class Letters(QObject):
    """Remembers the place, and the case that lay open there."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._before = TODAY.key
        self._case_id: UUID | None = None

    def write(self, case_id: UUID) -> None:
        """Write to the customer of a case."""
        window = self._window
        if window.here != COMPOSER:
            self._before = window.here
            self._case_id = window.panel.case_id if window.panes.is_open else None
            window.panes.open_panel(is_open=False)
            window.go(COMPOSER)
        window.workspace.look_at(case_id)

    def leave(self) -> None:
        """Back to where one was."""
        window, case_id = self._window, self._case_id
        self._case_id = None
        if window.here == COMPOSER:
            window.go(self._before)
            if case_id is not None:
                window.open_case(case_id)
