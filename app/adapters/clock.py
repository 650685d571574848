"""The real clock: the only place that reads the time of day."""

from datetime import UTC, datetime


def system_clock() -> datetime:
    """The present, aware, UTC."""
    return datetime.now(UTC)
