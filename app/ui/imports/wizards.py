"""The wizard around the steps: what comes next, what runs, and what a person reads where something does not work."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from app.domain.errors import AppError
from app.domain.kinds import Kind
from app.domain.tables.raw import TableChoice
from app.services.import_undos import UndoReport
from app.services.imports import ImportReport
from app.ui.desk import Outcome
from app.ui.frame.drops import ListDrops
from app.ui.frame.sheets import Sheet
from app.ui.imports import words
from app.ui.imports.check_pages import CheckPage
from app.ui.imports.column_pages import ColumnsPage
from app.ui.imports.file_pages import FilePage
from app.ui.imports.result_pages import ResultPage
from app.ui.imports.states import Opened, Wishes, look_again, open_file
from app.ui.imports.table_pages import TablePage
from app.ui.imports.trails import Trail
from app.ui.tasks import LongTask
from app.ui.widgets.boxes import column, row
from app.ui.widgets.buttons import Button, IconButton, Look, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

WIDTH, HEIGHT = 920, 620
FILE, TABLE, COLUMNS, CHECK, RESULT = range(5)


class ImportWizard(Sheet):
    """From a file to cases. Enter goes on, Alt+Left goes back; nothing is stored before the last step."""

    TOP = 0.3

    def __init__(self, bench: Workbench, parent: QWidget, file: Path | None = None) -> None:
        super().__init__(bench.theme, parent.tr("Bring a list"), parent)
        self._bench, self._desk = bench, bench.desk.imports()
        self.wishes = Wishes()
        self._outcomes: Mapping[Kind, Sequence[Outcome]] = {}
        self._task: LongTask | None = None
        self._is_busy = False
        self._make_parts()
        self._lay_out()
        self._connect()
        self.go(FILE)
        if file is not None:
            self.read(file)

    # Building.

    def _make_parts(self) -> None:
        theme, formats = self.theme, self._bench.formats
        self.trail = Trail(theme, self)
        self.close_ = IconButton(theme, self.tr("Close"), "ph.x", look=Look.GHOST, size=Size.SMALL)
        self.file = FilePage(theme, self)
        self.table = TablePage(theme, formats, self)
        self.columns = ColumnsPage(theme, formats, self)
        self.check = CheckPage(theme, formats, self)
        self.outcome = ResultPage(theme, formats, self)
        self.pages = QStackedWidget(self)
        for page in (self.file, self.table, self.columns, self.check, self.outcome):
            self.pages.addWidget(page)
        self.problem = PlainLabel(theme, "", 12, 500, "over", most=3, icon="ph.warning-circle", quoted=True)
        self.note = PlainLabel(theme, "", 12, 400, "ink2", most=2, quoted=True)
        self.back = Button(theme, self.tr("Back"), icon="ph.arrow-left")
        self.next = Button(theme, "", look=Look.PRIMARY, tail="ph.arrow-right")

    def _lay_out(self) -> None:
        title = PlainLabel(self.theme, self.tr("Bring a list"), 15, 600)
        top = row(title, None, self.trail, None, self.close_, gap=12)
        foot = row(self.back, self.note, self.next, gap=12)
        foot.setStretch(1, 1)
        whole = column(top, 12, self.pages, 8, self.problem, 8, foot, margins=(20, 14, 20, 14))
        whole.setStretch(2, 1)
        self.fill(whole)
        self.setFixedSize(self.theme.scaled(WIDTH), self.theme.scaled(HEIGHT))

    def _connect(self) -> None:
        self.close_.clicked.connect(self.reject)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.file.chosen.connect(self.read)
        self.table.wanted.connect(self._read_again)
        self.columns.changed.connect(self._on_decided)
        self.check.problems.keep_wanted.connect(self._ask_target)
        self.outcome.keep_wanted.connect(self._ask_target)
        self.outcome.stop_wanted.connect(self.stop)
        self.outcome.back_wanted.connect(self.take_back)
        # As a shortcut: what scrolls below it would take the arrow for itself.
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)
        self._drops = ListDrops(self)
        self._drops.dropped.connect(self.read)

    # Going on and back.

    @property
    def step(self) -> int:
        """Where we are."""
        return self.pages.currentIndex()

    def go(self, step: int) -> None:
        """Show a step."""
        self.refuse("")
        self.note.setText("")
        self.pages.setCurrentIndex(step)
        self.trail.tell(step)
        names = {
            FILE: self.tr("Continue"),
            TABLE: self.tr("Continue"),
            COLUMNS: self.tr("Check everything"),
            CHECK: self.tr("Take it in"),
            RESULT: self.tr("Close"),
        }
        self.next.rename(names[step])
        self.back.setVisible(FILE < step < RESULT)
        self._tell_buttons()
        page: Any = self.pages.currentWidget()
        entrance = page.entrance
        (self.next if entrance is page else entrance).setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """One step back; everything chosen stays."""
        if FILE < self.step < RESULT and not self._is_busy:
            self.go(self.step - 1)

    def go_on(self) -> None:
        """The next step, where it is ready."""
        if self._is_busy or not self.next.isEnabled():
            return
        step = self.step
        if step == FILE:
            self.go(TABLE)
        elif step == TABLE:
            self._show_columns()
        elif step == COLUMNS:
            self._try()
        elif step == CHECK:
            self._take_in()
        else:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()
            else:
                self.go_on()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Escape stops what runs; only then it closes."""
        if self._task is not None:
            self.stop()
        else:
            super().reject()

    def refuse(self, sentence: str) -> None:
        """Say what does not work, and what to do; everything chosen stays."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _tell_buttons(self) -> None:
        ready = {
            FILE: self.wishes.opened is not None,
            TABLE: self.wishes.opened is not None and self.wishes.now.look.rows > 0,
            COLUMNS: self.wishes.opened is not None and self.wishes.is_ready,
            RESULT: self._task is None,
        }
        self.next.setEnabled(not self._is_busy and ready.get(self.step, True))
        self.back.setEnabled(not self._is_busy)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """One thing at a time, on the database thread; the window stays usable."""
        if self._is_busy:
            return
        self.refuse("")
        self._is_busy = True
        self._tell_buttons()

        def answered(answer: Any) -> None:
            if isValid(self):
                self._rest()
                done(answer)

        def failed(error: AppError) -> None:
            if isValid(self):
                self._rest()
                self.refuse(self._bench.sentence(error))

        self._bench.tasks.run(work, answered, failed)

    def _rest(self) -> None:
        self._is_busy = False
        self.file.tell_reading("")
        self.note.setText("")
        self._tell_buttons()

    # The file and its table.

    def read(self, path: Path) -> None:
        """Read a file that was chosen or dropped."""
        if self.step == RESULT or self._is_busy:
            return
        self.go(FILE)
        self.file.tell_reading(path.name)
        self._run(partial(open_file, self._desk, path), self._on_opened)

    def _on_opened(self, opened: Opened) -> None:
        self._show_table(opened)
        self.go(TABLE)
        self._say_empty()

    def _read_again(self, choice: TableChoice) -> None:
        self.note.setText(self.tr("Reading it anew…"))
        self._run(partial(look_again, self._desk, self.wishes.now, choice), self._on_read_again)

    def _on_read_again(self, opened: Opened) -> None:
        self._show_table(opened)
        self._tell_buttons()
        self._say_empty()

    def _show_table(self, opened: Opened) -> None:
        self.wishes.take(opened)
        self.table.show_table(opened)

    def _say_empty(self) -> None:
        if not self.wishes.now.look.rows:
            self.refuse(self.tr("No row stands below the names of the columns. Choose another row or sheet."))

    # Columns and the check.

    def _show_columns(self) -> None:
        if not self._outcomes:
            desk = self._bench.desk
            self._run(lambda: {kind: desk.outcomes(kind) for kind in Kind}, self._on_outcomes)
            return
        self.columns.show_wishes(self.wishes, self._outcomes)
        self.go(COLUMNS)

    def _on_outcomes(self, outcomes: Mapping[Kind, Sequence[Outcome]]) -> None:
        self._outcomes = outcomes
        self._show_columns()

    def _on_decided(self) -> None:
        self.refuse("")
        self._tell_buttons()

    def _try(self) -> None:
        if self.wishes.trial is not None:
            self._on_tried(self.wishes.trial)
            return
        now, mapping = self.wishes.now, self.wishes.mapping
        self.note.setText(self.tr("Checking every row…"))
        self._run(lambda: self._desk.dry_run(now.path, mapping, now.look.choice), self._on_tried)

    def _on_tried(self, report: ImportReport) -> None:
        self.wishes.trial = report
        self.check.show_trial(report)
        self.go(CHECK)

    # Taking it in, and back.

    def _take_in(self) -> None:
        now, mapping, desk = self.wishes.now, self.wishes.mapping, self._desk
        self._start(
            self.tr("Taking in {file}").format(file=now.look.file),
            lambda progress: desk.apply(now.path, mapping, now.look.choice, progress),
            self.show_result,
        )

    def take_back(self) -> None:
        """Everything the import made goes; what people did since stays."""
        report, desk = self.wishes.result, self._desk
        if report is None or report.batch is None or self._is_busy:
            return
        batch = report.batch
        self._start(
            self.tr("Taking it back"), lambda progress: desk.undo(batch, progress), self._on_taken_back
        )

    def stop(self) -> None:
        """Stopped half way it leaves nothing."""
        if self._task is not None:
            self._task.stop()

    def _start(self, title: str, work: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        self.go(RESULT)
        self.outcome.show_working(title)
        self._is_busy, came = True, False

        def answered(answer: Any) -> None:
            nonlocal came
            came = True
            if isValid(self):
                self._is_busy, self._task = False, None
                done(answer)
                self._announce(answer)
                self._tell_buttons()
                self.next.setFocus(Qt.FocusReason.OtherFocusReason)

        def failed(error: AppError) -> None:
            nonlocal came
            came = True
            if isValid(self):
                self._on_unfinished(self._bench.sentence(error))

        self._task = self._bench.tasks.run_long(work, answered, failed)
        if self._task is not None and not came:
            self._task.progressed.connect(self._on_progress)
            self._task.ended.connect(self._on_ended)
            self.outcome.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_buttons()

    def _on_progress(self, done: int, total: int) -> None:
        if isValid(self):
            self.outcome.show_progress(done, total)

    def _on_ended(self) -> None:
        """Stopped, unless its answer says more in a moment."""
        if isValid(self):
            self._on_unfinished("")
            self.note.setText(self.tr("Stopped. Nothing of it was kept."))

    def _on_unfinished(self, sentence: str) -> None:
        self._is_busy, self._task = False, None
        if self.wishes.result is not None:
            self.outcome.show_result(self.wishes.result)
            self._tell_buttons()
        else:
            self.go(CHECK)
        self.refuse(sentence)

    def show_result(self, report: ImportReport) -> None:
        """What came of it, and the way back."""
        self.wishes.result = report
        self.go(RESULT)
        self.outcome.show_result(report)

    def _on_taken_back(self, report: UndoReport) -> None:
        self.go(RESULT)
        self.outcome.show_back(report)

    def _announce(self, answer: ImportReport | UndoReport) -> None:
        """The window learns of it as of any other act."""
        self._bench.tasks.run(lambda: answer.changes, _ignored, _ignored)

    # The rows that stayed out.

    def _ask_target(self) -> None:
        path = self.wishes.now.path
        ending = path.suffix.lower() if path.suffix.lower() in {".csv", ".xlsx"} else ".xlsx"
        kind = self.tr("Workbook (*.xlsx)") if ending == ".xlsx" else self.tr("Comma-separated text (*.csv)")
        dialog = QFileDialog(self, self.tr("Where to?"), str(path.parent), kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.selectFile(self.tr("{name}, to mend{ending}").format(name=path.stem, ending=ending))
        dialog.fileSelected.connect(self.keep_rows)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def keep_rows(self, path: str) -> None:
        """Write the rows with problems to a file of the same shape, each with its reason."""
        report = self.wishes.result or self.wishes.trial
        if report is None:
            return
        reasons: dict[int, str] = {}
        for one in report.problems:
            said = words.what_is_so(one)
            reasons[one.line] = f"{reasons[one.line]} {said}" if one.line in reasons else said
        now, target = self.wishes.now, Path(path)
        work = partial(self._desk.bad_rows, now.path, now.look.choice, reasons, target)
        self._run(work, partial(self._on_kept, target))

    def _on_kept(self, target: Path, count: int) -> None:
        text = self.tr("{name} is written: {count} rows, each with its reason.")
        self.note.setText(text.format(name=target.name, count=self._bench.formats.number(count)))


def _ignored(_answer: object) -> None:
    """The window reads anew by itself."""
