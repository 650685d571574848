"""Writing back: the changed cells of one sheet, and every other part of the file byte for byte as it was."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from app.adapters.workbook.linked.anchors import ID
from app.adapters.workbook.linked.cells import shown
from app.adapters.workbook.linked.grids import Grid
from app.adapters.workbook.linked.packages import (
    TYPES,
    WORKBOOK,
    Element,
    links_of,
    parse,
    table_parts,
    tag,
    unparse,
)
from app.adapters.workbook.linked.ranges import drop_links, grow_sheet, grow_table, place
from app.adapters.workbook.linked.reading import Workbook, read
from app.adapters.workbook.linked.styles import looks_of
from app.domain.workbooks.fields import FIELDS, Flow
from app.domain.workbooks.problems import WorkbookProblem
from app.domain.workbooks.values import Cell, Unread, canonical
from app.domain.workbooks.writing import RowEdit

CHAIN: Final = "xl/calcChain.xml"
_TYPES: Final = "[Content_Types].xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"


def patch(path: Path, workbook: Workbook, edits: Sequence[RowEdit], target: Path) -> None:
    """Write a copy of a workbook in which our cells say what the edits say, and read it back.

    Args:
        path: The workbook as it was read.
        target: Where the copy goes; the caller puts it in the place of the other.

    Raises:
        WorkbookProblem: Something of the person's stands in the way, or what was written does not read back.
    """
    with ZipFile(path) as parts:
        patching = _Patching(path.name, parts, workbook)
        patching.run(edits)
        copied(parts, target, patching.changed, patching.dropped)
    os.chmod(target, path.stat().st_mode & 0o777)  # noqa: PTH101 - the file is the person's, and so is who may read it
    _confirm(target, workbook, edits)


@dataclass(slots=True)
class _Patching:
    """The parts that change, while they are made.

    Attributes:
        changed: By part, its new content.
        dropped: Parts that go.
    """

    file: str
    parts: ZipFile
    workbook: Workbook
    changed: dict[str, bytes] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def run(self, edits: Sequence[RowEdit]) -> None:
        style_part, looks = looks_of(self.parts, self.file)
        sheet = self.workbook.part
        grid = Grid(self.parts.read(sheet), looks, self.file, self._epoch())
        touched = self._write(grid, edits)
        added = sum(edit.row is None for edit in edits)
        if added:
            self._grow(grid, added)
        drop_links(grid.root, touched)
        self.changed[sheet] = grid.content()
        if looks.is_changed:
            self.changed[style_part] = looks.content()
        if grid.without_formula:
            self._forget_formulas(grid.without_formula)

    def _epoch(self) -> datetime:
        return epoch_of(parse(self.parts.read(WORKBOOK)))

    def _write(self, grid: Grid, edits: Sequence[RowEdit]) -> set[str]:
        columns, last = self.workbook.anchors.columns, self.workbook.last
        touched: set[str] = set()
        for edit in edits:
            row = edit.row
            if row is None:
                last += 1
                if not grid.is_blank_row(last):
                    raise WorkbookProblem(self.file, "no_room", str(last))
                row = last
            cells = {key: value for key, value in edit.cells.items() if key in columns}
            if edit.is_named:
                cells[ID] = str(edit.case_id)
            for key, value in cells.items():
                grid.write(row, columns[key], shown(key, value))
                touched.add(place(row, columns[key]))
        return touched

    def _grow(self, grid: Grid, added: int) -> None:
        header, last = self.workbook.anchors.header, self.workbook.last
        for name in table_parts(self.parts, self.workbook.part):
            root = parse(self.parts.read(name))
            if root.get("totalsRowCount", "0") != "0":
                raise WorkbookProblem(self.file, "totals_row")
            if grow_table(root, header, last, added):
                self.changed[name] = unparse(root)
        grow_sheet(grid.root, header, last, added)

    def _forget_formulas(self, places: set[str]) -> None:
        """A cell without a formula may not stand in the chain of calculation; an empty chain may not stand at all."""
        if CHAIN not in self.parts.namelist():
            return
        sheet_id = self._sheet_id()
        root = parse(self.parts.read(CHAIN))
        current = ""
        for one in list(root):
            current = one.get("i", current)
            if one.get("r") in places and current == sheet_id:
                following = one.getnext()
                if one.get("i") and following is not None and following.get("i") is None:
                    following.set("i", current)
                root.remove(one)
        if len(root):
            self.changed[CHAIN] = unparse(root)
        else:
            self._drop_chain()

    def _sheet_id(self) -> str:
        root = parse(self.parts.read(WORKBOOK)).find(tag("sheets"))
        for one in () if root is None else root:
            if one.get("name") == self.workbook.anchors.sheet:
                return str(one.get("sheetId", ""))
        return ""

    def _drop_chain(self) -> None:
        self.dropped.add(CHAIN)
        for name, attribute, said in ((_TYPES, "PartName", f"/{CHAIN}"), (_LINKS, "Id", self._chain_link())):
            root = parse(self.parts.read(name))
            for one in list(root):
                if one.get(attribute) == said and (name != _TYPES or one.tag == f"{{{TYPES}}}Override"):
                    root.remove(one)
            self.changed[name] = unparse(root)

    def _chain_link(self) -> str:
        return next((link.id for link in links_of(self.parts, WORKBOOK) if link.target == CHAIN), "")


def epoch_of(book: Element) -> datetime:
    """From which day a workbook counts."""
    about = book.find(tag("workbookPr"))
    is_mac = about is not None and about.get("date1904") in {"1", "true"}
    return CALENDAR_MAC_1904 if is_mac else CALENDAR_WINDOWS_1900


def copied(parts: ZipFile, target: Path, changed: Mapping[str, bytes], dropped: set[str]) -> None:
    """Write a copy with these parts instead of its own; every other part byte for byte."""
    with ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for part in parts.infolist():
            if part.filename in dropped:
                continue
            about = ZipInfo(part.filename, part.date_time)
            about.compress_type, about.external_attr = part.compress_type, part.external_attr
            content = changed.get(part.filename)
            copy.writestr(about, parts.read(part) if content is None else content)


def _confirm(target: Path, before: Workbook, edits: Sequence[RowEdit]) -> None:
    """Read it back: every edited cell says what it should, every other what it said."""
    after = {row.number: row for row in read(target).rows}
    expected: dict[int, tuple[UUID | None, Mapping[str, Cell]]] = {
        row.number: (row.id, row.cells) for row in before.rows
    }
    last = before.last
    for edit in edits:
        number = edit.row
        if number is None:
            number = last = last + 1
        case_id, cells = expected.get(number, (None, {}))
        written = {key: value for key, value in edit.cells.items() if key in before.columns}
        expected[number] = (edit.case_id if edit.is_named else case_id, {**cells, **written})
    for number, (case_id, cells) in expected.items():
        row = after.get(number)
        found = row.cells if row is not None else {}
        if case_id != (row.id if row is not None else None) or not _is_same(cells, found):
            raise WorkbookProblem(target.name, "read_back", str(number))


def _is_same(cells: Mapping[str, Cell], found: Mapping[str, Cell]) -> bool:
    return all(_agree(key, value, found.get(key)) for key, value in cells.items())


def _agree(key: str, value: Cell, found: Cell) -> bool:
    if value == found:  # as almost all are: equal values have one form
        return True
    if isinstance(value, Unread) or isinstance(found, Unread):
        return value == found or isinstance(found, Unread)
    if FIELDS[key].flow is Flow.IN and value is None:
        return found is None
    return canonical(value) == canonical(found)
