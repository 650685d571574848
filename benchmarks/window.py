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
    """The whole program, offscreen; acts and files in a process each, one after the other on the same store.

    The second one finds all reminders planned: with 100,000 open cases that takes minutes, once.
    """
    stalls: list[Figure] = []
    for size, what in ((USUAL, "acts"), (ALL_OPEN, "sheet")):
        with store_with_book(size) as store:
            for key, ms in _worked(store, what).items():
                words = f"{_ACTS[key]}, {size.open:,} open (p95)"
                yield Figure("P5", words, _slowest_of_twenty(ms), at_most=50)
            found = _worked(store, "stalls")
        for key, name in _FILES:
            words = f"longest stall, {name}, {size.open:,} open"
            stalls.append(Figure("P7", words, found[key][0], floor=found["idle"][0], at_most=50))
    yield from stalls


def _slowest_of_twenty(ms: list[float]) -> float:
    return statistics.quantiles(ms, n=20)[-1]


def _worked(store: str, what: str) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory() as home:
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
