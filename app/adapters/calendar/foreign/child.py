"""The process that understands a foreign calendar: it may die of a hostile one, the program may not.

``python -m app.adapters.calendar.foreign.child FROM TO ZONE`` reads the calendar from its input and writes JSON.
"""

import json
import sys
from contextlib import suppress
from datetime import datetime

from app.adapters.calendar.foreign.limits import MOST_BYTES, MOST_MEMORY, MOST_SECONDS


def main(arguments: list[str]) -> int:
    """Understand one calendar; 0 also where the answer is a problem."""
    _bound()
    from app.adapters.calendar.foreign.parsing import Unparsable, read_calendar  # noqa: PLC0415 - bounds first
    from app.domain.busy_times import MOST_SKIPS  # noqa: PLC0415 - as above
    from app.services.busy_ports import Window  # noqa: PLC0415 - as above

    start, end, zone = arguments
    window = Window(datetime.fromisoformat(start), datetime.fromisoformat(end), zone)
    try:
        found = read_calendar(sys.stdin.buffer.read(MOST_BYTES + 1), window)
        answer = {
            "name": found.name,
            "read": found.read,
            "skipped": found.skipped,
            "why": [[one.title, one.reason] for one in found.why[:MOST_SKIPS]],
            "times": [
                [one.uid, one.start_at.isoformat(), one.end_at.isoformat(), one.title, one.is_whole_day]
                for one in found.times
            ],
        }
    except Unparsable as problem:
        answer = {"problem": problem.reason, "said": problem.said}
    except (MemoryError, RecursionError):
        answer = {"problem": "gave_up", "said": ""}
    sys.stdout.write(json.dumps(answer))
    return 0


def _bound() -> None:
    """Memory and time, where the system lets a process bound itself; the parent watches the clock in any case."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
