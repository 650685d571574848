"""Last step: it is taken in, how far it is; then what came of it, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.import_undos import UndoReport
from app.services.imports import ImportReport
from app.ui.formats import Formats
from app.ui.imports import words
from app.ui.imports.check_pages import left_out, steps_words
from app.ui.imports.tables import PlainTable, plain
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.progress_lines import Level


class ResultPage(QWidget):
    """Shows work under way, then its result.

    Signals:
        stop_wanted: Enough; nothing of it shall stay.
        back_wanted: Take the import back.
        keep_wanted: The rows that stayed out shall leave as a file.
    """

    stop_wanted = Signal()
    back_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self.title = PlainLabel(theme, "", 20, 600, most=2, quoted=True)
        self.counts = PlainLabel(theme, "", 13, 500, most=3, quoted=True)
        self.left = PlainLabel(theme, "", 13, 400, "ink2", most=4, quoted=True)
        self.when = PlainLabel(theme, "", 13, 400, "ink2", most=2, quoted=True)
        self.open_ = PlainLabel(theme, "", 13, 500, "risk", most=2, icon="ph.question", quoted=True)
        self.level = Level(theme, self)
        self.stop = Button(theme, self.tr("Stop"))
        self.keep = Button(theme, self.tr("These rows as a file…"), icon="ph.export")
        self.back = Button(theme, self.tr("Take it back"), icon="ph.arrow-counter-clockwise", look=Look.PLAIN)
        self.stop.clicked.connect(self.stop_wanted)
        self.keep.clicked.connect(self.keep_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.kept = PlainTable(theme, self.tr("What stays"))
        self._way = holder(row(self.level, self.stop, None, gap=12))
        self._acts = holder(row(self.keep, self.back, None, gap=8))
        whole = column(
            self.title, 8, self.counts, self.left, self.when, self.open_, 12, self._way, self._acts, 8,
            self.kept, None, gap=2,
        )  # fmt: skip
        self.setLayout(whole)

    @property
    def entrance(self) -> QWidget:
        """Where the keyboard enters."""
        return self.stop if self._way.isVisibleTo(self) else self

    def show_working(self, title: str) -> None:
        """Work has begun."""
        self._tell(title)
        self.level.tell(0.0)
        self._way.show()
        self._acts.hide()

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self.level.tell(done / total if total else 0.0)
        words_ = self.tr("{done} of {total}")
        number = self._formats.number
        self.counts.setText(words_.format(done=number(done), total=number(total)))
        self.counts.show()

    def show_result(self, report: ImportReport) -> None:
        """It is in."""
        number = self._formats.number
        self._tell(self.tr("{file} is taken in").format(file=report.file))
        news, again = words.counted(report.created, number), words.counted(report.updated, number)
        said = [self.tr("New: {what}").format(what=news) if news else ""]
        said.append(self.tr("Changed: {what}").format(what=again) if again else "")
        self._say(self.counts, " · ".join(filter(None, said)) or self.tr("Nothing new was in it."))
        self._say(self.left, left_out(report, self._formats))
        self._say(self.when, steps_words(report, self._formats))
        count = len({one.line for one in report.problems})
        stayed = self.tr("1 row stayed out or was taken in part.")
        several = self.tr("{count} rows stayed out or were taken in part.").format(count=number(count))
        self._say(self.open_, "" if not count else stayed if count == 1 else several)
        self.keep.setVisible(bool(count))
        self.back.setVisible(report.batch is not None)
        self._way.hide()
        self._acts.show()

    def show_back(self, report: UndoReport) -> None:
        """It is out again; what people did since stays and is listed."""
        number = self._formats.number
        self._tell(self.tr("The import is taken back"))
        gone, before = words.counted(report.withdrawn, number), words.counted(report.restored, number)
        said = [self.tr("Gone again: {what}").format(what=gone) if gone else ""]
        said.append(self.tr("As before: {what}").format(what=before) if before else "")
        self._say(self.counts, " · ".join(filter(None, said)))
        stays = self.tr("What somebody worked on since then stays:")
        self._say(self.left, stays if report.kept else "")
        self.kept.show_rows([(plain(one.name),) for one in report.kept], (0,))
        self.kept.setVisible(bool(report.kept))
        self._way.hide()
        self._acts.hide()

    def _tell(self, title: str) -> None:
        self.title.setText(title)
        self.kept.hide()
        for label in (self.counts, self.left, self.when, self.open_):
            self._say(label, "")

    @staticmethod
    def _say(label: PlainLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
