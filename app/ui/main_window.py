"""The window: one frame around whichever workspace the way of working calls home."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.acts.case_acts import CaseActs, OpenUrl
from app.ui.acts.exporting import Exports
from app.ui.cases.panels import CasePanel
from app.ui.desk import Me, PromiseLine, StyleChoice
from app.ui.frame.backs import Backs
from app.ui.frame.bars import Bars
from app.ui.frame.case_sides import CaseSide
from app.ui.frame.decks import PanelDeck
from app.ui.frame.drops import LetterDrops, ListDrops
from app.ui.frame.handlers import handlers_of
from app.ui.frame.hints import KeyHints
from app.ui.frame.letters import Letters
from app.ui.frame.memories import BRINGS_LIST, LEAST_HEIGHT, LEAST_WIDTH, Memory, keep, put_back
from app.ui.frame.panes import USUAL, Panes
from app.ui.frame.places import BOOK, CASES, COMPOSER, FOUND, PEOPLE, PROMISES, TODAY, places_for
from app.ui.frame.rails import RailBar
from app.ui.frame.rooms import Rooms
from app.ui.frame.shortcuts import add_shortcuts
from app.ui.frame.small_windows import SmallWindows
from app.ui.frame.status_bars import StatusBar
from app.ui.frame.top_bars import TopBar
from app.ui.frame.view_tabs import ViewTabs
from app.ui.frame.views import Views
from app.ui.frame.walks import Walks
from app.ui.frame.ways import Ways
from app.ui.theme.looks import Ground
from app.ui.widgets.boxes import column, row
from app.ui.widgets.focus_rings import FocusRing
from app.ui.widgets.progress_lines import ProgressLine
from app.ui.widgets.toasts import UndoToast
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Homes, Workspace

TICK_MS = 30_000


def _open_url(url: str) -> bool:
    return QDesktopServices.openUrl(QUrl(url))


class MainWindow(QWidget):
    """Connects the parts and owns none of their work.

    Args:
        bench: Look, formats, desk, tasks and sentences.
        me: Who sits here.
        style: The way of working in force.
        memory: What it remembers from day to day.
        homes: Workspaces by the names that style files use; unknown names get the list.
        open_url: Opens ``tel:`` and ``mailto:``.

    Signals:
        quit_requested: The program shall end.
    """

    quit_requested = Signal()

    def __init__(
        self,
        bench: Workbench,
        me: Me,
        style: StyleChoice,
        memory: Memory,
        homes: Homes | None = None,
        open_url: OpenUrl = _open_url,
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Keepword")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._bench, self._memory, self._here = bench, memory, TODAY.key
        self.ways = Ways(bench, style, memory, self)
        self._make_parts(me, open_url, homes or {})
        self._lay_out()
        self._connect()
        self.handlers = handlers_of(self)
        add_shortcuts(self, self.act)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self.ways.dress(Ground(str(memory.get("window.ground", Ground.SYSTEM.value))))
        self._remember()

    # What others may do with the window.

    @property
    def workspace(self) -> Workspace:
        """What stands in the middle now."""
        widget = self.panes.stack.currentWidget()
        if not isinstance(widget, Workspace):
            raise TypeError("the stack holds workspaces only")
        return widget

    @property
    def is_today(self) -> bool:
        """Whether one is at Today, in whichever view."""
        return self._here == TODAY.key

    @property
    def here(self) -> str:
        """Key of the place where one is."""
        return self._here

    def refresh(self, _changes: object = None) -> None:
        """Something stored has changed: read anew what is shown."""
        self.workspace.refresh()
        self.bars.says_digests = self.rooms.home.says_digests
        self.bars.refresh()
        self.side.read_again()
        self.small.refresh()

    def open_case(self, case_id: UUID) -> None:
        """Show a case beside the list."""
        self.side.read(case_id)
        self.workspace.point_at(case_id)

    def say(self, words: str) -> None:
        """What was done, with the way back."""
        self.toast.tell(words)

    def tell(self, words: str) -> None:
        """What was done outside the store: nothing to take back."""
        self.toast.tell(words, undo=False)

    def refuse(self, sentence: str) -> None:
        """Why something was not done."""
        self.toast.tell(sentence, undo=False, good=False)

    def quick_add(self, text: str = "") -> None:
        """Ask for a new follow-up in the manner of the way in force, in the workspace itself where it can."""
        manner = self.ways.style.quick_entry
        is_here = manner in {"", self.workspace.manner} and not text and self.workspace.take_line()
        if not is_here and (text or not self.small.open_manner(manner)):
            self.small.open_palette(text, searches=False)

    def act(self, key: str) -> None:
        """Do what an action says; the case is the one in the panel, else the current one of the list."""
        if key in self.handlers:
            self.handlers[key]()
            return
        case_id = self._target()
        if case_id is None:
            self.refuse(self.tr("Choose a case first."))
            return
        self.acts.act(key, case_id, self.panel.anchor(key))

    def receive(self, files: Sequence[Path] = (), at: QPoint | None = None) -> None:
        """Letters came: dropped on the case beside the list they are about it; without any, ask which."""
        is_here = self.panes.is_open and (
            at is None or self.deck.rect().contains(self.deck.mapFrom(self, at))
        )
        self.small.receive(files, self.panel.case_id if is_here else None)

    # Building.

    def _make_parts(self, me: Me, open_url: OpenUrl, homes: Homes) -> None:
        theme = self._bench.theme
        reachable = places_for(is_lead=me.is_lead)
        self.rail = RailBar(theme, reachable)
        self.top = TopBar(theme, me.name, str(me.person_id))
        self.panel = CasePanel(theme, self._bench.formats)
        self.deck = PanelDeck(theme, self.panel)
        self.tabs = ViewTabs(theme)
        self.panes = Panes(theme, self.deck, self.tabs)
        self.status = StatusBar(theme)
        self.bars = Bars(self._bench, self.top, self.status, self)
        self.acts = CaseActs(self._bench, self, open_url)
        self.toast = UndoToast(theme, self.panes)
        self.progress = ProgressLine(theme, self.panes)
        self.exports = Exports(self._bench, self.progress, self)
        self.small = SmallWindows(self._bench, self)
        self.side = CaseSide(self._bench, self.panes, self.deck, self.panel, lambda: self.workspace, self)
        ListDrops(self).dropped.connect(self.small.bring_list)
        LetterDrops(self).dropped.connect(self.receive)
        self.backs = Backs(self._bench, self.toast, self)
        self.walks = Walks(self)
        self.letters = Letters(self)
        keys = [place.key for place in reachable]
        self.rooms = Rooms(self._bench, homes, self.panes.stack, self.tabs, keys, self._enter)
        self.rooms.dwell(self.ways.style.home, self.ways.style.tabs)
        self.views = Views(self._bench, self.rooms, self.tabs, self.ways, self._memory)
        FocusRing(theme, self)
        self.hints = KeyHints(theme, self, self.deck)

    def _lay_out(self) -> None:
        right = column(self.top, self.panes)
        right.setStretch(1, 1)
        upper = row(self.rail, right)
        whole = column(upper, self.status)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self.top.palette_requested.connect(self.small.open_palette)
        self.top.me_requested.connect(self.open_me)
        self.panel.acted.connect(self.act)
        self.panel.closed.connect(self.side.close)
        self.deck.closed.connect(self.side.close)
        self.deck.close_case_requested.connect(partial(self.act, "close_case"))
        self.panel.why_requested.connect(self._why)
        self.panel.promise_chosen.connect(self._settle_promise)
        self.acts.listen_to(self.panel)
        self.acts.said.connect(self.say)
        self.acts.letter_wanted.connect(self.letters.write)
        self.acts.told.connect(self.tell)
        self.exports.said.connect(self.tell)
        for part in (self.acts, self.exports, self.small):
            part.refused.connect(self.refuse)
        self.toast.undo_requested.connect(self.backs.undo)
        self._connect_helpers()

    def _connect_helpers(self) -> None:
        self.small.case_chosen.connect(self.open_case)
        self.small.customer_chosen.connect(self.open_customer)
        self.small.results_wanted.connect(self.search)
        self.small.action_chosen.connect(self.act)
        self.small.added.connect(self._on_added)
        self.small.me_chosen.connect(self.ways.do)
        self.small.act_wanted.connect(self.acts.act)
        self.status.stake_requested.connect(self.small.show_capacity)
        self.small.said.connect(self.say)
        self.small.put_off_chosen.connect(self.acts.put_off)
        self.small.told.connect(self.tell)
        self.small.place_wanted.connect(self.go)
        self.ways.changed.connect(self._on_way)
        self.ways.quieted.connect(self.bars.refresh)
        self.ways.acted.connect(self.act)
        self.bars.case_chosen.connect(self.open_case)
        self.bars.book_wanted.connect(self.open_book)
        self.bars.act_chosen.connect(self.acts.act)
        self.status.store_requested.connect(self.refresh)
        self.views.wanted.connect(partial(self.go, TODAY.key))
        self.views.changed.connect(self.ways.read_anew)
        for part in (self.ways, self.backs, self.side, self.bars, self.views):
            part.refused.connect(self.refuse)

    def _enter(self, workspace: Workspace) -> None:
        """A workspace is new here."""
        workspace.case_opened.connect(self.side.read)
        workspace.acted.connect(self.act)
        workspace.acted_on.connect(self.acts.act)
        workspace.added.connect(self._on_added)
        workspace.customer_opened.connect(self.open_customer)
        workspace.line_wanted.connect(self.quick_add)
        workspace.said.connect(self.say)
        workspace.told.connect(self.tell)
        workspace.refused.connect(self.refuse)
        workspace.left.connect(self.letters.leave)
        workspace.url_wanted.connect(self.acts.open_url)
        workspace.pointed.connect(self.walks.follow)

    def _remember(self) -> None:
        put_back(self, self._memory)
        self.panes.set_panel_width(
            int(self._memory.get("window.panel_width", self._bench.theme.scaled(USUAL)))
        )
        self.views.remember()
        self.side.remember(self._memory)
        self.go(str(self._memory.get("window.place_name", TODAY.key)))
        kept = str(self._memory.get("window.case", ""))
        if kept:
            self.side.read(UUID(kept), self._forget_case)
        if self._memory.get(BRINGS_LIST, ""):  # said in the welcome, done once
            self._memory.set(BRINGS_LIST, "")
            QTimer.singleShot(0, self, self.small.bring_list)

    def _forget_case(self, _sentence: str) -> None:
        """The case that lay open is not here any more."""
        self._memory.set("window.case", "")

    # Going places.

    def go(self, key: str) -> None:
        """Show a place of the rail."""
        workspace = self.rooms.find(key)
        self._here = key if workspace is not self.rooms.home else TODAY.key
        self.panes.stack.setCurrentWidget(workspace)
        self.tabs.stand(in_today=self.is_today)
        self.deck.offer(workspace.panel_pages)
        self.rail.choose(CASES.key if key == COMPOSER else self._here)
        if key != COMPOSER and self._memory.get("window.place_name", "") != key:
            self._memory.set("window.place_name", key)
        self.refresh()
        workspace.entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_customer(self, which: object) -> None:
        """Show the card of the customer with that id, or all that a pill of the list lets through."""
        self.go(PEOPLE.key)
        self.workspace.look_at(which)

    def open_book(self) -> None:
        """Show the Promise book."""
        self.go(PROMISES.key)
        self.workspace.look_at(BOOK)

    def search(self, words: str) -> None:
        """Show everything that holds the words."""
        self.go(FOUND)
        self.workspace.look_at(words)

    def _target(self) -> UUID | None:
        here = self.panel.case_id if self.panes.is_open else None
        return self.workspace.current_case_id if here is None else here

    # The case beside the list.

    def _why(self, what: str) -> None:
        if self.panel.case_id is not None:
            self.acts.why(self.panel.case_id, what)

    def _settle_promise(self, promise: PromiseLine, anchor: QWidget) -> None:
        if self.panel.file is not None:
            self.acts.settle_promise(self.panel.file, promise, anchor)

    def _on_added(self, changes: object) -> None:
        self.say(self._bench.said(changes) or self.tr("Filed. The next step is set."))

    def open_me(self) -> None:
        """My menu: the way of working, light and dark, quiet."""
        self._bench.run(self._bench.desk.styles, self._show_me, self.refuse)

    def _show_me(self, styles: Sequence[StyleChoice]) -> None:
        self.small.show_me(styles, self.ways.style, self.top, is_quiet=self.bars.is_quiet)

    # The way of working.

    def choose_style(self, key: str) -> None:
        """Work that way from now on; nothing restarts."""
        self.ways.choose(key)

    def _on_way(self) -> None:
        self.rooms.dwell(self.ways.style.home, self.ways.style.tabs)
        if self.is_today:
            self.go(TODAY.key)
        else:
            self.refresh()

    def _tick(self) -> None:
        """One clock for everything that says how late it is."""
        self.workspace.tick()
        self.panel.tick()
        self.bars.tick()

    # The window itself.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panes.is_open:
            self.side.close()
            return
        if event.key() == Qt.Key.Key_Alt:
            self.hints.hold(is_held=True)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt:
            self.hints.hold(is_held=False)
        super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toast.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._clock.stop()
        keep(self, self._memory)
        self._memory.set("window.panel_width", self.panes.panel_width)
        is_open = self.panes.is_open and self.panel.case_id is not None
        self._memory.set("window.case", str(self.panel.case_id) if is_open else "")
        super().closeEvent(event)
