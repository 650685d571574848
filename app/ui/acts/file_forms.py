"""Something becomes a file: as what, where to, how far, and where it is now."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from app.domain.errors import AppError
from app.domain.list_tables import ListTable, Pages
from app.ui.acts.forms import Form, OptionRow
from app.ui.tasks import LongTask
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import holder, row
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.progress_lines import Level
from app.ui.workbenches import Workbench

Kinds = tuple[tuple[str, str], ...]
"""How the name of a file ends, and what such a file is called (in the context ``ListExports``)."""

WORKBOOK = ("xlsx", QT_TRANSLATE_NOOP("ListExports", "Workbook for Excel (*.xlsx)"))
TEXT = ("csv", QT_TRANSLATE_NOOP("ListExports", "Comma-separated text (*.csv)"))
PAPER = ("pdf", QT_TRANSLATE_NOOP("ListExports", "Pages to print (*.pdf)"))


def show_folder(file: Path) -> None:
    """Open the folder of a file in the system's way."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))


def open_file(file: Path) -> None:
    """Open a file with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


class FileForm(Form):
    """Asks as what and where to, writes, names the file afterwards and leads to it.

    Args:
        name: How the file is called at first.
        words: What will be in it.
        kinds: What it may be written as.
    """

    def __init__(  # noqa: PLR0913  # what a form is made of, by name
        self,
        bench: Workbench,
        title: str,
        parent: QWidget,
        *,
        name: str,
        words: str,
        kinds: Kinds,
        show: Callable[[Path], None] = show_folder,
        open_it: Callable[[Path], None] = open_file,
    ) -> None:
        super().__init__(bench, title, parent.tr("Choose where…"), parent)
        theme, self._name, self._file_kinds = bench.theme, name, kinds
        self._show, self._open_it = show, open_it
        self._task: LongTask | None = None
        self.file: Path | None = None
        self.line = PlainLabel(theme, words, 13, most=3, quoted=True)
        self.kinds = [
            OptionRow(theme, number, self._kind_words(number - 1).replace("*", ""), parent=self)
            for number in range(1, len(kinds) + 1)
        ]
        self.kinds[0].setChecked(True)
        self.level = Level(theme, self)
        self.stop = Button(theme, self.tr("Stop"))
        self.stop.clicked.connect(self.halt)
        self.folder = Button(theme, self.tr("Show in its folder"), icon="ph.folder-open")
        self.folder.clicked.connect(self._on_folder)
        self.look = Button(theme, self.tr("Open"), icon="ph.file-text")
        self.look.clicked.connect(self._on_look)
        self._way = holder(row(self.level, None, self.stop, gap=8))
        self._found = holder(row(self.folder, self.look, None, gap=8))
        self._choices = tuple(self.make_choices())
        self.compose(self.line, *self._choices, *self.kinds, self._way, self._found)
        self._way.hide()
        self._found.hide()
        self.kinds[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def make_choices(self) -> Sequence[QWidget]:
        """What else is chosen, above the kinds of files; made once."""
        return ()

    def begin(self, target: Path) -> None:
        """Start to write there."""
        raise NotImplementedError

    @property
    def ending(self) -> str:
        """How the file's name will end."""
        return next(
            key for (key, _), one in zip(self._file_kinds, self.kinds, strict=True) if one.isChecked()
        )

    def submit(self) -> None:
        """Ask where to; once it is written, close."""
        if self.file is not None:
            self.accept()
        elif self._task is None and self.button.isEnabled():
            self._ask()

    def write(self, path: str) -> None:
        """Write there; the rest of the window stays usable."""
        target = Path(path)
        if target.suffix.lower() not in {f".{key}" for key, _ in self._file_kinds}:
            target = target.with_name(f"{target.name}.{self.ending}")
        self.refuse("")
        for option in (*self._choices, *self.kinds):
            option.hide()
        self.button.setEnabled(False)
        self.line.setText(self.tr("Writing {name}…").format(name=target.name))
        self._way.show()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()
        self.begin(target)

    def leave(self, target: Path, make: Callable[[], ListTable | Pages]) -> None:
        """Write what is made there, on the database thread."""
        desk = self.bench.desk
        self._task = self.bench.tasks.run_long(
            lambda progress: desk.export_list(target, make(), progress),
            partial(self._on_written, target),
            self.on_unwritten,
        )
        if self._task is not None:
            self._task.progressed.connect(self._on_progress)
            self._task.ended.connect(self.ended)

    def done(self, result: int) -> None:
        """Whoever closes this does not want the file any more, unless it is there."""
        self.halt()
        super().done(result)

    def _kind_words(self, number: int) -> str:
        return QCoreApplication.translate("ListExports", self._file_kinds[number][1])

    def _ask(self) -> None:
        ending = self.ending
        words = self._kind_words([key for key, _ in self._file_kinds].index(ending))
        dialog = QFileDialog(self, self.tr("Where to?"), str(Path.home()), words)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{self._name}.{ending}")
        dialog.fileSelected.connect(self.write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def halt(self) -> None:
        """Whatever is under way is not wanted any more; what was there before is untouched."""
        if self._task is not None:
            self._task.stop()

    def _on_progress(self, done: int, total: int) -> None:
        if isValid(self):
            self.level.tell(done / total if total else 0.0)

    def ended(self) -> None:
        """Stopped, unless the answer says more in a moment."""
        self._task = None
        if isValid(self):
            self.rest(self.tr("Stopped. What was there before is untouched."))

    def _on_written(self, target: Path, count: int) -> None:
        self._task = None
        if isValid(self):
            self.show_written(target, count)

    def show_written(self, target: Path, count: int) -> None:
        """Name the file, and the way to it."""
        self.file = target
        for part in (self._way, *self._choices, *self.kinds):
            part.hide()
        text = (
            self.tr("{name} is written: 1 row.")
            if count == 1
            else self.tr("{name} is written: {count} rows.")
        )
        self.line.setText(text.format(name=target.name, count=self.bench.formats.number(count)))
        self.line.setToolTip(str(target))
        self._found.show()
        self.button.rename(self.tr("Close"))
        self.button.setEnabled(True)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def on_unwritten(self, error: AppError) -> None:
        """It is not written: say why; another place may be chosen."""
        self._task = None
        if isValid(self):
            self.rest("")
            self.refuse(self.bench.sentence(error))

    def rest(self, words: str) -> None:
        """Nothing is under way: everything may be chosen again."""
        self._way.hide()
        for option in (*self._choices, *self.kinds):
            option.show()
        self.line.setText(words)
        self.line.setVisible(bool(words))
        self.button.setEnabled(True)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def _on_folder(self) -> None:
        if self.file is not None:
            self._show(self.file)

    def _on_look(self) -> None:
        if self.file is not None:
            self._open_it(self.file)
