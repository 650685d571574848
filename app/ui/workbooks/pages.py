"""The review of a workbook's changes; nothing is applied before it is confirmed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.domain.errors import AppError
from app.domain.workbooks.links import WorkbookLink
from app.domain.workbooks.reviews import Side
from app.ui.system_files import open_path
from app.ui.widgets.boxes import column, framed, holder, row
from app.ui.widgets.buttons import Button, IconButton, Size
from app.ui.widgets.buttons import Look as Loudness
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.list_cards import ListCard
from app.ui.workbenches import Workbench
from app.ui.workbooks.asking import FileAsks
from app.ui.workbooks.desks import Applied, Look, Placed
from app.ui.workbooks.lines import LineWords, Section, SyncLine
from app.ui.workbooks.lists import ReviewHead, ReviewList
from app.ui.workbooks.outlooks import applied_words, head_words, outlook_of
from app.ui.workbooks.sides import WIDTH, SyncSide
from app.ui.workbooks.states import StatePanel, nothing_linked, state_of
from app.ui.workbooks.strips import Strip, strip_words
from app.ui.workspaces.bases import Workspace

BESIDE_FROM = 1180 - 64
_REVIEW, _STATE = range(2)
_EDGE = 24
_MOST = 1_000


class ReviewPage(Workspace):
    """Keepword, the workbook, and what becomes of both."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._desk = bench.desk.workbooks()
        self._link_id: UUID | None = None
        self._look: Look | None = None
        self._refused: Mapping[str, str] = {}
        self.open_path = open_path
        self.asks = FileAsks(bench, self._desk, self)
        self._make_parts()
        self._lay_out()
        self._connect()

    # What the window asks.

    @property
    def entrance(self) -> QWidget:
        if self._stack.currentIndex() == _REVIEW:
            return self.list
        return next(iter(self.state.buttons.values()), self)

    @property
    def current_case_id(self) -> UUID | None:
        """The case of the current line."""
        review = self._look.standing.review if self._look is not None else None
        lines = review.lines if review is not None else ()
        return next((one.case_id for one in lines if one.key == self.list.current_key), None)

    def refresh(self) -> None:
        """Compare anew; what was chosen stays chosen where it still makes sense."""
        desk, link_id = self._desk, self._link_id
        self.bench.run(lambda: desk.look(link_id), self.show_look, self.refused.emit)

    def look_at(self, what: object) -> None:
        """Show that workbook."""
        if isinstance(what, UUID) and what != self._link_id:
            self._link_id, self._refused = what, {}
            self.refresh()

    # Building.

    def _make_parts(self) -> None:
        theme = self.bench.theme
        self.back = IconButton(theme, self.tr("Back to Today"), "ph.arrow-left", look=Loudness.GHOST)
        self.title = PlainLabel(theme, self.tr("Review workbook changes"), 20, 600, on="canvas")
        self.line = PlainLabel(theme, "", 13, 400, "ink2", on="canvas", quoted=True)
        self.which = ChoiceBox(theme)
        self.which.setAccessibleName(self.tr("Which workbook"))
        self.open = Button(theme, self.tr("Open workbook"), icon="mdi6.microsoft-excel")
        self.earlier = Button(theme, self.tr("Earlier syncs"), icon="ph.clock-counter-clockwise")
        self.all_app = Button(theme, self.tr("All as in Keepword"), look=Loudness.LINK, size=Size.LINK)
        self.all_sheet = Button(theme, self.tr("All as in the workbook"), look=Loudness.LINK, size=Size.LINK)
        self.strip = Strip(theme, self)
        self.head = ReviewHead(theme)
        self.list = ReviewList(theme)
        self.state = StatePanel(theme)
        self.side = SyncSide(theme, self.bench.formats, self)
        self.not_now = Button(theme, self.tr("Not now"), look=Loudness.GHOST, size=Size.FOOT)
        self.some = Button(theme, "", size=Size.FOOT)
        self.apply = Button(theme, "", look=Loudness.PRIMARY, size=Size.FOOT)
        self.apply.setToolTip("Ctrl+Enter")

    def _lay_out(self) -> None:
        theme = self.bench.theme
        words = column(self.title, self.line)
        head = row(self.back, words, self.which, self.earlier, self.open, gap=12)
        head.setStretch(1, 1)
        self.head.stand_over(self.list)
        inner = holder(column(self.head, self.list))
        self._card = ListCard(theme, inner, is_open=False)
        every = row(None, self.all_app, self.all_sheet, gap=8)
        self._every = holder(every)
        review = column(self._card, 4, self._every, None)
        review.setStretch(0, _MOST)
        self._review = holder(review)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._review)
        self._stack.addWidget(self.state)
        middle = column(head, 16, self.strip, margins=(_EDGE, 16, _EDGE, 8))
        middle.addLayout(self._stack, 1)
        promise = self.tr("A copy of the workbook is kept first. Every sync can be taken back.")
        safe = PlainLabel(theme, promise, 13, 400, "ink2", icon="ph.shield-check", icon_px=16, most=2)
        line = row(safe, self.not_now, self.some, self.apply, gap=12, margins=(_EDGE, 14, _EDGE, 14))
        line.setStretch(0, 1)
        line.setAlignment(safe, Qt.AlignmentFlag.AlignVCenter)
        self._foot = framed(line, "foot")
        main = column(holder(middle), self._foot)
        main.setStretch(0, 1)
        self._whole = row(holder(main))
        self._whole.setStretch(0, 1)
        self.setLayout(self._whole)
        self._place_side()

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.not_now.clicked.connect(self._go_back)
        self.which.activated.connect(self._on_which)
        self.open.clicked.connect(partial(self._on_way, "open"))
        self.earlier.clicked.connect(self._toggle_side)
        self.all_app.clicked.connect(partial(self.list.choose_all, Side.APP))
        self.all_sheet.clicked.connect(partial(self.list.choose_all, Side.WORKBOOK))
        self.list.table.chosen.connect(self._tell_choices)
        self.list.applied.connect(self.confirm)
        self.list.opened.connect(self._on_opened)
        self.some.clicked.connect(self.confirm)
        self.apply.clicked.connect(self.confirm)
        self.state.chosen.connect(self._on_way)
        self.strip.compare_requested.connect(self._compare_twin)
        self.side.undo_requested.connect(self._undo)
        self.side.automatic_chosen.connect(self._on_automatic)
        self.side.copies_requested.connect(partial(self._on_way, "copies"))
        self.asks.done.connect(self._on_done)
        self.asks.refused.connect(self.refused)

    # Showing.

    @property
    def _link(self) -> WorkbookLink | None:
        return self._look.standing.link if self._look is not None else None

    def show_refusals(self, refused: Mapping[str, AppError]) -> None:
        """What rules said when lines were tried; each stands with its line from now on."""
        self._refused = {key: self.bench.sentence(problem) for key, problem in refused.items()}

    def show_look(self, look: Look | None) -> None:
        """Show a workbook, or that none is linked."""
        had = self.list.hasFocus() or self.state.isAncestorOf(self.focusWidget())
        self._look = look
        if look is None:
            self._link_id = None
            self.line.setText("")
            self.state.show_state(nothing_linked())
        else:
            self._link_id = look.standing.link.id
            self._show_link(look)
        is_review = look is not None and look.standing.review is not None
        self._stack.setCurrentIndex(_REVIEW if is_review else _STATE)
        self._foot.setVisible(is_review)
        self.open.setVisible(look is not None)
        self._place_side()
        if had and not self.entrance.hasFocus():
            self.entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_link(self, look: Look) -> None:
        standing, formats = look.standing, self.bench.formats
        link = standing.link
        self.which.setVisible(bool(look.others))
        self.which.clear()
        for link_id, name in ((link.id, link.path.name), *look.others):
            self.which.addItem(name, link_id)
        self.side.show_earlier(look.earlier)
        self.side.show_link(is_automatic=link.is_automatic, copies=look.copies)
        if standing.review is None:
            problem = standing.problem
            said = self.bench.sentence(problem) if problem is not None else ""
            self.line.setText(link.path.name)
            self.strip.tell("", can_compare=False)
            self.state.show_state(state_of(problem, said))
            return
        self.line.setText(head_words(standing, formats))
        refused = sum(line.key in self._refused for line in standing.review.lines)
        self.strip.tell(strip_words(look, refused), can_compare=bool(look.twins) and not refused)
        saved = self._saved(standing.saved_at)
        rows = self.tr("{sheet}, {count} rows").format(sheet=standing.sheet, count=formats.number(standing.rows))  # fmt: skip
        self.head.tell(
            rows,
            self.tr("your list, now"),
            link.path.name,
            saved,
            self.tr("the same in both, after you confirm"),
        )
        self._show_lines(look)

    def _show_lines(self, look: Look) -> None:
        review, key = look.standing.review, self.list.current_key
        if review is None:
            return
        words = LineWords(self.bench.formats, look.standing.subjects, look.app_changed, self._refused)
        foot = self.tr("1 row is the same in both") if review.same == 1 else self.tr("{count} rows are the same in both")  # fmt: skip
        lines = [words.line(line) for line in review.lines]
        self.list.table.show(lines, foot.format(count=self.bench.formats.number(review.same)))
        self.list.go_to(key)
        self._fit()
        self._tell_choices()

    def _tell_choices(self) -> None:
        """Buttons and the side say what is chosen."""
        table = self.list.table
        lines = table.lines
        outlook = outlook_of(lines, table.side_of)
        self.side.show_outlook(outlook)
        open_ = sum(not table.is_chosen(line) for line in lines)
        count = sum(_acts(line, table.side_of(line)) for line in lines)
        asked = any(line.section is Section.CHOOSE for line in lines)
        self._every.setVisible(asked)
        self.some.setVisible(bool(open_ and count))
        self.some.rename(self.tr("Apply {count}, leave {open} open").format(count=count, open=open_))
        whole = count + open_
        is_all = all(_acts(line, table.side_of(line)) for line in lines if line.section is Section.CLEAR)
        words = self.tr("Apply all {count}") if is_all else self.tr("Apply {count}")
        self.apply.rename(words.format(count=whole) if whole else self.tr("Nothing to apply"))
        self.apply.setEnabled(bool(count) and not open_)

    def _saved(self, at: datetime | None) -> str:
        return self.tr("saved {when}").format(when=self.bench.formats.when(at)) if at is not None else ""

    # Where the side stands.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_side()

    @property
    def _is_beside(self) -> bool:
        return self.width() >= self.bench.theme.scaled(BESIDE_FROM)

    def _place_side(self, *, over: bool = False) -> None:
        inside, there = self._whole.indexOf(self.side) >= 0, self._look is not None
        if self._is_beside and not inside:
            self._whole.addWidget(self.side)
        elif not self._is_beside and inside:
            self._whole.removeWidget(self.side)
        self.side.setVisible(there and (self._is_beside or over))
        self.earlier.setVisible(there and not self._is_beside)
        if over and not self._is_beside:
            width = self.bench.theme.scaled(WIDTH)
            self.side.setGeometry(QRect(self.width() - width, 0, width, self.height()))
            self.side.raise_()
            self.side.automatic.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggle_side(self) -> None:
        self._place_side(over=not self.side.isVisible())

    def _fit(self) -> None:
        """The card is as high as its lines, as far as there is room."""
        self._card.setMaximumHeight(self.list.whole_height() + self.head.height() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.side.isVisible() and not self._is_beside:
            self._place_side()
            self.entrance.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() & Qt.KeyboardModifier.ControlModifier:  # fmt: skip
            self.confirm()
            return
        super().keyPressEvent(event)

    # Acting.

    def confirm(self) -> None:
        """Apply what is clear and what was chosen; the rest stays open."""
        link, table = self._link, self.list.table
        if link is None or not any(_acts(line, table.side_of(line)) for line in table.lines):
            return
        desk, choices = self._desk, table.choices
        self.apply.setEnabled(False)
        self.some.setEnabled(False)
        self.bench.run(lambda: desk.apply(link.id, choices), self._on_applied, self._on_refused)

    def _on_applied(self, applied: Applied) -> None:
        self.some.setEnabled(True)
        self.show_refusals(applied.refused)
        words = applied_words(applied, self.bench.sentence)
        if applied.can_be_undone:
            self.said.emit(words)
        elif applied.stopped is not None:
            self.refused.emit(words)
        else:
            self.told.emit(words)
        self.refresh()

    def _on_refused(self, sentence: str) -> None:
        self.some.setEnabled(True)
        self.refused.emit(sentence)
        self.refresh()

    def _undo(self, change_id: UUID) -> None:
        desk = self._desk
        self.bench.run(partial(desk.undo, change_id), self._on_undone, self.refused.emit)

    def _on_undone(self, answer: object) -> None:
        words = self.tr("Taken back here. The workbook follows with the next sync.")
        self.told.emit(self.bench.said(answer) or words)
        self.refresh()

    def _on_automatic(self, is_on: bool) -> None:  # noqa: FBT001  # as the signal carries it
        link, desk = self._link, self._desk
        if link is not None:
            work = partial(desk.apply_by_itself, link.id, is_on=is_on)
            self.bench.run(work, self._on_changed, self.refused.emit)

    def _compare_twin(self) -> None:
        look = self._look
        if look is not None and look.twins:
            self.asks.is_at(look.standing.link.id, str(look.twins[0].path))

    def _on_which(self) -> None:
        self.look_at(self.which.currentData())

    def _on_opened(self, _key: str) -> None:
        if self.current_case_id is not None:
            self.case_opened.emit(self.current_case_id)

    def _go_back(self) -> None:
        self.acted.emit("go_today")

    def _on_done(self, words: str) -> None:
        self.told.emit(words)
        self.refresh()

    def _on_changed(self, _answer: object) -> None:
        self.refresh()

    # Ways on.

    def _on_way(self, way: str) -> None:
        own: dict[str, Callable[[], object]] = {
            "again": self.refresh,
            "create": self.asks.create,
            "link": self.asks.link,
        }
        if way in own:
            own[way]()
        elif self._link is not None:
            self._on_way_of(self._link, way)

    def _on_way_of(self, link: WorkbookLink, way: str) -> None:
        desk, run = self._desk, self.bench.run
        ways: dict[str, Callable[[], object]] = {
            "open": lambda: self.open_path(link.path),
            "folder": lambda: self.open_path(link.path.parent),
            "copies": lambda: run(partial(desk.copies, link.id), self._on_copies, self.refused.emit),
            "show_where": lambda: self.asks.show_where(link.id, link.path.parent),
            "find": lambda: run(partial(desk.find_again, link.id), self._on_found, self.refused.emit),
            "unlink": lambda: run(partial(desk.unlink, link.id), self._on_unlinked, self.refused.emit),
            "forget_lock": lambda: run(
                partial(desk.forget_lock, link.id), self._on_changed, self.refused.emit
            ),
        }
        ways[way]()

    def _on_copies(self, copies: Sequence[Path]) -> None:
        if copies:
            self.open_path(copies[0].parent)

    def _on_found(self, placed: Placed) -> None:
        self._on_done(self.tr("Found: it is called {name} now.").format(name=placed.name))

    def _on_unlinked(self, _answer: object) -> None:
        self._link_id = None
        self._on_done(self.tr("It goes its own way now; the file stays as it is."))


def _acts(line: SyncLine, side: Side) -> bool:
    """Whether something happens with a line."""
    return line.section is not Section.TOLD and side is not Side.LEAVE
