"""One sheet's XML: cells by place, written in their row's order."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.datetime import to_excel

from app.adapters.workbook.cells import looks_like_formula
from app.adapters.workbook.linked.packages import Element, parse, tag, unparse
from app.adapters.workbook.linked.styles import Styles
from app.domain.workbooks.problems import WorkbookProblem
from app.domain.workbooks.values import Value

SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Grid:
    """The cells of a sheet, by row and column, both counted from 1."""

    def __init__(self, content: bytes, styles: Styles, file: str, epoch: datetime) -> None:
        self.root = parse(content)
        self._data = self.root.find(tag("sheetData"))
        if self._data is None:
            raise WorkbookProblem(file, "not_valid")
        self._styles, self._file, self._epoch = styles, file, epoch
        self._rows = dict(self._numbered())
        self._cells: dict[int, dict[int, Element]] = {}
        self.without_formula: set[str] = set()

    def content(self) -> bytes:
        """The part as it is now."""
        return unparse(self.root)

    def write(self, row: int, column: int, value: Value) -> None:
        """Let a cell say something; it keeps its look. Raises WorkbookProblem."""
        cell = self._cell(row, column)
        if value is None and cell is None:
            return
        if cell is None:
            cell = self._made(row, column)
        self._forget_formula(cell)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        cell.attrib.pop("vm", None)
        if value is not None:
            self._fill(cell, value)

    def is_blank_row(self, row: int) -> bool:
        """Whether nothing stands in any cell of a row."""
        element = self._rows.get(row)
        return element is None or all(len(cell) == 0 for cell in element)

    def width(self) -> int:
        """The last column in which anything stands."""
        return max((max(self._of_row(row), default=0) for row in self._rows), default=0)

    def _numbered(self) -> Iterator[tuple[int, Element]]:
        number = 0
        for row in self._data:
            if row.tag != tag("row"):
                continue
            said = row.get("r")
            number = int(said) if said is not None else number + 1
            row.set("r", str(number))
            yield number, row

    def _of_row(self, number: int) -> dict[int, Element]:
        if number not in self._cells:
            found: dict[int, Element] = {}
            column = 0
            for cell in self._rows.get(number, ()):
                if cell.tag != tag("c"):
                    continue
                match = _PLACE.fullmatch(cell.get("r", ""))
                column = column_index_from_string(match[1]) if match else column + 1
                cell.set("r", f"{get_column_letter(column)}{number}")
                found[column] = cell
            self._cells[number] = found
        return self._cells[number]

    def _cell(self, row: int, column: int) -> Element | None:
        return self._of_row(row).get(column)

    def _made(self, row: int, column: int) -> Element:
        element = self._row(row)
        cells = self._of_row(row)
        cell = element.makeelement(tag("c"))
        cell.set("r", f"{get_column_letter(column)}{row}")
        above = self._of_row(row - 1).get(column) if row > 1 else None
        if above is not None and above.get("s") is not None:
            cell.set("s", above.get("s"))
        elif above is None and (look := self._look_of_column(column)):
            cell.set("s", look)
        after = [other for place, other in cells.items() if place > column]
        element.insert(list(element).index(after[0]) if after else len(element), cell)
        self._cells[row] = dict(sorted({**cells, column: cell}.items()))
        return cell

    def _row(self, number: int) -> Element:
        if number not in self._rows:
            fresh = self._data.makeelement(tag("row"))
            fresh.set("r", str(number))
            later = [place for place in self._rows if place > number]
            at = list(self._data).index(self._rows[min(later)]) if later else len(self._data)
            self._data.insert(at, fresh)
            self._rows[number] = fresh
            self._cells.pop(number, None)
        self._rows[number].attrib.pop("spans", None)
        return self._rows[number]

    def _look_of_column(self, column: int) -> str | None:
        columns = self.root.find(tag("cols"))
        for one in () if columns is None else columns:
            if int(one.get("min", "0")) <= column <= int(one.get("max", "0")):
                return str(one.get("style")) if one.get("style") else None
        return None

    def _forget_formula(self, cell: Element) -> None:
        formula = cell.find(tag("f"))
        if formula is None:
            return
        if formula.get("ref") is not None:
            raise WorkbookProblem(self._file, "shared_formula", cell.get("r", ""))
        self.without_formula.add(cell.get("r", ""))

    def _fill(self, cell: Element, value: Value) -> None:
        if isinstance(value, str):
            self._fill_text(cell, value)
            return
        if isinstance(value, bool):
            value = "x" if value else "no"
            self._fill_text(cell, value)
            return
        inner = cell.makeelement(tag("v"))
        cell.append(inner)
        if isinstance(value, date):
            form = "moment" if isinstance(value, datetime) else "day"
            cell.set("s", str(self._styles.as_date(int(cell.get("s", "0")), form)))
            inner.text = repr(to_excel(value, self._epoch))  # type: ignore[no-untyped-call]
        elif isinstance(value, Decimal):
            inner.text = format(value, "f")

    def _fill_text(self, cell: Element, text: str) -> None:
        cell.set("t", "inlineStr")
        if looks_like_formula(text):
            cell.set("s", str(self._styles.as_quoted(int(cell.get("s", "0")))))
        whole, inner = cell.makeelement(tag("is")), cell.makeelement(tag("t"))
        inner.text = _ESCAPE.sub("_x005F_", text)
        inner.set(SPACE, "preserve")
        whole.append(inner)
        cell.append(whole)
