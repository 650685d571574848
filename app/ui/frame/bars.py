"""What the top bar and the status bar say, and the lists behind them."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.agenda import AgendaRow
from app.ui.desk import BellItem, Standing
from app.ui.frame.status_bars import StatusBar
from app.ui.frame.top_bars import TopBar
from app.ui.frame.waiting import BellPopover, WaitingPopover
from app.ui.workbenches import Workbench

CHECK_STALE = timedelta(seconds=90)
"""A check for reminders that is older than this is worth a red line."""
SOON = timedelta(days=2)
"""Who waits by then is looked at as time goes on; a new day reads anew."""


class Bars(QObject):
    """Keeps the bars true.

    Signals:
        case_chosen: A case shall open; carries its id.
        act_chosen: An act on a case is wanted; carries the action's key and the case's id.
        book_wanted: The Promise book shall open.
        refused: Reading did not work; carries the sentence.
        refreshed: Something stored may have changed.
    """

    refreshed = Signal()
    case_chosen = Signal(object)
    act_chosen = Signal(str, object)
    book_wanted = Signal()
    refused = Signal(str)

    def __init__(self, bench: Workbench, top: TopBar, status: StatusBar, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._top, self._status, self._window = bench, top, status, window
        self._rows: Sequence[AgendaRow] = ()
        self._standing: Standing | None = None
        self.says_digests = False
        self.checked_at: Callable[[], datetime | None] = lambda: None
        top.waiting_requested.connect(self.open_waiting)
        top.bell_requested.connect(self.open_bell)
        status.reminder_requested.connect(self.open_next)

    @property
    def is_quiet(self) -> bool:
        """Whether I asked for quiet, and it still lasts."""
        until = self._standing.quiet_until_at if self._standing is not None else None
        return until is not None and self._bench.formats.now() < until

    def refresh(self) -> None:
        """Read anew."""
        run, desk, soon = self._bench.run, self._bench.desk, self._bench.formats.now() + SOON

        def read() -> Sequence[AgendaRow]:
            return [item for item in desk.open_cases() if item.is_waiting_for_news(soon)]

        run(read, self._show_rows, self.refused.emit)
        run(desk.standing, self._show_standing, self.refused.emit)
        run(desk.bell, self._count_bell, self.refused.emit)
        self.refreshed.emit()

    def tick(self) -> None:
        """Time went on: somebody more may wait."""
        self._top.pill.tell(len(self._waiting()))
        self._tell_reminder()

    def open_waiting(self) -> None:
        """Who waits for news, the longest first."""
        waiting = sorted(self._waiting(), key=lambda item: item.news_due_at)
        popover = WaitingPopover(self._bench.theme, self._bench.formats, waiting, self._window)
        popover.act_chosen.connect(partial(self._act, "tell"))
        popover.case_chosen.connect(self.case_chosen)
        popover.open_below(self._top.pill)

    def open_bell(self) -> None:
        """The reachable list of reminders."""
        desk = self._bench.desk
        self._bench.run(
            lambda: [*desk.promise_book().breaking(), *desk.bell()], self._show_bell, self.refused.emit
        )

    def open_next(self) -> None:
        """The case of the next reminder."""
        if self._standing is not None and self._standing.next_case_id is not None:
            self.case_chosen.emit(self._standing.next_case_id)

    def _act(self, key: str, case_id: UUID) -> None:
        self.act_chosen.emit(key, case_id)

    def _show_rows(self, rows: Sequence[AgendaRow]) -> None:
        self._rows = rows
        self.tick()

    def _waiting(self) -> list[AgendaRow]:
        now = self._bench.formats.now()
        return [item for item in self._rows if item.is_waiting_for_news(now)]

    def _count_bell(self, items: Sequence[BellItem]) -> None:
        self._top.bell.tell(sum(item.is_new for item in items))

    def _show_bell(self, items: Sequence[BellItem]) -> None:
        popover = BellPopover(self._bench.theme, self._bench.formats, items, self._window)
        popover.act_chosen.connect(partial(self._act, "done"))
        popover.why_chosen.connect(partial(self._act, "why_reminders"))
        entries = frozenset(item.case_id for item in items if item.is_entry)
        popover.case_chosen.connect(partial(self._see, entries))
        popover.open_below(self._top.bell)
        new = [item.occurrence_id for item in items if item.is_new]
        if new:
            self._bench.run(partial(self._bench.desk.seen, new), self._on_seen, self.refused.emit)

    def _see(self, entries: frozenset[UUID], chosen: UUID) -> None:
        if chosen in entries:
            self.book_wanted.emit()
        else:
            self.case_chosen.emit(chosen)

    def _on_seen(self, _answer: object) -> None:
        self._top.bell.tell(0)

    def _show_standing(self, standing: Standing) -> None:
        self._standing = standing
        self._status.store.tell(standing.store, needs_you=standing.needs_you)
        self._status.stake.tell(standing.at_stake, needs_you=bool(standing.at_stake))
        self._tell_reminder()

    def _tell_reminder(self) -> None:
        """What rings next; in red where nobody has looked for a while."""
        standing, formats = self._standing, self._bench.formats
        checked_at = self.checked_at()
        if checked_at is not None and formats.now() - checked_at > CHECK_STALE:
            words = self.tr("Reminders were last checked at {time}").format(time=formats.time(checked_at))
            self._status.reminder.tell(words, is_late=True)
            return
        if standing is None:
            return
        words = ""
        if standing.next_at is not None:
            when = formats.when(standing.next_at)
            words = self.tr("Next reminder {when}: {line}").format(when=when, line=standing.next_line)
        if self.says_digests and standing.next_digest_at is not None:
            when = formats.when(standing.next_digest_at)
            words = self.tr("Next digest {when}: pop-ups are off").format(when=when)
        if self.is_quiet and standing.quiet_until_at is not None:
            until = formats.when(standing.quiet_until_at)
            words = self.tr("Quiet until {when}: only a promise about to break rings").format(when=until)
        self._status.reminder.tell(words)
