"""A new case field by field, with templates; and the name of a view."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget
from shiboken6 import isValid

from app.domain.kinds import Channel, Kind
from app.domain.quick_entry.manners import QUICK_ENTRIES, line_of
from app.ui.acts.forms import Form
from app.ui.desk import Reading
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.words import channel_name, kind_name
from app.ui.workbenches import Workbench
from app.ui.workspaces.sheet.desks import SheetDesk

WIDTH = 620
READ_PAUSE_MS = 150
TEMPLATES = "sheet.templates"
_MOST_TEMPLATES = 50
REQUIRED = ("kind", "customer", "subject")
_FIELDS: Mapping[str, tuple[str, str]] = {
    "kind": (QT_TRANSLATE_NOOP("CaseForm", "Kind"), ""),
    "customer": (QT_TRANSLATE_NOOP("CaseForm", "Customer"), QT_TRANSLATE_NOOP("CaseForm", "Hotel Marlowe")),
    "contact": (QT_TRANSLATE_NOOP("CaseForm", "Contact"), QT_TRANSLATE_NOOP("CaseForm", "Eimear Walsh")),
    "subject": (QT_TRANSLATE_NOOP("CaseForm", "Matter"), QT_TRANSLATE_NOOP("CaseForm", "two grinders")),
    "value": (QT_TRANSLATE_NOOP("CaseForm", "Value"), QT_TRANSLATE_NOOP("CaseForm", "€4,800")),
    "valid_until_on": (QT_TRANSLATE_NOOP("CaseForm", "Valid until"), QT_TRANSLATE_NOOP("CaseForm", "18 Dec")),
    "step": (QT_TRANSLATE_NOOP("CaseForm", "Next step"), QT_TRANSLATE_NOOP("CaseForm", "send the quote")),
    "channel": (QT_TRANSLATE_NOOP("CaseForm", "By"), ""),
    "due": (QT_TRANSLATE_NOOP("CaseForm", "Due"), QT_TRANSLATE_NOOP("CaseForm", "fri 15:00")),
    "effort": (QT_TRANSLATE_NOOP("CaseForm", "Effort"), QT_TRANSLATE_NOOP("CaseForm", "30 min")),
    "promise": (
        QT_TRANSLATE_NOOP("CaseForm", "Promise"),
        QT_TRANSLATE_NOOP("CaseForm", "price held till Friday"),
    ),
    "owner": (QT_TRANSLATE_NOOP("CaseForm", "Owner"), QT_TRANSLATE_NOOP("CaseForm", "me")),
}


def field_name(field: str) -> str:
    """The words for a field of the form."""
    return QCoreApplication.translate("CaseForm", _FIELDS[field][0])


class ChoiceBox(QComboBox):
    """A choice among few, with the design's own caret."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFixedHeight(theme.scaled(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._theme.scaled(12)
        area = QRectF(self.width() - size - 10, 0, size, self.height())
        draw_icon(QPainter(self), area, "ph.caret-down", self._theme.tokens["ink2"], size)


