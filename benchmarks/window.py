"""How long acts in the window take on a large store, and for how long files make it deaf (P5, P7)."""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measures import Figure, measured
from benchmarks.start import store_with_book
from benchmarks.stores import Size

USUAL, ALL_OPEN = Size(), Size(open=100_000)
_ACTS = {
    "switch": "go to another workspace",
    "open": "open a case",
    "filter": "a filter in the Sheet",
    "sort": "sort the Sheet",
}
_FILES = (
    ("workbook", "workbook export"),
    ("calendar", "calendar export"),
    ("import", "import of 8,800 rows"),
)


@measured("window")
def window() -> Iterator[Figure]:
    """The whole program, offscreen, in a process of its own for each store."""
    for size, what in ((USUAL, "acts"), (ALL_OPEN, "sheet")):
        for key, ms in _worked(size, what).items():
            words = f"{_ACTS[key]}, {size.open:,} open (p95)"
            yield Figure("P5", words, _slowest_of_twenty(ms), at_most=50)
    for size in (USUAL, ALL_OPEN):
        found = _worked(size, "stalls")
        for key, what in _FILES:
            words = f"longest stall, {what}, {size.open:,} open"
            yield Figure("P7", words, found[key][0], floor=found["idle"][0], at_most=50)


def _slowest_of_twenty(ms: list[float]) -> float:
    return statistics.quantiles(ms, n=20)[-1]


def _worked(size: Size, what: str) -> dict[str, list[float]]:
    with store_with_book(size) as store, tempfile.TemporaryDirectory() as home:
        answer = subprocess.run(
            [sys.executable, "-m", "benchmarks._window", store, home, what],
            cwd=Path(__file__).parents[1],
            env={
                "KEEPWORD_HOME": home,
                "HOME": home,
                "PATH": "/usr/bin:/bin",
                "QT_QPA_PLATFORM": "offscreen",
            },
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
    found: dict[str, list[float]] = json.loads(answer.stdout.splitlines()[-1])
    return found
