"""One figure against its floor, and how to take it."""

import gc
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, and what it should be.

    Attributes:
        name: The line of the table it answers, such as ``P4``.
        floor: The least anybody could need, taken in the same run; None where the target is absolute.
        unit: Of floor, figure and ``at_most``: ``ms``, ``s``, ``MiB``.
        times: The greatest ratio to the floor that is still right, or None.
        at_most: The greatest figure that is still right, or None.
    """

    name: str
    what: str
    figure: float
    unit: str = "ms"
    floor: float | None = None
    times: float | None = None
    at_most: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.figure / self.floor if self.floor else None

    @property
    def is_ok(self) -> bool:
        """Within both targets."""
        is_near = self.times is None or self.ratio is None or self.ratio <= self.times
        return is_near and (self.at_most is None or self.figure <= self.at_most)

    @property
    def target(self) -> str:
        """The targets in words."""
        parts = [f"≤ {self.times:g} ×"] if self.times is not None else []
        parts += [f"≤ {self.at_most:g} {self.unit}"] if self.at_most is not None else []
        return ", ".join(parts)


Measure = Callable[[], Iterable[Figure]]

MEASURES: dict[str, Measure] = {}
"""Every group of measurements by name; a module adds its own by ``@measured("name")``."""


def measured(name: str) -> Callable[[Measure], Measure]:
    """Register a function that yields figures as ``python -m benchmarks NAME``."""

    def register(measure: Measure) -> Measure:
        MEASURES[name] = measure
        return measure

    return register


def median_ms(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of the middle one of some rounds, after one that counts for nothing."""
    act()
    return statistics.median(once_ms(act) for _ in range(rounds))


def slowest_of_twenty_ms(act: Callable[[], object], rounds: int = 200) -> float:
    """The 95th percentile, in milliseconds."""
    return statistics.quantiles([once_ms(act) for _ in range(rounds)], n=20)[-1]


def once_ms(act: Callable[[], object]) -> float:
    """Milliseconds of one round."""
    gc.collect()
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def most_memory() -> float:
    """The most that this process has taken so far, in MiB."""
    status = Path("/proc/self/status")
    lines = status.read_text("ascii").splitlines() if status.exists() else []
    most = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    if most:  # the other one knows what the parent had, too
        return most[0] / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024**2 if sys.platform == "darwin" else 1024
    )


def memory_of(code: str, *arguments: str) -> float:
    """The most a process of its own takes for some code that ends by printing ``most_memory()``, in MiB."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return float(done.stdout.split()[-1])
