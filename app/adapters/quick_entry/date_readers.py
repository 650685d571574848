"""Dates beyond the desk phrases, read by dateparser."""

from datetime import datetime

import dateparser


def read_date(words: str, now: datetime, zone: str) -> datetime | None:
    """A wall time for the words, or None.

    Args:
        now: The naive wall time now; answers are naive wall times too.
        zone: Where both are; dateparser counts in wall time, so it is not asked.
    """
    del zone
    found = dateparser.parse(
        words,
        languages=["en"],
        settings={
            "PREFER_DATES_FROM": "future",
            "RELATIVE_BASE": now,
            "RETURN_AS_TIMEZONE_AWARE": False,
            "DATE_ORDER": "DMY",
            "RETURN_TIME_AS_PERIOD": False,
        },
    )
    return found.replace(tzinfo=None) if found else None
