"""Ids that two desks can make without meeting."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

Ids = Callable[[], UUID]
"""Makes a fresh id each time it is called."""


def uuid7(at: datetime, entropy: bytes) -> UUID:
    """A time-ordered id.

    Args:
        at: The present, aware.
        entropy: Ten random bytes.

    Source:
        RFC 9562, section 5.7.

    >>> from datetime import UTC
    >>> str(uuid7(datetime(2026, 11, 24, tzinfo=UTC), bytes(10)))
    '01a20ada-2c00-7000-8000-000000000000'
    """
    milliseconds = int(at.timestamp() * 1000)
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | int.from_bytes(entropy[:10], "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)
