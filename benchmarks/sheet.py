"""How fast the sheet answers with 100,000 open cases: a keystroke, a sort, a frame, a page.

Run with ``QT_QPA_PLATFORM=offscreen python -m benchmarks.sheet [rows]``. Targets: a keystroke in a filter answers
within 20 ms, a frame while scrolling within 16 ms.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

from app.domain.grid_answers import Grid
from app.domain.grids import BY_SLACK, Column, Grouping, Present, Sort, grid_row
from app.domain.working_time import Week, WorkingCalendar
from app.domain.working_time.rulers import WorkRuler
from app.ui.formats import Formats
from app.ui.frame.memories import NoMemory
from app.ui.theme.looks import Ground, Theme
from app.ui.workbenches import Workbench
from app.ui.workspaces.sheet.desks import Digests, GridReading
from app.ui.workspaces.sheet.pages import SheetPage
from tests.ui.rows import agenda_rows

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


def many(count: int) -> GridReading:
    calendar = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"))
    base, rows = agenda_rows(), []
    ends = [NOW - timedelta(days=40), NOW + timedelta(days=400)]
    ruler = WorkRuler.over(calendar, ends)
    for number in range(count):
        case = base[number % len(base)]
        due = case.due_at + timedelta(minutes=15 * (number % 30_000) - 9_000)
        case = replace(
            case,
            case_id=UUID(int=number + 1),
            number=number + 1,
            customer=f"{case.customer} {number}",
            due_at=due,
            value=Decimal(number % 50_000),
        )
        rows.append(grid_row(case, ruler, case.kind.value))
    return GridReading(tuple(rows), ruler, 540)


class OneDesk:
    """A desk that only knows the sheet."""

    def __init__(self, reading: GridReading) -> None:
        self.reading, self.memory = reading, NoMemory()

    def sheet(self) -> "OneDesk":
        return self

    def rows(self, *, everybody: bool = False) -> GridReading:  # noqa: ARG002
        return self.reading

    def digests(self) -> Digests:
        return Digests()


class AtOnce:
    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: object) -> None:  # noqa: ARG002
        done(work())

    def run_long(self, work: object, done: object, failed: object) -> None:
        """Nothing long here."""

    def run_alone(self, work: object, done: object, failed: object) -> None:
        """Nothing of a server here."""


def timed(work: Callable[[], object], times: int = 15) -> str:
    spent = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return f"median {statistics.median(spent):6.1f}   worst {max(spent):6.1f} ms"


def main() -> None:  # noqa: PLR0915  # one line for each figure
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    app = QApplication([])
    theme = Theme(app, Path(__file__).parents[1] / "resources" / "themes" / "tokens.json")
    theme.apply(theme.accents[2], Ground.LIGHT)
    start = time.perf_counter()
    reading = many(count)
    print(f"{count:,} rows made in {time.perf_counter() - start:.2f} s")
    bench = Workbench(theme, Formats(ZoneInfo("Europe/Dublin"), lambda: NOW), OneDesk(reading), AtOnce(), str)
    page = SheetPage(bench)
    page.resize(1376, 816)
    page.show()
    app.processEvents()
    start = time.perf_counter()
    page.refresh()
    page.grid.viewport().repaint()
    print(f"first answer, painted {(time.perf_counter() - start) * 1000:.0f} ms")
    grid, shape = page.grid, page.arrangement

    def key(column: Column, text: str) -> Callable[[], object]:
        return lambda: (
            page.change(shape.filtered(column, text), is_new_order=False),
            grid.viewport().repaint(),
        )

    present = Present(NOW, ZoneInfo("Europe/Dublin"))
    for name, work in {
        "keystroke, customer 'marlowe 12' (few)": key(Column.CUSTOMER, "marlowe 12"),
        "keystroke, customer 'm' (most)": key(Column.CUSTOMER, "m"),
        "keystroke, next step 'call'": key(Column.STEP, "call"),
        "keystroke, value '>49000'": key(Column.VALUE, ">49000"),
        "keystroke, due '<fri'": key(Column.DUE, "<fri"),
        "keystroke, due '11:0' (as shown)": key(Column.DUE, "11:0"),
        "filter cleared, all rows back": key(Column.CUSTOMER, ""),
        "engine alone: sort by slack and group": lambda: Grid.of(
            reading.rows, BY_SLACK, Grouping.DUE, present
        ),
        "engine alone: sort by customer": lambda: Grid.of(
            reading.rows, (Sort(Column.CUSTOMER),), Grouping.NONE, present
        ),
        "tick": page.tick,
    }.items():
        print(f"{name:42} {timed(work)}")
    page.change(shape.filtered(Column.CUSTOMER, ""), is_new_order=False)
    bar, at = grid.verticalScrollBar(), iter(range(0, 10**9, 56))

    def wheel() -> None:
        bar.setValue(next(at))
        grid.viewport().repaint()

    def leap() -> None:
        bar.setValue((bar.value() + bar.maximum() // 7) % bar.maximum())
        grid.viewport().repaint()

    print(f"{'frame (all cells)':42} {timed(grid.viewport().repaint, 40)}")
    print(f"{'wheel, two rows and a frame':42} {timed(wheel, 60)}")
    print(f"{'far leap and a frame':42} {timed(leap, 30)}")
    page.close()


if __name__ == "__main__":
    main()
