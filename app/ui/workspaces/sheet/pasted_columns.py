"""A column of pasted values: taken in one change, or everything that does not fit shown before anything is."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QScrollArea

from app.domain.errors import AppError
from app.domain.grids import Column, GridRow
from app.domain.pasting import NotAllPasted, PastedCell, PasteRefusal
from app.ui.acts.forms import Form
from app.ui.widgets.boxes import column as column_of
from app.ui.widgets.boxes import holder
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workspaces.sheet.columns import CellWords, title_of
from app.ui.workspaces.sheet.desks import SheetDesk
from app.ui.workspaces.sheet.edits import Entry

if TYPE_CHECKING:
    from app.ui.workspaces.sheet.pages import SheetPage

WIDTH, LIST_HEIGHT, MOST_SHOWN = 720, 320, 100


def tr(text: str) -> str:
    """In the reader's language."""
    return QCoreApplication.translate("PastedColumn", text)


class PastedColumn:
    """The values and the rows that they are for.

    Attributes:
        cells: As they were copied; an empty one leaves its row as it is.
        count: How many are not empty.
    """

    def __init__(
        self,
        desk: SheetDesk,
        column: Column,
        rows: Sequence[GridRow],
        values: Sequence[str],
        words: CellWords,
    ) -> None:
        self.column, self.day_min = column, words.day_min
        ids: list[UUID | None] = [row.case_id for row in rows]
        ids += [None] * (len(values) - len(rows))
        self.cells = [PastedCell(case_id, text) for case_id, text in zip(ids, values, strict=True)]
        self.count = sum(bool(text.strip()) for text in values)
        self.rows = {row.case_id: row for row in rows}
        self._desk = desk.having_seen(Entry(tuple(rows), column, "").sights)

    def work(self, *, in_part: bool = False) -> object:
        """Take them, all in one change. Raises NotAllPasted."""
        return self._desk.paste(self.column, self.cells, day_min=self.day_min, in_part=in_part)


def paste_column(page: "SheetPage", pasted: PastedColumn) -> None:
    """Take everything, or show what does not fit."""

    def done(_changes: object) -> None:
        show_saved(page, pasted.column, pasted.count)

    def refused(problem: AppError) -> None:
        if isinstance(problem, NotAllPasted):
            PastedSheet(page, pasted, problem).open()
        else:
            page.line.refuse(page.bench.sentence(problem), ())

    page.bench.tasks.run(pasted.work, done, refused)


def show_saved(page: "SheetPage", column: Column, count: int) -> None:
    """Say how many values went in; one undo takes all of them back."""
    number = page.bench.formats.number(count)
    said = tr("1 value pasted") if count == 1 else tr("{count} values pasted").format(count=number)
    page.line.saved(title_of(column), said)


class PastedSheet(Form):
    """What does not fit, cell by cell; nothing has been changed, and what fits can be taken."""

    def __init__(self, page: "SheetPage", pasted: PastedColumn, problem: NotAllPasted) -> None:
        bench = page.bench
        fits = pasted.count - problem.count
        super().__init__(bench, page.tr("Some values do not fit"), _button(bench, fits), page)
        self._pasted = pasted
        self.said = [self._sentence(one) for one in problem.refusals]
        self.setFixedWidth(bench.theme.scaled(WIDTH))
        shown = self.said[:MOST_SHOWN]
        if len(self.said) > MOST_SHOWN:
            shown.append(self.tr("and {count} more").format(count=len(self.said) - MOST_SHOWN))
        labels = [PlainLabel(bench.theme, text, 12, most=3, quoted=True) for text in shown]
        area = QScrollArea(self)
        area.setObjectName("panel")
        area.setAccessibleName(self.tr("What does not fit"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder(column_of(*labels, None, gap=6), "panel-body"))
        area.setFixedHeight(bench.theme.scaled(LIST_HEIGHT))
        self.note.setText(bench.sentence(problem))
        self.button.setEnabled(fits > 0)
        self.compose(area)
        self.succeeded.connect(lambda _answer: show_saved(page, pasted.column, fits))

    def work(self) -> Callable[[], object] | None:
        return partial(self._pasted.work, in_part=True)

    def _sentence(self, one: PasteRefusal) -> str:
        """Which row, which column, what is so."""
        row = self._pasted.rows.get(one.cell.case_id) if one.cell.case_id is not None else None
        words = (
            self.tr("Row {row}, {case}, {column}: {what}") if row else self.tr("Row {row}, {column}: {what}")
        )
        return words.format(
            row=one.place + 1,
            case=row.case.reference if row else "",
            column=title_of(self._pasted.column),
            what=self.bench.sentence(one.problem),
        )


def _button(bench: Workbench, fits: int) -> str:
    if fits == 0:
        return tr("Nothing fits")
    number = bench.formats.number(fits)
    return tr("Paste the 1 that fits") if fits == 1 else tr("Paste the {count} that fit").format(count=number)
