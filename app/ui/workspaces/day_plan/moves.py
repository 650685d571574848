"""What moving a block means: another slot, a postponement, another length; and what help gets a time."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.agenda import AgendaRow
from app.domain.day_plans import BlockKind, PlanBlock
from app.domain.errors import AppError
from app.domain.help_plans import Parked
from app.ui.acts.moving import LaterForm
from app.ui.desk import (
    CaseFile,
)
from app.ui.laters import LaterHow
from app.ui.workbenches import Workbench
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.replies import Reply


class Moves(QObject):
    """Does to the store what was done to a block.

    Up to its due moment a step only changes its place in the day; beyond, it is put off, and the same
    questions are asked as everywhere else.

    Signals:
        said: It is done; carries the sentence.
        refused: It is not; carries the sentence.
        refused_move: A block goes back to where it was.
        way_chosen: Another act is wanted instead; carries its key, the case's id and None.
    """

    said = Signal(str)
    refused = Signal(str)
    refused_move = Signal()
    way_chosen = Signal(str, object, object)

    def __init__(self, bench: Workbench, page: QWidget) -> None:
        super().__init__(page)
        self._bench, self._page = bench, page

    def move(self, before: PlanBlock, after: PlanBlock) -> None:
        """A block was dragged, pushed or stretched."""
        one = before.row
        if one is None:
            return
        plans, case_id = self._bench.desk.day_plan(), before.case_id
        if after.length != before.length:
            words_ = self.tr("{name} takes {length} now.").format(
                name=before.title, length=self._bench.formats.length(after.length)
            )
            if after.start_at == before.start_at:
                self._run(lambda: plans.estimate(case_id, after.length), words_)
                return
            self._run_quietly(
                lambda: plans.estimate(case_id, after.length), partial(self._placed, one, after.start_at)
            )
            return
        self.put(one, after.start_at)

    def accept(self, block: PlanBlock) -> None:
        """A suggestion takes its place."""
        if block.row is not None and block.kind is BlockKind.SUGGESTION:
            self.put(block.row, block.start_at)

    def put(self, one: AgendaRow, at: datetime) -> None:
        """Put a step at a time: within its due moment a slot, beyond it a postponement."""
        desk = self._bench.desk
        name = one.contact or one.customer
        said = self.tr("{name} at {time}.").format(name=name, time=words.moment(self._bench.formats, at))
        if at <= one.due_at:
            plans = desk.day_plan()
            self._run(lambda: plans.place(one.case_id, at), said)
            return
        self._bench.tasks.run(
            lambda: desk.later(one.case_id, at, LaterHow(asks=False)),
            partial(self._on_done, said),
            partial(self._ask, one.case_id, at),
        )

    def tick(self, item_id: UUID, is_done: bool) -> None:  # noqa: FBT001  # a signal's own order
        """An item of the checklist."""
        plans = self._bench.desk.day_plan()
        self._bench.run(lambda: plans.tick_item(item_id, is_done=is_done), self._on_quiet, self.refused.emit)

    def help(self, parked: Parked) -> None:
        """Give a request the time that fits, and tell the colleague."""
        at = parked.fits_at
        if at is None:
            return
        plans, request_id = self._bench.desk.day_plan(), parked.request.id
        formats = self._bench.formats
        when = words.moment(formats, at)
        if formats.wall(at).date() == formats.today():
            answer = self.tr("Gladly. I have time for it today at {time}.").format(time=when)
        else:
            answer = self.tr("Gladly. I have time for it on {time}.").format(time=when)
        said = self.tr("{name} knows: {time}.").format(name=parked.by, time=when)
        self._run(lambda: plans.help_at(request_id, at, answer), said)

    def reply(self, reply: Reply) -> None:
        """Another time, or a kind no with whom to ask instead."""
        plans, request_id = self._bench.desk.day_plan(), reply.parked.request.id
        said = self.tr("{name} has your answer.").format(name=reply.parked.by)
        slot_at = reply.slot_at
        if slot_at is None:
            self._run(lambda: plans.decline(request_id, reply.words, reply.suggested_id), said)
        else:
            self._run(lambda: plans.help_at(request_id, slot_at, reply.words), said)

    def start_help(self, request_id: UUID) -> None:
        """Begin to help; what comes next waits."""
        plans = self._bench.desk.day_plan()
        self._run(lambda: plans.start_help(request_id), self.tr("What you leave waits for you."))

    def end_help(self, request_id: UUID, then: Callable[[], None]) -> None:
        """Back to what was left."""
        plans = self._bench.desk.day_plan()
        self._bench.run(lambda: plans.end_help(request_id), lambda _done: then(), self._on_refused)

    def _placed(self, one: AgendaRow, at: datetime, _answer: object) -> None:
        self.put(one, at)

    def _run(self, work: Callable[[], Any], said: str) -> None:
        self._bench.run(work, partial(self._on_done, said), self._on_refused)

    def _run_quietly(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._bench.run(work, then, self._on_refused)

    def _on_done(self, said: str, answer: object) -> None:
        self.said.emit(self._bench.said(answer) or said)

    def _on_quiet(self, _answer: object) -> None:
        """The next look shows it."""

    def _on_refused(self, sentence: str) -> None:
        self.refused_move.emit()
        self.refused.emit(sentence)

    # Past a promise: the same questions as Later asks.

    def _ask(self, case_id: UUID, at: datetime, problem: AppError) -> None:
        desk = self._bench.desk
        self._bench.run(lambda: desk.case(case_id), partial(self._open_later, at, problem), self._on_refused)

    def _open_later(self, at: datetime, problem: AppError, file: CaseFile) -> None:
        typed = f"{self._bench.formats.wall(at):%Y-%m-%d %H:%M}"
        form = LaterForm(self._bench, file, self._page.window(), when=typed, problem=problem)
        done = self.tr("Moved: {customer}.").format(customer=file.customer)
        form.succeeded.connect(partial(self._on_done, done))
        form.rejected.connect(self.refused_move)
        form.way_chosen.connect(partial(self._on_way, file.case_id))
        form.open()

    def _on_way(self, case_id: UUID, key: str) -> None:
        self.refused_move.emit()
        self.way_chosen.emit(key, case_id, None)
