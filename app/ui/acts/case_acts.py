"""What one can do with the current case: each action opens its small dialog or does it at once.

A dialog's module is read when it is first opened: a start shows none of them.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import AppError, NeedsEffort, PutOffTooOften
from app.domain.kinds import Channel
from app.ui.desk import (
    CaseFile,
    Colleague,
    Outcome,
    Proposal,
)
from app.ui.laters import LaterAsk, LaterChoice
from app.ui.workbenches import Workbench

if TYPE_CHECKING:
    from app.services.wishes import WishView
    from app.ui.acts.forms import Form
    from app.ui.acts.more_acts import MoreActs
    from app.ui.cases.files import PromiseLine, RequestLine
    from app.ui.cases.panels import CasePanel
    from app.ui.workspaces.lists.idea_desks import IdeaAsk

_BY_LETTER = frozenset({Channel.EMAIL, Channel.MESSAGE})
_ON_CLOSED = frozenset(
    {
        "reopen_case",
        "log_update",
        "case_menu",
        "they_answered",
        "note_idea",
        "note_wish",
        "note_cause",
        "hand_out_contact",
        "erase_contact",
    }
)
MORE = (
    "case_menu",
    "change_phase",
    "change_kind",
    "wait_on",
    "correct_case",
    "mark_unusual",
    "ask_colleague",
    "they_answered",
    "note_cause",
    "note_wish",
    "decline",
    "ask_giver",
    "why_step",
    "why_news",
    "why_reminders",
    "interim_word",
    "hand_out_contact",
    "erase_contact",
    "add_to_calendar",
    "invite",
)
"""Acts of ``app.ui.acts.more_acts``, which is read with the first of them."""

OpenUrl = Callable[[str], object]


class CaseActs(QObject):
    """Reads the case anew before each act, so that a dialog never speaks of an old state.

    Signals:
        said: Something was done; carries the sentence. It can be taken back.
        told: The same, of what nothing takes back.
        refused: It was not; carries the sentence.
        letter_wanted: The customer of a case shall be written to; carries its id.
        asked: A form is about to open; who acts from outside the window brings it to the front.
    """

    said = Signal(str)
    told = Signal(str)
    refused = Signal(str)
    asked = Signal()
    letter_wanted = Signal(object)

    def __init__(self, bench: Workbench, window: QWidget, open_url: OpenUrl) -> None:
        super().__init__(window)
        self._bench, self._window, self.open_url = bench, window, open_url
        self._later_anchor: QWidget | None = None
        self.keys: dict[str, Callable[[CaseFile], None]] = {
            "tell": self._tell,
            "log_told": self._log_told,
            "log_update": self._log,
            "call": self._call,
            "write": self._write,
            "done": self._done,
            "later": self._later,
            "hand_over": self._hand_over,
            "add_promise": self._promise,
            "note_idea": self._note_idea,
            "close_case": self._close,
            "reopen_case": self._reopen,
            "accept": self._accept,
        }
        self.keys.update(dict.fromkeys(MORE, self._do_more))
        self._key = ""
        self._more: MoreActs | None = None

    def listen_to(self, panel: "CasePanel") -> None:
        """What is pressed beside a part of a case, and needs nothing of the window."""
        panel.item_ticked.connect(self.tick_item)
        panel.undo_requested.connect(self.undo_change)
        panel.idea_requested.connect(self.note_idea)
        panel.wishes.chosen.connect(self.choose_wish)
        panel.requests.answer_requested.connect(self.answer_request)
        panel.requests.withdrawn.connect(self.withdraw_request)
        panel.requests.again_requested.connect(self.ask_again)

    def act(self, key: str, case_id: UUID, anchor: QWidget | None = None) -> None:
        """Start an action on a case; a menu opens below the anchor."""
        self._later_anchor, self._key = anchor, key
        desk = self._bench.desk
        self._bench.run(lambda: desk.case(case_id), partial(self._start, key), self.refused.emit)

    def _start(self, key: str, file: CaseFile) -> None:
        if not file.is_open and key not in _ON_CLOSED:
            self.refused.emit(
                self.tr("{reference} is closed. Open it again first.").format(reference=file.reference)
            )
        elif key in MORE:
            self._more_acts().keys[key](file)
        else:
            self.keys[key](file)

    def settle_promise(self, file: CaseFile, promise: "PromiseLine", anchor: QWidget) -> None:
        """Ask what became of a promise."""
        self._more_acts().settle(file, promise, anchor)

    def choose_wish(self, file: CaseFile, view: "WishView", anchor: QWidget) -> None:
        """Ask what becomes of a wish."""
        self._more_acts().choose_wish(file, view, anchor)

    def answer_request(self, line: "RequestLine") -> None:
        """Ask for the answer to a colleague's request."""
        self._more_acts().answer(line)

    def ask_again(self, line: "RequestLine") -> None:
        """A request came back: ask somebody else the same."""
        desk = self._bench.desk
        asking = partial(self._more_acts().ask, back=line)
        self._bench.run(lambda: desk.case(line.case_id), asking, self.refused.emit)

    def withdraw_request(self, request_id: UUID) -> None:
        """A request is no longer needed."""
        desk = self._bench.desk
        self.do(lambda: desk.case_desk().withdraw_request(request_id), self.tr("Taken back."))

    def tick_item(self, item_id: UUID, is_done: bool) -> None:  # noqa: FBT001  # a signal's argument
        """An item of a checklist is done, or open again."""
        desk = self._bench.desk
        words = self.tr("Ticked.") if is_done else self.tr("Open again.")
        self.do(lambda: desk.case_desk().tick_item(item_id, is_done=is_done), words)

    def _do_more(self, file: CaseFile) -> None:
        self._start(self._key, file)

    def _more_acts(self) -> "MoreActs":
        from app.ui.acts.more_acts import MoreActs  # noqa: PLC0415 - loaded when first needed

        if self._more is None:
            self._more = MoreActs(self._bench, self, self._window)
        self._more.anchor = self._later_anchor
        return self._more

    def why(self, case_id: UUID, what: str) -> None:
        """Say why a date is what it is."""
        desk = self._bench.desk
        self._bench.run(lambda: desk.why(case_id, what), self._show_why, self.refused.emit)

    def keep_promise(self, promise_id: UUID) -> None:
        """A promise is kept."""
        desk = self._bench.desk
        self.do(lambda: desk.keep_promise(promise_id), self.tr("Kept."))

    def undo_change(self, change_id: UUID) -> None:
        """Take back one change of the history."""
        desk = self._bench.desk
        self.do(lambda: desk.undo_change(change_id), self.tr("Taken back."))

    def do(self, work: Callable[[], Any], words: str) -> None:
        """Do it, and say what came of it."""
        self._bench.run(
            work, lambda answer: self.said.emit(self._bench.said(answer) or words), self.refused.emit
        )

    def show_form(self, form: "Form", words: str) -> None:
        """Open a form; once it is done, say so."""
        form.succeeded.connect(lambda answer: self.said.emit(self._bench.said(answer) or words))
        self.asked.emit()
        form.open()

    def _show_why(self, sentences: list[str]) -> None:
        from app.ui.acts.explaining import WhySheet  # noqa: PLC0415 - loaded when first opened

        WhySheet(self._bench.theme, sentences, self._window).open()

    def _tell(self, file: CaseFile) -> None:
        """By the step's own road: a letter is written, a call or a visit is kept. One that was begun goes on."""
        road = file.agenda.channel if file.agenda is not None else Channel.CALL
        is_letter = road in _BY_LETTER or file.letter_at is not None
        if is_letter and file.can_write:
            self.letter_wanted.emit(file.case_id)
        else:
            self._log_told(file)

    def _log_told(self, file: CaseFile) -> None:
        from app.ui.acts.telling import TellForm  # noqa: PLC0415 - loaded when first opened

        words = self.tr("{name} has heard from you.").format(name=file.contact or file.customer)
        self.show_form(TellForm(self._bench, file, self._window), words)

    def _log(self, file: CaseFile) -> None:
        from app.ui.acts.telling import LogForm  # noqa: PLC0415 - loaded when first opened

        words = self.tr("Kept: in touch with {name}.").format(name=file.contact or file.customer)
        self.show_form(LogForm(self._bench, file, self._window), words)

    def _call(self, file: CaseFile) -> None:
        """Dial, and have the form ready: the next Enter logs the call."""
        from app.ui.acts.telling import TellForm  # noqa: PLC0415 - loaded when first opened

        if file.phone:
            self.open_url("tel:" + "".join(sign for sign in file.phone if sign.isdigit() or sign == "+"))
        words = self.tr("Call with {name} kept.").format(name=file.contact or file.customer)
        self.show_form(TellForm(self._bench, file, self._window, road=Channel.CALL), words)

    def _write(self, file: CaseFile) -> None:
        if file.can_write:
            self.letter_wanted.emit(file.case_id)
            return
        from app.ui.acts.telling import TellForm  # noqa: PLC0415 - loaded when first opened

        if not file.email:
            self.refused.emit(
                self.tr("There is no address for {name} yet.").format(name=file.contact or file.customer)
            )
            return
        self.open_url(f"mailto:{quote(file.email)}?subject={quote(file.subject)}")
        words = self.tr("{name} has heard from you.").format(name=file.contact or file.customer)
        self.show_form(TellForm(self._bench, file, self._window, road=Channel.EMAIL), words)

    def _done(self, file: CaseFile) -> None:
        desk = self._bench.desk
        self._bench.run(lambda: (file, desk.proposals(file.case_id)), self._open_done, self.refused.emit)

    def _open_done(self, answer: tuple[CaseFile, list[Proposal]]) -> None:
        from app.ui.acts.finishing import DoneForm  # noqa: PLC0415 - loaded when first opened

        file, proposals = answer
        form = DoneForm(self._bench, file, proposals, self._window)
        form.close_requested.connect(lambda: self._close(file))
        self.show_form(
            form, self.tr("Done: {customer}. The next step is set.").format(customer=file.customer)
        )

    def _close(self, file: CaseFile) -> None:
        desk = self._bench.desk
        self._bench.run(lambda: (file, desk.outcomes(file.kind)), self._open_close, self.refused.emit)

    def _open_close(self, answer: tuple[CaseFile, list[Outcome]]) -> None:
        from app.ui.acts.finishing import CloseForm  # noqa: PLC0415 - loaded when first opened

        file, outcomes = answer
        words = self.tr("Closed: {customer}.").format(customer=file.customer)
        self.show_form(CloseForm(self._bench, file, outcomes, self._window), words)

    def _later(self, file: CaseFile) -> None:
        desk = self._bench.desk
        self._bench.run(lambda: (file, desk.later_ask(file.case_id)), self._open_later, self.refused.emit)

    def _open_later(self, answer: tuple[CaseFile, LaterAsk]) -> None:
        """A menu of clock times; once a step was put off as often as it may be, the other ways at once."""
        from app.ui.acts.menus import drop  # noqa: PLC0415 - loaded when first opened
        from app.ui.acts.moving import later_menu  # noqa: PLC0415

        file, ask = answer
        if ask.is_used_up:
            self._open_pick(file, "", PutOffTooOften(file.reference, ask.put_offs))
            return

        def chosen(choice: LaterChoice | None) -> None:
            if choice is None or ask.effort is not None:
                self._open_pick(file, self._typed(choice.at) if choice else "", None, ask.effort)
            else:
                self._put_off(file, choice)

        drop(later_menu(self._bench, ask.choices, chosen, self._window), self._later_anchor, self._window)

    def put_off(self, case_id: UUID, step_id: UUID, was_at: datetime, at: datetime) -> None:
        """Move that step, if it still stands where it stood: a notice may be older than what it speaks of."""
        desk, step = self._bench.desk, (step_id, was_at)
        self._bench.run(lambda: desk.case(case_id), partial(self._move, step, at), self.refused.emit)

    def _move(self, step: tuple[UUID, datetime], at: datetime, file: CaseFile) -> None:
        if file.agenda is None or (file.agenda.step_id, file.agenda.due_at) != step:
            words = self.tr("{reference} has changed since that notice: nothing was moved.")
            self.refused.emit(words.format(reference=file.reference))
        else:
            self._put_off(file, LaterChoice("", at))

    def _put_off(self, file: CaseFile, choice: LaterChoice) -> None:
        desk, at = self._bench.desk, choice.at
        words = self.tr("Moved to {moment}: {customer}.").format(
            moment=self._bench.formats.moment(at), customer=file.customer
        )
        self._bench.tasks.run(
            lambda: desk.later(file.case_id, at),
            lambda answer: self.said.emit(self._bench.said(answer) or words),
            lambda problem: self._open_pick(file, self._typed(at), problem),
        )

    def _open_pick(
        self, file: CaseFile, when: str, problem: AppError | None, effort: timedelta | None = None
    ) -> None:
        from app.ui.acts.moving import LaterForm  # noqa: PLC0415 - loaded when first opened

        if isinstance(problem, NeedsEffort) and file.agenda is not None:
            effort = file.agenda.effort

        words = self.tr("Moved: {customer}.").format(customer=file.customer)
        form = LaterForm(self._bench, file, self._window, when=when, effort=effort, problem=problem)
        form.way_chosen.connect(lambda key: self.act(key, file.case_id))
        self.show_form(form, words)

    def _typed(self, at: datetime) -> str:
        return f"{self._bench.formats.wall(at):%Y-%m-%d %H:%M}"

    def _hand_over(self, file: CaseFile) -> None:
        desk = self._bench.desk
        self._bench.run(lambda: (file, desk.colleagues()), self._open_hand_over, self.refused.emit)

    def _open_hand_over(self, answer: tuple[CaseFile, list[Colleague]]) -> None:
        from app.ui.acts.moving import HandOverForm  # noqa: PLC0415 - loaded when first opened

        file, colleagues = answer
        if not colleagues:
            self.refused.emit(self.tr("There is nobody else at this store yet."))
            return
        words = self.tr("Offered: {customer}.").format(customer=file.customer)
        self.show_form(HandOverForm(self._bench, file, colleagues, self._window), words)

    def _promise(self, file: CaseFile) -> None:
        from app.ui.acts.promising import PromiseForm  # noqa: PLC0415 - loaded when first opened

        words = self.tr("Promise noted for {customer}.").format(customer=file.customer)
        self.show_form(PromiseForm(self._bench, file, self._window), words)

    def note_idea(self, case_id: UUID, interaction_id: UUID) -> None:
        """What they said in that contact is an idea."""
        desk = self._bench.desk
        noting = partial(self._note_idea, interaction_id=interaction_id)
        self._bench.run(lambda: desk.case(case_id), noting, self.refused.emit)

    def _note_idea(self, file: CaseFile, interaction_id: UUID | None = None) -> None:
        desk = self._bench.desk
        self._bench.run(
            lambda: (file, desk.ideas().ask(file.case_id, interaction_id)), self._open_idea, self.refused.emit
        )

    def _open_idea(self, answer: "tuple[CaseFile, IdeaAsk]") -> None:
        from app.ui.acts.noting import IdeaForm  # noqa: PLC0415 - loaded when first opened

        words = self.tr("Noted for {customer}.").format(customer=answer[0].customer)
        self.show_form(IdeaForm(self._bench, *answer, self._window), words)

    def _reopen(self, file: CaseFile) -> None:
        from app.ui.acts.promising import ReopenForm  # noqa: PLC0415 - loaded when first opened

        words = self.tr("Open again: {customer}.").format(customer=file.customer)
        self.show_form(ReopenForm(self._bench, file, self._window), words)

    def _accept(self, file: CaseFile) -> None:
        desk = self._bench.desk
        words = self.tr("{customer} is yours now.").format(customer=file.customer)
        self.do(lambda: desk.accept(file.case_id), words)
