"""A block of several columns pasted onto selected cases: every change is looked at before, and is one change after."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QScrollArea
from shiboken6 import isValid

from app.domain.grids import COLUMNS, Column, GridRow
from app.domain.pasting import PastedCell, PastedValues, PasteRefusal
from app.ui.acts.forms import Form
from app.ui.widgets.boxes import column as column_of
from app.ui.widgets.boxes import emptied, holder
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.sheet.columns import EDITED, CellWords, title_of
from app.ui.workspaces.sheet.edits import Entry
from app.ui.workspaces.sheet.pasted_columns import LIST_HEIGHT, MOST_SHOWN, WIDTH

if TYPE_CHECKING:
    from app.ui.workspaces.sheet.pages import SheetPage


@dataclass(frozen=True, slots=True)
class Block:
    """Copied cells and the selected rows that they are for, from top to bottom.

    Attributes:
        columns: What each copied column holds; None for one that the sheet does not have.
        texts: Row by row.
    """

    rows: tuple[GridRow, ...]
    columns: tuple[Column | None, ...]
    texts: tuple[tuple[str, ...], ...]

    def values(self, words: CellWords) -> list[PastedValues]:
        """What would change, by column; an empty cell and one that says what is there leave their case as it is."""
        found = []
        for place, column in enumerate(self.columns):
            if column not in EDITED or column is None:
                continue
            cells = []
            for row, texts in zip(self.rows, self.texts, strict=True):
                text = texts[place] if place < len(texts) else ""
                cells.append(PastedCell(row.case_id, "" if _says(words, row, column, text) else text))
            if any(cell.text for cell in cells):
                found.append(PastedValues(column, cells, Entry(self.rows, column, "").sights))
        return found

    @property
    def left_out(self) -> list[str]:
        """The heads of columns that are not changed in the sheet."""
        return [title_of(one) for one in self.columns if one is not None and one not in EDITED]


def block_of(
    texts: Sequence[Sequence[str]], rows: Sequence[GridRow], shown: Sequence[Column], first: Column
) -> Block | None:
    """The block for these rows: by heads that it brings, else from the current column on; None where their numbers differ."""
    titles = {title_of(one).lower(): one for one in COLUMNS}
    named = [titles.get(text.lower()) for text in texts[0]]
    has_heads = sum(one is not None for one in named) >= 2 and any(one in EDITED for one in named)
    body = texts[1:] if has_heads else texts
    if len(rows) < 2 or len(body) != len(rows):
        return None
    at = list(shown).index(first)
    columns = named if has_heads else list(shown)[at : at + max(map(len, body))]
    return Block(tuple(rows), tuple(columns), tuple(tuple(one) for one in body))


def _says(words: CellWords, row: GridRow, column: Column, text: str) -> bool:
    said = (words.text(row, column), words.exact(row, column), words.edited(row, column))
    return not text.strip() or text.strip() in said


def tr(text: str) -> str:
    """In the reader's language."""
    return QCoreApplication.translate("PastedBlock", text)


class BlockSheet(Form):
    """Shows what every cell becomes, and what does not fit; nothing is changed before the button says so."""

    def __init__(self, page: "SheetPage", block: Block) -> None:
        super().__init__(
            page.bench, tr("Paste into {count} cases").format(count=len(block.rows)), tr("Change"), page
        )
        self._page, self._rows = page, {row.case_id: row for row in block.rows}
        self._values, self._day_min = block.values(page.cells), page.cells.day_min
        self.said: list[str] = []
        self.setFixedWidth(page.bench.theme.scaled(WIDTH))
        self._list = column_of(gap=6)
        body = column_of()
        body.addLayout(self._list)
        body.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("panel")
        area.setAccessibleName(tr("What changes"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder(body, "panel-body"))
        area.setFixedHeight(page.bench.theme.scaled(LIST_HEIGHT))
        self._left_out = block.left_out
        self.button.setEnabled(False)
        self.compose(area)
        page.bench.run(
            partial(page.desk.refusals, self._values, day_min=self._day_min), self._show, self.refuse
        )

    def work(self) -> Callable[[], object] | None:
        return partial(self._page.desk.paste_block, self._values, day_min=self._day_min)

    def _show(self, refusals: Sequence[PasteRefusal]) -> None:
        if not isValid(self):  # closed before the answer came
            return
        theme, refused = self.bench.theme, {(one.cell, one.column): one for one in refusals}
        emptied(self._list)
        self.said = [*(self._refused_line(one) for one in refusals), *self._changed(refused)]
        shown = self.said[:MOST_SHOWN]
        if len(self.said) > MOST_SHOWN:
            shown.append(tr("and {count} more").format(count=len(self.said) - MOST_SHOWN))
        for number, text in enumerate(shown):
            colour, icon = ("over", "ph.warning-circle") if number < len(refusals) else ("ink", "")
            self._list.addWidget(PlainLabel(theme, text, 12, 400, colour, most=3, icon=icon, quoted=True))
        fits = len(self.said) - len(refusals)
        self._tell(fits)

    def _tell(self, fits: int) -> None:
        page = self._page
        number = page.bench.formats.number(fits)
        note = tr("An empty cell leaves its case as it is.")
        if self._left_out:
            note = tr("Not changed here: {columns}.").format(columns=", ".join(self._left_out))
        self.note.setText(note)
        several = tr("Change {count} values").format(count=number)
        self.button.rename(tr("Change 1 value") if fits == 1 else several if fits else tr("Nothing changes"))
        self.button.setEnabled(fits > 0)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        said = tr("1 value pasted") if fits == 1 else tr("{count} values pasted").format(count=number)
        self.succeeded.connect(
            lambda _answer: page.line.saved(tr("{count} cases").format(count=len(self._rows)), said)
        )

    def _changed(self, refused: dict[tuple[PastedCell, Column | None], PasteRefusal]) -> Iterator[str]:
        """Case by case: which column, what it says now, and what it becomes."""
        for place, (case_id, row) in enumerate(self._rows.items()):
            for part in self._values:
                cell = part.cells[place]
                if cell.text and (cell, part.column) not in refused:
                    yield tr("{case}, {column}: {old} becomes {new}").format(
                        case=self._name(case_id),
                        column=title_of(part.column),
                        old=self._page.cells.text(row, part.column),
                        new=cell.text,
                    )

    def _refused_line(self, one: PasteRefusal) -> str:
        column = title_of(one.column) if one.column is not None else ""
        what = self.bench.sentence(one.problem)
        return tr("{case}, {column}: {what}").format(
            case=self._name(one.cell.case_id), column=column, what=what
        )

    def _name(self, case_id: object) -> str:
        row = next((row for key, row in self._rows.items() if key == case_id), None)
        return f"{row.case.reference} {row.case.customer}" if row is not None else ""
