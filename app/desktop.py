"""The window program: wires the services at an open store to a window, a tray, notices and beats.

Started by ``app.__main__``; with :mod:`app.bootstrap` the only place that knows every part.
"""

import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import bootstrap, erasures
from app.adapters.clock import system_clock
from app.adapters.data_files.personal import write_behind
from app.adapters.scheduling.zones import LocalZone
from app.files_out import FilesOut, LinkedLater
from app.logs import Logs
from app.paths import Paths
from app.services.changes import Changes, Nouns
from app.services.notices import OPEN, Notice, Notifier
from app.services.ports import Clock
from app.services.reminders import Pass
from app.services.ticks import WatchedTick
from app.ui.answers import Answers
from app.ui.app_links.opening import hear_links, raise_the_other
from app.ui.beats import Beats
from app.ui.collector import Collector
from app.ui.crash_reports import CrashFile, CrashWatch
from app.ui.formats import Formats
from app.ui.notices import capacity_notices, notices_of
from app.ui.reminders.desks import ReminderDesk
from app.ui.seats.windows import open_window
from app.ui.session import SessionEnd
from app.ui.single_instance import SingleInstance
from app.ui.staying import Staying
from app.ui.tasks import TURN, Hub
from app.ui.theme.looks import Theme
from app.ui.tray import Tray
from app.ui.tray_states import tray_state
from app.ui.workspaces.homes import homes

if TYPE_CHECKING:  # read once the window is painted
    from app.surroundings import Surroundings
    from app.ui.crash_dialog import CrashDialog
    from app.ui.crash_reports import CrashReport
    from app.ui.workbooks.following import Workbooks

QUIET = timedelta(hours=1)
"""What the tray's switch asks for; longer quiet is in the avatar's menu."""


