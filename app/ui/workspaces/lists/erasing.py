"""Everything about one person: handed out as an archive, or erased for good."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from app.domain.errors import AppError
from app.services.erasures import Preview
from app.ui.acts.file_forms import show_folder
from app.ui.acts.forms import Form
from app.ui.tasks import LongTask
from app.ui.widgets.boxes import holder, row
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.progress_lines import Level
from app.ui.workbenches import Workbench

_ENDING = ".zip"


class EraseForm(Form):
    """Says what goes and what stays; the name is typed, since nothing takes it back.

    Once begun it runs to its end: while files are rewritten the window stays usable behind it, and it closes by itself.
    """

    def __init__(self, bench: Workbench, preview: Preview, parent: QWidget) -> None:
        name = preview.subject.name
        super().__init__(
            bench,
            parent.tr("Erase {name} for good?").format(name=name),
            parent.tr("Erase for good"),
            parent,
            note=parent.tr("Undo does not bring anything back."),
        )
        self._preview, number = preview, bench.formats.number
        cases = self.tr("{open} open and {closed} closed").format(
            open=number(preview.open_cases), closed=number(preview.closed_cases)
        )
        lines = [
            self.tr(
                "Gone: the card, what was said with them, and their name, address and number everywhere."
            ),
            self.tr(
                "Kept: their cases ({cases}) with dates, steps, promises and figures, for “a contact”."
            ).format(cases=cases),
            self.tr("Rewritten: backups, kept copies of workbooks, drafts, lists and calendars of ours."),
        ]
        lines += [
            self.tr("{file} still shows them: its next sync takes the cells out.").format(file=book)
            for book in preview.workbooks
        ]
        lines += [
            self.tr("{calendar} still shows them: its next sync takes that out.").format(calendar=name)
            for name in preview.outside.connected
        ]
        lines += [
            self.tr(
                "{calendar} names them and is not ours: unless it is taken out there, it is read again."
            ).format(calendar=name)
            for name in preview.outside.read
        ]
        words = [PlainLabel(bench.theme, line, 13, most=4, quoted=True) for line in lines]
        self.name = Field(bench.theme, self.tr("Type the name to erase them"), name, self)
        asked = PlainLabel(bench.theme, self.name.accessibleName(), 12, 500, "ink2")
        self.level = Level(bench.theme, self)
        self.doing = PlainLabel(bench.theme, "", 12, 500, "ink2")
        self._way = holder(row(self.level, self.doing, None, gap=8))
        self.compose(*words, 4, asked, self.name, self._way)
        self._way.hide()
        self._is_erasing = False
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Only with the name, letter by letter; files are rewritten elsewhere."""
        if self._is_erasing:
            return
        if " ".join(self.name.text().split()) != self._preview.subject.name:
            self.refuse(self.tr("Type the name as it stands above."))
            return
        self._go(is_on=True)
        desk, contact_id = self.bench.desk, self._preview.subject.id
        task = self.bench.tasks.run_long(
            lambda progress: desk.lists().erase(contact_id, progress), self._on_erased, self._on_stuck
        )
        if task is not None:
            task.progressed.connect(self.tell)
            task.ended.connect(self._on_ended)

    def reject(self) -> None:
        """Nothing is left half-way: whoever wants to go is told when it closes."""
        if self._is_erasing:
            self.note.setText(self.tr("This cannot be left half-way. It closes by itself in a moment."))
            return
        super().reject()

    def tell(self, done: int, total: int) -> None:
        """How far it is, in words."""
        if not isValid(self):
            return
        self.level.tell(done / total if total else 0.0)
        number = self.bench.formats.number
        words = self.tr("Rewriting files: {done} of {total}")
        self.doing.setText(words.format(done=number(done), total=number(total)))

    def _go(self, *, is_on: bool) -> None:
        self.refuse("")
        self._is_erasing = is_on
        self.button.setEnabled(not is_on)
        self.name.setEnabled(not is_on)
        self.doing.setText(self.tr("Looking for what is to be rewritten"))
        self._way.setVisible(is_on)
        self.adjustSize()

    def _on_erased(self, answer: object) -> None:
        if isValid(self):
            self._is_erasing = False
            self._on_done(answer)

    def _on_stuck(self, error: AppError) -> None:
        if isValid(self):
            self._go(is_on=False)
            self.refuse(self.bench.sentence(error))

    def _on_ended(self) -> None:
        if isValid(self) and self._is_erasing:
            self._go(is_on=False)


