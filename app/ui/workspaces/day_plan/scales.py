"""Where a time of the day lies on the timeline, and which time a distance means."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.day_gaps import GRID

HOUR_PX = 91
LEAST_PX = 22
HOURS_WIDTH, LEFT, RIGHT_GAP = 64, 72, 12
LABEL = 52
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Scale:
    """Pixels of a day.

    Attributes:
        from_at, until_at: The first and the last moment shown.
        hour_px: How high an hour is; grows with the text.
        least_px: How high a block is at least.
        top: Room above the first moment.
    """

    from_at: datetime
    until_at: datetime
    hour_px: int = HOUR_PX
    least_px: int = LEAST_PX
    top: int = 12

    def y(self, at: datetime) -> int:
        """Where a moment lies."""
        return self.top + math.floor((at - self.from_at) / _HOUR * self.hour_px + 0.5)

    def height(self, start: datetime, length: timedelta) -> int:
        """How high a block is; one pixel parts it from the next."""
        return max(self.least_px, self.y(start + length) - self.y(start) - 1)

    @property
    def whole(self) -> int:
        """How high the day is."""
        return self.y(self.until_at) + self.top

    @property
    def least(self) -> timedelta:
        """The time that the lowest block covers."""
        return self.least_px / self.hour_px * _HOUR

    def snapped(self, pixels: float) -> timedelta:
        """A distance as time, on the grid."""
        return round(pixels / self.hour_px * _HOUR / GRID) * GRID
