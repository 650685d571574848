"""What one can do with the current case: each action opens its small dialog or does it at once.

A dialog's module is read when it is first opened: a start shows none of them.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.domain.kinds import Channel
from app.ui.desk import CaseFile, Colleague, LaterChoice, Outcome, Proposal
from app.ui.workbenches import Workbench

if TYPE_CHECKING:
    from app.ui.acts.forms import Form

OpenUrl = Callable[[str], object]


class CaseActs(QObject):
    """Reads the case anew before each act, so that a dialog never speaks of an old state.

    Signals:
        said: Something was done; carries the sentence. It can be taken back.
        refused: It was not; carries the sentence.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, bench: Workbench, window: QWidget, open_url: OpenUrl) -> None:
        super().__init__(window)
        self._bench, self._window, self._open_url = bench, window, open_url
        self._later_anchor: QWidget | None = None
        self.keys: dict[str, Callable[[CaseFile], None]] = {
            "tell": self._tell,
            "log_update": self._log,
            "call": self._call,
            "write": self._write,
            "done": self._done,
            "later": self._later,
            "hand_over": self._hand_over,
            "add_promise": self._promise,
            "close_case": self._close,
            "reopen_case": self._reopen,
            "accept": self._accept,
        }

    def act(self, key: str, case_id: UUID, anchor: QWidget | None = None) -> None:
        """Start an action on a case; a menu opens below the anchor."""
        self._later_anchor = anchor
        desk, step = self._bench.desk, self.keys[key]
        self._bench.run(lambda: desk.case(case_id), step, self.refused.emit)

    def why(self, case_id: UUID, what: str) -> None:
        """Say why a date is what it is."""
        desk = self._bench.desk
        self._bench.run(lambda: desk.why(case_id, what), self._show_why, self.refused.emit)

    def keep_promise(self, promise_id: UUID) -> None:
        """A promise is kept."""
        desk = self._bench.desk
        self._do(lambda: desk.keep_promise(promise_id), self.tr("Kept."))

    def undo_change(self, change_id: UUID) -> None:
        """Take back one change of the history."""
        desk = self._bench.desk
        self._do(lambda: desk.undo_change(change_id), self.tr("Taken back."))

    def _do(self, work: Callable[[], Any], words: str) -> None:
        self._bench.run(
            work, lambda answer: self.said.emit(self._bench.said(answer) or words), self.refused.emit
        )

    def _open(self, form: "Form", words: str) -> None:
        form.succeeded.connect(lambda answer: self.said.emit(self._bench.said(answer) or words))
        form.open()

    def _show_why(self, sentences: list[str]) -> None:
        from app.ui.acts.explaining import WhySheet  # noqa: PLC0415 - loaded when first opened

        WhySheet(self._bench.theme, sentences, self._window).open()

    def _tell(self, file: CaseFile) -> None:
        from app.ui.acts.telling import TellForm  # noqa: PLC0415 - loaded when first opened

        words = self.tr("{name} has heard from you.").format(name=file.contact or file.customer)
        self._open(TellForm(self._bench, file, self._window, told=True), words)

    def _log(self, file: CaseFile) -> None:
        from app.ui.acts.telling import TellForm  # noqa: PLC0415 - loaded when first opened

        words = self.tr("Kept what {name} said.").format(name=file.contact or file.customer)
        self._open(TellForm(self._bench, file, self._window, told=False), words)

    def _call(self, file: CaseFile) -> None:
        """Dial, and have the form ready: the next Enter logs the call."""
        from app.ui.acts.telling import TellForm  # noqa: PLC0415 - loaded when first opened

        if file.phone:
            self._open_url("tel:" + "".join(sign for sign in file.phone if sign.isdigit() or sign == "+"))
        words = self.tr("Call with {name} kept.").format(name=file.contact or file.customer)
        self._open(TellForm(self._bench, file, self._window, told=True, road=Channel.CALL), words)

    def _write(self, file: CaseFile) -> None:
        from app.ui.acts.telling import TellForm  # noqa: PLC0415 - loaded when first opened

        if not file.email:
            self.refused.emit(
                self.tr("There is no address for {name} yet.").format(name=file.contact or file.customer)
            )
            return
        self._open_url(f"mailto:{quote(file.email)}?subject={quote(file.subject)}")
        words = self.tr("{name} has heard from you.").format(name=file.contact or file.customer)
        self._open(TellForm(self._bench, file, self._window, told=True, road=Channel.EMAIL), words)

    def _done(self, file: CaseFile) -> None:
        desk = self._bench.desk
        self._bench.run(lambda: (file, desk.proposals(file.case_id)), self._open_done, self.refused.emit)

    def _open_done(self, answer: tuple[CaseFile, list[Proposal]]) -> None:
        from app.ui.acts.finishing import DoneForm  # noqa: PLC0415 - loaded when first opened

        file, proposals = answer
        form = DoneForm(self._bench, file, proposals, self._window)
        form.close_requested.connect(lambda: self._close(file))
        self._open(form, self.tr("Done: {customer}. The next step is set.").format(customer=file.customer))

    def _close(self, file: CaseFile) -> None:
        desk = self._bench.desk
        self._bench.run(lambda: (file, desk.outcomes(file.kind)), self._open_close, self.refused.emit)

    def _open_close(self, answer: tuple[CaseFile, list[Outcome]]) -> None:
        from app.ui.acts.finishing import CloseForm  # noqa: PLC0415 - loaded when first opened

        file, outcomes = answer
        words = self.tr("Closed: {customer}.").format(customer=file.customer)
        self._open(CloseForm(self._bench, file, outcomes, self._window), words)

    def _later(self, file: CaseFile) -> None:
        desk = self._bench.desk
        self._bench.run(lambda: (file, desk.later_choices(file.case_id)), self._open_later, self.refused.emit)

    def _open_later(self, answer: tuple[CaseFile, list[LaterChoice]]) -> None:
        from app.ui.acts.moving import later_menu  # noqa: PLC0415 - loaded when first opened

        file, choices = answer
        menu = later_menu(self._bench, choices, lambda choice: self._put_off(file, choice), self._window)
        anchor = self._later_anchor
        if anchor is not None and anchor.isVisible():
            menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))
        else:
            menu.popup(self._window.mapToGlobal(self._window.rect().center()))
        menu.setActiveAction(menu.actions()[0])

    def _put_off(self, file: CaseFile, choice: LaterChoice | None) -> None:
        if choice is None:
            self._open_pick(file, "", "")
            return
        desk, at = self._bench.desk, choice.at
        words = self.tr("Moved to {moment}: {customer}.").format(
            moment=self._bench.formats.moment(at), customer=file.customer
        )
        self._bench.run(
            lambda: desk.later(file.case_id, at),
            lambda answer: self.said.emit(self._bench.said(answer) or words),
            lambda sentence: self._open_pick(file, self._typed(at), sentence),
        )

    def _open_pick(self, file: CaseFile, when: str, refused: str) -> None:
        from app.ui.acts.moving import LaterForm  # noqa: PLC0415 - loaded when first opened

        words = self.tr("Moved: {customer}.").format(customer=file.customer)
        self._open(LaterForm(self._bench, file, self._window, when=when, refused=refused), words)

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
        self._open(HandOverForm(self._bench, file, colleagues, self._window), words)

    def _promise(self, file: CaseFile) -> None:
        from app.ui.acts.promising import PromiseForm  # noqa: PLC0415 - loaded when first opened

        words = self.tr("Promise noted for {customer}.").format(customer=file.customer)
        self._open(PromiseForm(self._bench, file, self._window), words)

    def _reopen(self, file: CaseFile) -> None:
        from app.ui.acts.promising import ReopenForm  # noqa: PLC0415 - loaded when first opened

        words = self.tr("Open again: {customer}.").format(customer=file.customer)
        self._open(ReopenForm(self._bench, file, self._window), words)

    def _accept(self, file: CaseFile) -> None:
        desk = self._bench.desk
        words = self.tr("{customer} is yours now.").format(customer=file.customer)
        self._do(lambda: desk.accept(file.case_id), words)
