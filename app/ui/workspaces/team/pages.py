"""The team's screen: colleagues, what is overdue, and what may help."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.domain.agenda import AgendaRow
from app.domain.team import Horizon, LateOrder, Member, TeamBoard
from app.services.list_tables import open_table
from app.ui.acts.forms import Form
from app.ui.acts.list_exports import ShownList
from app.ui.away.covers import CoverForm
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.empty_states import EmptyState
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.list_cards import ListCard
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Workspace
from app.ui.workspaces.team.forms import NudgeForm, ReassignForm
from app.ui.workspaces.team.heads import HorizonSwitch
from app.ui.workspaces.team.lists import LateList, MemberList
from app.ui.workspaces.team.needs import WIDTH, PersonPanel

EDGE = 24
BESIDE_FROM = 1280 - 64
_LIST, _EMPTY = range(2)
_SHARE = 0.6  # of the height that colleagues may take


class TeamPage(Workspace):
    """Everybody's obligations, the most harmful first."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._desk = bench.desk.team()
        self._board: TeamBoard | None = None
        self._horizon, self._order = Horizon.TODAY, LateOrder.HARM
        self._only: UUID | None = None
        self._make_parts()
        self._lay_out()
        self._connect()

    # What the window asks.

    @property
    def current_case_id(self) -> UUID | None:
        return self.late.current_id if self.late.isVisible() else None

    @property
    def entrance(self) -> QWidget:
        return self.late if self._stack.currentIndex() == _LIST else self.members

    def refresh(self) -> None:
        """Read the board anew; the rows stay until the answer is there."""
        horizon = self._horizon
        self.bench.run(lambda: self._desk.board(horizon), self._show_board, self._on_refused)

    def tick(self) -> None:
        self.late.table.tick()
        self.refresh()

    def step(self, by: int) -> UUID | None:
        return self.late.step(by)

    def point_at(self, case_id: UUID) -> None:
        self.late.point_at_case(case_id)

    def shown_list(self) -> ShownList:
        """The overdue list as it is shown: the same rows in the same order."""
        rows, name = tuple(placed.row for placed in self.late.table.rows), self.tr("Overdue")
        return ShownList(name, len(rows), partial(open_table, rows, name))

    # Building.

    def _make_parts(self) -> None:
        theme, formats = self.bench.theme, self.bench.formats
        self.title = PlainLabel(theme, self.tr("Team"), 20, 600, on="canvas")
        self.line = PlainLabel(theme, "", 13, 400, "ink3", on="canvas", quoted=True)
        self.switch = HorizonSwitch(theme)
        self.export = Button(theme, self.tr("Export to Excel"), icon="mdi6.microsoft-excel")
        self.export.setToolTip("Ctrl+E")
        self.cover = Button(theme, self.tr("Cover absence…"), icon="ph.umbrella-simple")
        self.cover.setToolTip("V")
        self.cover.setObjectName("cover")
        self.members = MemberList(theme, formats)
        self.late = LateList(theme, formats)
        self.heading = PlainLabel(theme, "", 15, 600, on="canvas", quoted=True)
        self.count = PlainLabel(theme, "", 13, 400, "ink3", on="canvas")
        self.order = Button(
            theme, self.tr("Oldest first"), look=Look.LINK, size=Size.LINK, icon="ph.sort-ascending"
        )
        self.chosen = PlainLabel(theme, "", 12, 500, "ink2", on="canvas")
        self.reassign = Button(
            theme, self.tr("Reassign…"), look=Look.PRIMARY, size=Size.SMALL, icon="ph.arrows-left-right"
        )
        self.nudge = Button(theme, self.tr("Nudge"), size=Size.SMALL, icon="ph.hand-pointing")
        self.take = Button(theme, self.tr("Take"), size=Size.SMALL, icon="ph.user-plus")
        for button, key in ((self.reassign, "R"), (self.nudge, "U"), (self.take, "M"), (self.order, "O")):
            button.setToolTip(key)
        self.empty = EmptyState(theme, "", "", icon="ph.check-circle")
        self.panel = PersonPanel(theme, formats, self)
        self.panel.hide()

    def _lay_out(self) -> None:
        head = row(
            self.title,
            self.line,
            None,
            self.switch,
            self.cover,
            self.export,
            gap=12,
            margins=(EDGE, 16, EDGE, 16),
        )
        self._card = ListCard(self.bench.theme, self.members, is_open=False)
        colleagues = holder(row(self._card, margins=(EDGE, 0, EDGE, 0)))
        section = row(
            self.heading,
            self.count,
            self.order,
            None,
            self.chosen,
            self.reassign,
            self.nudge,
            self.take,
            gap=8,
            margins=(EDGE, 12, EDGE, 12),
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(holder(row(ListCard(self.bench.theme, self.late), margins=(EDGE, 0, EDGE, 0))))
        self._stack.addWidget(self.empty)
        left = column(head, colleagues, section, self._stack)
        left.setStretch(3, 1)
        self._whole = row(left)
        self._whole.setStretch(0, 1)
        self.setLayout(self._whole)

    def _connect(self) -> None:
        self.switch.chosen.connect(self._choose_horizon)
        self.export.clicked.connect(partial(self.acted.emit, "export_list"))
        self.cover.clicked.connect(self._cover)
        self.order.clicked.connect(self._turn_order)
        self.reassign.clicked.connect(self._reassign)
        self.nudge.clicked.connect(self._nudge)
        self.take.clicked.connect(self._take)
        self.members.pointed.connect(self._show_person)
        self.members.opened.connect(self._open_person)
        self.members.acted.connect(self._on_key)
        self.late.pointed.connect(self.pointed)
        self.late.opened.connect(self._open_case)
        self.late.acted.connect(self._on_key)
        self.panel.closed.connect(self._close_panel)
        self.panel.opened.connect(self._open_case)
        self.panel.reassign_requested.connect(self._reassign_to)
        self.panel.order_requested.connect(self._suggest_order)
        self.panel.nudge_requested.connect(self._nudge_person)
        self.panel.only_requested.connect(self._show_only)

    # Looking.

    def _choose_horizon(self, horizon: Horizon) -> None:
        self._horizon = horizon
        self.refresh()

    def _turn_order(self) -> None:
        self._order = LateOrder.AGE if self._order is LateOrder.HARM else LateOrder.HARM
        self._apply()
        self.late.go_to(0)

    def _show_only(self, person_id: UUID) -> None:
        self._only = None if self._only == person_id else person_id
        self._apply()
        self._show_person(self.members.current_id)

    def _show_board(self, board: TeamBoard) -> None:
        self._board = board
        if board.member(self._only) is None:
            self._only = None
        self.members.show_board(board)
        people = len(board.members)
        words = self.tr("one person") if people == 1 else self.tr("{count} people").format(count=people)
        self.line.setText(words)
        self._fit_members()
        self._apply()
        self._show_person(self.members.current_id)

    def _apply(self) -> None:
        """The overdue list in the order and for whom it is wanted."""
        board = self._board
        if board is None:
            return
        rows = [p for p in board.late_by(self._order) if self._only in {None, p.row.owner_id}]
        self.late.show_rows(rows)
        harm = self._order is LateOrder.HARM
        self.heading.setText(
            self.tr("Overdue, most harmful first") if harm else self.tr("Overdue, oldest first")
        )
        self.count.setText(self._counted(board, len(rows)))
        self.order.rename(self.tr("Oldest first") if harm else self.tr("Most harmful first"))
        at_risk = sum(member.at_risk for member in board.members)
        self.empty.tell(
            self.tr("Nothing is late"), self.tr("Promises at risk: {count}").format(count=at_risk)
        )
        had_focus = self.late.hasFocus()
        self._stack.setCurrentIndex(_LIST if rows else _EMPTY)
        if had_focus and not rows:
            self.members.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self.order, self.reassign, self.nudge, self.take, self.export):
            part.setEnabled(bool(rows))
        self._count_marks()

    def _counted(self, board: TeamBoard, count: int) -> str:
        only = board.member(self._only)
        return f"{count}, {only.first_name}" if only is not None else str(count)

    def _on_refused(self, sentence: str) -> None:
        if self._board is None:
            self.empty.tell(self.tr("The team is not here yet"), sentence)
            self._stack.setCurrentIndex(_EMPTY)
        self.refused.emit(sentence)

    # The colleague beside the lists.

    @property
    def _is_beside(self) -> bool:
        return self.width() >= self.bench.theme.scaled(BESIDE_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_members()
        self._place_panel()

    def _fit_members(self) -> None:
        most = max(int(self.height() * _SHARE) - 64, self.bench.theme.scaled(140))
        self._card.setFixedHeight(min(self.members.whole_height + 2, most))

    def _place_panel(self, *, over: bool = False) -> None:
        inside = self._whole.indexOf(self.panel) >= 0
        if self._is_beside and not inside:
            self._whole.addWidget(self.panel)
        elif not self._is_beside and inside:
            self._whole.removeWidget(self.panel)
        self.panel.setVisible((self._is_beside or over) and self.panel.person_id is not None)
        if not self._is_beside and over:
            width = self.bench.theme.scaled(WIDTH)
            self.panel.setGeometry(QRect(self.width() - width, 0, width, self.height()))
            self.panel.raise_()

    def _show_person(self, person_id: UUID | None) -> None:
        member = self._member(person_id)
        if self._board is None or member is None:
            return
        was_over = self.panel.isVisible() and not self._is_beside
        self.panel.show_member(self._board, member, is_only=self._only == person_id)
        self._place_panel(over=was_over)
        desk = self._desk
        if member.late:
            self.bench.run(
                lambda: (member, desk.reaches_at(member.person_id)), self._show_reach, self.refused.emit
            )

    def _show_reach(self, answer: tuple[Member, datetime]) -> None:
        member, at = answer
        if member.person_id == self.panel.person_id:
            words = self.tr("A nudge reaches {name} {when}.")
            if at <= self.bench.formats.now():
                words = self.tr("A nudge reaches {name} now.")
            self.panel.show_reach(words.format(name=member.first_name, when=self.bench.formats.moment(at)))

    def _open_person(self, person_id: UUID) -> None:
        self._show_person(person_id)
        self._place_panel(over=True)
        self.panel.entrance.setFocus(Qt.FocusReason.TabFocusReason)

    def _close_panel(self) -> None:
        self._place_panel()
        self.members.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_case(self, case_id: UUID) -> None:
        self._place_panel()
        self.late.point_at_case(case_id)
        self.case_opened.emit(case_id)

    # Acting.

    def _on_key(self, key: str) -> None:
        own: dict[str, Callable[[], object]] = {
            "mark": self._count_marks,
            "reassign": self._reassign,
            "nudge": self._nudge,
            "take": self._take,
            "order": self._turn_order,
            "cover": self._cover,
        }
        if key in own:
            own[key]()
        else:
            self.acted.emit(key)

    def _count_marks(self) -> None:
        count = len(self.late.table.marked)
        self.chosen.setText(self.tr("{count} selected").format(count=count) if count else "")

    def _rows_of(self, case_ids: Sequence[UUID]) -> tuple[AgendaRow, ...]:
        wanted = set(case_ids)
        late = self._board.late if self._board is not None else ()
        return tuple(placed.row for placed in late if placed.row.case_id in wanted)

    def _member(self, person_id: UUID | None) -> Member | None:
        return self._board.member(person_id) if self._board is not None else None

    def _reassign(self) -> None:
        self._reassign_to(self.late.chosen, None)

    def _reassign_to(self, case_ids: Sequence[UUID], to: UUID | None) -> None:
        rows = self._rows_of(case_ids)
        if rows and self._board is not None:
            form = ReassignForm(self.bench, self._desk, rows, self._board.members, self, to=to)
            self._open(form, self.tr("Offered. It moves when it is accepted."))

    def _take(self) -> None:
        case_ids = self.late.chosen
        if case_ids:
            self.bench.run(lambda: self._desk.take(case_ids), self._on_taken, self.refused.emit)

    def _nudge(self) -> None:
        rows = self._rows_of(self.late.chosen)
        if rows:
            self._open(NudgeForm(self.bench, self._desk, rows, self), self.tr("Sent."))

    def _nudge_person(self, person_id: UUID) -> None:
        member = self._member(person_id)
        if member is not None and member.late:
            rows = (member.late[0].row,)
            self._open(NudgeForm(self.bench, self._desk, rows, self), self.tr("Sent."))

    def _cover(self) -> None:
        """For the colleague whose row is current, or who owns the overdue case that is."""
        late = self._rows_of([self.late.current_id] if self.late.current_id is not None else [])
        of_late = late[0].owner_id if late and self.late.hasFocus() else None
        member = self._member(of_late or self.members.current_id)
        if member is not None:
            form = CoverForm(self.bench, self.bench.desk.away(), member.person_id, member.name, self)
            self._open(form, self.tr("Covered."))

    def _suggest_order(self, rows: Sequence[AgendaRow]) -> None:
        names = ", ".join(dict.fromkeys(one.customer for one in rows[:5]))
        text = self.tr("I would take them in this order: {names}.").format(names=names)
        self._open(NudgeForm(self.bench, self._desk, rows[:1], self, text=text), self.tr("Sent."))

    def _open(self, form: Form, words: str) -> None:
        form.setProperty("words", words)
        form.succeeded.connect(self._on_done)
        form.open()

    def _on_done(self, answer: Any) -> None:
        self.late.table.mark(())
        self.said.emit(self.bench.said(answer) or str(self.sender().property("words") or ""))
        self.refresh()

    def _on_taken(self, answer: Any) -> None:
        self.late.table.mark(())
        self.said.emit(self.bench.said(answer) or self.tr("Yours now."))
        self.refresh()
