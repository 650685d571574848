"""The connected calendar of a window: told in the status bar, synced by a click and by itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from app.domain.calendars.links import Answer
from app.domain.errors import AppError
from app.services.calendars.syncing import CalendarReport
from app.ui.calendar_links.desks import LinkStanding
from app.ui.calendar_links.menus import ask_password, calendar_menu
from app.ui.calendar_links.outlooks import bar_words, needs_somebody, report_words, tip_words
from app.ui.frame.status_bars import StatusItem
from app.ui.workbenches import Workbench

if TYPE_CHECKING:
    from app.ui.calendar_links.sheets import CalendarSheet
    from app.ui.main_window import MainWindow


class CalendarFollower(QObject):
    """Works for one window; at a desk without a connected calendar it shows nothing.

    Args:
        sync: Begins a sync beside everything else; it tells this follower how it ended.

    Signals:
        stood: How it stands was asked anew; carries the standing, and whether a sync is under way.
        told: What came of a sync; carries the sentence.
    """

    stood = Signal(object, bool)
    told = Signal(str)

    def __init__(self, bench: Workbench, window: "MainWindow", sync: Callable[[str | None], None]) -> None:
        super().__init__(window)
        self._bench, self._window, self._sync = bench, window, sync
        self.desk = bench.desk.calendar_link()
        self._is_asked = self._is_under_way = False
        self._standing: LinkStanding | None = None
        window.bars.refreshed.connect(self.follow)
        window.status.calendar_requested.connect(self.open)
        window.small.calendar_opened.connect(self._attend)

    def follow(self) -> None:
        """Something stored has changed: maybe what waits to go out."""
        self._bench.run(self.desk.standing, self._show, lambda _sentence: None)

    def open(self) -> None:
        """What can be done with it; the password, where it waits for one."""
        standing, window = self._standing, self._window
        if standing is None:
            return
        if standing.is_password_needed:
            ask_password(standing, self.ask, window)
            return
        bench, more = self._bench, window.small.show_calendar
        menu = calendar_menu(bench, standing, self.ask, self._answer, more, window)
        item = window.status.calendar
        menu.popup(item.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def ask(self, password: str | None = None) -> None:
        """The person wants it synced now."""
        self._is_asked = True
        self._sync(password)

    def _answer(self, reference: str, answer: Answer) -> None:
        """An answer is stored; the sync that follows does it."""
        self._bench.run(
            lambda: self.desk.answer(reference, answer), lambda _done: self.ask(), self._window.refuse
        )

    def begun(self) -> None:
        """A sync is under way."""
        self._is_under_way = True
        self._show(self._standing)

    def done(self, report: CalendarReport) -> None:
        """It went well: what the person should know is said, and nothing else unless they asked."""
        words = report_words(report, is_asked=self._is_asked, sentence=self._bench.sentence)
        self.told.emit(words)
        if words and report.change_id is not None:
            self._window.say(words)
        elif words:
            self._window.tell(words)
        self._over()

    def failed(self, problem: AppError) -> None:
        """It did not get through: the bar tells; in words, where the person asked."""
        if self._is_asked:
            self._window.refuse(self._bench.sentence(problem))
        self._over()

    def _over(self) -> None:
        self._is_asked = self._is_under_way = False
        self.follow()

    def _attend(self, sheet: "CalendarSheet") -> None:
        """The sheet about it is open: it hears what the bar hears."""
        sheet.sync_wanted.connect(self.ask)
        sheet.changed.connect(self.follow)
        self.stood.connect(sheet.follow)
        self.told.connect(sheet.tell)

    def _show(self, standing: LinkStanding | None) -> None:
        self._standing = standing
        self.stood.emit(standing, self._is_under_way)
        show_in_bar(self._window.status.calendar, standing, self._bench, is_under_way=self._is_under_way)


def show_in_bar(
    item: StatusItem, standing: LinkStanding | None, bench: Workbench, *, is_under_way: bool = False
) -> None:
    """Say how it stands; nothing where none is connected."""
    if standing is None:
        item.tell("")
        return
    words = bar_words(standing, bench.formats, is_under_way=is_under_way)
    item.tell(words, needs_you=needs_somebody(standing))
    item.setToolTip(tip_words(standing, bench.sentence))
