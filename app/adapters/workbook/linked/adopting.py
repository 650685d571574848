"""Taking on a foreign workbook: two hidden columns at the right edge and names on the heads; all else stays as it is."""

import os
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final
from uuid import UUID
from zipfile import BadZipFile, ZipFile

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from app.adapters.workbook.linked.anchors import ID, PREFIX
from app.adapters.workbook.linked.grids import Grid
from app.adapters.workbook.linked.limits import inspect
from app.adapters.workbook.linked.packages import (
    WORKBOOK,
    Element,
    parse,
    sheet_parts,
    table_parts,
    tag,
    unparse,
)
from app.adapters.workbook.linked.patching import copied, epoch_of
from app.adapters.workbook.linked.reading import EXPORT_ID, read
from app.adapters.workbook.linked.styles import looks_of
from app.domain.workbooks.adopting import Adoption, SheetLook
from app.domain.workbooks.problems import WorkbookProblem
from app.services.workbooks.ports import Reading

VERSION: Final = "version"
MOST_LOOKED: Final = 30
MOST_COLUMNS: Final = 100
_TITLES: Final = {ID: "Keepword id", VERSION: "Keepword version"}
_BEFORE_NAMES: Final = ("sheets", "functionGroups", "externalReferences")
_RANGE: Final = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7}):(\$?)([A-Z]{1,3})(\$?)(\d{1,7})")
_FILTER: Final = "_xlnm._FilterDatabase"
_BROKEN: Final = (BadZipFile, KeyError, IndexError, ValueError, TypeError, AttributeError, OSError, etree.XMLSyntaxError)  # fmt: skip


class ForeignXlsx:
    """Fulfils :class:`app.services.workbooks.adopting.ForeignFile`."""

    def survey(self, path: Path) -> tuple[SheetLook, ...]:
        """The first rows of each sheet. Raises WorkbookProblem."""
        inspect(path)
        try:
            with path.open("rb") as file, warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what openpyxl does not model stays in the file all the same
                with closing(load_workbook(file, read_only=True, data_only=True, keep_links=False)) as book:
                    return tuple(_look(sheet.title, sheet) for sheet in book.worksheets)
        except _BROKEN as problem:
            raise WorkbookProblem(path.name, "not_valid") from problem

    def adopt(
        self, path: Path, target: Path, plan: Adoption, export_id: str, ids: Mapping[int, UUID]
    ) -> Reading:
        """A copy that carries our columns and names, read back. Raises WorkbookProblem."""
        try:
            with ZipFile(path) as parts:
                changed = dict(_changed(path.name, parts, plan, export_id, ids))
                copied(parts, target, changed, set())
        except _BROKEN as problem:
            raise WorkbookProblem(path.name, "not_valid") from problem
        os.chmod(target, path.stat().st_mode & 0o777)  # noqa: PTH101 - the file is the person's, and so is who may read it
        reading = read(target)
        found = {row.number: row.id for row in reading.rows if row.id is not None}
        if reading.export_id != export_id or found != dict(ids) or not reading.columns >= plan.columns.keys():
            raise WorkbookProblem(path.name, "read_back", str(plan.header))
        return reading


