"""The linked workbooks of a window: watched, told in the bars, and kept in step where that was asked for."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from app.services.workbooks.standings import Standing
from app.ui.frame.places import REVIEW
from app.ui.workbenches import Workbench
from app.ui.workbooks.desks import Applied
from app.ui.workbooks.marks import Mark, bar_words, mark_of, neediest
from app.ui.workbooks.outlooks import applied_words
from app.ui.workbooks.watching import WorkbookWatch

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

SOON_MS = 2_000
"""After a change here: several often come together."""

BETWEEN = timedelta(minutes=10)
"""What changed here only goes into the workbook by itself no more often than that."""

_Tried = tuple[str, tuple[str, ...]]


class Workbooks(QObject):
    """Works for one window; at a desk without linked workbooks it does nothing, and nothing wakes up."""

    def __init__(self, bench: Workbench, window: "MainWindow") -> None:
        super().__init__(window)
        self._bench, self._window = bench, window
        self._desk = bench.desk.workbooks()
        self.marks: tuple[Mark, ...] = ()
        self._tried: dict[UUID, _Tried] = {}
        self._applied_at: dict[UUID, datetime] = {}
        self._is_reading = self._is_stopped = False
        self.watch = WorkbookWatch(self)
        self.watch.stirred.connect(self.read)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.read)
        window.bars.refreshed.connect(self.follow)
        window.status.workbook_requested.connect(self.open)
        window.small.workbook_chosen.connect(self.open_one)
        window.panes.stack.currentChanged.connect(self._tell_workspace)

    def follow(self) -> None:
        """Something stored has changed: maybe which workbooks are linked, maybe what goes out to them."""
        if not self._is_stopped:
            self._bench.run(self._desk.paths, self._on_paths, self._on_refused)

    def stop(self) -> None:
        """Look no more: the program ends."""
        self._is_stopped = True
        self.watch.follow(())
        self._soon.stop()

    def read(self) -> None:
        """Look at each anew."""
        if not self._is_reading and not self._is_stopped:
            self._is_reading = True
            self._soon.stop()
            self._bench.run(self._desk.standings, self._show, self._on_refused)

    def open(self) -> None:
        """The review of the workbook that needs somebody most."""
        mark = neediest(self.marks)
        self.open_one(mark.link_id if mark is not None else None)

    def open_one(self, link_id: UUID | None) -> None:
        """The review of that workbook."""
        self._window.side.close()
        self._window.go(REVIEW)
        self._window.workspace.look_at(link_id)

    # What came.

    def _on_paths(self, paths: Sequence[Path]) -> None:
        self.watch.follow(paths)
        if paths:
            self._soon.start()
        else:
            self._soon.stop()
            self._tell(())

    def _show(self, standings: Sequence[Standing]) -> None:
        self._is_reading = False
        bench = self._bench
        self._tell(tuple(mark_of(one, bench.formats, bench.sentence) for one in standings))
        for standing in standings:
            self._go_on(standing)

    def _on_refused(self, _sentence: str) -> None:
        """The store is busy: the next look tells."""
        self._is_reading = False

    def _tell(self, marks: tuple[Mark, ...]) -> None:
        self.marks = marks
        first = neediest(marks)
        item = self._window.status.workbook
        rank = first.rank if first is not None else 0
        item.tell(bar_words(marks), needs_you=rank == 1, is_late=rank > 1)
        if first is not None and first.more:
            item.setToolTip(first.more)
        self._tell_workspace()

    def _tell_workspace(self) -> None:
        self._window.workspace.tell_workbooks(self.marks)

    # By itself.

    def _go_on(self, standing: Standing) -> None:
        """Finish what was begun; apply what is clear, where that was asked for; the same thing once."""
        review, link = standing.review, standing.link
        if review is None or standing.stamp is None:
            return
        if not link.pending.is_empty:
            self._bench.run(partial(self._desk.finish, link.id), self._on_finished, self._on_refused)
            return
        tried = standing.stamp.sha256, tuple(line.key for line in review.clear)
        if self._tried.get(link.id) == tried:
            return
        if link.is_automatic and review.clear and self._is_time(standing):
            self._tried[link.id] = tried
            self._applied_at[link.id] = self._bench.formats.now()
            self._bench.run(partial(self._desk.apply, link.id, {}), self._on_applied, self._on_refused)

    def _is_time(self, standing: Standing) -> bool:
        """What somebody saved in the workbook comes in at once; what goes out waits a little."""
        before = self._applied_at.get(standing.link.id)
        now = self._bench.formats.now()
        return standing.has_file_changed or before is None or now - before >= BETWEEN

    def _on_finished(self, applied: Applied) -> None:
        """Told where the workbook's state is told; what stands in the way is tried again with the next look."""
        if applied.stopped is None:
            self._soon.start()

    def _on_applied(self, applied: Applied) -> None:
        words = applied_words(applied, self._bench.sentence)
        if applied.can_be_undone:
            self._window.say(words)
        elif applied.stopped is not None or applied.refused:
            self._window.refuse(words)
        self._soon.start()
