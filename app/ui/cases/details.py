"""The end of the panel: the checklist of what no form covers, and quiet facts."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.ui.cases.files import CaseFile, CheckLine
from app.ui.cases.sections import TitledSection
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import holder, row
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.labels import PlainLabel
from app.ui.words import voice_name

_ORIGINS = {
    "desk": QT_TRANSLATE_NOOP("Details", "typed in here"),
    "import": QT_TRANSLATE_NOOP("Details", "an import"),
    "idea": QT_TRANSLATE_NOOP("Details", "an idea of theirs"),
    "quiet": QT_TRANSLATE_NOOP("Details", "it had been quiet"),
}
LABEL = 92


class ChecklistSection(TitledSection):
    """What to find out or settle, item by item.

    Signals:
        ticked: An item was ticked or opened again; carries its id and whether it is done.
    """

    ticked = Signal(object, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent=parent)
        self._theme = theme
        self.title.setText(self.tr("Checklist"))
        self.setAccessibleName(self.tr("Checklist"))
        self._shown: Sequence[CheckLine] = ()

    def tell(self, file: CaseFile) -> None:
        """Show the items; without any the section is not there."""
        self.setVisible(bool(file.checklist))
        if file.checklist == self._shown:
            return
        self._shown = file.checklist
        done = sum(item.is_done for item in file.checklist)
        self.title.setText(
            self.tr("Checklist, {done} of {count}").format(done=done, count=len(file.checklist))
        )
        self.refill([self._item(item, is_open=file.is_open) for item in file.checklist], gap=2)

    def _item(self, item: CheckLine, *, is_open: bool) -> QWidget:
        box = CheckBox(self._theme, item.text)
        box.setChecked(item.is_done)
        box.setEnabled(is_open)
        box.setProperty("item", item.item_id)
        box.clicked.connect(self._on_clicked)
        return box

    def _on_clicked(self, is_done: bool) -> None:  # noqa: FBT001  # a signal's argument
        self.ticked.emit(self.sender().property("item"), is_done)


class DetailsSection(TitledSection):
    """Owner, origin, effort: facts one seldom needs."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent=parent)
        self._theme, self._formats = theme, formats
        self._told: tuple[int, list[tuple[str, str]]] = (0, [])
        self._lines: list[tuple[QWidget, PlainLabel, PlainLabel]] = []
        self.title.setText(self.tr("Details"))
        self.setAccessibleName(self.tr("Details"))

    def tell(self, file: CaseFile) -> None:
        """Show those of this case."""
        facts = [(name, text) for name, text in self._facts(file) if text]
        style = self._theme.text(12)
        width = max([self._theme.scaled(LABEL), *(style.room(name) for name, _ in facts)])
        if (width, facts) == self._told:
            return
        self._told = width, facts
        self.show_empty(is_empty=not facts)
        while len(self._lines) < len(facts):
            self._lines.append(self._line())
        for number, (line, label, words) in enumerate(self._lines):
            line.setVisible(number < len(facts))
            if number < len(facts):
                label.setFixedWidth(width)
                label.setText(facts[number][0])
                words.setText(facts[number][1])

    def _facts(self, file: CaseFile) -> list[tuple[str, str]]:
        formats, row_ = self._formats, file.agenda
        owner = file.owner
        if file.owner_function:
            owner = f"{owner}, {file.owner_function[:1].lower()}{file.owner_function[1:]}"
        origin = QCoreApplication.translate("Details", _ORIGINS.get(file.origin, ""))
        waiting = file.waiting_on
        if waiting and file.waiting_until_at is not None:
            waiting = self.tr("{name}, until {moment}").format(
                name=waiting, moment=formats.moment(file.waiting_until_at)
            )
        effort = self.tr("about {length}").format(length=formats.length(row_.effort)) if row_ else ""
        closed = formats.moment(file.closed_at) if file.closed_at else ""
        voice = self.tr("{name} (company setting)").format(name=voice_name(file.voice)) if file.voice else ""
        return [
            (self.tr("Owner"), owner),
            (self.tr("Waiting on"), waiting),
            (self.tr("Came from"), origin or file.origin),
            (self.tr("Opened"), formats.moment(file.opened_at)),
            (self.tr("Closed"), closed),
            (self.tr("Last word"), file.last_word),
            (self.tr("Effort left"), effort),
            (self.tr("Voice"), voice),
        ]

    def _line(self) -> tuple[QWidget, PlainLabel, PlainLabel]:
        """One more; they stay, and say something else of the next case."""
        label = PlainLabel(self._theme, "", 12, 400, "ink2")
        words = PlainLabel(self._theme, "", 12, 400, most=3, quoted=True)
        line = row(label, words, gap=12, margins=(0, 6, 0, 0))
        line.setStretch(1, 1)
        whole = holder(line)
        self.rows.addWidget(whole)
        return whole, label, words
