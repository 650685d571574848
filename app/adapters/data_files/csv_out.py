"""CSV that no spreadsheet program mistakes for a formula; the reader of tables takes the sign away again."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.adapters.data_files.safe_write import SafeFiles

_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\0")


def disarmed(text: str) -> str:
    """A text that stays one in a spreadsheet program.

    >>> disarmed("=1+1"), disarmed("Kiln Bakery")
    ("'=1+1", 'Kiln Bakery')
    """
    return f"'{text}" if text.startswith(_SIGNS) else text


def write_csv(file: Path, rows: Iterable[Sequence[str]], delimiter: str) -> None:
    """Replace a file by these rows, every cell quoted. Raises FileLocked, FileProblem."""
    with (
        SafeFiles().replacing(file) as temporary,
        temporary.open("w", encoding="utf-8-sig", newline="") as out,
    ):
        writer = csv.writer(out, delimiter=delimiter or ",", quoting=csv.QUOTE_ALL)
        writer.writerows([disarmed(cell) for cell in row] for row in rows)
