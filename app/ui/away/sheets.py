"""I will be away: the dates, who covers, and every line inside settled before it is certain."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.absences import AbsenceState, LineKey
from app.services.leave_views import LeaveView
from app.ui.acts.forms import Form
from app.ui.away.desks import AwayDesk, Wish
from app.ui.away.lines import LineList, titled
from app.ui.desk import Colleague
from app.ui.frame.sheets import Sheet
from app.ui.widgets.boxes import column, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

WIDTH, LINES = 680, 292
_DAY = timedelta(days=1)


class AwaySheet(Sheet):
    """My next absence.

    Signals:
        changed: Something was settled, confirmed or taken back; carries the answer.
    """

    changed = Signal(object)
    TOP = 0.2

    def __init__(self, bench: Workbench, desk: AwayDesk, parent: QWidget) -> None:
        super().__init__(bench.theme, parent.tr("I will be away"), parent)
        self._bench, self._desk = bench, desk
        self._view: LeaveView | None = None
        self._make_parts()
        self._lay_out()
        self._connect()
        self.show_view(None)
        bench.run(self._read, self._on_read, self.refuse)
        self.starts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_parts(self) -> None:
        theme = self.theme
        self.starts = Field(theme, self.tr("First day"), self.tr("wed, 2 dec, or fri 12:00"), self)
        self.ends = Field(theme, self.tr("Last day"), self.tr("fri, 11 dec"), self)
        self.cover = ChoiceBox(theme, self)
        self.cover.setAccessibleName(self.tr("Who covers"))
        self.cover.addItem(self.tr("Nobody covers"), None)
        self.look = Button(theme, self.tr("Show what is inside"))
        self.list = LineList(theme, self._bench.formats, self)
        self.hint = PlainLabel(theme, "", 12, 400, "ink2", most=2)
        self.move_ = Button(
            theme, self.tr("Move, and tell them…"), size=Size.SMALL, icon="ph.paper-plane-tilt"
        )
        self.give = Button(theme, self.tr("To the cover"), size=Size.SMALL, icon="ph.umbrella-simple")
        self.leave = Button(theme, self.tr("Leave it…"), size=Size.SMALL, icon="ph.clock")
        self.all = Button(theme, self.tr("Choose all to settle"), look=Look.LINK, size=Size.LINK)
        for button, key in ((self.move_, "M"), (self.give, "G"), (self.leave, "L"), (self.all, "A")):
            button.setToolTip(key)
        self.problem = PlainLabel(theme, "", 12, 500, "over", most=4, icon="ph.warning-circle", quoted=True)
        self.count = PlainLabel(theme, "", 12, 500, "ink2", most=2)
        self.withdraw = Button(theme, self.tr("Not away after all"))
        self.button = Button(theme, self.tr("Be away"), look=Look.PRIMARY)

    def _lay_out(self) -> None:
        theme = self.theme
        title = PlainLabel(theme, self.tr("I will be away"), 15, 600)
        dates = row(titled(theme, self.starts), titled(theme, self.ends), gap=8)
        who = row(self.cover, self.look, gap=8)
        who.setStretch(0, 1)
        acts = row(self.move_, self.give, self.leave, None, gap=8)
        above = row(self.hint, self.all, gap=8)
        above.setStretch(0, 1)
        foot = row(self.count, self.withdraw, self.button, gap=8)
        foot.setStretch(0, 1)
        self.list.setFixedHeight(theme.scaled(LINES))
        self.fill(
            column(
                title, 12, dates, 8, who, 8, above, 4, self.list, 8, acts, 8, self.problem, 8, foot,
                margins=(16, 14, 16, 12),
            )
        )  # fmt: skip
        self.setFixedWidth(theme.scaled(WIDTH))

    def _connect(self) -> None:
        self.look.clicked.connect(self._plan)
        self.move_.clicked.connect(partial(self._act, "move"))
        self.give.clicked.connect(partial(self._act, "give"))
        self.leave.clicked.connect(partial(self._act, "leave"))
        self.all.clicked.connect(partial(self._act, "all"))
        self.list.acted.connect(self._act)
        self.button.clicked.connect(self._confirm)
        self.withdraw.clicked.connect(self._withdraw)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            fields = {self.starts, self.ends, self.cover}
            if self._view is None or self.focusWidget() in fields:
                self._plan()
            else:
                self._confirm()
            return
        super().keyPressEvent(event)

    def refuse(self, sentence: str) -> None:
        """Say why not; everything typed stays."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.adjustSize()

    @property
    def covers(self) -> Sequence[UUID | None]:
        """Who may cover, in their order; None is nobody."""
        return [self.cover.itemData(number) for number in range(self.cover.count())]

    # Reading.

    def _read(self) -> tuple[Sequence[Colleague], LeaveView | None]:
        return self._desk.colleagues(), self._desk.mine()

    def _on_read(self, answer: tuple[Sequence[Colleague], LeaveView | None]) -> None:
        colleagues, view = answer
        me = self._bench.desk.me().person_id
        for one in colleagues:
            if one.person_id != me:
                self.cover.addItem(self.tr("{name} covers").format(name=one.name), one.person_id)
        if view is not None:
            self.starts.setText(view.absence.starts.wall.date().isoformat())
            last = view.absence.ends.wall - (_DAY if view.absence.is_whole_days else timedelta())
            self.ends.setText(last.date().isoformat())
            self.cover.setCurrentIndex(max(self.cover.findData(view.absence.cover_id), 0))
        self.show_view(view)

    def show_view(self, view: LeaveView | None) -> None:
        """What is inside, and what may be done about it."""
        self._view = view
        self.refuse("")
        lines = view.lines if view is not None else ()
        cover = view.cover.first_name if view is not None and view.cover is not None else ""
        self.list.show_lines(lines, cover)
        for part in (self.list, self.move_, self.give, self.leave, self.all):
            part.setVisible(bool(lines))
        self.give.setEnabled(bool(cover))
        certain = view is not None and view.absence.state is AbsenceState.CONFIRMED
        self.withdraw.setVisible(view is not None)
        self.button.setEnabled(view is not None and not certain)
        self.hint.setText(self._hint(view))
        self.count.setText(self._counted(view, certain=certain))
        self.adjustSize()
        self.place()

    def _hint(self, view: LeaveView | None) -> str:
        if view is None:
            return self.tr("Every promise, news date and step inside is listed before it is certain.")
        if not view.lines:
            return self.tr("Nothing is owed in these days.")
        return self.tr(
            "Arrows walk, Space chooses. Steps may wait; what customers count on is settled first."
        )

    def _counted(self, view: LeaveView | None, *, certain: bool) -> str:
        if view is None:
            return ""
        if certain:
            return self.tr("This is certain.")
        return self.tr("Still to settle: {count}").format(count=view.open_count)

    # Acting.

    def _plan(self) -> None:
        starts, ends = self.starts.text().strip(), self.ends.text().strip()
        if not starts:
            self.refuse(self.tr("Type the first day, such as “2 dec”."))
            return
        wish = Wish(starts, ends or starts, self.cover.currentData())
        absence_id = self._view.absence.id if self._view is not None else None
        desk = self._desk
        self._bench.run(lambda: desk.plan(wish, absence_id), self._on_planned, self.refuse)

    def _on_planned(self, view: LeaveView) -> None:
        self.show_view(view)
        first = next((one for one in self.list.rows if one.line.is_open), None)
        entrance: QWidget = first or self.button
        entrance.setFocus(Qt.FocusReason.TabFocusReason)

    def _act(self, act: str) -> None:
        if self._view is None:
            return
        if act == "all":
            self.list.choose_open()
            return
        keys, absence_id, desk = self.list.chosen, self._view.absence.id, self._desk
        if not keys:
            self.refuse(self.tr("Choose a line first."))
        elif act == "give":
            self._bench.run(lambda: desk.give(absence_id, keys), self._on_settled, self.refuse)
        else:
            form: Form = MoveForm(self._bench, desk, absence_id, keys, self)
            if act == "leave":
                form = LeaveForm(self._bench, desk, absence_id, keys, self)
            form.succeeded.connect(self._on_settled)
            form.open()

    def _on_settled(self, answer: Any) -> None:
        self.changed.emit(answer)
        if self._view is not None:
            absence_id, desk = self._view.absence.id, self._desk
            self._bench.run(lambda: desk.view(absence_id), self.show_view, self.refuse)

    def _confirm(self) -> None:
        if self._view is not None and self.button.isEnabled():
            absence_id, desk = self._view.absence.id, self._desk
            self._bench.run(lambda: desk.confirm(absence_id), self._on_over, self.refuse)

    def _withdraw(self) -> None:
        if self._view is not None:
            absence_id, desk = self._view.absence.id, self._desk
            self._bench.run(lambda: desk.withdraw(absence_id), self._on_over, self.refuse)

    def _on_over(self, answer: Any) -> None:
        self.changed.emit(answer)
        self.accept()


