"""A process in which the window program rests, then waits for due moments. Run by ``idle.py``.

``STORE SECONDS``: prints one line of JSON: sleeps of all threads a minute (waiting for one another counts, too), share of one core in percent, and for each due
moment the milliseconds until the check that shows it was done.
"""

import gc
import json
import os
import random
import sys
from datetime import timedelta
from pathlib import Path
from time import process_time

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.adapters.clock import system_clock
from app.desktop import Desktop
from app.paths import find_paths
from tests.data.stores import MAYA

SETTLING, MOMENTS = 20, 40


def main() -> None:
    gc.disable()  # as app.__main__ does
    store, seconds = Path(sys.argv[1]), int(sys.argv[2])
    app = QApplication([])
    house = bootstrap.open_house(find_paths().ensure(), store, system_clock)
    desktop = Desktop(app, house, MAYA.id, "0")
    desktop.start()
    _turn(SETTLING)
    desktop.window.hide()
    desktop.window._clock.stop()  # noqa: SLF001 - closing to the tray does it, and there is no tray here
    _turn(SETTLING)
    switches, spent = _switches(), process_time()
    _turn(seconds)
    switches, spent = _switches() - switches, process_time() - spent
    found = {"wakes": switches * 60 / seconds, "share": spent * 100 / seconds, "late": _lateness(desktop)}
    print(json.dumps(found), flush=True)
    os._exit(0)


def _turn(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _switches() -> int:
    """How often any thread of this process went to sleep of its own will, be it for a timer or for another thread."""
    lines = [line for task in Path("/proc/self/task").iterdir() for line in _status(task)]
    return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))


def _status(task: Path) -> list[str]:
    try:
        return (task / "status").read_text("ascii").splitlines()
    except FileNotFoundError:  # ended meanwhile
        return []


def _lateness(desktop: Desktop) -> list[float]:
    """Expect a moment, as after a change, and see when its check is done."""
    dice, late = random.Random(7), []
    beats, check = desktop._beats, desktop._tick  # noqa: SLF001 - what the window stands on
    for _ in range(MOMENTS):
        due_at = system_clock() + timedelta(seconds=dice.uniform(0.5, 1.5))
        while check.checked_at is None or check.checked_at < due_at:
            beats.expect(due_at)  # a regular check may just have named the store's own next moment
            _turn(0.05)
        late.append((check.checked_at - due_at).total_seconds() * 1000)
    return late


if __name__ == "__main__":
    main()
