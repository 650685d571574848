"""Reading a linked workbook: our columns, row by row; what cannot be read is told, never taken as empty."""

import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final
from uuid import UUID
from zipfile import BadZipFile, ZipFile

from lxml import etree
from openpyxl import load_workbook

from app.adapters.workbook.linked.anchors import ID, PREFIX, Anchors, anchors_in
from app.adapters.workbook.linked.cells import value_of
from app.adapters.workbook.linked.limits import inspect
from app.adapters.workbook.linked.merges import Merge, merges_in
from app.adapters.workbook.linked.packages import parse, sheet_parts, table_parts, tag
from app.domain.workbooks.merging import SheetRow
from app.domain.workbooks.problems import WorkbookProblem
from app.domain.workbooks.values import Cell, Unread

MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 200
MOST_BLANK: Final = 1_000
LAST_ROW: Final = 1_048_576
EXPORT_ID: Final = f"{PREFIX}export_id"
_HEAD: Final = 4096
_CELL: Final = tag("c")
_FORMULA: Final = tag("f")
_ROW: Final = tag("row")
_VALUE: Final = tag("v")
_UNREADABLE: Final = (
    BadZipFile, zlib.error, KeyError, IndexError, ValueError, TypeError, AttributeError, OverflowError, OSError, etree.XMLSyntaxError
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Workbook:
    """A linked workbook as it was read.

    Attributes:
        export_id: Tells a workbook of ours from every other, wherever it was copied.
        part: The part of the sheet.
        last: The last row with anything of ours in it.
        unread_row: The last filled row below a thousand blank ones, which were not read; None if there is none.
    """

    anchors: Anchors
    rows: Sequence[SheetRow] = field(hash=False)
    export_id: str
    part: str
    last: int
    unread_row: int | None = None

    @property
    def columns(self) -> frozenset[str]:
        """The shared columns that it has."""
        return frozenset(self.anchors.columns) - {ID}

    @property
    def lost(self) -> frozenset[str]:
        """The shared columns that were deleted from it."""
        return self.anchors.lost

    @property
    def sheet(self) -> str:
        """The name of our sheet."""
        return self.anchors.sheet


def read(path: Path) -> Workbook:
    """Read a linked workbook within limits.

    Raises:
        WorkbookProblem: With the reason; nothing is half read.
    """
    inspect(path)
    try:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl does not model stays in the file all the same
            return _read(path, file)
    except WorkbookProblem:
        raise
    except MemoryError:
        raise WorkbookProblem(path.name, "memory") from None
    except _UNREADABLE as problem:
        raise WorkbookProblem(path.name, "not_valid") from problem


def _read(path: Path, file: IO[bytes]) -> Workbook:
    with closing(load_workbook(file, read_only=True, data_only=True, keep_links=False)) as book:
        names = {name: one.attr_text or "" for name, one in book.defined_names.items()}
        anchors = anchors_in(names, path.name)
        if anchors.width > MOST_COLUMNS:
            raise WorkbookProblem(path.name, "too_many_rows", str(anchors.width))
        with ZipFile(path) as parts:
            part = sheet_parts(parts).get(anchors.sheet)
            if part is None or anchors.sheet not in book.sheetnames:
                raise WorkbookProblem(path.name, "no_sheet", anchors.sheet)
            with parts.open(part) as opened:
                if b"worksheet" not in opened.read(_HEAD):
                    raise WorkbookProblem(path.name, "no_sheet", anchors.sheet)
            empty_formulas = _empty_formulas(parts, part)
            below = _totals_row(parts, part)
            merged = merges_in(parts, part)
        sheet = book[anchors.sheet]
        reading = _Reading(path.name, anchors, empty_formulas, below, merged, book.epoch)
        sheet.reset_dimensions()
        rows = list(reading.rows(sheet))
        last = max((row.number for row in rows), default=anchors.header)
        unread = _last_filled(path, part, last) if reading.is_cut_short else None
        return Workbook(anchors, rows, _export_id(book), part, last, unread)


@dataclass(slots=True)
class _Reading:
    """Goes down a sheet until it ends, or until nothing more comes."""

    file: str
    anchors: Anchors
    empty_formulas: frozenset[str]
    totals_row: int | None
    merged: Sequence[Merge]
    epoch: datetime
    is_cut_short: bool = False

    def rows(self, sheet: Any) -> Iterator[SheetRow]:
        blank, first = 0, self.anchors.header + 1
        columns = {key: column - 1 for key, column in self.anchors.columns.items()}
        found = sheet.iter_rows(min_row=first, max_col=self.anchors.width, values_only=True)
        for number, cells in enumerate(found, start=first):
            if number == self.totals_row:
                continue
            if number > LAST_ROW or blank > MOST_BLANK:
                self.is_cut_short = True
                return
            row = self._row(number, cells, columns)
            blank = blank + 1 if row is None else 0
            if row is not None:
                if number - first >= MOST_ROWS + MOST_BLANK:
                    raise WorkbookProblem(self.file, "too_many_rows", str(MOST_ROWS))
                yield row

    def _row(self, number: int, cells: Sequence[object], columns: Mapping[str, int]) -> SheetRow | None:
        if all(value is None or value == "" for value in cells):
            return None
        values = {key: cells[place] if place < len(cells) else None for key, place in columns.items()}
        case_id, is_readable = _id(values.pop(ID))
        here = [merge for merge in self.merged if merge.first_row <= number <= merge.last_row]
        read = {key: self._cell(key, number, said, here) for key, said in values.items()}
        row = SheetRow(number, case_id, read, is_readable)
        return None if row.is_blank and case_id is None and is_readable else row

    def _cell(self, key: str, number: int, said: object, merged: Sequence[Merge]) -> Cell:
        if said is None and (self.empty_formulas or merged):
            column = self.anchors.columns[key]
            if f"{_letters(column)}{number}" in self.empty_formulas:
                return Unread("=", "no_value")
            if any(merge.covers(number, column) for merge in merged):
                return Unread("", "merged")
        return value_of(key, said, self.epoch)


def _id(said: object) -> tuple[UUID | None, bool]:
    if said is None or not str(said).strip():
        return None, True
    try:
        return UUID(str(said).strip()), True
    except ValueError:
        return None, False


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _empty_formulas(parts: ZipFile, part: str) -> frozenset[str]:
    """Cells whose formula has no value yet: read as empty they would look like something deleted."""
    with parts.open(part) as opened:
        if not any(b"<f" in block or b":f" in block for block in iter(lambda: opened.read(1 << 20), b"")):
            return frozenset()
    found = []
    with parts.open(part) as opened:
        for _, row in etree.iterparse(
            opened, tag=_ROW, resolve_entities=False, no_network=True, huge_tree=True
        ):
            for formula in row.iter(_FORMULA):
                cell = formula.getparent()
                value = cell.find(_VALUE)
                if value is None or not value.text:
                    found.append(cell.get("r", ""))
            _let_go(row)
    return frozenset(found)


def _let_go(row: Any) -> None:
    """Forget a row that was looked at, and the empty ones above it: a long sheet does not fit in memory as a tree."""
    row.clear()
    while row.getprevious() is not None:
        del row.getparent()[0]


def _last_filled(path: Path, part: str, after: int) -> int | None:
    """The last row with a value below a row, or None."""
    found = after
    with ZipFile(path) as parts, parts.open(part) as opened:
        for _, row in etree.iterparse(
            opened, tag=_ROW, resolve_entities=False, no_network=True, huge_tree=True
        ):
            number = row.get("r", "")
            if number.isdigit() and int(number) > found and row.find(f"{_CELL}/*") is not None:
                found = int(number)
            _let_go(row)
    return found if found > after else None


def _totals_row(parts: ZipFile, part: str) -> int | None:
    """The row of totals below a table, which is no case."""
    for table in table_parts(parts, part):
        root = parse(parts.read(table))
        if root.get("totalsRowCount", "0") != "0":
            return int("".join(filter(str.isdigit, root.get("ref", "A1:A1").rpartition(":")[2])))
    return None


def _export_id(book: Any) -> str:
    """Told twice in a file of ours, since programs drop either; in an adopted one by a name."""
    for one in book.custom_doc_props.props:
        if one.name == EXPORT_ID:
            return str(one.value)
    if "_keepword" in book.sheetnames:
        for cells in book["_keepword"].iter_rows(max_row=20, max_col=2, values_only=True):
            if len(cells) == 2 and cells[0] == "export_id":
                return str(cells[1])
    named = book.defined_names.get(EXPORT_ID)
    return str(named.attr_text or "").strip('"') if named is not None else ""
