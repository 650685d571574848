"""Bounds that a process sets itself before it reads a stranger's file: it may die of the file, the program may not."""

from contextlib import suppress
from typing import Final

OUT_OF_TIME: Final = frozenset({-9, -24})
"""How a process ends that was stopped by whoever watches its clock, or by the bound on its time."""


def bound_process(memory: int, seconds: int) -> None:
    """Memory in bytes and time of the processor, where the system lets a process bound itself.

    Whoever started the process watches the clock in any case. Nothing is kept of a process that dies.
    """
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
