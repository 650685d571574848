"""What the program costs while nobody uses it, and how late it notices what is due (P9, P10)."""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measures import Figure, measured
from benchmarks.start import SMALL, store_with_book

SECONDS = 300


@measured("idle")
def idle() -> Iterator[Figure]:
    """Five minutes at rest, then forty due moments; Linux counts the wake-ups."""
    with store_with_book(SMALL) as store, tempfile.TemporaryDirectory() as home:
        answer = subprocess.run(
            [sys.executable, "-m", "benchmarks._idle", store, str(SECONDS)],
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
    found = json.loads(answer.stdout.splitlines()[-1])
    yield Figure("P9", "sleeps of all threads a minute, at rest", found["wakes"], "", at_most=4)
    yield Figure("P9", "processor time at rest", found["share"], "%", at_most=0.1)
    late = statistics.quantiles(found["late"], n=100, method="inclusive")[-1]
    yield Figure("P10", "from a due moment until its check is done (p99)", late, at_most=1_000)
