"""A process that works in a window on a large store and says how long each act took. Run by ``window.py``.

``STORE FOLDER acts|sheet|stalls``: prints one line of JSON, milliseconds of each round by the name of what was done.
Every act counts until its answer is painted.
"""

import gc
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app import bootstrap, files_in
from app.desktop import Desktop
from app.domain.grids import Column
from app.paths import find_paths
from app.ui.workspaces.sheet.pages import SheetPage
from tests.data.sales_tables import write_tables
from tests.data.stores import MAYA, NOW

ROUNDS, SORTED = 40, (Column.CUSTOMER, Column.VALUE, Column.DUE, Column.SLACK)
WORDS = ("m", "ma", "boiler", "walsh 12", "", "o", "quinn", "")


class Program:
    """The window program on a store, the sheet at home."""

    def __init__(self, store: Path) -> None:
        self.app = QApplication([])
        self.house = bootstrap.open_house(find_paths().ensure(), store, lambda: NOW)
        services = bootstrap.services_at(self.house, MAYA.id)
        sheet = next(style.key for style in services.styles.all() if style.home == "sheet")
        services.styles.choose(sheet, services.reminders)
        self.desktop = Desktop(self.app, self.house, MAYA.id, "0")
        self.hub, self.services = self.desktop._hub, self.desktop._services  # noqa: SLF001 - what the window stands on
        self.window = self.desktop.window
        self.window.resize(1440, 900)
        self.answered(self.desktop.start)
        self.answered(
            lambda: self.hub.submit(self.services.reminders.tick)
        )  # the first plan of all reminders

    def answered(self, act: Callable[[], object]) -> None:
        """Do it, wait for all that it asked of the store, and paint."""
        loop = QEventLoop()
        self.desktop.settled.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
        act()
        self.hub.run(int, int, int)
        loop.exec()
        self.desktop.settled.disconnect(loop.quit)
        self.app.processEvents()

    @property
    def sheet(self) -> SheetPage:
        page = self.window.workspace
        assert isinstance(page, SheetPage)
        return page


def acts(at: Program) -> Iterator[tuple[str, list[float]]]:
    """P5."""
    places = ("cases", "promises", "customers", "today")
    for place in places:  # made once, then gone to
        at.answered(lambda place=place: at.window.go(place))
    turns = [places[number % len(places)] for number in range(ROUNDS)]
    yield "switch", [timed(lambda turn=turn: at.answered(lambda: at.window.go(turn))) for turn in turns]
    at.answered(lambda: at.window.go("today"))
    ids = [row.case_id for row in at.sheet.rows[:: max(len(at.sheet.rows) // ROUNDS, 1)][:ROUNDS]]
    yield "open", [timed(lambda one=one: at.answered(lambda: at.window.open_case(one))) for one in ids]
    yield from sheet(at)


def sheet(at: Program) -> Iterator[tuple[str, list[float]]]:
    """P5, as far as it is the Sheet's."""
    yield "filter", [timed(lambda word=word: _filter(at, word)) for word in WORDS * (ROUNDS // len(WORDS))]
    yield "sort", [timed(lambda by=by: _sort(at, by)) for by in SORTED * (ROUNDS // len(SORTED))]


def _filter(at: Program, word: str) -> None:
    at.sheet.change(at.sheet.arrangement.filtered(Column.CUSTOMER, word), is_new_order=False)
    at.app.processEvents()


def _sort(at: Program, by: Column) -> None:
    """Like a filter it asks nothing of the store, so nothing that the store is asked meanwhile counts."""
    at.sheet.change(at.sheet.arrangement.sorted_by(by))
    at.app.processEvents()


def timed(act: Callable[[], object]) -> float:
    gc.collect()
    started = perf_counter()
    act()
    return (perf_counter() - started) * 1000


class Gaps:
    """Notes the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, perf_counter()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=1)
        self._timer.timeout.connect(self._note)

    def _note(self) -> None:
        now = perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now

    @contextmanager
    def noted(self) -> Iterator[None]:
        self.longest, self._last = 0.0, perf_counter()
        self._timer.start()
        yield
        self._note()
        self._timer.stop()


def stalls(folder: Path, at: Program) -> Iterator[tuple[str, list[float]]]:
    """P7."""
    gaps = Gaps()
    with gaps.noted():
        loop = QEventLoop()
        QTimer.singleShot(5_000, loop.quit)
        loop.exec()
    yield "idle", [gaps.longest * 1000]
    for what, name in (("workbook", "all.xlsx"), ("calendar", "all.ics")):
        with gaps.noted():
            at.answered(lambda what=what, name=name: at.window.exports.write(what, str(folder / name)))
        assert (folder / name).stat().st_size
        yield what, [gaps.longest * 1000]
    table = write_tables(folder)
    imports = files_in.imports_at(at.house, at.services)
    mapping = files_in.import_map(at.house.paths, "sales_pipeline")
    done: list[object] = []
    with gaps.noted():
        at.answered(
            lambda: at.hub.run_long(
                lambda progress: imports.apply(table, mapping, progress).changes, done.append, print
            )
        )
    assert done
    yield "import", [gaps.longest * 1000]


def main() -> None:
    gc.disable()  # as app.__main__ does; the program collects between two events
    _, store, folder, what = sys.argv
    at = Program(Path(store))
    found = {"acts": acts, "sheet": sheet, "stalls": partial(stalls, Path(folder))}[what](at)
    print(json.dumps(dict(found)), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
