"""Rows of an XLSX file, one after the other: a cell that cannot be read costs itself alone, never the file."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel
from openpyxl.utils.escape import unescape

from app.adapters.workbook.linked.packages import links_of, parse, table_parts
from app.domain.tables.cells import TableCell, Unread
from app.domain.tables.looking import letters
from app.domain.tables.raw import SheetName, TableProblem, TableRemark, TableRow, Told

MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 500
MOST_BLANK: Final = 1_000
LAST_ROW: Final = 1_048_576
_WIDEST: Final = 20_000
_SAID: Final = 60
_LONGEST_NUMBER: Final = 40
_LARGEST: Final = 1e15
_WORKBOOK: Final = "xl/workbook.xml"
_HALF_MINUTE: Final = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Book:
    """What is known of a workbook before its rows are read."""

    parts: ZipFile
    sheets: tuple[SheetName, ...]
    part_of: dict[str, str]
    date_styles: Collection[int]
    strings: Sequence[str]
    is_1904: bool


def open_book(path: Path, parts: ZipFile, *, with_cells: bool) -> Book:
    """The sheets of a workbook and, for reading one, what its cells point to. Raises TableProblem."""
    root = parse(parts.read(_WORKBOOK))
    targets = {link.id: link.target for link in links_of(parts, _WORKBOOK)}
    names, part_of = [], {}
    for one in _all(root, "sheet"):
        links = [value for key, value in one.attrib.items() if key.endswith("}id")]
        part = targets.get(links[0] if links else "", "")
        if part in parts.namelist() and "chartsheet" not in part:
            names.append(SheetName(one.get("name", ""), one.get("state", "visible") != "visible"))
            part_of[one.get("name", "")] = part
    if not names:
        raise TableProblem(path.name, "not_valid")
    about = next(_all(root, "workbookPr"), None)
    is_1904 = about is not None and about.get("date1904", "0") in {"1", "true"}
    targets_by_kind = {link.kind: link.target for link in links_of(parts, _WORKBOOK)}
    dates = _date_styles(parts, targets_by_kind.get("styles", "")) if with_cells else ()
    strings = _strings(parts, targets_by_kind.get("sharedStrings", "")) if with_cells else ()
    return Book(parts, tuple(names), part_of, dates, strings, is_1904)


def _all(root: Any, name: str) -> Iterator[Any]:
    return (one for one in root.iter() if isinstance(one.tag, str) and one.tag.endswith(f"}}{name}"))


def _date_styles(parts: ZipFile, part: str) -> Collection[int]:
    if part not in parts.namelist():
        return frozenset()
    root = parse(parts.read(part))
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in _all(root, "numFmt")}
    formats = next(_all(root, "cellXfs"), ())
    found = set()
    for place, style in enumerate(formats):
        number = style.get("numFmtId", "0")
        code = own.get(number) or BUILTIN_FORMATS.get(int(number) if number.isdigit() else 0, "General")
        if is_date_format(code) and not is_timedelta_format(code):
            found.add(place)
    return found


def _strings(parts: ZipFile, part: str) -> Sequence[str]:
    if part not in parts.namelist():
        return ()
    found = []
    with parts.open(part) as opened:
        for _, one in etree.iterparse(
            opened, tag="{*}si", resolve_entities=False, no_network=True, huge_tree=True
        ):
            found.append(_text(one))
            one.clear()
            while one.getprevious() is not None:
                del one.getparent()[0]
    return found


def _text(element: Any) -> str:
    """The texts of an element without its phonetic readings."""
    texts = [
        one.text or ""
        for one in _all(element, "t")
        if not any(str(above.tag).endswith("}rPh") for above in one.iterancestors())
    ]
    return str(unescape("".join(texts)))


@dataclass(slots=True)
class SheetReading:
    """Goes down a sheet; what a person should know about it is in ``remarks`` at the end."""

    file: str
    book: Book
    sheet: str
    hidden: int = 0
    widest: int = 0
    unread: int = 0
    first_unread: str = ""
    far: int = 0
    merged: list[str] = field(default_factory=list)
    totals: int | None = None

    def rows(self) -> Iterator[TableRow]:
        """Filled rows. Raises TableProblem."""
        part = self.book.part_of[self.sheet]
        self.totals = _totals_row(self.book.parts, part)
        with self.book.parts.open(part) as opened:
            yield from self._rows(opened)

    def _rows(self, opened: Any) -> Iterator[TableRow]:
        cells: dict[int, TableCell] = {}
        line, last, count = 0, 0, 0
        events = etree.iterparse(
            opened,
            events=("start", "end"),
            tag=("{*}row", "{*}c", "{*}mergeCell"),
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
        )
        for event, one in events:
            name = one.tag.rpartition("}")[2]
            if event == "start":
                if name == "row":
                    cells, line = {}, self._line(one, line)
                continue
            if name == "c":
                self._take(one, line, cells)
            elif name == "mergeCell":
                self.merged.append(one.get("ref", "")) if len(self.merged) < _SAID else None
            elif self._is_taken(one, line, last, cells):
                count, last = count + 1, line
                if count > MOST_ROWS:
                    raise TableProblem(self.file, "too_many_rows", f"{MOST_ROWS:,}")
                yield TableRow(line, _in_order(cells))
            _forget(one)

    def _line(self, row: Any, before: int) -> int:
        said = row.get("r", "")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 15 else before + 1

    def _is_taken(self, row: Any, line: int, last: int, cells: dict[int, TableCell]) -> bool:
        if not cells or line == self.totals:
            return False
        if line > LAST_ROW or line - last > MOST_BLANK or self.far:
            self.far = self.far or line
            return False
        self.hidden += row.get("hidden", "0") in {"1", "true"}
        return line > last

    def _take(self, cell: Any, line: int, cells: dict[int, TableCell]) -> None:
        place = _column(cell.get("r", "")) or max(cells, default=0) + 1
        if place > MOST_COLUMNS:
            self._is_wide(line, place)
            return
        value = self._value(cell)
        if isinstance(value, Unread):
            self.unread += 1
            self.first_unread = self.first_unread or f"{letters(place)}{line}"
        if value is not None and value != "":
            cells[place] = value
            self._is_wide(line, 0)

    def _is_wide(self, line: int, place: int) -> None:
        self.widest = max(self.widest, place)
        if line > LAST_ROW or (place and line - 1 > MOST_BLANK):
            self.far = self.far or line

    def _value(self, cell: Any) -> TableCell:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell)
        said = next((one.text or "" for one in cell if str(one.tag).endswith("}v")), "")
        if not said:
            formula = next((one for one in cell if str(one.tag).endswith("}f")), None)
            return None if formula is None else Unread(f"={formula.text or ''}"[:_SAID])
        if kind == "n":
            return self._number(cell, said)
        return self._string(said) if kind == "s" else _said(kind, said)

    def _string(self, said: str) -> TableCell:
        place = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else -1
        return self.book.strings[place] if 0 <= place < len(self.book.strings) else Unread(said[:_SAID])

    def _number(self, cell: Any, said: str) -> TableCell:
        try:
            number = float(said) if len(said) <= _LONGEST_NUMBER else math.inf
        except ValueError:
            number = math.nan
        if not abs(number) < _LARGEST:
            return Unread(said[:_SAID])
        style = cell.get("s", "0")
        if style.isdigit() and int(style) in self.book.date_styles:
            return self._date(number, said)
        return Decimal(f"{number:.15g}")

    def _date(self, number: float, said: str) -> TableCell:
        epoch = CALENDAR_MAC_1904 if self.book.is_1904 else CALENDAR_WINDOWS_1900
        try:
            found = from_excel(number, epoch) if number >= 0 else None
        except (ValueError, OverflowError):
            found = None
        return whole_minute(found) if isinstance(found, datetime | date | time) else Unread(said[:_SAID])

    def remarks(self) -> Iterator[TableRemark]:
        """What a person should know; to be asked when the last row was read."""
        if self.hidden:
            yield TableRemark(Told.HIDDEN_ROWS, count=self.hidden)
        if self.merged:
            yield TableRemark(Told.MERGED, self.merged[0], len(self.merged))
        if self.far:
            yield TableRemark(Told.FAR_BELOW, str(self.far))
        if self.widest > MOST_COLUMNS:
            yield TableRemark(Told.MORE_COLUMNS, letters(MOST_COLUMNS + 1))
        if self.unread:
            yield TableRemark(Told.NO_VALUES, self.first_unread, self.unread)
        if self.book.is_1904:
            yield TableRemark(Told.EPOCH_1904)
        if self.totals:
            yield TableRemark(Told.TOTALS_ROW, str(self.totals))


def whole_minute(at: datetime | date | time) -> datetime | date | time:
    """Spreadsheets keep moments as fractions: the nearest minute is what somebody typed."""
    if not isinstance(at, datetime):
        return at.replace(second=0, microsecond=0) if isinstance(at, time) else at
    return (at + _HALF_MINUTE).replace(second=0, microsecond=0)


def _said(kind: str, said: str) -> TableCell:
    """A cell that says itself what it is: an error, a truth, a day in ISO's way, a formula's text."""
    if kind == "b":
        return said == "1"
    if kind == "d":
        return _iso(said)
    return Unread(said[:_SAID]) if kind == "e" else str(unescape(said))


def _iso(said: str) -> TableCell:
    try:
        at = datetime.fromisoformat(said.strip()[:40])
    except ValueError:
        return Unread(said[:_SAID])
    return at.replace(tzinfo=None)


def _column(place: str) -> int:
    """The number of a cell's column; 0 where its place is not said."""
    number = 0
    for sign in place[:_SAID]:
        if not "A" <= sign <= "Z":
            break
        number = number * 26 + ord(sign) - 64
    return min(number, _WIDEST)


def _in_order(cells: dict[int, TableCell]) -> tuple[TableCell, ...]:
    return tuple(cells.get(place) for place in range(1, max(cells) + 1))


def _forget(one: Any) -> None:
    """Free what was read: a sheet may have far more cells than fit into memory at once."""
    one.clear()
    while one.getprevious() is not None:
        del one.getparent()[0]


def _totals_row(parts: ZipFile, part: str) -> int | None:
    for table in table_parts(parts, part):
        if table in parts.namelist():
            root = parse(parts.read(table))
            if root.get("totalsRowCount", "0") != "0":
                digits = "".join(filter(str.isdigit, root.get("ref", "").rpartition(":")[2]))
                return int(digits) if digits else None
    return None
