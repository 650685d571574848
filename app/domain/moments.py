"""Times in the future that a person chose: what the clock on the wall will show, and where."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from app.domain.errors import AppError


@dataclass(eq=False)
class UnknownZone(AppError):
    """No time zone has this name."""

    asked: str


@lru_cache(maxsize=256)
def zone_named(name: str) -> ZoneInfo:
    """The time zone of that IANA name.

    Raises:
        UnknownZone: There is none.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise UnknownZone(name) from None


@dataclass(frozen=True, slots=True)
class Moment:
    """A chosen time: wall time and zone are the truth, UTC is derived.

    When a country changes its rules, an appointment at 9:00 stays at 9:00. A wall time that the
    clock skips in spring moves forward by the gap; one that it shows twice in autumn means the
    first.

    Attributes:
        wall: Without zone, seconds 0.
        zone: IANA name.

    >>> Moment(datetime(2026, 11, 24, 9, 0), "Europe/Dublin").at.isoformat()
    '2026-11-24T09:00:00+00:00'
    >>> Moment(datetime(2026, 3, 29, 2, 30), "Europe/Berlin").at.isoformat()  # shown as 03:30
    '2026-03-29T01:30:00+00:00'
    """

    wall: datetime
    zone: str

    def __post_init__(self) -> None:
        if self.wall.tzinfo is not None:
            raise ValueError("A wall time carries no zone of its own.")
        if self.wall.second or self.wall.microsecond:
            raise ValueError("A chosen time is a whole minute.")
        zone_named(self.zone)

    @property
    def at(self) -> datetime:
        """The instant, aware, UTC."""
        return self.wall.replace(tzinfo=zone_named(self.zone), fold=0).astimezone(UTC)

    @classmethod
    def of(cls, at: datetime, zone: str) -> "Moment":
        """What the wall shows in that zone at an instant; seconds are dropped.

        An instant in the second pass of a repeated hour reads like the first.
        """
        if at.tzinfo is None:
            raise ValueError("An instant carries its zone.")
        wall = at.astimezone(zone_named(zone))
        return cls(wall.replace(tzinfo=None, fold=0, second=0, microsecond=0), zone)