def _look(name: str, sheet: Any) -> SheetLook:
    rows: dict[int, Sequence[str]] = {}
    sheet.reset_dimensions()
    found = sheet.iter_rows(max_row=MOST_LOOKED, max_col=MOST_COLUMNS, values_only=True)
    for number, cells in enumerate(found, start=1):
        texts = ["" if cell is None else str(cell).strip() for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            rows[number] = texts
    best = max(rows, key=lambda number: (sum(bool(text) for text in rows[number]), -number), default=1)
    width = len(rows.get(best, ()))
    first = next(
        (number for number, texts in rows.items() if len([t for t in texts if t]) * 4 >= width * 3), best
    )
    return SheetLook(name, first, rows)


def _changed(
    file: str, parts: ZipFile, plan: Adoption, export_id: str, ids: Mapping[int, UUID]
) -> Iterator[tuple[str, bytes]]:
    part = sheet_parts(parts).get(plan.sheet)
    if part is None:
        raise WorkbookProblem(file, "no_sheet", plan.sheet)
    book = parse(parts.read(WORKBOOK))
    style_part, looks = looks_of(parts, file)
    grid = Grid(parts.read(part), looks, file, epoch_of(book))
    tables = {name: parse(parts.read(name)) for name in table_parts(parts, part)}
    first = grid.width() + 1
    edge = first - 1
    for place, key in enumerate((ID, VERSION)):
        grid.write(plan.header, first + place, _TITLES[key])
    for row, case_id in ids.items():
        grid.write(row, first, str(case_id))
    _hide(grid.root, first, first + 1)
    for name, table in tables.items():
        if _begins_at(table, plan.header):
            _refuse_beside(file, table.get("ref", ""), edge)
            _widen_table(table, edge)
            yield name, unparse(table)
    own = grid.root.find(tag("autoFilter"))
    if own is not None:
        _refuse_beside(file, own.get("ref", ""), edge)
        own.set("ref", _wider(own.get("ref"), edge))
    yield part, grid.content()
    if looks.is_changed:
        yield style_part, looks.content()
    places = {**plan.columns, ID: first, VERSION: first + 1}
    _name(book, plan, places, export_id, edge, file)
    yield WORKBOOK, unparse(book)


def _name(
    book: Element, plan: Adoption, places: Mapping[str, int], export_id: str, edge: int, file: str
) -> None:
    """Names on the heads, which go along when people move them; and the export id as a name of its own."""
    names = book.find(tag("definedNames"))
    if names is None:
        names = book.makeelement(tag("definedNames"))
        after = [one for one in book if one.tag in {tag(name) for name in _BEFORE_NAMES}]
        after[-1].addnext(names)
    if any(str(one.get("name", "")).startswith(PREFIX) for one in names):
        raise WorkbookProblem(file, "ours_already")
    quoted = "'" + plan.sheet.replace("'", "''") + "'"
    for one in names:
        if one.get("name") == _FILTER and (one.text or "").startswith((f"{plan.sheet}!", f"{quoted}!")):
            one.text = _wider(one.text or "", edge)
    texts = {
        f"{PREFIX}{key}": f"{quoted}!${get_column_letter(at)}${plan.header}" for key, at in places.items()
    }
    for name, text in {**texts, EXPORT_ID: f'"{export_id}"'}.items():
        fresh = names.makeelement(tag("definedName"))
        fresh.set("name", name)
        fresh.text = text
        names.append(fresh)


def _hide(root: Element, first: int, last: int) -> None:
    """Let these columns be hidden; what others of the sheet look like stays."""
    columns = root.find(tag("cols"))
    if columns is None:
        columns = root.makeelement(tag("cols"))
        root.find(tag("sheetData")).addprevious(columns)
    for one in list(columns):
        low, high = int(one.get("min", "0")), int(one.get("max", "0"))
        if high < first or low > last:
            continue
        if high > last:
            rest = parse(etree.tostring(one))
            rest.set("min", str(last + 1))
            one.addnext(rest)
        if low < first:
            one.set("max", str(first - 1))
        else:
            columns.remove(one)
    fresh = columns.makeelement(tag("col"))
    for name, value in (("min", first), ("max", last), ("width", 9), ("hidden", 1), ("customWidth", 1)):
        fresh.set(name, str(value))
    earlier = [one for one in columns if int(one.get("max", "0")) < first]
    columns.insert(len(earlier), fresh)


def _begins_at(table: Element, header: int) -> bool:
    match = _RANGE.fullmatch(table.get("ref", ""))
    return match is not None and int(match[4]) == header


def _refuse_beside(file: str, ref: str, edge: int) -> None:
    """Ids outside what is sorted would stay behind, and name other rows."""
    match = _RANGE.fullmatch(ref)
    if match is None or column_index_from_string(match[6]) != edge:
        raise WorkbookProblem(file, "beside_table", get_column_letter(edge))


def _widen_table(table: Element, edge: int) -> None:
    """Our columns belong to the table, so that they go along when it is sorted."""
    for one in (table, table.find(tag("autoFilter"))):
        if one is not None and one.get("ref"):
            one.set("ref", _wider(one.get("ref"), edge))
    columns = table.find(tag("tableColumns"))
    newest = max((int(one.get("id", "0")) for one in columns), default=0)
    for number, key in enumerate((ID, VERSION), start=1):
        fresh = columns.makeelement(tag("tableColumn"))
        fresh.set("id", str(newest + number))
        fresh.set("name", _TITLES[key])
        columns.append(fresh)
    columns.set("count", str(len(columns)))


def _wider(ref: str, edge: int) -> str:
    """A range that ends at the edge, two columns wider."""

    def wider(match: re.Match[str]) -> str:
        if column_index_from_string(match[6]) != edge:
            return match[0]
        start = f"{match[1]}{match[2]}{match[3]}{match[4]}"
        return f"{start}:{match[5]}{get_column_letter(edge + 2)}{match[7]}{match[8]}"

    return _RANGE.sub(wider, ref)