class HandOutForm(Form):
    """Writes everything about somebody; names the file afterwards and leads to it.

    Signals:
        written: It is there; carries the file.
    """

    written = Signal(object)

    def __init__(
        self,
        bench: Workbench,
        contact_id: UUID,
        name: str,
        parent: QWidget,
        show: Callable[[Path], None] = show_folder,
    ) -> None:
        title = parent.tr("Everything about {name}").format(name=name)
        super().__init__(bench, title, parent.tr("Choose where…"), parent)
        self._contact_id, self._name, self._show = contact_id, name, show
        self._task: LongTask | None = None
        self.file: Path | None = None
        text = self.tr(
            "One archive for handing out: a text for reading, each thing with who noted it and when; the same for "
            "programs; every change; files that came with their letters."
        )
        self.line = PlainLabel(bench.theme, text, 13, most=6, quoted=True)
        self.level = Level(bench.theme, self)
        self.stop = Button(bench.theme, self.tr("Stop"))
        self.stop.clicked.connect(self._on_stop)
        self.folder = Button(bench.theme, self.tr("Show in its folder"), icon="ph.folder-open")
        self.folder.clicked.connect(self._on_folder)
        self._way, self._found = (
            holder(row(self.level, None, self.stop, gap=8)),
            holder(row(self.folder, None)),
        )
        self.compose(self.line, self._way, self._found)
        self._way.hide()
        self._found.hide()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Ask where to; once it is written, close."""
        if self.file is not None:
            self.accept()
        elif self._task is None:
            self._ask()

    def write(self, path: str) -> None:
        """Write there; the rest of the window stays usable."""
        target = Path(path)
        if target.suffix.lower() != _ENDING:
            target = target.with_name(target.name + _ENDING)
        self.refuse("")
        self.button.setEnabled(False)
        self._way.show()
        self.adjustSize()
        desk, contact_id = self.bench.desk, self._contact_id
        self._task = self.bench.tasks.run_long(
            lambda progress: desk.lists().hand_out(contact_id, target, progress),
            partial(self._on_written, target),
            self._on_unwritten,
        )
        if self._task is not None:
            self._task.progressed.connect(self._on_progress)
            self._task.ended.connect(self._on_ended)

    def done(self, result: int) -> None:
        """Whoever closes this does not want the file any more, unless it is there."""
        self._on_stop()
        super().done(result)

    def show_written(self, target: Path, count: int) -> None:
        """Name the file, and the way to it."""
        self.file = target
        self._way.hide()
        words = self.tr("{name} is written, with {count} entries. Only you can read it.")
        self.line.setText(words.format(name=target.name, count=self.bench.formats.number(count)))
        self.line.setToolTip(str(target))
        self._found.show()
        self.button.rename(self.tr("Close"))
        self.button.setEnabled(True)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()
        self.written.emit(target)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Where to?"), str(Path.home()), self.tr("Archive (*.zip)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_ENDING[1:])
        dialog.selectFile(f"{self._name}{_ENDING}")
        dialog.fileSelected.connect(self.write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _on_progress(self, done: int, total: int) -> None:
        if isValid(self):
            self.level.tell(done / total if total else 0.0)

    def _on_ended(self) -> None:
        self._task = None
        if isValid(self):
            self._rest()

    def _on_written(self, target: Path, count: int) -> None:
        self._task = None
        if isValid(self):
            self.show_written(target, count)

    def _on_unwritten(self, error: AppError) -> None:
        self._task = None
        if isValid(self):
            self._rest()
            self.refuse(self.bench.sentence(error))

    def _rest(self) -> None:
        self._way.hide()
        self.button.setEnabled(True)
        self.adjustSize()

    def _on_folder(self) -> None:
        if self.file is not None:
            self._show(self.file)