class CaseForm(Form):
    """Required fields marked in words, the reader's echo below, templates to start from."""

    def __init__(self, bench: Workbench, desk: SheetDesk, parent: QWidget) -> None:
        super().__init__(bench, parent.tr("New case"), parent.tr("Add the case"), parent)
        self._desk = desk
        self._asked = 0
        self.setFixedWidth(bench.theme.scaled(WIDTH))
        self.fields: dict[str, Field | QComboBox] = {
            field: self._input(field) for field in QUICK_ENTRIES["form"]
        }
        self._echo = PlainLabel(bench.theme, "", 12, 400, "ink2", most=3, quoted=True)
        self.template = ChoiceBox(bench.theme, self.tr("Template"), self)
        self._keep = Button(
            bench.theme, self.tr("Keep as a template…"), look=Look.LINK, size=Size.LINK, icon="ph.floppy-disk"
        )
        self._fill_templates()
        self.template.activated.connect(self._on_template)
        self._keep.clicked.connect(self._on_keep)
        self.note.setText(self.tr("Kind, customer and matter are needed; the rest follows from the rules."))
        self.compose(self._grid(), self._echo)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(READ_PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.fields["customer"].setFocus(Qt.FocusReason.OtherFocusReason)

    def answers(self) -> dict[str, str]:
        """What was typed, by field."""
        return {name: self._text(name) for name in self.fields if self._text(name)}

    def fill_in(self, answers: Mapping[str, str]) -> None:
        """Start from these answers; what is typed already stays."""
        for name, text in answers.items():
            widget = self.fields.get(name)
            if isinstance(widget, QComboBox):
                widget.setCurrentIndex(max(widget.findData(text), 0))
            elif isinstance(widget, Field) and not widget.text().strip():
                widget.setText(text)

    def work(self) -> Callable[[], object] | None:
        answers = self.answers()
        missing = [field for field in REQUIRED if field not in answers]
        if missing:
            names = ", ".join(field_name(field) for field in missing)
            self.refuse(self.tr("Still missing: {fields}.").format(fields=names))
            self.fields[missing[0]].setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        line, desk = line_of(answers), self.bench.desk
        return lambda: desk.add(line, as_new=True)

    def _input(self, field: str) -> Field | QComboBox:
        name, example = field_name(field), QCoreApplication.translate("CaseForm", _FIELDS[field][1])
        if field in REQUIRED:
            name = self.tr("{field}, needed").format(field=name)
        if field not in {"kind", "channel"}:
            line = Field(self.bench.theme, name, example, self)
            line.textChanged.connect(self._on_typed)
            return line
        choice = ChoiceBox(self.bench.theme, name, self)
        choice.addItem(self.tr("Choose…") if field == "kind" else self.tr("Any"), "")
        for one in Kind if field == "kind" else Channel:
            words = kind_name(one) if isinstance(one, Kind) else channel_name(one)
            choice.addItem(words, one.value)
        choice.currentIndexChanged.connect(self._on_typed)
        return choice

    def _grid(self) -> QGridLayout:
        theme, grid = self.bench.theme, QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(PlainLabel(theme, self.tr("Template"), 12, 500, "ink2"), 0, 0)
        grid.addWidget(self.template, 1, 0)
        grid.addWidget(self._keep, 1, 1)
        half = (len(self.fields) + 1) // 2
        for number, (name, widget) in enumerate(self.fields.items()):
            across, down = divmod(number, half)
            words = widget.accessibleName()
            grid.addWidget(PlainLabel(theme, words, 12, 500, "ink2"), 2 + 2 * down, across)
            grid.addWidget(widget, 3 + 2 * down, across)
            del name
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _text(self, name: str) -> str:
        widget = self.fields[name]
        return str(widget.currentData() or "") if isinstance(widget, QComboBox) else widget.text().strip()

    def _on_typed(self) -> None:
        self._pause.start()

    def _read(self) -> None:
        """The parser says back what it understood, as in every manner of quick entry."""
        self._asked += 1
        asked, line = self._asked, line_of(self.answers())
        if not line.strip():
            return

        def show(reading: Reading) -> None:
            if isValid(self) and asked == self._asked:
                parts = [f"{item.text} ({item.note})" if item.note else item.text for item in reading.fields]
                self._echo.setText(" · ".join(parts))
                self.adjustSize()

        self.bench.run(lambda: self.bench.desk.read_line(line), show, self.refuse)

    # Templates.

    def _templates(self) -> dict[str, Any]:
        kept = self._desk.memory.get(TEMPLATES, None)
        return dict(kept) if isinstance(kept, dict) else {}

    def _fill_templates(self) -> None:
        self.template.clear()
        self.template.addItem(self.tr("None"), "")
        for name in self._templates():
            self.template.addItem(name, name)

    def _on_template(self) -> None:
        answers = self._templates().get(str(self.template.currentData() or ""))
        if isinstance(answers, dict):
            self.fill_in({str(field): str(text) for field, text in answers.items()})

    def _on_keep(self) -> None:
        form = NameForm(self.bench, self, self.tr("A name for the template"))
        form.named.connect(self.keep_template)
        form.open()

    def keep_template(self, name: str) -> None:
        """Keep the answers but for the customer's; they start the next case."""
        answers = {
            field: text for field, text in self.answers().items() if field not in {"customer", "contact"}
        }
        templates = {**self._templates(), name: answers}
        self._desk.memory.set(TEMPLATES, dict(list(templates.items())[-_MOST_TEMPLATES:]))
        self._fill_templates()
        self.template.setCurrentIndex(self.template.findData(name))


def new_case_form(bench: Workbench, parent: QWidget) -> CaseForm:
    """The form over a window that shows no sheet."""
    return CaseForm(bench, bench.desk.sheet(), parent)


class NameForm(Form):
    """One short name.

    Signals:
        named: Carries it.
    """

    named = Signal(str)
    LONGEST = 60

    def __init__(self, bench: Workbench, parent: QWidget, title: str = "") -> None:
        super().__init__(bench, title or parent.tr("A name for this view"), parent.tr("Keep it"), parent)
        self.name = Field(bench.theme, self.tr("Name"), self.tr("Quotes over €5k"), self)
        self.name.setMaxLength(self.LONGEST)
        self.compose(self.name)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        return None

    def submit(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.refuse(self.tr("Type a name."))
            return
        self.accept()
        self.named.emit(name)