class Desktop(QObject):
    """Everything that lives as long as the window program does.

    Args:
        house: An open store, set up.
        version: For crash reports.

    Signals:
        settled: Everything that was asked of the store has been answered and shown.
    """

    settled = Signal()

    def __init__(self, app: QApplication, house: bootstrap.House, person_id: UUID, version: str) -> None:
        super().__init__()
        self._app, self._house = app, house
        self._hub = Hub()
        services = bootstrap.services_at(house, person_id, announce=self._announce)
        self._services = services
        self._zone = LocalZone()
        self._formats = Formats(_own_zone(services), house.clock)
        zoom = max(100, min(int(services.styles.personal.get("text_size", 100)), 150)) / 100
        theme = Theme(app, house.paths.resources / "themes" / "tokens.json", zoom=zoom)
        self.window = open_window(
            theme,
            services,
            self._formats.zone.key,
            house.clock,
            self._hub,
            services.styles.personal,
            upkeep=bootstrap.upkeep_of(house),
            linked=LinkedLater(house, services),
            homes=homes(),
            **FilesOut(house, services).ways(),
        )
        self._watch = CrashWatch(version, self)
        self._crashes: CrashDialog | None = None
        icon = QIcon(str(house.paths.resources / "icons" / "keepword.svg"))
        app.setWindowIcon(icon)
        self._tray = Tray(icon, theme.tokens["over"], self, picture=theme.icon)
        self._staying = Staying(self.window, self._tray)
        self._staying.stay_when_closed(services.styles.personal.get("stay_in_tray", True))
        self._answers = Answers(self.window, self._staying.bring_back)
        self._tick = WatchedTick(
            self._check,
            house.clock,
            on_struggling=lambda times: self._hub.call_soon(lambda: self._struggle(times)),
            on_recovered=lambda: self._hub.call_soon(lambda: self._struggle(0)),
        )
        self._beats = Beats(self._knock, house.clock, time.monotonic, self._zone, self)
        self._session = SessionEnd(app, self._save, self)
        self._collector = Collector(app, self)
        self._surroundings: Surroundings | None = None
        self._workbooks: Workbooks | None = None
        self._notifier: Notifier | None = None
        self._unheard: list[Notice] = []
        self._reminding = ReminderDesk(theme, self._formats, services, self._hub, self._do_reminded, self)
        self._connect()

    def start(self) -> None:
        """Show the window; all that is around it comes once the window has been painted with its rows."""
        self._watch.start()
        sys.setswitchinterval(TURN)
        write_behind(self._services.styles.personal, self._hub.submit_aside)
        self.window.show()
        self._tray.show()
        self.settled.connect(self._surround, Qt.ConnectionType.SingleShotConnection)

    def close(self) -> None:
        """Leave nothing running."""
        self._beats.stop()
        self._reminding.close()
        for part in (self._surroundings, self._workbooks):
            if part is not None:
                part.stop()
        self._hub.close()
        write_behind(self._services.styles.personal, None)
        if self._notifier is not None:
            self._notifier.close()
        self._collector.stop()
        self._session.close()
        self._tray.close()
        self._watch.stop()

    @Slot()
    def bring_back(self) -> None:
        """Show the window in front."""
        self._staying.bring_back()

    def find_case(self, number: str) -> UUID:
        """The id of the case with that number; on the database thread. Raises NotFound."""
        return self._services.cases.find(number).id

    def tell_last_words(self, words: str) -> None:
        """Say that the last run ended badly, and what it left."""
        self._crash_dialog().tell_text(words)

    # -- around the window --------------------------------------------------------------------

    @Slot()
    def _surround(self) -> None:
        """Their libraries are read beside this thread: the window answers meanwhile."""
        for begin in (self._collector.start, self._beats.start, self.window.small.greet):
            begin()
        self._workbooks = self.window.small.follow_workbooks()
        self._hub.run_aside(lambda _progress: _load_surroundings(), self._put_up, lambda _error: None)

    def _put_up(self, made: "type[Surroundings]") -> None:
        around = made(self._house, self._services, self._hub, self._knock, self._zone)
        self._surroundings = around
        around.start()
        around.follow_calendar(self.window.small.follow_calendar)
        notifiers = around.notifiers(self._tray.icon, self._on_act)
        self._hub.run_aside(lambda _progress: around.best_of(notifiers), self._use, lambda _error: None)

    def _on_woken(self, _jump: object) -> None:
        if self._surroundings is not None:
            self._surroundings.now()

    def _crash_dialog(self) -> "CrashDialog":
        from app.ui.crash_dialog import CrashDialog  # noqa: PLC0415 - most runs never show it

        if self._crashes is None:
            self._crashes = CrashDialog(self.window)
        return self._crashes

    @Slot(object)
    def _tell_crash(self, report: "CrashReport") -> None:
        self._crash_dialog().tell(report)

    # -- beats and notices --------------------------------------------------------------------

    def _connect(self) -> None:
        self._hub.changed.connect(self._refresh)
        self.window.bars.checked_at = lambda: self._tick.checked_at
        self._hub.busy.connect(self._settle)
        self._watch.crashed.connect(self._tell_crash)
        self._beats.woken.connect(self._on_woken)
        self._beats.day_turned.connect(lambda _day: self.window.refresh())
        self._beats.beaten.connect(lambda _at: self._collector.collect_if_due())
        self._beats.beaten.connect(lambda _at: self._staying.check())
        self._beats.beaten.connect(lambda _at: self._tell_tray())
        self._staying.quit_requested.connect(self.quit)
        self.window.quit_requested.connect(self.quit)
        self._tray.quit_requested.connect(self.quit)
        self._tray.open_requested.connect(self._staying.bring_back)
        self._tray.add_requested.connect(self._add_from_tray)
        self._tray.waiting_requested.connect(self._show_waiting)
        self._tray.step_requested.connect(self._open_key)
        self._tray.quiet_requested.connect(self._be_quiet)
        self.window.acts.refused.connect(self._come_forward)
        self.window.acts.asked.connect(self._come_forward)

    def _knock(self) -> None:
        """A beat or the ticker: the check itself runs on the database thread."""
        self._hub.submit(self._tick)

    def _check(self) -> None:
        done = self._services.reminders.tick()
        if done.changes.nouns:
            self._hub.announce(done.changes)
        self._hub.call_soon(lambda: self._beats.expect(done.next_at))
        self._unheard += capacity_notices(self._services.warnings.fresh(), self._formats)
        self._say_unheard()

    def _announce(self, done: Pass) -> None:
        """Put a pass on the desktop; on the database thread, after it is on disk."""
        self._answers.take(done)
        self._unheard += notices_of(self._reminding.take(done), self._formats)
        self._say_unheard()

    def _use(self, notifier: Notifier) -> None:
        self._notifier = notifier
        self._hub.submit(self._say_unheard)

    def _say_unheard(self) -> None:
        """Notices of the first moments wait for their road; on the database thread only."""
        while self._notifier is not None and self._unheard:
            self._notifier.show(self._unheard.pop(0))

    def _on_act(self, key: str, action: str) -> None:
        """A notice was answered; on any thread."""
        self._hub.call_soon(lambda: self._answers.answer(key, action))

    def _do_reminded(self, key: str, case_id: UUID | None) -> None:
        """A button of a reminder window was pressed."""
        self._staying.bring_back()
        if case_id is None:
            self.window.go("today")
            return
        self.window.open_case(case_id)
        if key != OPEN:
            self.window.acts.act(key, case_id)

    @Slot(str)
    def _open_key(self, key: str) -> None:
        self._answers.answer(key, OPEN)

    @Slot()
    def _come_forward(self) -> None:
        """The window has something to say or to ask, maybe to somebody who looks elsewhere."""
        if not self.window.isActiveWindow():
            self._staying.bring_back()

    @Slot(bool)
    def _be_quiet(self, wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        """The tray's switch: an hour, as the nearest of the avatar's menu."""
        until_at = (self._house.clock() + QUIET).replace(microsecond=0) if wanted else None
        be_quiet = self._services.styles.be_quiet
        self._hub.run(lambda: be_quiet(until_at), lambda _changes: None, lambda _error: None)

    @Slot()
    def _show_waiting(self) -> None:
        self._staying.bring_back()
        self.window.bars.open_waiting()

    @Slot()
    def _add_from_tray(self) -> None:
        self._staying.bring_back()
        self.window.quick_add()

    # -- what changed -------------------------------------------------------------------------

    @Slot(object)
    def _refresh(self, changes: Changes) -> None:
        if Nouns.CUSTOMERS in changes.nouns or Nouns.PEOPLE in changes.nouns:
            self._hub.submit(self._services.entries.forget_names)
        self._tell_tray()
        if changes.nouns & ~Nouns.REMINDERS:
            self._knock()

    @Slot(int)
    def _settle(self, in_hand: int) -> None:
        if not in_hand:
            self._hub.call_soon(self.settled.emit)

    def _tell_tray(self) -> None:
        """Also at each beat: steps become late and quiet ends without anything being stored."""
        at, mean = self._services, self._answers.name
        read = partial(tray_state, at.today, at.styles, self._formats, mean)
        self._hub.run(read, self._tray.show_state, lambda _error: None)

    def _struggle(self, times: int) -> None:
        if times:
            self.window.refuse(self.tr("Reminders could not be checked for a while. Keepword keeps trying."))

    @Slot()
    def quit(self) -> None:
        """End the program; everything is saved already."""
        self._staying.end()
        self._app.quit()

    def _save(self) -> None:
        """Asked by the system to end: each act is on disk since it was done."""
        self._staying.end()


@dataclass(frozen=True, slots=True)
class Start:
    """What the window program is started with.

    Attributes:
        link: An address of ours that was followed.
    """

    paths: Paths
    store: Path
    version: str
    clock: Clock = system_clock
    link: str = ""


def run_window(start: Start) -> int:
    """Run the window program until the person ends it.

    Returns:
        The exit code; 0 also where another instance had the store and was raised instead.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Keepword")
    app.setApplicationVersion(start.version)
    app.setDesktopFileName("keepword")
    app.setQuitOnLastWindowClosed(False)
    start.store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    instance = SingleInstance(start.store)
    if not instance.claim():
        return raise_the_other(instance, start.link)
    logs, crash_file = Logs(start.paths.logs), CrashFile(start.paths.logs)
    try:
        return _run(app, start, instance, crash_file.open())
    finally:
        instance.release()
        crash_file.close()
        logs.close()


def _run(app: QApplication, start: Start, instance: SingleInstance, last_words: str | None) -> int:
    house = bootstrap.open_house(start.paths, start.store, start.clock)
    if not house.set_up.is_set_up() and not _welcomed(app, house, instance):
        house.close()
        return 0
    erasures.finish(house)
    desktop = Desktop(app, house, house.set_up.desk_person(), start.version)
    instance.raise_requested.connect(desktop.bring_back)
    instance.add_requested.connect(desktop.window.quick_add)
    try:
        desktop.start()
        hear_links(instance, desktop.window, desktop.bring_back, desktop.find_case, start.link)
        if last_words:
            desktop.tell_last_words(last_words)
        return app.exec()
    finally:
        desktop.close()
        house.close()


def _welcomed(app: QApplication, house: bootstrap.House, instance: SingleInstance) -> bool:
    """The first start; whether the store is set up now."""
    from app.first_start import FirstStart  # noqa: PLC0415 - once in a store's life

    first = FirstStart(app, house)
    instance.raise_requested.connect(first.window.activateWindow)
    first.ended.connect(app.quit)
    first.window.show()
    app.exec()
    first.close()
    return first.is_set_up


def _own_zone(services: bootstrap.Services) -> ZoneInfo:
    with services.desk.reading() as unit:
        return ZoneInfo(services.desk.person(unit).zone)


def _load_surroundings() -> "type[Surroundings]":
    from app.surroundings import Surroundings  # noqa: PLC0415 - 0.1 s that no start waits for

    return Surroundings
