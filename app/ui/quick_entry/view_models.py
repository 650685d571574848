"""The state behind the palette: what a line means and what it finds."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.desk import Found, Reading
from app.ui.workbenches import Workbench

PAUSE_MS = 60


class EntryModel(QObject):
    """Holds no widgets, so it is tested without a window. Answers to an older line are dropped.

    Signals:
        read: The line was understood as far as it goes; carries a Reading.
        found: Something holds these words; carries a Found.
        added: The line was filed; carries Changes.
        refused: It was not; carries the sentence to show.
    """

    read = Signal(object)
    found = Signal(object)
    added = Signal(object)
    refused = Signal(str)

    def __init__(self, bench: Workbench, case_id: UUID | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench, self._case_id = bench, case_id
        self._line, self._searches, self._is_busy = "", False, False
        self._found_for, self._is_closed = "", False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    @property
    def is_behind(self) -> bool:
        """Whether the present line was not looked for yet."""
        return self._searches and self._line.strip() != "" and self._found_for != self._line

    def type(self, line: str, *, searches: bool) -> None:
        """The line is now this; asked after a short pause, so that typing stays quick."""
        self._line, self._searches = line, searches
        self._pause.start()

    def hurry(self) -> None:
        """Somebody waits for the answer: ask without a pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._ask()

    def submit(self, line: str, *, as_new: bool = False) -> None:
        """File the line; a second Enter while the first is under way does nothing."""
        if self._is_busy or not line.strip():
            return
        self._is_busy = True
        desk, case_id = self._bench.desk, self._case_id
        self._bench.run(lambda: desk.add(line, case_id, as_new=as_new), self._on_added, self._on_refused)

    def close(self) -> None:
        """Ask nothing more, and answer nothing: who listened is gone by then."""
        self._is_closed = True
        self._pause.stop()

    def _ask(self) -> None:
        line, desk, case_id = self._line, self._bench.desk, self._case_id
        if not line.strip():
            self.read.emit(Reading("", (), can_add=False))
            self.found.emit(Found(()))
            return
        self._bench.run(lambda: desk.read_line(line, case_id), self._on_read, self._on_unread)
        if self._searches:
            self._bench.run(lambda: (line, desk.search(line)), self._on_found, self._on_unread)

    def _on_read(self, reading: Reading) -> None:
        if reading.line == self._line and not self._is_closed:
            self.read.emit(reading)

    def _on_found(self, answer: tuple[str, Found]) -> None:
        if answer[0] == self._line and not self._is_closed:
            self._found_for = answer[0]
            self.found.emit(answer[1])

    def _on_unread(self, sentence: str) -> None:
        if not self._is_closed:
            self.refused.emit(sentence)

    def _on_added(self, changes: object) -> None:
        self._is_busy = False
        if not self._is_closed:
            self.added.emit(changes)

    def _on_refused(self, sentence: str) -> None:
        self._is_busy = False
        self._on_unread(sentence)
