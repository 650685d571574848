"""Rows from a spreadsheet on their way to becoming cases: first understood, then shown, then filed."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from app.domain.grids import Column
from app.domain.quick_entry.manners import line_of
from app.ui.acts.forms import Form
from app.ui.desk import Reading
from app.ui.widgets.boxes import column, emptied, holder, row
from app.ui.widgets.chips import Chip, Tone
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workspaces.sheet.columns import title_of
from app.ui.workspaces.sheet.desks import SheetDesk

WIDTH, LIST_HEIGHT, MOST_SHOWN = 720, 320, 100
_HEADS: Mapping[str, str] = {
    "kind": "kind",
    "type": "kind",
    "customer": "customer",
    "company": "customer",
    "account": "customer",
    "contact": "contact",
    "name": "contact",
    "matter": "subject",
    "subject": "subject",
    "what": "subject",
    "value": "value",
    "amount": "value",
    "valid until": "valid_until_on",
    "next step": "step",
    "step": "step",
    "by": "channel",
    "channel": "channel",
    "due": "due",
    "date": "due",
    "effort": "effort",
    "promise": "promise",
    "owner": "owner",
}
_USUAL = ("kind", "customer", "contact", "subject", "value", "step", "due")


def lines_of(cells: Sequence[Sequence[str]]) -> list[str]:
    """One line for the parser from each row.

    A first row of known heads names the columns; without one they are kind, customer, contact, matter, value,
    next step, due.

    >>> lines_of([["Customer", "Kind", "Matter"], ["Hotel Marlowe", "quote", "two grinders"]])
    ['quote: Hotel Marlowe wants two grinders']
    """
    own = {title_of(one).lower(): field for one, field in _OWN.items()}
    known = [own.get(head.lower()) or _HEADS.get(head.lower(), "") for head in cells[0]]
    has_heads = sum(map(bool, known)) >= 2 and "customer" in known
    fields = known if has_heads else list(_USUAL)
    lines = []
    for cells_of_row in cells[1:] if has_heads else cells:
        answers = {
            field: text
            for field, text in zip(fields, cells_of_row, strict=False)
            if field and text.strip("– ")
        }
        answers["kind"] = answers.get("kind", "").lower()
        if answers.get("effort", "").isdigit():
            answers["effort"] += " min"
        lines.append(line_of(answers))
    return [line for line in lines if line.strip()]


_OWN = {
    Column.KIND: "kind",
    Column.CUSTOMER: "customer",
    Column.CONTACT: "contact",
    Column.SUBJECT: "subject",
    Column.VALUE: "value",
    Column.STEP: "step",
    Column.DUE: "due",
    Column.EFFORT: "effort",
    Column.PROMISE: "promise",
}


class PasteSheet(Form):
    """Shows what every row would become; rows with a question are left out and say why."""

    def __init__(
        self, bench: Workbench, desk: SheetDesk, cells: Sequence[Sequence[str]], parent: QWidget
    ) -> None:
        super().__init__(bench, parent.tr("Paste as new cases"), parent.tr("Add"), parent)
        self._desk = desk
        self.lines = lines_of(cells)
        self.clear: list[str] = []
        self.setFixedWidth(bench.theme.scaled(WIDTH))
        self._list = column(gap=6)
        area = QScrollArea(self)
        area.setObjectName("panel")
        area.setAccessibleName(self.tr("What the rows become"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = column()
        body.addLayout(self._list)
        body.addStretch(1)
        area.setWidget(holder(body, "panel-body"))
        area.setFixedHeight(bench.theme.scaled(LIST_HEIGHT))
        self.button.setEnabled(False)
        self.note.setText(self.tr("Reading…"))
        self.compose(area)
        bench.run(lambda: desk.read_lines(self.lines), self._show, self.refuse)

    def work(self) -> Callable[[], object] | None:
        lines, desk = list(self.clear), self._desk
        return (lambda: desk.add_lines(lines)) if lines else None

    def _show(self, readings: Sequence[Reading]) -> None:
        if not isValid(self):  # closed before the answer came
            return
        emptied(self._list)
        pairs = list(zip(self.lines, readings, strict=True))
        self.clear = [line for line, reading in pairs if reading.can_add]
        for _, reading in pairs[:MOST_SHOWN]:
            self._list.addWidget(self._line(reading))
        if len(pairs) > MOST_SHOWN:
            more = self.tr("and {count} more").format(count=len(pairs) - MOST_SHOWN)
            self._list.addWidget(PlainLabel(self.bench.theme, more, 12, 400, "ink2"))
        left = len(pairs) - len(self.clear)
        one = self.tr("1 row has a question and stays out.")
        several = self.tr("{count} rows have a question and stay out.").format(count=left)
        self.note.setText("" if not left else one if left == 1 else several)
        count = len(self.clear)
        add = self.tr("Add 1 case") if count == 1 else self.tr("Add {count} cases").format(count=count)
        self.button.rename(add)
        self.button.setEnabled(bool(self.clear))
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, reading: Reading) -> QWidget:
        theme = self.bench.theme
        doubts = [item.text for item in reading.fields if item.is_doubt]
        said = doubts or [item.text for item in reading.fields]
        chip = (
            Chip(theme, self.tr("Ready"), Tone.OK, "ph.check", width=84)
            if reading.can_add
            else Chip(theme, self.tr("Question"), Tone.RISK, "ph.question", width=84)
        )
        words = PlainLabel(theme, " · ".join(said) or reading.line, 12, quoted=True)
        line = row(chip, words, gap=8)
        line.setStretch(1, 1)
        return holder(line)
