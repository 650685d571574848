"""What leaves: the calendar and the workbook (P11, P12)."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID
from zoneinfo import ZoneInfo

from app.adapters.calendar import IcsFile
from app.adapters.data_files.safe_write import SafeFiles
from app.adapters.workbook import XlsxFile
from app.domain.calendar_entries import Entry, step_entry
from app.services.exports import CalendarWish, Exports, Home, unwatched
from benchmarks.measures import Figure, measured, median_ms, memory_of
from tests.data.agenda_rows import AgendaRows, agenda_row
from tests.data.export_floors import bare_calendar, bare_workbook

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
HOME = Home("Sample", ZoneInfo("Europe/Dublin"), "benchmark", ("Maya Brennan",))
STEPS, ROWS = 10_000, 100_000
_FEEDS = 5


def _exports(count: int) -> Exports:
    rows = AgendaRows(count)
    return Exports(lambda: rows, IcsFile(), XlsxFile(), SafeFiles(), lambda: NOW, lambda: UUID(int=7))


@measured("exports")
def exports() -> Iterator[Figure]:
    """10,000 steps as a calendar, 100,000 rows as a workbook."""
    with TemporaryDirectory() as folder:
        file = Path(folder)
        yield _calendar(file / "steps.ics")
        yield _feed()
        yield from _workbook(file / "cases.xlsx")


def _calendar(file: Path) -> Figure:
    rows = list(AgendaRows(STEPS))
    floor = median_ms(lambda: file.write_bytes(bare_calendar(rows)), 3)
    ours = median_ms(lambda: _exports(STEPS).calendar(file, HOME), 3)
    return Figure("P11", "calendar of 10,000 steps", ours, floor=floor, times=1.2)


def _feed() -> Figure:
    """The bytes of a feed of 10,000 steps again, each time read anew and with one step changed."""
    writer, wish = IcsFile(remembers=True), CalendarWish(is_feed=True)
    issues = iter([_issue(version) for version in range(1 + _FEEDS)])

    def update() -> None:
        list(writer.parts(next(issues), HOME, wish, unwatched))

    return Figure("P11", "its feed after one change", median_ms(update, _FEEDS), at_most=50)


def _issue(version: int) -> list[Entry]:
    entries = [step_entry(row) for row in AgendaRows(STEPS)]
    entries[STEPS // 2] = step_entry(agenda_row(STEPS // 2, step_version=100 + version))
    return entries


def _workbook(file: Path) -> Iterator[Figure]:
    floor = _once(lambda: bare_workbook(file, AgendaRows(ROWS), HOME.zone))
    ours = _once(lambda: _exports(ROWS).workbook(file, HOME))
    yield Figure("P12", "workbook of 100,000 rows", ours, floor=floor, times=1.3)
    yield Figure("P12", "its memory", memory_of(_CHILD, str(file)), "MiB", at_most=150)


def _once(act: Callable[[], object]) -> float:
    return median_ms(act, 1)


_CHILD = """
import sys
from pathlib import Path
from benchmarks.exports import ROWS, HOME, _exports
from benchmarks.measures import most_memory

_exports(ROWS).workbook(Path(sys.argv[1]), HOME)
print(most_memory())
"""
