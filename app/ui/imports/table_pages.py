"""Second step: which sheet, where the names of its columns stand, and how the text is read."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.tables.raw import TableChoice, TableKind
from app.ui.formats import Formats
from app.ui.imports import words
from app.ui.imports.states import Opened
from app.ui.imports.tables import PlainTable, head, plain
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.labels import PlainLabel

_NAMES = 60


class TablePage(QWidget):
    """What was found of the file's shape; each finding can be changed.

    Signals:
        wanted: Read it another way; carries the TableChoice.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._choice = TableChoice()
        self.sheet = self._box(self.tr("Sheet"))
        self.header = self._box(self.tr("Names of the columns"))
        self.delimiter = self._box(self.tr("Between the cells"))
        self.encoding = self._box(self.tr("Letters are written as"))
        self.found = PlainLabel(theme, "", 13, 500, most=2, quoted=True)
        self.remarks = PlainLabel(theme, "", 12, 400, "ink2", most=4, quoted=True, icon="ph.info")
        self.preview = PlainTable(theme, self.tr("The first rows"), heads=1)
        choices = [self._titled(box) for box in (self.sheet, self.header, self.delimiter, self.encoding)]
        self._rows = dict(zip(("sheet", "header", "delimiter", "encoding"), choices, strict=True))
        whole = column(self.found, 8, row(*choices, None, gap=12), 8, self.remarks, 8, self.preview)
        whole.setStretch(7, 1)
        self.setLayout(whole)

    @property
    def entrance(self) -> QWidget:
        """Where the keyboard enters."""
        return self.sheet if self._rows["sheet"].isVisibleTo(self) else self.header

    def show_table(self, opened: Opened) -> None:
        """What was found."""
        look, number = opened.look, self._formats.number
        self._choice = look.choice
        found = self.tr("{file}: {rows} rows, {columns} columns")
        self.found.setText(
            found.format(file=look.file, rows=number(look.rows), columns=number(len(look.columns)))
        )
        self._fill(self.sheet, [(one.name, one.name) for one in opened.file.sheets], look.choice.sheet)
        self._rows["sheet"].setVisible(len(opened.file.sheets) > 1)
        lines = sorted({look.header_line, *look.header_lines})
        self._fill(self.header, [(self._line_words(opened, line), line) for line in lines], look.header_line)
        is_text = look.kind is TableKind.CSV
        marks = [(words.tr(name), mark) for mark, name in words.DELIMITERS.items()]
        self._fill(self.delimiter, marks, look.choice.delimiter)
        encodings = dict.fromkeys((look.choice.encoding, *words.ENCODINGS))
        self._fill(self.encoding, [(one.upper(), one) for one in encodings if one], look.choice.encoding)
        for key in ("delimiter", "encoding"):
            self._rows[key].setVisible(is_text)
        remarks = [words.remark(one, number) for one in look.remarks]
        if look.unread:
            remarks.insert(0, self.tr("Rows that cannot be read: {count}.").format(count=number(look.unread)))
        self.remarks.setText(" ".join(remarks))
        self.remarks.setVisible(bool(remarks))
        rows = [(head(""), *map(head, look.header))]
        rows += [(plain(number(line)), *map(plain, cells)) for line, cells in look.preview]
        self.preview.show_rows(rows, (56,))

    def _line_words(self, opened: Opened, line: int) -> str:
        look = opened.look
        known: dict[int, tuple[str, ...]] = dict((*look.above, *look.preview))
        cells = look.header if line == look.header_line else known.get(line, ())
        said = ", ".join(cell for cell in cells if cell)
        shown = said if len(said) <= _NAMES else f"{said[: _NAMES - 1]}…"
        return self.tr("Row {line}: {names}").format(line=self._formats.number(line), names=shown)

    def _box(self, name: str) -> ChoiceBox:
        box = ChoiceBox(self._theme, self)
        box.setAccessibleName(name)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setFixedWidth(self._theme.scaled(196))
        box.activated.connect(self._on_chosen)
        return box

    def _titled(self, box: ChoiceBox) -> QWidget:
        return holder(column(PlainLabel(self._theme, box.accessibleName(), 12, 400, "ink2"), 2, box))

    @staticmethod
    def _fill(box: ChoiceBox, options: Iterable[tuple[str, object]], value: object) -> None:
        box.clear()
        for text, key in options:
            box.addItem(text, key)
        box.setCurrentIndex(max(box.findData(value), 0))

    def _on_chosen(self) -> None:
        """Another sheet has a header of its own; another header leaves the rest."""
        sheet = str(self.sheet.currentData() or "")
        if sheet != self._choice.sheet:
            wanted = TableChoice(sheet=sheet)
        else:
            wanted = replace(
                self._choice,
                header_line=int(self.header.currentData() or 0),
                delimiter=str(self.delimiter.currentData() or "") if self._choice.delimiter else "",
                encoding=str(self.encoding.currentData() or "") if self._choice.encoding else "",
            )
        if wanted != self._choice:
            self.wanted.emit(wanted)
