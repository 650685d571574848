"""Taking a workbook on that somebody made: its sheet, the row of its heads, and what each column means."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.workbooks.adopting import SHARED, Adoption, SheetLook, guessed
from app.ui.acts.forms import Form
from app.ui.widgets.boxes import column, emptied, holder, row
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workbooks.desks import WorkbookDesk
from app.ui.workbooks.values import field_name, tr

_WIDTH, _HEIGHT, _NAME = 560, 300, 250


class AdoptForm(Form):
    """Its own columns stay what they are; two hidden ones of ours come to the right of them."""

    def __init__(
        self, bench: Workbench, desk: WorkbookDesk, path: Path, looks: Sequence[SheetLook], parent: QWidget
    ) -> None:
        title = tr("Link {name}").format(name=path.name)
        note = tr(
            "A copy is kept first. Rows that Keepword does not know are asked before they become cases."
        )
        super().__init__(bench, title, tr("Link it"), parent, note=note)
        self._desk, self._path, self._looks = desk, path, looks
        theme = bench.theme
        self.setFixedWidth(theme.scaled(_WIDTH))
        self.sheet, self.header = ChoiceBox(theme, self), ChoiceBox(theme, self)
        self.sheet.setAccessibleName(tr("Sheet"))
        self.header.setAccessibleName(tr("Row of the heads"))
        for number, look in enumerate(looks):
            self.sheet.addItem(look.name, number)
        self.meanings: list[ChoiceBox] = []
        self._rows = column(gap=6)
        area = QScrollArea()
        area.setObjectName("clear")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(tr("What the columns mean"))
        area.setFixedHeight(theme.scaled(_HEIGHT))
        area.setWidget(holder(column(self._rows, None, margins=(0, 0, 10, 0))))
        above = row(PlainLabel(theme, tr("Sheet")), self.sheet, 8, PlainLabel(theme, tr("Heads in row")), self.header, gap=8)  # fmt: skip
        above.setStretch(1, 1)
        self.sheet.currentIndexChanged.connect(self._on_sheet)
        self.header.currentIndexChanged.connect(self._on_header)
        self.compose(above, PlainLabel(theme, tr("What the columns mean"), 12, 500, "ink2"), area, gap=10)
        self._on_sheet()
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        plan = Adoption(self._look.name, int(self.header.currentData()), self._columns())
        return partial(self._desk.adopt, self._path, plan)

    @property
    def _look(self) -> SheetLook:
        return self._looks[max(self.sheet.currentIndex(), 0)]

    def _columns(self) -> dict[str, int]:
        chosen = ((str(box.currentData()), at) for at, box in enumerate(self.meanings, start=1))
        return {key: at for key, at in chosen if key}

    def _on_sheet(self) -> None:
        look = self._look
        self.header.blockSignals(True)  # noqa: FBT003  # Qt takes no name
        self.header.clear()
        for number in look.rows:
            self.header.addItem(str(number), number)
        self.header.setCurrentIndex(max(self.header.findData(look.header), 0))
        self.header.blockSignals(False)  # noqa: FBT003  # as above
        self._on_header()

    def _on_header(self) -> None:
        """Other heads mean something else."""
        theme, look = self.bench.theme, self._look
        heads = look.heads(int(self.header.currentData() or 1))
        said = {at: key for key, at in guessed(heads).items()}
        emptied(self._rows)
        self.meanings = []
        for at, head in enumerate(heads, start=1):
            name = head or tr("column {number}").format(number=at)
            label = PlainLabel(theme, name, 13, 500, quoted=True)
            label.setFixedWidth(theme.scaled(_NAME))
            box = ChoiceBox(theme)
            box.setAccessibleName(name)
            box.addItem(tr("stays mine"), "")
            for key in SHARED:
                box.addItem(field_name(key), key)
            box.setCurrentIndex(max(box.findData(said.get(at, "")), 0))
            line = row(label, box, gap=8)
            line.setStretch(1, 1)
            self._rows.addWidget(holder(line))
            self.meanings.append(box)
