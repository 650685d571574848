"""A letter on its way to the mail program, and what follows."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.errors import AppError
from app.domain.kinds import Channel
from app.domain.letters import NoAddress
from app.ui.composer.desks import Call, Opened, Paper, Ready
from app.ui.composer.mail_programs import MailProgram, SystemMail
from app.ui.composer.sending import Gone, SentForm
from app.ui.workbenches import Workbench


class Sender(QObject):
    """Hands letters to the person's own mail program, and asks once whether they went.

    Attributes:
        mail: The mail program.

    Signals:
        done: It is filed; carries the sentence.
        told: Something worth saying.
        refused: It was not done; carries the sentence.
    """

    done = Signal(str)
    told = Signal(str)
    refused = Signal(str)

    def __init__(self, bench: Workbench, page: QWidget) -> None:
        super().__init__(page)
        self._bench, self._page = bench, page
        self.mail: MailProgram = SystemMail()

    def send(self, opened: Opened, text: str, paper: Paper, read: str) -> None:
        """Open it in the mail program; the text is on the clipboard in any case.

        Args:
            read: When the letter says that they hear again, in words.
        """
        QGuiApplication.clipboard().setText(text)
        gone = Gone(self._bench.desk.composer(), opened.file.case_id, text, paper)
        if paper.channel is Channel.MESSAGE:
            self._ask(opened, gone, read, Ready(text))
            return
        letter = opened.sheet.written(paper)
        self._bench.tasks.run(
            lambda: gone.desk.ready(gone.case_id, letter),
            partial(self._ask, opened, gone, read),
            partial(self._on_problem, opened, gone, read),
        )

    def _on_problem(self, opened: Opened, gone: Gone, read: str, problem: AppError) -> None:
        if isinstance(problem, NoAddress):  # it can go all the same, from the clipboard
            self.refused.emit(self._bench.sentence(problem))
            self._ask(opened, gone, read, Ready(gone.text))
        else:
            self.refused.emit(self._bench.sentence(problem))

    def _ask(self, opened: Opened, gone: Gone, read: str, ready: Ready) -> None:
        note = self.tr("The text is on the clipboard.")
        if (ready.link and not self.mail.open_link(ready.link)) or (
            ready.file is not None and not self.mail.open_file(ready.file)
        ):
            note = self.tr("No mail program opened. The text is on the clipboard.")
        name = opened.file.contact or opened.file.customer
        form = SentForm(self._bench, gone, self._page.window(), read=read, name=name, note=note)
        words = self.tr("{name} has heard from you.").format(name=name)
        form.succeeded.connect(lambda answer: self.done.emit(self._bench.said(answer) or words))
        form.rejected.connect(self._on_not_yet)
        form.open()

    def _on_not_yet(self) -> None:
        self.told.emit(self.tr("Not yet: your draft is kept, and no clock has moved."))

    def keep_call(self, opened: Opened, call: Call, again: str) -> None:
        """File a call."""
        desk, case_id = self._bench.desk, opened.file.case_id
        words = self.tr("Call with {name} kept.").format(name=opened.file.contact or opened.file.customer)
        self._bench.run(
            lambda: desk.composer().called(case_id, call, again),
            lambda answer: self.done.emit(self._bench.said(answer) or words),
            self.refused.emit,
        )
