"""Foreign tables on disk: text is read here, workbooks in a process with bounds on memory and time."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO, Any, Final

from app.adapters.workbook.foreign.child import MOST_SECONDS
from app.adapters.workbook.foreign.kinds import kind_of
from app.adapters.workbook.foreign.lines import remarks_of, row_of, sheets_of
from app.domain.tables.raw import (
    RawTable,
    SheetName,
    TableChoice,
    TableFile,
    TableKind,
    TableProblem,
    TableRow,
)

MOST_ANSWERED: Final = 64 << 20
_LONGEST_LINE: Final = 16 << 20
_CHILD: Final = "app.adapters.workbook.foreign.child"
_OUT_OF_TIME: Final = frozenset({-9, -24})
"""Ended by us, or by the bound on its time."""


def outline(path: Path) -> TableFile:
    """What sort of file it is, and its sheets. Raises TableProblem."""
    kind = kind_of(path)
    if kind is TableKind.CSV:
        return TableFile(path.name, kind, (SheetName(""),))
    _, end = _answer(path, kind, "", with_rows=False)
    return TableFile(path.name, kind, sheets_of(end))


def read_workbook(path: Path, kind: TableKind, choice: TableChoice) -> RawTable:
    """One sheet of a workbook. Raises TableProblem."""
    rows, end = _answer(path, kind, choice.sheet, with_rows=True)
    return RawTable(path.name, kind, str(end["sheet"]), rows, remarks=remarks_of(end))


def _answer(path: Path, kind: TableKind, sheet: str, *, with_rows: bool) -> tuple[list[TableRow], Any]:
    what = "rows" if with_rows else "sheets"
    with subprocess.Popen(  # noqa: S603 - our own module, by our own Python
        [sys.executable, "-m", _CHILD, kind.value, str(path), what, sheet],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        watch = Timer(MOST_SECONDS, process.kill)
        watch.daemon = True
        watch.start()
        try:
            answer = _Answer(path.name)
            if process.stdout is not None:
                answer.read(process.stdout)
        except BaseException:
            process.kill()
            raise
        finally:
            watch.cancel()
    if answer.end is None:
        is_late = process.returncode in _OUT_OF_TIME
        said = f"{MOST_SECONDS} s" if is_late else ""
        raise TableProblem(path.name, "took_too_long" if is_late else "gave_up", said)
    return answer.rows, answer.end


@dataclass(slots=True)
class _Answer:
    """What came from the process so far."""

    file: str
    rows: list[TableRow]
    end: Any

    def __init__(self, file: str) -> None:
        self.file, self.rows, self.end = file, [], None

    def read(self, stream: IO[bytes]) -> None:
        """Until the process has said everything. Raises TableProblem where it says that it cannot."""
        for line in self._lines(stream):
            found = json.loads(line)
            if isinstance(found, list):
                self.rows.append(row_of(found))
            elif "problem" in found:
                raise TableProblem(self.file, found["problem"], found["said"])
            else:
                self.end = found

    def _lines(self, stream: IO[bytes]) -> Iterator[bytes]:
        size = 0
        while line := stream.readline(_LONGEST_LINE):
            size += len(line)
            if size > MOST_ANSWERED:
                raise TableProblem(self.file, "gave_up")
            if line.endswith(b"\n"):
                yield line