class MoveForm(Form):
    """Another date, with what the customer heard."""

    def __init__(
        self, bench: Workbench, desk: AwayDesk, absence_id: UUID, keys: Sequence[LineKey], parent: QWidget
    ) -> None:
        super().__init__(bench, parent.tr("Until when, and what did they hear?"), parent.tr("Move"), parent)
        self._desk, self._absence_id, self._keys = desk, absence_id, tuple(keys)
        self.when = Field(bench.theme, self.tr("When"), self.tr("14 dec 10:00"), self)
        self.words = Field(bench.theme, self.tr("What they heard"), self.tr("In a few words"), self)
        self.agreed = CheckBox(bench.theme, self.tr("They agreed to this date"), self)
        self.compose(self.when, self.words, self.agreed)
        self.when.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        when, words = self.when.text().strip(), self.words.text().strip()
        if not when or not words:
            self.refuse(self.tr("A date, and what they heard of it."))
            return None
        agreed = self.agreed.isChecked()
        return partial(self._desk.move, self._absence_id, self._keys, when, words, agreed=agreed)


class LeaveForm(Form):
    """Left undone, knowingly."""

    def __init__(
        self, bench: Workbench, desk: AwayDesk, absence_id: UUID, keys: Sequence[LineKey], parent: QWidget
    ) -> None:
        super().__init__(bench, parent.tr("Why may it wait?"), parent.tr("Leave it"), parent)
        self._desk, self._absence_id, self._keys = desk, absence_id, tuple(keys)
        self.reason = Field(bench.theme, self.tr("Reason"), self.tr("They are closed that week"), self)
        self.compose(self.reason)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        reason = self.reason.text().strip()
        if not reason:
            self.refuse(self.tr("What is left undone has a reason."))
            return None
        return partial(self._desk.leave, self._absence_id, self._keys, reason)
