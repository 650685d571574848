"""The process that understands a foreign calendar: it may die of a hostile one, the program may not.

``python -m app.adapters.calendar.foreign.child FROM TO ZONE`` reads the calendar from its input and writes JSON.
"""

import json
import sys
from datetime import datetime

from app.adapters.calendar.foreign.limits import MOST_BYTES, MOST_MEMORY, MOST_SECONDS
from app.process_bounds import bound_process


def main(arguments: list[str]) -> int:
    """Understand one calendar; 0 also where the answer is a problem."""
    bound_process(MOST_MEMORY, MOST_SECONDS)
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
