"""The process that reads a foreign workbook: it may die of a hostile file, the program may not.

``python -m app.adapters.workbook.foreign.child KIND FILE ROWS [SHEET]`` writes rows and one last line.
"""

import sys
import warnings
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from app.process_bounds import bound_process

if TYPE_CHECKING:
    from app.domain.tables.raw import SheetName

MOST_MEMORY = 360 << 20
MOST_SECONDS = 20
READY = "ready"
"""Said before the file is touched: from then on the time counts, however busy the machine is with starting."""


def main(arguments: list[str]) -> int:
    """Read one sheet, or only the names of the sheets; 0 also where the answer is a problem."""
    bound_process(MOST_MEMORY, MOST_SECONDS)
    from lxml import etree  # noqa: PLC0415 - the bounds come first

    from app.adapters.workbook.foreign.lines import problem_line  # noqa: PLC0415 - as above
    from app.domain.tables.raw import TableProblem  # noqa: PLC0415 - as above

    warnings.simplefilter("ignore")  # what openpyxl does not know of a foreign file is no news to anybody
    sys.stdout.write(f'"{READY}"\n')
    sys.stdout.flush()
    kind, path, with_rows, sheet = arguments[0], Path(arguments[1]), arguments[2] == "rows", arguments[3]
    try:
        for line in _lines(kind, path, sheet, with_rows=with_rows):
            sys.stdout.write(line + "\n")
    except TableProblem as problem:
        sys.stdout.write(problem_line(problem.reason, problem.said) + "\n")
    except MemoryError:
        sys.stdout.write(problem_line("gave_up", "") + "\n")
    except BadZipFile:
        sys.stdout.write(problem_line("damaged", "") + "\n")
    except (
        zlib.error,
        etree.LxmlError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        OverflowError,
        OSError,
    ):
        sys.stdout.write(problem_line("not_valid", "") + "\n")
    sys.stdout.flush()
    return 0


def _lines(kind: str, path: Path, sheet: str, *, with_rows: bool) -> Iterator[str]:
    if kind != "xlsx":
        yield from _of_calamine(path, sheet, with_rows=with_rows)
        return
    from app.adapters.workbook.foreign import xlsx  # noqa: PLC0415 - one of the two libraries is enough

    with ZipFile(path) as parts:
        book = xlsx.open_book(path, parts, with_cells=with_rows)
        named = _named(path, sheet, book.sheets)
        yield from _told(xlsx.SheetReading(path.name, book, named), named, book.sheets, with_rows=with_rows)


def _of_calamine(path: Path, sheet: str, *, with_rows: bool) -> Iterator[str]:
    from app.adapters.workbook.foreign import calamine  # noqa: PLC0415 - as above

    book, sheets = calamine.open_sheets(path)
    named = _named(path, sheet, sheets)
    yield from _told(calamine.SheetReading(path.name, book, named), named, sheets, with_rows=with_rows)


def _named(path: Path, sheet: str, sheets: "Sequence[SheetName]") -> str:
    """The sheet that is asked for; else the first that is not hidden. Raises TableProblem."""
    from app.domain.tables.raw import TableProblem  # noqa: PLC0415 - the bounds come first

    names = [one.name for one in sheets]
    if sheet:
        by_folded = {name.casefold(): name for name in reversed(names)}
        if sheet.casefold() not in by_folded:
            raise TableProblem(path.name, "no_sheet", sheet)
        return by_folded[sheet.casefold()]
    return next((one.name for one in sheets if not one.is_hidden), names[0])


def _told(reading: Any, named: str, sheets: Any, *, with_rows: bool) -> Iterator[str]:
    from app.adapters.workbook.foreign.lines import end_line, row_line  # noqa: PLC0415 - as above

    if with_rows:
        yield from map(row_line, reading.rows())
    yield end_line(named, sheets, tuple(reading.remarks()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
