"""Sent? Asked once; only then it is filed and the news clock starts again."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.acts.forms import Form, labelled
from app.ui.composer.desks import ComposerDesk, Paper
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Field
from app.ui.workbenches import Workbench


@dataclass(frozen=True, slots=True)
class Gone:
    """A letter that was handed to the mail program."""

    desk: ComposerDesk
    case_id: UUID
    text: str
    paper: Paper


class SentForm(Form):
    """Enter: it has gone. Escape: not yet, and the draft stays.

    Args:
        read: When the letter says that they hear again, in words; empty where it does not.
    """

    def __init__(
        self, bench: Workbench, gone: "Gone", parent: QWidget, *, read: str, name: str, note: str
    ) -> None:
        title = parent.tr("Is it sent to {name}?").format(name=name)
        super().__init__(bench, title, parent.tr("Yes, it is sent"), parent, note=note)
        self._gone, paper = gone, gone.paper
        self._read = "" if paper.next_word else read
        self.again = Field(bench.theme, self.tr("Next update"), self.tr("As your standard says"), self)
        self.again.setText(paper.next_word or read)
        self.not_yet = Button(bench.theme, self.tr("Not yet"))
        self.not_yet.clicked.connect(self.reject)
        self.compose(labelled(bench.theme, self.again), row(None, self.not_yet))
        self.button.setFocus(Qt.FocusReason.TabFocusReason)

    def work(self) -> Callable[[], object] | None:
        gone = self._gone
        typed = self.again.text().strip()
        again = "" if typed == self._read else typed
        return lambda: gone.desk.sent(gone.case_id, gone.text, gone.paper, again)
