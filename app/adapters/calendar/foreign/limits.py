"""How much of a calendar that others wrote is looked at."""

from typing import Final

MOST_BYTES: Final = 5_000_000
SIZE_SAID: Final = "5 MB"
MOST_EVENTS: Final = 20_000
MOST_DEPTH: Final = 8
MOST_OCCURRENCES: Final = 1_000
"""Of one event, within the window."""

MOST_TIMES: Final = 20_000
MOST_SECONDS: Final = 30
MOST_SECONDS_AN_EVENT: Final = 2
MOST_MEMORY: Final = 768 << 20
