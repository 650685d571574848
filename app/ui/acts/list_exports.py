"""A list as a file: as what, where to, how far, and where it is now."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from app.domain.errors import AppError
from app.domain.list_tables import ListTable
from app.ui.actions import find_action
from app.ui.acts.forms import Form, OptionRow
from app.ui.tasks import LongTask
from app.ui.theme.looks import Theme
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import holder, row
from app.ui.widgets.buttons import Button, IconButton, Look
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.progress_lines import Level
from app.ui.workbenches import Workbench

_KINDS = (
    ("xlsx", QT_TRANSLATE_NOOP("ListExports", "Workbook for Excel (*.xlsx)")),
    ("csv", QT_TRANSLATE_NOOP("ListExports", "Comma-separated text (*.csv)")),
)


@dataclass(frozen=True, slots=True)
class ShownList:
    """What a screen shows, ready to leave.

    Attributes:
        name: What it is called; the file is named so at first.
        make: Puts it into a table; may take a moment with many rows.
    """

    name: str
    count: int
    make: Callable[[], ListTable]


def export_button(theme: Theme) -> IconButton:
    """The way from a list's head to its file."""
    act = find_action("export_list")
    button = IconButton(theme, act.label, act.icon, look=Look.GHOST)
    button.setToolTip(f"{act.label}  {act.shortcut}")
    return button


def show_folder(file: Path) -> None:
    """Open the folder of a file in the system's way."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))


class ListExportForm(Form):
    """Writes the list that is seen; names the file afterwards and leads to it."""

    def __init__(
        self,
        bench: Workbench,
        shown: ShownList,
        parent: QWidget,
        show: Callable[[Path], None] = show_folder,
    ) -> None:
        super().__init__(
            bench, parent.tr("Export: {name}").format(name=shown.name), parent.tr("Choose where…"), parent
        )
        theme, self._shown, self._show = bench.theme, shown, show
        self._task: LongTask | None = None
        self.file: Path | None = None
        rows = (
            self.tr("1 row, as you see it.")
            if shown.count == 1
            else self.tr("{count} rows, as you see them.")
        )
        self.line = PlainLabel(
            theme, rows.format(count=bench.formats.number(shown.count)), 13, most=3, quoted=True
        )
        self.kinds = [
            OptionRow(theme, number, self._kind_words(number - 1).replace("*", ""), parent=self)
            for number in (1, 2)
        ]
        self.kinds[0].setChecked(True)
        self.level = Level(theme, self)
        self.stop = Button(theme, self.tr("Stop"))
        self.stop.clicked.connect(self._on_stop)
        self.folder = Button(theme, self.tr("Show in its folder"), icon="ph.folder-open")
        self.folder.clicked.connect(self._on_folder)
        self._way = holder(row(self.level, None, self.stop, gap=8))
        self._found = holder(row(self.folder, None))
        self.compose(self.line, *self.kinds, self._way, self._found)
        self._way.hide()
        self._found.hide()
        self.button.setEnabled(shown.count > 0)
        self.kinds[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def ending(self) -> str:
        """How the file's name will end."""
        return next(key for (key, _), one in zip(_KINDS, self.kinds, strict=True) if one.isChecked())

    def submit(self) -> None:
        """Ask where to; once it is written, close."""
        if self.file is not None:
            self.accept()
        elif self._task is None and self._shown.count:
            self._ask()

    def write(self, path: str) -> None:
        """Write there; the rest of the window stays usable."""
        target = Path(path)
        if target.suffix.lower() not in {f".{key}" for key, _ in _KINDS}:
            target = target.with_name(f"{target.name}.{self.ending}")
        self.refuse("")
        for option in self.kinds:
            option.hide()
        self.button.setEnabled(False)
        self.line.setText(self.tr("Writing {name}…").format(name=target.name))
        self._way.show()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()
        desk, make = self.bench.desk, self._shown.make
        self._task = self.bench.tasks.run_long(
            lambda progress: desk.export_list(target, make(), progress),
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

    def _kind_words(self, number: int) -> str:
        return QCoreApplication.translate("ListExports", _KINDS[number][1])

    def _ask(self) -> None:
        ending = self.ending
        words = self._kind_words([key for key, _ in _KINDS].index(ending))
        dialog = QFileDialog(self, self.tr("Where to?"), str(Path.home()), words)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{self._shown.name}.{ending}")
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
        """Stopped, unless the answer says more in a moment."""
        self._task = None
        if isValid(self):
            self._rest(self.tr("Stopped. What was there before is untouched."))

    def _on_written(self, target: Path, count: int) -> None:
        self._task = None
        if isValid(self):
            self.show_written(target, count)

    def show_written(self, target: Path, count: int) -> None:
        """Name the file, and the way to it."""
        self.file = target
        for part in (self._way, *self.kinds):
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

    def _on_unwritten(self, error: AppError) -> None:
        self._task = None
        if isValid(self):
            self._rest("")
            self.refuse(self.bench.sentence(error))

    def _rest(self, words: str) -> None:
        self._way.hide()
        for option in self.kinds:
            option.show()
        self.line.setText(words)
        self.line.setVisible(bool(words))
        self.button.setEnabled(True)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def _on_folder(self) -> None:
        if self.file is not None:
            self._show(self.file)
