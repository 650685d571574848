"""The window: one frame around whichever workspace the way of working calls home."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSignalMapper, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.ui.actions import ACTIONS
from app.ui.acts.case_acts import CaseActs, OpenUrl
from app.ui.acts.exporting import Exports
from app.ui.cases.panels import CasePanel
from app.ui.desk import CaseFile, Me, PromiseLine, StyleChoice
from app.ui.frame.bars import Bars
from app.ui.frame.decks import PanelDeck
from app.ui.frame.hints import KeyHints
from app.ui.frame.memories import LEAST_HEIGHT, LEAST_WIDTH, Memory, keep, put_back
from app.ui.frame.panes import USUAL, Panes
from app.ui.frame.places import FOUND, PEOPLE, PLACES, TODAY, places_for
from app.ui.frame.rails import RailBar
from app.ui.frame.status_bars import StatusBar
from app.ui.frame.top_bars import TopBar
from app.ui.theme.looks import Ground
from app.ui.widgets.boxes import column, row
from app.ui.widgets.focus_rings import FocusRing
from app.ui.widgets.progress_lines import ProgressLine
from app.ui.widgets.toasts import UndoToast
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Homes, Workspace, make_home
from app.ui.workspaces.homes import page_of
from app.ui.workspaces.today_lists import TodayList

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
        self._bench, self._style, self._memory, self._homes = bench, style, memory, homes or {}
        self._make_parts(me, open_url)
        self._lay_out()
        self._connect()
        self._make_actions()
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._dress(style, Ground(str(memory.get("window.ground", Ground.SYSTEM.value))))
        self._remember()

    # What others may do with the window.

    @property
    def workspace(self) -> Workspace:
        """What stands in the middle now."""
        widget = self.panes.stack.currentWidget()
        if not isinstance(widget, Workspace):
            raise TypeError("the stack holds workspaces only")
        return widget

    def refresh(self, _changes: object = None) -> None:
        """Something stored has changed: read anew what is shown."""
        self.workspace.refresh()
        self.bars.says_digests = self._places[TODAY.key].says_digests
        self.bars.refresh()
        if self.panel.case_id is not None and self.panes.is_open:
            self._read_case(self.panel.case_id)

    def open_case(self, case_id: UUID) -> None:
        """Show a case beside the list."""
        self.workspace.point_at(case_id)
        self._read_case(case_id)

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
        """Open the line for a new follow-up, or go to the workspace's own."""
        if text or not self.workspace.take_line():
            self._open_palette(text, searches=False)

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

    # Building.

    def _make_parts(self, me: Me, open_url: OpenUrl) -> None:
        theme = self._bench.theme
        self._reachable = places_for(is_lead=me.is_lead)
        self.rail = RailBar(theme, self._reachable)
        self.top = TopBar(theme, me.name, str(me.person_id))
        self.panel = CasePanel(theme, self._bench.formats)
        self.deck = PanelDeck(theme, self.panel)
        self.panes = Panes(theme, self.deck)
        self.status = StatusBar(theme)
        self.bars = Bars(self._bench, self.top, self.status, self)
        self.acts = CaseActs(self._bench, self, open_url)
        self.toast = UndoToast(theme, self.panes)
        self.progress = ProgressLine(theme, self.panes)
        self.exports = Exports(self._bench, self.progress, self)
        self._places: dict[str, Workspace] = {}
        self._add_place(TODAY.key, make_home(self._homes, self._style.home, TodayList, self._bench, self))
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
        self.top.palette_requested.connect(self._open_palette)
        self.top.me_requested.connect(self._open_me)
        self.panel.acted.connect(self.act)
        self.panel.closed.connect(self._close_panel)
        self.deck.closed.connect(self._close_panel)
        self.deck.close_case_requested.connect(self._close_case)
        self.panel.why_requested.connect(self._why)
        self.panel.promise_chosen.connect(self._settle_promise)
        self.panel.item_ticked.connect(self.acts.tick_item)
        self.panel.undo_requested.connect(self.acts.undo_change)
        self.acts.said.connect(self.say)
        self.acts.refused.connect(self.refuse)
        self.exports.said.connect(self.tell)
        self.exports.refused.connect(self.refuse)
        self.toast.undo_requested.connect(self._undo)
        self.bars.case_chosen.connect(self.open_case)
        self.bars.act_chosen.connect(self.acts.act)
        self.bars.refused.connect(self.refuse)
        self.status.store_requested.connect(self.refresh)

    def _make_actions(self) -> None:
        self.handlers: dict[str, Callable[[], object]] = {
            "open_palette": self._open_palette,
            "new_follow_up": self.quick_add,
            **{f"go_{place.key}": partial(self.go, place.key) for place in PLACES},
            "previous_case": lambda: self._step(-1),
            "next_case": lambda: self._step(1),
            "undo": self._undo,
            "redo": self._redo,
            "filter_here": self._filter_here,
            "toggle_panel": self._toggle_panel,
            "export_calendar": lambda: self.exports.ask("calendar"),
            "export_workbook": self._export_workbook,
            "open_me": self._open_me,
            "open_waiting": self.bars.open_waiting,
            "open_bell": self.bars.open_bell,
            "next_region": lambda: self._go_round(1),
            "previous_region": lambda: self._go_round(-1),
            "show_keys": self._show_keys,
            "restyle": self._restyle,
            "about": self._about,
            "quit": self.quit_requested.emit,
        }
        mapper = QSignalMapper(self)
        mapper.mappedString.connect(self.act)
        for item in ACTIONS:
            if item.shortcut:
                action = QAction(item.label, self)
                action.setShortcut(QKeySequence(item.shortcut))
                action.triggered.connect(mapper.map)
                mapper.setMapping(action, item.key)
                self.addAction(action)

    def _add_place(self, key: str, workspace: Workspace) -> None:
        before = self._places.get(key)
        self._places[key] = workspace
        workspace.case_opened.connect(self._read_case)
        workspace.acted.connect(self.act)
        workspace.acted_on.connect(self.acts.act)
        workspace.added.connect(self._on_added)
        workspace.customer_opened.connect(self.open_customer)
        workspace.line_wanted.connect(self.quick_add)
        workspace.said.connect(self.say)
        workspace.refused.connect(self.refuse)
        workspace.pointed.connect(self._on_pointed)
        self.panes.stack.addWidget(workspace)
        if before is not None:
            shown = self.panes.stack.currentWidget() is before
            self.panes.stack.removeWidget(before)
            before.deleteLater()
            if shown:
                self.panes.stack.setCurrentWidget(workspace)
                self.deck.offer(workspace.panel_pages)

    def _remember(self) -> None:
        put_back(self, self._memory)
        self.panes.set_panel_width(int(self._memory.get("window.panel_width", self._bench.theme.scaled(USUAL))))
        self.go(str(self._memory.get("window.place_name", TODAY.key)))
        kept = str(self._memory.get("window.case", ""))
        if kept:
            desk = self._bench.desk
            self._bench.run(lambda: desk.case(UUID(kept)), self._show_case, self._forget_case)

    def _forget_case(self, _sentence: str) -> None:
        """The case that lay open is not here any more."""
        self._memory.set("window.case", "")

    # Going places.

    def go(self, key: str) -> None:
        """Show a place of the rail."""
        workspace = self._place(key)
        self.panes.stack.setCurrentWidget(workspace)
        self.deck.offer(workspace.panel_pages)
        self.rail.choose(key if key in self._places else TODAY.key)
        if self._memory.get("window.place_name", "") != key:
            self._memory.set("window.place_name", key)
        self.refresh()
        workspace.entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, key: str) -> Workspace:
        """A place by its key, made when it is first gone to; an unknown one is today."""
        page = page_of(key) if key == FOUND or key in {place.key for place in self._reachable} else None
        if page is not None and key not in self._places:
            self._add_place(key, page(self._bench, self))
        return self._places.get(key) or self._places[TODAY.key]

    def open_customer(self, customer_id: UUID) -> None:
        """Show a customer's card."""
        self.go(PEOPLE.key)
        self.workspace.look_at(customer_id)

    def search(self, words: str) -> None:
        """Show everything that holds the words."""
        self.go(FOUND)
        self.workspace.look_at(words)

    def _step(self, by: int) -> None:
        case_id = self.workspace.step(by)
        if case_id is not None and self.panes.is_open:
            self._read_case(case_id)

    def _go_round(self, by: int) -> None:
        """F6: rail, top bar, workspace, panel, status bar."""
        regions = [self.rail, self.top, self.workspace, self.deck, self.status]
        entrances = [
            self.rail.first,
            self.top.search,
            self.workspace.entrance,
            self.deck.entrance,
            self.status.store,
        ]
        shown = [number for number, region in enumerate(regions) if region.isVisible()]
        focus: QWidget | None = self.focusWidget()
        inside = (i for i, number in enumerate(shown) if self._holds(regions[number], focus))
        at = next(inside, -by)
        entrances[shown[(at + by) % len(shown)]].setFocus(Qt.FocusReason.TabFocusReason)

    @staticmethod
    def _holds(region: QWidget, focus: QWidget | None) -> bool:
        return focus is not None and region.isAncestorOf(focus)

    def _export_workbook(self) -> None:
        if not self.workspace.export_here():
            self.exports.ask("workbook")

    def _filter_here(self) -> None:
        self.workspace.filter_here()

    def _target(self) -> UUID | None:
        here = self.panel.case_id if self.panes.is_open else None
        return self.workspace.current_case_id if here is None else here

    def _on_pointed(self, case_id: UUID | None) -> None:
        """An open panel follows the list one walks in, not a list that was only read anew."""
        focus = self.focusWidget()
        walks = isinstance(focus, QAbstractItemView) or focus is not self.workspace.entrance
        if not walks or not self._holds(self.workspace, focus):
            return
        if case_id is not None and self.panes.is_open and case_id != self.panel.case_id:
            self._read_case(case_id)

    # The case beside the list.

    def _read_case(self, case_id: UUID) -> None:
        desk = self._bench.desk
        self._bench.run(lambda: desk.case(case_id), self._show_case, self.refuse)

    def _show_case(self, file: CaseFile) -> None:
        self.deck.show_file(file)
        self.panes.open_panel()

    def _close_panel(self) -> None:
        self.panes.open_panel(is_open=False)
        self.workspace.entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_case(self) -> None:
        self.act("close_case")

    def _toggle_panel(self) -> None:
        case_id = self.workspace.current_case_id
        if self.panes.is_open:
            self._close_panel()
        elif case_id is not None:
            self._read_case(case_id)

    def _why(self, what: str) -> None:
        if self.panel.case_id is not None:
            self.acts.why(self.panel.case_id, what)

    def _settle_promise(self, promise: PromiseLine, anchor: QWidget) -> None:
        if self.panel.file is not None:
            self.acts.settle_promise(self.panel.file, promise, anchor)

    # Small windows.

    def _open_palette(self, text: str = "", *, searches: bool = True) -> None:
        from app.ui.quick_entry.palettes import CommandPalette  # noqa: PLC0415 - loaded when first opened

        palette = CommandPalette(self._bench, self, text=text, searches=searches)
        palette.case_chosen.connect(self.open_case)
        palette.customer_chosen.connect(self.open_customer)
        palette.results_wanted.connect(self.search)
        palette.action_chosen.connect(self.act)
        palette.added.connect(self._on_added)
        palette.open()

    def _on_added(self, changes: object) -> None:
        self.say(self._bench.said(changes) or self.tr("Filed. The next step is set."))

    def _about(self) -> None:
        from app.ui.acts.explaining import AboutSheet  # noqa: PLC0415 - loaded when first opened

        AboutSheet(self._bench.theme, self).open()

    def _show_keys(self) -> None:
        from app.ui.acts.explaining import KeysSheet  # noqa: PLC0415 - loaded when first opened

        KeysSheet(self._bench.theme, self).open()

    def _open_me(self) -> None:
        self._bench.run(self._bench.desk.styles, self._show_me, self.refuse)

    def _show_me(self, styles: Sequence[StyleChoice]) -> None:
        from app.ui.frame.menus import me_menu  # noqa: PLC0415 - loaded when first opened

        menu = me_menu(
            self._bench.theme, styles, self._style.key, self._on_me, self, is_quiet=self.bars.is_quiet
        )
        corner = self.top.avatar.mapToGlobal(self.top.avatar.rect().bottomRight())
        corner.setX(corner.x() - menu.sizeHint().width())
        menu.popup(corner)

    def _on_me(self, data: str) -> None:
        kind, _, value = data.partition(":")
        if kind == "style":
            self.choose_style(value)
        elif kind == "ground":
            self._memory.set("window.ground", value)
            self._dress(self._style, Ground(value))
        elif kind == "quiet":
            desk = self._bench.desk
            self._bench.run(lambda: desk.be_quiet(value), self._on_quiet, self.refuse)
        else:
            self.act(kind)

    def _on_quiet(self, _answer: object) -> None:
        self.bars.refresh()

    # The way of working.

    def choose_style(self, key: str) -> None:
        """Work that way from now on; nothing restarts."""
        desk = self._bench.desk

        def choose() -> StyleChoice:
            desk.choose_style(key)
            return desk.style()

        self._bench.run(choose, self._show_style, self.refuse)

    def _restyle(self) -> None:
        """The way of working was changed elsewhere."""
        self._bench.run(self._bench.desk.style, self._show_style, self.refuse)

    def _show_style(self, style: StyleChoice) -> None:
        other_home = style.home != self._style.home
        self._style = style
        self._dress(style, self._bench.theme.ground)
        if other_home:
            self._add_place(TODAY.key, make_home(self._homes, style.home, TodayList, self._bench, self))
        self.refresh()

    def _dress(self, style: StyleChoice, ground: Ground) -> None:
        self._bench.theme.apply(style.accent, ground, shows_keys=style.shows_keys)

    # Back and again.

    def _undo(self) -> None:
        self._bench.run(self._bench.desk.undo, self._on_undone, self.refuse)

    def _redo(self) -> None:
        self._bench.run(self._bench.desk.redo, self._on_redone, self.refuse)

    def _on_undone(self, changes: object) -> None:
        self.toast.tell(self._bench.said(changes) or self.tr("Taken back."), undo=False)

    def _on_redone(self, changes: object) -> None:
        self.toast.tell(self._bench.said(changes) or self.tr("Done again."))

    def _tick(self) -> None:
        """One clock for everything that says how late it is."""
        self.workspace.tick()
        self.panel.tick()
        self.bars.tick()

    # The window itself.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panes.is_open:
            self._close_panel()
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
