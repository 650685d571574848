"""Foreign tables on disk: text is read here, workbooks in a process with bounds on memory and time."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from threading import Timer
from typing import IO, Any, Final

from app.adapters.workbook.foreign.child import MOST_SECONDS, READY
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
from app.process_bounds import OUT_OF_TIME

MOST_ANSWERED: Final = 64 << 20
_LONGEST_LINE: Final = 16 << 20
_MOST_TO_START: Final = 60
_CHILD: Final = "app.adapters.workbook.foreign.child"


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
        answer = _Answer(path.name, _Watch(process.kill))
        try:
            answer.read(process.stdout or BytesIO())
        except BaseException:
            process.kill()
            raise
        finally:
            answer.watch.end()
    if answer.end is None:
        is_late = process.returncode in OUT_OF_TIME
        said = f"{MOST_SECONDS} s" if is_late else ""
        raise TableProblem(path.name, "took_too_long" if is_late else "gave_up", said)
    return answer.rows, answer.end


class _Watch:
    """Ends the process when its time is over: a minute to start, then what the reading may take."""

    def __init__(self, end_it: Callable[[], None]) -> None:
        self._end_it = end_it
        self._timer = self._started(_MOST_TO_START)

    def begin(self) -> None:
        """The file is being read from now on."""
        self.end()
        self._timer = self._started(MOST_SECONDS)

    def end(self) -> None:
        """Nothing is to be watched any more."""
        self._timer.cancel()

    def _started(self, seconds: float) -> Timer:
        timer = Timer(seconds, self._end_it)
        timer.daemon = True
        timer.start()
        return timer


@dataclass(slots=True)
class _Answer:
    """What came from the process so far."""

    file: str
    watch: _Watch
    rows: list[TableRow] = field(default_factory=list)
    end: Any = None

    def read(self, stream: IO[bytes]) -> None:
        """Until the process has said everything. Raises TableProblem where it says that it cannot."""
        for line in self._lines(stream):
            found = json.loads(line)
            if found == READY:
                self.watch.begin()
            elif isinstance(found, list):
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
