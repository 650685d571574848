"""Reading a workbook back before it takes the place of another."""

import errno
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import IO, Final
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel

from app.adapters.workbook.columns import Value

_FIRST_SHEET: Final = "xl/worksheets/sheet1.xml"
_ROW: Final = b"<row "
_BLOCK: Final = 1 << 20
_ESCAPE: Final = "x005F_"
_SAME: Final = 1e-6
"""A tenth of a second, and far less than a cent."""


def confirm(path: Path, count: int, sample: Sequence[tuple[Value, ...]]) -> None:
    """See that the file holds what was meant.

    Every part is read to its end against its checksum; the sheet must have all its rows and not one formula; the
    rows of the sample are compared cell by cell.

    Raises:
        OSError: It does not.
    """
    rows, formulas = _count(path)
    if rows != count + 1:
        raise OSError(errno.EIO, f"{count} rows were written, {rows - 1} are there")
    if formulas:
        raise OSError(errno.EIO, "a text has become a formula")
    _compare(path, sample)


def _count(path: Path) -> tuple[int, int]:
    """The rows and formulas of the first sheet; every other part is read for its checksum."""
    rows = formulas = 0
    try:
        with ZipFile(path) as parts:
            for name in parts.namelist():
                with parts.open(name) as part:
                    for block in _blocks(part):
                        if name == _FIRST_SHEET:
                            rows += block.count(_ROW)
                            formulas += block.count(b"<f>") + block.count(b"<f ")
    except BadZipFile as problem:
        raise OSError(errno.EIO, str(problem)) from problem
    return rows, formulas


def _blocks(part: IO[bytes]) -> Iterator[bytes]:
    """The part in blocks that overlap by less than a row's tag, so that none is cut in two."""
    tail = b""
    while block := part.read(_BLOCK):
        yield tail + block
        tail = block[1 - len(_ROW) :]


def _compare(path: Path, sample: Sequence[tuple[Value, ...]]) -> None:
    with path.open("rb") as file, closing(load_workbook(file, read_only=True)) as book:
        width = len(sample[0]) if sample else 1
        found = book.worksheets[0].iter_rows(2, len(sample) + 1, 1, width, values_only=True)
        for number, (cells, written) in enumerate(zip(found, sample, strict=True), start=2):
            for place, (cell, value) in enumerate(zip(cells, written, strict=True), start=1):
                if not _is_same(cell, value):
                    raise OSError(errno.EIO, f"row {number}, column {place} reads back differently")


def _is_same(cell: object, value: Value) -> bool:
    if isinstance(value, str):
        # openpyxl takes the escapes of underscores away in some parts of a file, all or none of them.
        return isinstance(cell or "", str) and str(cell or "").replace(_ESCAPE, "") == value.replace(
            _ESCAPE, ""
        )
    if value is None:
        return cell is None
    if isinstance(cell, date):
        cell = float(to_excel(cell))  # type: ignore[no-untyped-call]
    return isinstance(cell, int | float) and abs(cell - value) < _SAME
