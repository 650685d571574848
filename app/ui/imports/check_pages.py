"""Fourth step: what would come of it, with every problem in one list."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.domain.imports import Problem, Trouble
from app.services.imports import ImportReport
from app.ui.formats import Formats
from app.ui.imports import words
from app.ui.imports.tables import Cell, PlainTable, Words
from app.ui.theme.looks import Theme
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.empty_states import EmptyState
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel

_LEFT = QT_TRANSLATE_NOOP("Imports", "Left out: {reasons}")
_STEPS = QT_TRANSLATE_NOOP("Imports", "Their first steps are spread from {first} to {last}.")


class ProblemList(QWidget):
    """All problems, or those of one kind; a typed number leads to its row.

    Signals:
        keep_wanted: The rows shall leave as a file.
    """

    keep_wanted = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._problems: Sequence[Problem] = ()
        self.shown: Sequence[Problem] = ()
        self.kinds = ChoiceBox(theme, self)
        self.kinds.setAccessibleName(self.tr("Which problems"))
        self.kinds.setMinimumContentsLength(10)
        self.kinds.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kinds.activated.connect(self._sieve)
        self.line = Field(theme, self.tr("Go to row"), self.tr("Row"), self)
        self.line.setFixedWidth(theme.scaled(96))
        self.line.textEdited.connect(self._go)
        self.keep = Button(theme, self.tr("These rows as a file…"), icon="ph.export")
        self.keep.clicked.connect(self.keep_wanted)
        self.table = PlainTable(theme, self.tr("Problems"), lines=3)
        none = EmptyState(
            theme,
            self.tr("No problems"),
            self.tr("Every row can be taken as it stands."),
            icon="ph.check-circle",
            on="surface",
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(none)
        tools = row(self.kinds, self.line, self.keep, gap=8)
        tools.setStretch(0, 1)
        self._tools = holder(tools)
        whole = column(self._tools, 8, self._stack)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Every one, in the order of the rows."""
        self._problems = sorted(problems, key=lambda one: one.line)
        counts = Counter(one.trouble for one in problems)
        self.kinds.clear()
        everything = self.tr("All problems: {count}")
        self.kinds.addItem(everything.format(count=self._formats.number(len(problems))), "")
        for trouble, count in counts.most_common():
            example = next(one for one in problems if one.trouble is trouble)
            self.kinds.addItem(f"{words.what_is_so(example)} ({self._formats.number(count)})", trouble.value)
        self._tools.setVisible(bool(problems))
        self._stack.setCurrentIndex(0 if problems else 1)
        self._sieve()

    def _sieve(self) -> None:
        wanted = str(self.kinds.currentData() or "")
        self.shown = [one for one in self._problems if not wanted or one.trouble is Trouble(wanted)]
        self.table.show_rows([(self._cell(one),) for one in self.shown], (0,))

    def _cell(self, one: Problem) -> Cell:
        place = words.place_of(one)
        first = f"{place}: {one.said}" if one.said else place
        return (
            Words(first, weight=500),
            Words(words.what_is_so(one), is_quoted=False),
            Words(words.what_to_do(one), "ink2", is_quoted=False),
        )

    def _go(self, typed: str) -> None:
        if typed.strip().isdecimal():
            line = int(typed)
            found = next((at for at, one in enumerate(self.shown) if one.line >= line), None)
            if found is not None:
                self.table.go_to(found)


class CheckPage(QWidget):
    """Counts above, problems below; nothing is stored yet."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self._formats = formats
        self.counts = PlainLabel(theme, "", 13, 600, most=2, quoted=True)
        self.left = PlainLabel(theme, "", 12, 400, "ink2", most=3, quoted=True)
        self.when = PlainLabel(theme, "", 12, 400, "ink2", most=2, quoted=True)
        self.problems = ProblemList(theme, formats, self)
        whole = column(self.counts, 4, self.left, self.when, 12, self.problems)
        whole.setStretch(5, 1)
        self.setLayout(whole)

    @property
    def entrance(self) -> QWidget:
        """Where the keyboard enters."""
        return self.problems.table if self.problems.shown else self

    def show_trial(self, report: ImportReport) -> None:
        """What the import would do."""
        number = self._formats.number
        news = words.counted(report.created, number)
        again = words.counted(report.updated, number)
        said = [self.tr("New: {what}").format(what=news) if news else ""]
        said.append(self.tr("Changed: {what}").format(what=again) if again else "")
        self.counts.setText(" · ".join(filter(None, said)) or self.tr("Nothing would come of it."))
        self.left.setText(left_out(report, self._formats))
        self.left.setVisible(bool(report.skipped))
        self.when.setText(steps_words(report, self._formats))
        self.when.setVisible(bool(self.when.text()))
        self.problems.show_problems(report.problems)


def left_out(report: ImportReport, formats: Formats) -> str:
    """What is left out on purpose, with its reasons."""
    parts = [f"{formats.number(count)} × {reason}" for reason, count in sorted(report.skipped.items())]
    return words.tr(_LEFT).format(reasons=", ".join(parts)) if parts else ""


def steps_words(report: ImportReport, formats: Formats) -> str:
    """From when to when the first steps go; they come at a pace that one can keep."""
    first, last = report.steps_from_at, report.steps_until_at
    if first is None or last is None:
        return ""
    return words.tr(_STEPS).format(first=formats.moment(first), last=formats.moment(last))
