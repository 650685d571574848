"""Third step: what each column says, what each stage means, and what can be read in two ways."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.import_maps import Becomes, ImportMap, Taken
from app.domain.kinds import Kind
from app.domain.tables.assigning import (
    FIELDS,
    Field,
    assigned,
    becomes,
    fields_by_column,
    missing_fields,
    with_otherwise,
    with_stage,
)
from app.domain.tables.fitting import About, Question
from app.domain.tables.looking import ColumnLook
from app.ui.desk import Outcome
from app.ui.formats import Formats
from app.ui.imports import words
from app.ui.imports.states import Wishes
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import Item, column, holder, row
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.labels import PlainLabel

MOST_COLUMNS = 80
_NAME, _BOX = 200, 236


class ColumnsPage(QWidget):
    """One line for each column with samples from it, then the stages.

    Signals:
        changed: Something was decided.
    """

    changed = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._wishes = Wishes()
        self._walked: tuple[str, ImportMap] | None = None
        """A column whose choices are being walked with the arrows, and the map before: none takes from others in passing."""
        self._outcomes: Mapping[Kind, Sequence[Outcome]] = {}
        self.boxes: dict[str, ChoiceBox] = {}
        self.stages: dict[str, ChoiceBox] = {}
        self.questions: dict[About, ChoiceBox] = {}
        self.offer = self._box(self.tr("Begin with"), 420)
        self.offer.activated.connect(self._on_offer)
        self.missing = PlainLabel(theme, "", 12, 500, "risk", icon="ph.question", most=3, quoted=True)
        self._area = QScrollArea(self)
        self._area.setObjectName("panel")
        self._area.setAccessibleName(self.tr("What the columns say"))
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        begin = row(PlainLabel(theme, self.tr("Begin with"), 13, 500), self.offer, None, gap=12)
        whole = column(begin, 8, self.missing, 4, self._area)
        whole.setStretch(4, 1)
        self.setLayout(whole)

    @property
    def entrance(self) -> QWidget:
        """Where the keyboard enters: what must be answered, else the first column."""
        asked = [box for about, box in self.questions.items() if not box.currentData()]
        return next(iter(asked), next(iter(self.boxes.values()), self.offer))

    def show_wishes(self, wishes: Wishes, outcomes: Mapping[Kind, Sequence[Outcome]]) -> None:
        """Everything as it is decided now."""
        self._wishes, self._outcomes, self._walked = wishes, outcomes, None
        self.offer.clear()
        for one in wishes.now.offers:
            self.offer.addItem(words.offer_words(one))
        self.offer.setCurrentIndex(wishes.offer)
        self._lay()

    def _lay(self) -> None:
        place = self._area.verticalScrollBar().value()
        look = self._wishes.now.look
        self.boxes, self.stages, self.questions = {}, {}, {}
        rows: list[Item] = [self._question(one) for one in self._wishes.asked()]
        rows += [self._column(one) for one in look.columns[:MOST_COLUMNS]]
        if len(look.columns) > MOST_COLUMNS:
            more = self.tr("and {count} more columns, which say nothing")
            count = self._formats.number(len(look.columns) - MOST_COLUMNS)
            rows.append(PlainLabel(self._theme, more.format(count=count), 12, 400, "ink2"))
        rows += self._stage_rows()
        before = self._area.takeWidget() if self._area.widget() else None
        self._area.setWidget(holder(column(*rows, None, gap=6, margins=(2, 2, 12, 8)), "panel-body"))
        if before is not None:
            before.deleteLater()
        self._area.verticalScrollBar().setValue(place)
        self._tell()

    def _tell(self) -> None:
        """What is still to be said."""
        missing = [words.tr(words.FIELD_NAMES[one]) for one in sorted(missing_fields(self._wishes.mapping))]
        said = self.tr("Which column says this? {fields}").format(fields=", ".join(missing))
        open_ = [one for one in self._wishes.asked() if not self._wishes.answer_to(one)]
        self.missing.setText(said if missing else self.tr("Two readings are possible; say which one holds."))
        self.missing.setVisible(bool(missing or open_))

    def _column(self, one: ColumnLook) -> QWidget:
        theme, mapping = self._theme, self._wishes.mapping
        name = PlainLabel(theme, one.name, 13, 500, quoted=True)
        name.setFixedWidth(theme.scaled(_NAME))
        samples = PlainLabel(theme, " · ".join(one.samples), 12, 400, "ink2", quoted=True)
        box = self._box(self.tr("What “{column}” says").format(column=one.name), _BOX)
        box.addItem(self.tr("–"), None)
        for field in FIELDS[mapping.rows]:
            box.addItem(words.tr(words.FIELD_NAMES[field]), field)
        said = fields_by_column(mapping).get(one.name)
        box.setCurrentIndex(max(box.findData(said), 0) if said is not None else 0)
        box.activated.connect(partial(self._on_column, one.name))
        self.boxes[one.name] = box
        line = row(name, samples, box, gap=12)
        line.setStretch(1, 1)
        return holder(line)

    def _stage_rows(self) -> list[Item]:
        mapping, look = self._wishes.mapping, self._wishes.now.look
        if Field.STAGE not in FIELDS[mapping.rows]:
            return []
        stage = look.column(mapping.choice.column)
        rows: list[Item] = [8]
        if stage is not None and stage.values:
            title = self.tr("What the stages of “{column}” mean").format(column=stage.name)
            rows.append(PlainLabel(self._theme, title, 13, 600, quoted=True))
            rows += [self._stage(value, count) for value, count in stage.values]
        rows.append(self._otherwise(is_rest=stage is not None))
        return rows

    def _stage(self, value: str, count: int) -> QWidget:
        mapping = self._wishes.mapping
        box = self._box(self.tr("What the stage “{stage}” means").format(stage=value), 320)
        self._offer_meanings(box, words.meanings(value, self._outcomes, becomes(mapping, value)), value)
        box.activated.connect(partial(self._on_stage, value))
        self.stages[value] = box
        text = PlainLabel(self._theme, value, 13, 400, quoted=True)
        number = PlainLabel(self._theme, self._formats.number(count), 12, 400, "ink2")
        line = row(text, number, box, gap=12)
        line.setStretch(0, 1)
        return holder(line)

    def _offer_meanings(self, box: ChoiceBox, found: list[tuple[str, Becomes | None]], value: str) -> None:
        present = becomes(self._wishes.mapping, value)
        for text, meaning in found:
            box.addItem(text, meaning)
        place = next((number for number, (_, one) in enumerate(found) if one == present), 0)
        box.setCurrentIndex(place)

    def _otherwise(self, *, is_rest: bool) -> QWidget:
        name = self.tr("Every other row becomes") if is_rest else self.tr("Every row becomes")
        box = self._box(name, 320)
        box.addItem(self.tr("Ask me: list it as a problem"), None)
        for text, taken in words.openings():
            box.addItem(text, taken)
        present = self._wishes.mapping.choice.otherwise
        place = next((at for at in range(box.count()) if box.itemData(at) == present), 0)
        box.setCurrentIndex(place)
        box.activated.connect(self._on_otherwise)
        self.stages[""] = box
        line = row(PlainLabel(self._theme, name, 13, 500), None, box, gap=12)
        return holder(line)

    def _question(self, one: Question) -> QWidget:
        is_days = one.about is About.DATES
        ask = (
            self.tr("How are days written in “{column}”?")
            if is_days
            else self.tr("What stands before the cents in “{column}”?")
        )
        because = self.tr("“{text}” can be read in two ways.").format(text=one.because)
        box = self._box(ask.format(column=one.column), _BOX)
        box.addItem(self.tr("Say which"), "")
        for way in one.ways:
            box.addItem(way if is_days else self._mark(way), way)
        box.setCurrentIndex(max(box.findData(self._wishes.answer_to(one)), 0))
        box.activated.connect(partial(self._on_answer, one))
        self.questions[one.about] = box
        texts = column(
            PlainLabel(self._theme, ask.format(column=one.column), 13, 500, quoted=True),
            PlainLabel(self._theme, because, 12, 400, "ink2", quoted=True),
        )
        line = row(texts, box, gap=12)
        line.setStretch(0, 1)
        return holder(line)

    def _mark(self, way: str) -> str:
        return self.tr("a point: 1,234.50") if way == "." else self.tr("a comma: 1.234,50")

    def _box(self, name: str, width: int) -> ChoiceBox:
        box = ChoiceBox(self._theme, self)
        box.setAccessibleName(name)
        box.setMinimumContentsLength(6)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setFixedWidth(self._theme.scaled(width))
        return box

    # Deciding.

    def _on_offer(self, number: int) -> None:
        self._wishes.begin_with(number)
        self._walked = None
        self._lay()
        self.changed.emit()

    def _on_column(self, name: str, number: int) -> None:
        order = [one.name for one in self._wishes.now.look.columns]
        field = self.boxes[name].itemData(number)
        if self._walked is None or self._walked[0] != name:
            self._walked = name, self._wishes.mapping
        self._decide(assigned(self._walked[1], name, None if field is None else Field(field), order))
        self._again(name)

    def _on_stage(self, value: str, number: int) -> None:
        meaning, self._walked = self.stages[value].itemData(number), None
        self._decide(with_stage(self._wishes.mapping, value, meaning))

    def _on_otherwise(self, number: int) -> None:
        meaning, self._walked = self.stages[""].itemData(number), None
        self._decide(with_otherwise(self._wishes.mapping, meaning if isinstance(meaning, Taken) else None))

    def _on_answer(self, question: Question, number: int) -> None:
        said = str(self.questions[question.about].itemData(number))
        if question.about is About.DATES:
            self._wishes.answer(date_pattern=said)
        else:
            self._wishes.answer(decimal_mark=said)
        self._tell()
        self.changed.emit()

    def _decide(self, mapping: ImportMap) -> None:
        self._wishes.decide(mapping)
        self._tell()
        self.changed.emit()

    def _again(self, name: str) -> None:
        """A field moves from one column to another, and a stage brings its meanings: all lines are made anew."""
        self._lay()
        self.boxes[name].setFocus(Qt.FocusReason.OtherFocusReason)
