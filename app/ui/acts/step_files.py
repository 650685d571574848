"""A step for other programs: added to the calendar that this computer opens, or an invitation in the mail program."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.domain.kinds import Channel
from app.ui.acts.forms import Form
from app.ui.desk import CaseFile
from app.ui.frame.sheets import Sheet
from app.ui.system_files import open_path
from app.ui.widgets.boxes import column, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

if TYPE_CHECKING:
    from app.ui.acts.more_acts import Acting

WIDTH = 460


def is_left_out(key: str, file: CaseFile) -> bool:
    """What makes no sense for this case is not offered in its menu."""
    if key == "invite":
        return file.agenda is None or file.agenda.channel is not Channel.VISIT
    return key == "mark_unusual" and file.is_out_of_ordinary


class StepFileActs(QObject):
    """Writes the file and lets the system open it.

    Attributes:
        open_path: Opens a file in its own program, or a folder; whether something opened.
    """

    def __init__(self, bench: Workbench, acting: "Acting", window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._acting, self._window = bench, acting, window
        self.open_path: Callable[[Path], bool] = open_path

    def add(self, file: CaseFile) -> None:
        """A file of one event, for the calendar program."""
        desk, case_id = self._bench.desk, file.case_id
        self._bench.run(lambda: desk.step_files().event(case_id), self._open, self._acting.refused.emit)

    def _open(self, path: Path) -> None:
        if not self.open_path(path):
            self.show_left(path, self.tr("No calendar program opened."))

    def invite(self, file: CaseFile) -> None:
        """A letter with the meeting, for the mail program; once it is open, whether it went is asked."""
        desk, case_id = self._bench.desk, file.case_id
        self._bench.run(
            lambda: desk.step_files().invitation(case_id),
            partial(self._ask, file),
            self._acting.refused.emit,
        )

    def _ask(self, file: CaseFile, path: Path) -> None:
        if not self.open_path(path):
            self.show_left(path, self.tr("No mail program opened."))
            return
        name = file.contact or file.customer
        form = InvitedForm(self._bench, file, self._window, name)
        self._acting.show_form(form, self.tr("{name} is invited.").format(name=name))

    def show_left(self, path: Path, said: str) -> None:
        """Nothing opened it: say where it lies."""
        LeftFileSheet(self._bench, path, said, self.open_path, self._window).open()


class InvitedForm(Form):
    """Enter: it has gone, and is filed with the date. Escape: not yet."""

    def __init__(self, bench: Workbench, file: CaseFile, parent: QWidget, name: str) -> None:
        title = parent.tr("Is the invitation sent to {name}?").format(name=name)
        super().__init__(bench, title, parent.tr("Yes, it is sent"), parent)
        self._case_id: UUID = file.case_id
        at = bench.formats.wall(file.agenda.slot_at) if file.agenda is not None else bench.formats.now()
        day = f"{bench.formats.long_day(at.date())} {at.year}"  # kept in words, which are read on another day
        self._words = self.tr("Invited to a visit: {day}, {time}").format(day=day, time=f"{at:%H:%M}")
        self.date = PlainLabel(bench.theme, self._words, 13, 400, "ink2", most=2, quoted=True)
        self.not_yet = Button(bench.theme, self.tr("Not yet"))
        self.not_yet.clicked.connect(self.reject)
        self.compose(self.date, row(None, self.not_yet))
        self.button.setFocus(Qt.FocusReason.TabFocusReason)

    def work(self) -> Callable[[], object] | None:
        desk, case_id, words = self.bench.desk, self._case_id, self._words
        return lambda: desk.step_files().invited(case_id, words)


class LeftFileSheet(Sheet):
    """A file that no program opened, and where it is."""

    def __init__(
        self, bench: Workbench, path: Path, said: str, open_it: Callable[[Path], bool], parent: QWidget
    ) -> None:
        super().__init__(bench.theme, said, parent)
        theme = bench.theme
        where = self.tr("{name} is in {folder}. Open it from there with a program of yours.")
        words = where.format(name=path.name, folder=path.parent)
        self.words = PlainLabel(theme, words, 13, 400, "ink2", most=5, quoted=True)
        self.show_folder = Button(theme, self.tr("Show in folder"), look=Look.PRIMARY, icon="ph.folder-open")
        self.shut = Button(theme, self.tr("Close"))
        self.show_folder.clicked.connect(lambda: open_it(path.parent))
        self.shut.clicked.connect(self.accept)
        title = PlainLabel(theme, said, 15, 600, most=2)
        foot = row(None, self.shut, self.show_folder, gap=8)
        self.fill(column(title, 8, self.words, 12, foot, margins=(16, 14, 16, 12)))
        self.setFixedWidth(theme.scaled(WIDTH))
        self.show_folder.setFocus(Qt.FocusReason.OtherFocusReason)
