"""The Day plan: a timeline that one can move things on, what comes next beside it, and requests that wait."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.agenda import AgendaRow
from app.domain.day_plans import DayPlan, Easing, PlanBlock
from app.domain.help_plans import Parked
from app.ui.actions import Where, by_letter
from app.ui.frame.panes import BESIDE_FROM
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.list_cards import ListCard
from app.ui.widgets.pills import FilterPill
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Workspace
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.balances import BalanceCard
from app.ui.workspaces.day_plan.blocks import BlockWidget
from app.ui.workspaces.day_plan.cards import AgainCard, FullCard, WordsDueCard
from app.ui.workspaces.day_plan.earlier import EarlierLine
from app.ui.workspaces.day_plan.guided import GuidedSheet
from app.ui.workspaces.day_plan.moves import Moves
from app.ui.workspaces.day_plan.next_cards import NextCard
from app.ui.workspaces.day_plan.parked import ParkedColumn
from app.ui.workspaces.day_plan.scrolls import BAR, OverScroll
from app.ui.workspaces.day_plan.tickets import TicketCard
from app.ui.workspaces.day_plan.timelines import DayTimeline
from app.ui.workspaces.day_plan.week_sides import WeekSide

EDGE = 32
WAIT_MS = 300
SIDE = 316


class DayPlanPage(Workspace):
    """Today as a plan."""

    manner = "guided_questions"

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.plan: DayPlan | None = None
        self.week = WeekSide(bench, self)
        self._current: UUID | None = None
        self._is_wide: bool | None = None
        self.moves = Moves(bench, self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._arrange(is_wide=True)

    # What a workspace answers.

    @property
    def current_case_id(self) -> UUID | None:
        return self._current

    @property
    def entrance(self) -> QWidget:
        if self.week.is_shown:
            return self.week.board.entrance or self.week.switch
        widgets = self.timeline.canvas.widgets
        if self._current in widgets:
            return widgets[self._current]
        return next(iter(self.timeline.canvas.in_order()), self.new)

    def refresh(self) -> None:
        if self.plan is None:
            self._waiting.start()
        plans = self.bench.desk.day_plan()
        self.bench.run(plans.plan, self._show, self._on_unread)
        self.week.refresh()

    def tick(self) -> None:
        self.timeline.tick()
        self.week.refresh()
        if self.plan is None:
            return
        now = self.bench.formats.now()
        passed = [block for block in self.plan.blocks if self.plan.now < block.end_at <= now]
        if passed or any(block.start_at <= now for block in self.plan.suggestions):
            self.refresh()
        else:
            self.next.show_block(self.plan.next, self.plan.checklist, self.bench.formats)

    def take_line(self) -> bool:
        self.ask()
        return True

    def step(self, by: int) -> UUID | None:
        order = [widget for widget in self.timeline.canvas.in_order() if widget.block.row is not None]
        if not order:
            return None
        cases = [widget.block.case_id for widget in order]
        at = cases.index(self._current) + by if self._current in cases else 0
        if not 0 <= at < len(order):
            return None
        order[at].setFocus(Qt.FocusReason.OtherFocusReason)
        return cases[at]

    def point_at(self, case_id: UUID) -> None:
        self._current = case_id

    # Building.

    def _make_parts(self) -> None:
        theme, formats = self.bench.theme, self.bench.formats
        self.title = PlainLabel(theme, formats.long_day(formats.today()), 28, 600, on="canvas")
        self.line = PlainLabel(theme, "", 13, 400, "ink2", on="canvas", most=3)
        self.new = Button(theme, self.tr("New follow-up"), icon="ph.plus")
        self.protect = Button(theme, self.tr("Protect time"), icon="ph.leaf")
        self.protect.setToolTip("B")
        self.retry = Button(theme, self.tr("Try again"), icon="ph.arrow-counter-clockwise")
        self.retry.hide()
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(WAIT_MS)
        self._beside = QButtonGroup(self)
        self.plan_tab = FilterPill(theme, self.tr("Next"), self)
        self.parked_tab = FilterPill(theme, self.tr("Parked"), self)
        self._beside.addButton(self.plan_tab, 0)
        self._beside.addButton(self.parked_tab, 1)
        self.plan_tab.setChecked(True)
        self.earlier = EarlierLine(theme, formats)
        self.timeline = DayTimeline(theme, formats)
        self.next = NextCard(theme)
        self.ticket = TicketCard(theme)
        self.full = FullCard(theme)
        self.again = AgainCard(theme, self.tr("To place again"))
        self.words_due = WordsDueCard(theme, self.tr("To tell today"))
        self.balance = BalanceCard(theme)
        self.parked = ParkedColumn(theme, formats)

    def _lay_out(self) -> None:
        theme = self.bench.theme
        said = column(self.title, self.line, row(self.retry, None))
        acts = column(None, row(self.protect, self.new, self.week.switch, gap=8))
        head = row(said, acts, gap=16, margins=(EDGE, 20, EDGE, 0))
        head.setStretch(0, 1)
        head_box = holder(head)
        head_box.setMinimumHeight(theme.scaled(76))
        day = column(self.earlier, ListCard(theme, self.timeline, is_open=False), gap=12)
        day.setStretch(1, 1)
        cards = (self.ticket, self.next, self.full, self.again, self.words_due, self.balance)
        for card in (*cards, self.earlier):
            card.setVisible(False)
        self._side = OverScroll(holder(column(*cards, None, gap=16, margins=(0, 0, BAR, 0))))
        self._side.setFixedWidth(theme.scaled(SIDE) + BAR)
        self._tabs = holder(row(self.plan_tab, self.parked_tab, None, gap=8, margins=(0, 0, 0, 12)))
        self._beside_day = column(self._tabs, self._side)
        body = row(day, self._beside_day, gap=24, margins=(EDGE, 12, EDGE - BAR, 20))
        body.setStretch(0, 1)
        self._day = holder(body)
        left = column(head_box, self._day, self.week.box)
        left.setStretch(1, 1)
        left.setStretch(2, 1)
        self._whole = row(left, self.parked)
        self._whole.setStretch(0, 1)
        self.setLayout(self._whole)

    def _connect(self) -> None:
        canvas = self.timeline.canvas
        canvas.moved.connect(self.moves.move)
        canvas.accepted.connect(self.moves.accept)
        canvas.opened.connect(self._on_opened)
        canvas.pointed.connect(self._on_pointed)
        canvas.menu_wanted.connect(self._on_menu)
        self.week.turned.connect(self._on_view)
        self.week.told.connect(self._say_line)
        self.week.refused.connect(self._on_unread)
        self.week.board.opened.connect(self._open_case)
        self.week.board.pointed.connect(self._point)
        self.moves.refused_move.connect(canvas.put_back)
        self.moves.said.connect(self.said)
        self.moves.way_chosen.connect(self.acted_on)
        self.moves.refused.connect(self.refused)
        self.new.clicked.connect(self.ask)
        self.protect.clicked.connect(lambda: self.acted.emit("protect_time"))
        self.retry.clicked.connect(self.refresh)
        self._waiting.timeout.connect(self._on_waiting)
        self.earlier.opened.connect(self.case_opened)
        self.next.acted.connect(self.acted_on)
        self.next.ticked.connect(self.moves.tick)
        self.again.wanted.connect(self._on_again)
        self.words_due.wanted.connect(self._on_word_due)
        self.full.eased.connect(self._on_eased)
        self.ticket.begun.connect(self.moves.start_help)
        self.ticket.back.connect(self._on_back)
        self.parked.fitted.connect(self._on_fitted)
        self.parked.replied.connect(self.moves.reply)
        self._beside.idClicked.connect(self._show_beside)

    # Showing.

    def _show(self, plan: DayPlan) -> None:
        formats = self.bench.formats
        focus = self.window().focusWidget()
        stood_on_block = focus in self.timeline.canvas.widgets.values()
        self.plan = plan
        self._waiting.stop()
        self.retry.hide()
        self.title.setText(formats.long_day(formats.today()))
        self._say_line()
        self.earlier.show_kept(plan.kept)
        self.timeline.show_plan(plan)
        self.next.show_block(plan.next, plan.checklist, formats)
        self.ticket.show_plan(plan, formats)
        self.full.show_over(plan.over, plan.easing, formats)
        self.again.show_again(plan.again, formats)
        self.words_due.show_rows(plan.words_due, formats)
        self.balance.show_balance(plan.balance, formats)
        self.balance.show()
        self.parked.show_plan(plan)
        self.parked_tab.tell(len(plan.parked))
        known = {block.case_id for block in (*plan.blocks, *plan.suggestions)}
        if self._current not in known:
            self._current = plan.next.case_id if plan.next is not None else None
        if stood_on_block and not self.week.is_shown and focus not in self.timeline.canvas.widgets.values():
            self.entrance.setFocus(Qt.FocusReason.OtherFocusReason)  # its block is done with: on to the next

    def _say_line(self) -> None:
        if self.week.is_shown and self.week.plan is not None:
            self.line.setText(words.week_line(self.week.plan, self.bench.formats))
        elif self.plan is not None:
            self.line.setText(words.day_line(self.plan, self.bench.formats))

    def _on_view(self) -> None:
        """The day, or the days ahead."""
        self._day.setVisible(not self.week.is_shown)
        self._say_line()
        self.entrance.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_waiting(self) -> None:
        if self.plan is None:
            self.line.setText(self.tr("Laying out your day…"))

    def _on_unread(self, sentence: str) -> None:
        """The day could not be read: what was shown stays, and one can try again."""
        self._waiting.stop()
        if self.plan is None:
            self.line.setText(sentence)
        self.retry.show()
        self.refused.emit(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_wide=self.width() >= self.bench.theme.scaled(BESIDE_FROM))

    def _arrange(self, *, is_wide: bool) -> None:
        """Where there is room, requests stand at the right; else behind a tab in the place of the side."""
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        self._tabs.setVisible(not is_wide)
        (self._whole if is_wide else self._beside_day).addWidget(self.parked)
        self.parked.stand(is_column=is_wide)
        self._show_beside(self._beside.checkedId())

    def _show_beside(self, which: int) -> None:
        is_parked = which == 1 and not self._is_wide
        self.parked.setVisible(bool(self._is_wide) or is_parked)
        self._side.setVisible(not is_parked)

    # Acts.

    def ask(self) -> None:
        """Ask the guided questions for a new follow-up."""
        sheet = GuidedSheet(self.bench, self.window())
        sheet.succeeded.connect(self.added)
        sheet.open()

    def go_to_now(self) -> None:
        """Now, and what comes next."""
        self.timeline.go_to_now()
        if self.plan is not None and self.plan.next is not None:
            widget = self.timeline.canvas.widgets.get(self.plan.next.noun_id)
            if widget is not None:
                widget.setFocus(Qt.FocusReason.TabFocusReason)

    def fit_in(self) -> None:
        """Fit in what is current, else what slipped first, else the first request."""
        plan = self.plan
        if plan is None:
            return
        offers = {block.case_id: block for block in plan.suggestions}
        offer = offers.get(self._current) if self._current is not None else None
        offer = offer or next(iter(plan.suggestions), None)
        first = self.parked.first()
        if offer is not None:
            self.moves.accept(offer)
        elif first is not None:
            first.fit_in()

    def not_now(self) -> None:
        """Go to the friendly no for the first request."""
        first = self.parked.first()
        if first is None:
            return
        if not self._is_wide:
            self.parked_tab.click()
        first.say_not_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        own: dict[int, Callable[[], None]] = {
            Qt.Key.Key_F: self.fit_in,
            Qt.Key.Key_G: self.not_now,
            Qt.Key.Key_T: self.go_to_now,
            Qt.Key.Key_R: self.ticket.press,
            Qt.Key.Key_W: self.week.toggle,
        }
        if event.modifiers() not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
            super().keyPressEvent(event)
            return
        act = own.get(event.key())
        action = by_letter(event.text()) if event.text().strip() else None
        if act is not None:
            act()
        elif action is None:
            super().keyPressEvent(event)
        elif action.where is Where.CASE and self._current is not None:
            self.acted_on.emit(action.key, self._current, None)
        else:
            self.acted.emit(action.key)

    def _on_opened(self, block: PlanBlock) -> None:
        self._open_case(block.case_id)

    def _on_menu(self, widget: BlockWidget) -> None:
        self.acted_on.emit("case_menu", widget.block.case_id, widget)

    def _on_pointed(self, block: PlanBlock) -> None:
        self._point(block.case_id)

    def _open_case(self, case_id: UUID) -> None:
        self._current = case_id
        self.case_opened.emit(case_id)

    def _point(self, case_id: UUID) -> None:
        self._current = case_id
        self.pointed.emit(case_id)

    def _on_again(self, one: AgendaRow) -> None:
        offers = self.plan.suggestions if self.plan is not None else ()
        offer = next((block for block in offers if block.case_id == one.case_id), None)
        if offer is not None:
            self.moves.accept(offer)
        else:
            self.acted_on.emit("later", one.case_id, self.again)

    def _on_word_due(self, one: AgendaRow) -> None:
        self.acted_on.emit("tell", one.case_id, None)

    def _on_eased(self, easing: Easing) -> None:
        self.moves.put(easing.row, easing.to_at)

    def _on_back(self, request_id: UUID, left_case_id: UUID | None) -> None:
        self.moves.end_help(request_id, lambda: self._come_back(left_case_id))

    def _come_back(self, case_id: UUID | None) -> None:
        """To the block of what was left, and its case beside it."""
        if case_id is None:
            return
        self._current = case_id
        self.entrance.setFocus(Qt.FocusReason.OtherFocusReason)
        self.case_opened.emit(case_id)

    def _on_fitted(self, parked: Parked) -> None:
        self.moves.help(parked)
