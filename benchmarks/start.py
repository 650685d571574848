"""From process start to Today on the screen, and what it takes in memory (P1 to P3)."""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from app.bootstrap import book_content
from app.domain.history import Action, Deed, Source
from app.paths import find_paths
from benchmarks.measures import ROUNDS, Figure, measured
from benchmarks.stores import Size, lent
from tests.data.stores import MAYA, NOW, counted_ids

SMALL, LARGE = Size(cases=10_000, open=200), Size()


@measured("start")
def start() -> Iterator[Figure]:
    """A bare window, then Keepword on 10,000 and on 100,000 cases: by turns, so that a busy moment strikes all three."""
    # The first round does not count: it warms the disk, and works out the public holidays that later starts find kept.
    with (
        store_with_book(SMALL) as small,
        store_with_book(LARGE) as large,
        tempfile.TemporaryDirectory() as home,
    ):
        rounds = [[_once(what, home) for what in ("bare", small, large)] for _ in range(ROUNDS + 1)][1:]
    (bare_ms, bare_mib), (small_ms, _), (large_ms, large_mib) = map(_medians, zip(*rounds, strict=True))
    yield Figure("P1", "start to Today painted, 10,000 cases", small_ms, floor=bare_ms, times=5)
    yield Figure("P2", "start to Today painted, 100,000 cases", large_ms, floor=small_ms, times=1.2)
    yield Figure("P3", "memory after start, 100,000 cases", large_mib, "MiB", floor=bare_mib, times=3)


@contextmanager
def store_with_book(size: Size) -> Iterator[str]:
    """A copy of the store of that size, with the service book in it."""
    with lent(size) as transactions:
        with transactions.acting(Deed(Action.SET_UP, MAYA.id, NOW, Source.DESK)) as unit:
            unit.standards.seed(book_content(find_paths()), counted_ids(1 << 60))
            unit.commit()
        yield str(transactions.engine.url.database)


def _medians(taken: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Of milliseconds and MiB."""
    ms, mib = zip(*taken, strict=True)
    return statistics.median(ms), statistics.median(mib)


def _once(what: str, home: str) -> tuple[float, float]:
    began = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks._first_paint", what],
        cwd=Path(__file__).parents[1],
        env={"KEEPWORD_HOME": home, "HOME": home, "PATH": "/usr/bin:/bin"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        kib = int(child.stdout.readline().split()[0])
        taken = (perf_counter() - began) * 1000
        child.kill()
    return taken, kib / 1024
