"""People: the line, who is next, today's conversations, and the day's momentum beside them."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSpacerItem, QStackedLayout, QWidget

from app.domain.agenda import AgendaRow
from app.ui.actions import Where, by_letter
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.empty_states import EmptyState
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Workspace
from app.ui.workspaces.people.captures import Capture
from app.ui.workspaces.people.cards import CardGrid, CardPit
from app.ui.workspaces.people.days import PeopleDay
from app.ui.workspaces.people.drawers import Drawer
from app.ui.workspaces.people.heroes import HeroCard
from app.ui.workspaces.people.lines import greeting, head_line, now_line
from app.ui.workspaces.people.motions import Veil
from app.ui.workspaces.people.sides import Side
from app.ui.workspaces.people.skeletons import AFTER_MS, Skeleton

PAD, SIDE_GAP, FOOT = 32, 24, 8  # below the cards lies a gap already
BESIDE_FROM = 1280 - 64
_TICKS_A_READING = 10
_KEYS = {"W": "write", "D": "done", "L": "later"}


_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class _Scroll(QScrollArea):
    """Leaves the arrows to the people; the page itself moves by wheel, Page Up and Page Down."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
            return
        super().keyPressEvent(event)


class PeoplePage(Workspace):
    """One conversation at a time."""

    manner = "spoken_line"

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        theme, formats = bench.theme, bench.formats
        self.day: PeopleDay | None = None
        self._wished: UUID | None = None
        self._shows_next, self._is_ranked, self._ticks = False, False, 0
        self.title = PlainLabel(theme, "", 28, 600, on="canvas")
        self.line = PlainLabel(theme, "", 13, 400, "ink2", on="canvas", quoted=True)
        self.capture = Capture(bench)
        self.hero = HeroCard(theme, formats)
        self._veil = Veil(self.hero)
        self.empty, self._look = self._make_empty(theme)
        self.grid = CardGrid(theme, formats)
        self.side = Side(theme, formats)
        self._make_heads(theme)
        self._lay_out(theme)
        self._connect()

    # What the window asks.

    @property
    def current_case_id(self) -> UUID | None:
        item = self.grid.current_row if self._is_in(self.grid) else None
        if item is not None:
            return item.case_id
        if self.day is not None and self.day.now is not None:
            return self.day.now.row.case_id
        return None

    @property
    def entrance(self) -> QWidget:
        if self.day is None or self.day.now is not None:
            return self.hero
        if self.day.cards:
            return self.grid
        return self._look if self._look.isVisibleTo(self) else self.capture.entry

    def refresh(self) -> None:
        if self.day is None:
            self._patience.start()
        self.bench.run(partial(self.bench.desk.people_day, self._wished), self._show, self._on_refused)

    def tick(self) -> None:
        self._ticks += 1
        if self._ticks % _TICKS_A_READING == 0:  # ranks change with the time too
            self.refresh()
            return
        self.grid.cards.tick()
        if self.day is not None:
            self._tell_now(self.day)
            self.side.momentum.tell(self.day)

    def take_line(self) -> bool:
        self._scroll.ensureWidgetVisible(self.capture)
        self.capture.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def step(self, by: int) -> UUID | None:
        """From the NOW card over the cards and back."""
        at = self.grid.currentIndex().row() if self._is_in(self.grid) else -1
        at += by
        if at < 0:
            self.hero.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grid.light(self.grid.cards.index(-1, 0))
        elif at < self.grid.cards.rowCount():
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grid.setCurrentIndex(self.grid.cards.index(at, 0))
        return self.current_case_id

    def point_at(self, case_id: UUID) -> None:
        at = self.grid.cards.place_of(case_id)
        if at >= 0:
            self.grid.setCurrentIndex(self.grid.cards.index(at, 0))

    # Building.

    def _make_empty(self, theme: Theme) -> tuple[EmptyState, Button]:
        look = Button(theme, self.tr("Look at tomorrow"), look=Look.PRIMARY, icon="ph.sun-horizon")
        look.clicked.connect(self._on_look)
        title, line = self.tr("Everyone has heard from you"), self.tr("Nothing more is due today.")
        return EmptyState(theme, title, line, look, icon="ph.check-circle"), look

    def _make_heads(self, theme: Theme) -> None:
        self._cards_title = PlainLabel(theme, "", 15, 600, on="canvas")
        self._cards_count = PlainLabel(theme, "", 15, 400, "ink3", on="canvas")
        self._sorting = Button(theme, "", look=Look.GHOST, size=Size.LINK, tail="ph.arrows-down-up")
        self._aside = Button(theme, self.tr("Momentum"), look=Look.GHOST, size=Size.SMALL, icon="ph.trend-up")
        self._aside.setCheckable(True)
        self.unfinished = Button(theme, "", look=Look.GHOST, size=Size.SMALL, icon="ph.pencil-simple")
        self.unfinished.hide()

    def _lay_out(self, theme: Theme) -> None:
        right = column(None, row(self.line, self.unfinished, self._aside, gap=12), margins=(0, 0, 0, 4))
        head = row(column(None, self.title), 12, None, right)
        self._head = holder(head)
        self._head.setFixedHeight(theme.scaled(40))
        heading = row(self._cards_title, self._cards_count, None, self._sorting, gap=4)
        self._heading = holder(heading)
        self._heading.setFixedHeight(theme.scaled(28))
        self._pit = CardPit(self.grid)
        self._main = holder(
            column(
                self._head, 12, self.capture, 16, self.hero, self.empty, 20, self._heading, 8, self._pit, None
            )
        )
        self._between = QSpacerItem(SIDE_GAP, 0)
        self._page = row(self._main, self.side, margins=(PAD, 20, PAD, FOOT))
        self._page.insertSpacerItem(1, self._between)
        self._page.setStretch(0, 1)
        self._page.setAlignment(self.side, Qt.AlignmentFlag.AlignTop)
        self._scroll = _Scroll()
        self._scroll.setObjectName("clear")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(holder(self._page, "canvas"))
        self._skeleton = Skeleton(theme)
        self._stack = QStackedLayout()
        for part in (holder(row(), "canvas"), self._skeleton, self._scroll):
            self._stack.addWidget(part)
        self.setLayout(self._stack)
        self._drawer = Drawer(theme, self)

    def _connect(self) -> None:
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(AFTER_MS)
        self._patience.timeout.connect(self._on_patience)
        self.capture.added.connect(self.added)
        self.capture.left.connect(self._on_left)
        self.hero.acted.connect(self._on_hero)
        self.hero.ring.changed.connect(self._on_ring)
        self.grid.acted.connect(self._act)
        self.grid.opened.connect(self.case_opened)
        self.grid.pointed.connect(self.pointed)
        self.grid.left.connect(self._on_left)
        self.hero.swapped.connect(self.talk_now)
        self.side.acted.connect(self._act)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._fit)
        self._sorting.clicked.connect(self._on_sorting)
        self._aside.toggled.connect(self._on_aside)
        self.unfinished.clicked.connect(partial(self.acted.emit, "open_unfinished"))
        self._drawer.closed.connect(self._aside.toggle)

    # Showing.

    def _show(self, day: PeopleDay) -> None:
        self._patience.stop()
        before = self.hero.line.case_id if self.hero.line else None
        had_focus = self._is_in(self.hero)
        swaps = before is not None and day.now is not None and before != day.now.row.case_id
        if swaps:
            self._veil.keep()
        self.day = day
        if day.now is not None:
            self._shows_next = False
        self.title.setText(greeting(day.name, self.bench.formats))
        self.tell_unfinished(day.to_complete)
        self._tell_now(day)
        self._tell_cards(day)
        self.side.tell(day)
        self.bench.run(self.bench.desk.people_figures, self.side.watched.tell, self.refused.emit)
        self._stack.setCurrentWidget(self._scroll)
        self._fit()
        if swaps:
            self._veil.fade()
        if had_focus or self._nobody_types():
            self.entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_unfinished(self, count: int) -> None:
        """How many customers an import left to complete, with the way there."""
        words = self.tr("To complete: {count}")
        self.unfinished.rename(words.format(count=self.bench.formats.number(count)))
        self.unfinished.setVisible(count > 0)

    def talk_now(self, case_id: UUID) -> None:
        """This conversation comes first, until it is done with for today."""
        self._wished = case_id
        self.hero.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _tell_now(self, day: PeopleDay) -> None:
        formats = self.bench.formats
        self.line.setText(head_line(day.rows, formats))
        self.hero.setVisible(day.now is not None)
        self.empty.setVisible(not day.rows)
        if day.now is not None:
            self.hero.tell(now_line(day.now, formats))
        self._look.setVisible(bool(day.next_cards))
        self._look.rename(self.tr("Back to today") if self._shows_next else self._look_words(day))

    def _look_words(self, day: PeopleDay) -> str:
        if day.next_on is None or (day.next_on - self.bench.formats.today()).days == 1:
            return self.tr("Look at tomorrow")
        return self.tr("Look at {day}").format(day=self.bench.formats.day_with_name(day.next_on))

    def _tell_cards(self, day: PeopleDay) -> None:
        formats = self.bench.formats
        title = self.tr("Today’s conversations")
        if self._shows_next and day.next_on is not None:
            title = self.tr("Conversations on {day}").format(day=formats.day_with_name(day.next_on))
        rows = self._sorted(day.next_cards if self._shows_next else day.cards)
        self._cards_title.setText(title)
        self._cards_count.setText(formats.number(len(rows)))
        self.grid.setAccessibleName(title)
        self._sorting.rename(self.tr("Most pressing first") if self._is_ranked else self.tr("Next first"))
        self._heading.setVisible(bool(rows))
        self._pit.setVisible(bool(rows))
        self.grid.show_rows(rows)
        self._pit.fit()

    def _sorted(self, rows: Sequence[AgendaRow]) -> Sequence[AgendaRow]:
        return rows if self._is_ranked else sorted(rows, key=lambda item: (item.due_at, item.number))

    def _fit(self) -> None:
        """The column stands beside where there is room; else it waits in the drawer."""
        beside = self.width() >= self.bench.theme.scaled(BESIDE_FROM)
        self._aside.setVisible(not beside)
        if beside and self._drawer.isAncestorOf(self.side):
            self._page.addWidget(self.side, 0, Qt.AlignmentFlag.AlignTop)
        elif not beside and not self._drawer.isAncestorOf(self.side):
            self._drawer.hold(self.side)
        self._drawer.setVisible(not beside and self._aside.isChecked())
        self._drawer.place()
        self._between.changeSize(SIDE_GAP if beside else 0, 0)
        scrolls = self._scroll.verticalScrollBar()
        bar = scrolls.sizeHint().width() if scrolls.maximum() else 0  # it stands in the page's own margin
        self._page.setContentsMargins(PAD, 20, PAD - bar, FOOT)
        self._page.invalidate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        is_shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        card = self.grid.current_row if is_shifted and self._is_in(self.grid) else None
        if card is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.talk_now(card.case_id)
        elif not plain or not self._key(Qt.Key(event.key()), event.text()):
            super().keyPressEvent(event)

    def _key(self, key: Qt.Key, text: str) -> bool:
        if self._is_in(self.capture):
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self._enter()
        if key == Qt.Key.Key_Space and self.hero.isVisible():
            self.hero.ring.toggle()
            return True
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Right} and self._is_in(self.hero):
            return self.step(1) is not None
        case_id, letter = self.current_case_id, text.strip().upper()
        action = by_letter(letter) if letter else None
        name = _KEYS.get(letter) or (action.key if action else "")
        if not name:
            return False
        if case_id is None or (letter not in _KEYS and action is not None and action.where is Where.ANYWHERE):
            self.acted.emit(name)
        elif name in {"call", "write"} and not self._is_in(self.grid):
            (self.hero.call if name == "call" else self.hero.write).click()
        else:
            self._act(case_id, name, self._anchor(name))
        return True

    def _enter(self) -> bool:
        """On a button it presses; on a card it opens the case; on the NOW card it does the first thing."""
        focus = self.window().focusWidget()
        if isinstance(focus, QAbstractButton) and self.isAncestorOf(focus):
            focus.click()
        elif self._is_in(self.grid):
            self.case_opened.emit(self.current_case_id)
        elif self.hero.isVisible():
            self.hero.do_first()
        else:
            return False
        return True

    def _anchor(self, name: str) -> QWidget | None:
        return self.hero.later if name == "later" and not self._is_in(self.grid) else None

    def _is_in(self, part: QWidget) -> bool:
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and (focus is part or part.isAncestorOf(focus))

    def _nobody_types(self) -> bool:
        focus: QWidget | None = self.window().focusWidget()
        return focus is None or focus is self

    # Acting.

    def _act(self, case_id: UUID, key: str, anchor: QWidget | None) -> None:
        self.acted_on.emit(key, case_id, anchor)

    def _on_ring(self) -> None:
        """A conversation that has begun proposes how long its step took."""
        box = self.hero.ring.box
        if box is not None and not box.is_fresh:
            self.bench.timed[box.case_id] = box

    def _on_hero(self, key: str, button: QWidget) -> None:
        if self.hero.line is not None:
            self._act(self.hero.line.case_id, key, button)

    def _on_left(self) -> None:
        self.entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_look(self) -> None:
        self._shows_next = not self._shows_next
        if self.day is not None:
            self._tell_now(self.day)
            self._tell_cards(self.day)

    def _on_sorting(self) -> None:
        self._is_ranked = not self._is_ranked
        if self.day is not None:
            self._tell_cards(self.day)

    def _on_aside(self) -> None:
        self._fit()
        first = self._drawer.findChild(Button)
        if self._aside.isChecked() and first is not None and first.isVisible():
            first.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self._aside.isChecked():
            self._aside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_patience(self) -> None:
        if self.day is None:
            self._stack.setCurrentWidget(self._skeleton)

    def _on_refused(self, sentence: str) -> None:
        self._patience.stop()
        self.refused.emit(sentence)
