"""Other people's workbooks as hosts: our columns below what stands on their first sheet, our rows patched in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Final
from uuid import UUID
from zipfile import ZipFile

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_WINDOWS_1900

from app.adapters.workbook.linked.anchors import PREFIX
from app.adapters.workbook.linked.grids import Grid
from app.adapters.workbook.linked.limits import inspect
from app.adapters.workbook.linked.packages import WORKBOOK, parse, sheet_parts, tag, unparse
from app.adapters.workbook.linked.patching import patch
from app.adapters.workbook.linked.reading import read
from app.adapters.workbook.linked.styles import looks_of
from app.domain.workbooks.problems import WorkbookProblem
from app.domain.workbooks.values import Value
from app.domain.workbooks.writing import RowEdit

KEYS: Final = ("id", "reference", "matter", "due", "value", "version")
GAP: Final = 3
ROWS: Final[tuple[Mapping[str, Value], ...]] = (
    {
        "reference": "Q-1042",
        "matter": "=1+1 & <b>Größe</b>",
        "due": datetime.fromisoformat("2026-12-24T09:30"),
        "value": Decimal("12.5"),
        "version": Decimal(1),
    },
    {
        "reference": "E-7",
        "matter": "  two  \nlines",
        "due": None,
        "value": Decimal(-3),
        "version": Decimal(2),
    },
)


@dataclass(frozen=True, slots=True)
class Hosted:
    """A host with our rows in it.

    Attributes:
        before: The workbook as it came.
        sheet: The sheet that they stand on.
        header: The row of our header.
        ours: Parts that hold something of ours.
    """

    before: Path
    path: Path
    sheet: str
    header: int
    ours: frozenset[str]


def hosted(path: Path, folder: Path) -> Hosted:
    """A copy with our columns and rows. Raises WorkbookProblem where it cannot be a host."""
    inspect(path)
    prepared, target = folder / f"prepared-{path.name}", folder / path.name
    with ZipFile(path) as parts:
        sheet, part = _first_sheet(path, parts)
        style_part, looks = looks_of(parts, path.name)
        grid = Grid(parts.read(part), looks, path.name, CALENDAR_WINDOWS_1900)
        header = _last_row(grid) + GAP
        for place, key in enumerate(KEYS, start=1):
            grid.write(header, place, key)
        changed = {part: grid.content(), WORKBOOK: _named(parts.read(WORKBOOK), sheet, header)}
        _copy(parts, prepared, changed)
    edits = [
        RowEdit(None, UUID(int=number), cells, is_named=True) for number, cells in enumerate(ROWS, start=1)
    ]
    patch(prepared, read(prepared), edits, target)
    first = read(target).rows[0]
    patch(target, read(target), [RowEdit(first.number, UUID(int=1), {"matter": "Once more"})], prepared)
    prepared.replace(target)
    return Hosted(path, target, sheet, header, frozenset({part, WORKBOOK, style_part}))


def _first_sheet(path: Path, parts: ZipFile) -> tuple[str, str]:
    for name, part in sheet_parts(parts).items():
        if parse(parts.read(part)).tag == tag("worksheet"):
            return name, part
    raise WorkbookProblem(path.name, "no_sheet", "")


def _last_row(grid: Grid) -> int:
    rows = [row for row in grid.root.iter(tag("row")) if row.find("{*}c/{*}*") is not None]
    return max((int(row.get("r")) for row in rows), default=0)


def _named(content: bytes, sheet: str, header: int) -> bytes:
    root = parse(content)
    names = root.find(tag("definedNames"))
    if names is None:
        names = root.makeelement(tag("definedNames"))
        before = [root.find(tag(one)) for one in ("sheets", "functionGroups", "externalReferences")]
        root.insert(max(list(root).index(one) for one in before if one is not None) + 1, names)
    quoted = sheet.replace("'", "''")
    for place, key in enumerate(KEYS, start=1):
        one = names.makeelement(tag("definedName"))
        one.set("name", f"{PREFIX}{key}")
        one.text = f"'{quoted}'!${get_column_letter(place)}${header}"
        names.append(one)
    return unparse(root)


def _copy(parts: ZipFile, target: Path, changed: Mapping[str, bytes]) -> None:
    with ZipFile(target, "w") as copy:
        for part in parts.infolist():
            copy.writestr(part, changed.get(part.filename, parts.read(part)))
