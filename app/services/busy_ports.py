"""What reading other calendars needs from the world."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.domain.busy_times import BusyReading, BusySource, BusyTime, SourceKind


class BusyStore(Protocol):
    """Other calendars in the store."""

    def sources(self, owner_id: UUID) -> Sequence[BusySource]:
        """One person's calendars, the oldest first."""

    def source(self, source_id: UUID) -> BusySource:
        """One calendar. Raises NotFound."""

    def save(self, source: BusySource) -> BusySource:
        """Insert or update. Raises ChangedMeanwhile."""

    def remove(self, source_id: UUID) -> None:
        """Forget a calendar and what it said."""

    def replace(self, source_id: UUID, times: Sequence[BusyTime]) -> None:
        """Let these be everything that the calendar says."""

    def between(self, owner_id: UUID, start_at: datetime, end_at: datetime) -> Sequence[BusyTime]:
        """When one person's calendars say that they are busy, in order."""


@dataclass(frozen=True, slots=True)
class Window:
    """Which occurrences are wanted, and in which zone somebody lives who reads a date or a floating time."""

    start_at: datetime
    end_at: datetime
    zone: str


class CalendarReader(Protocol):
    """Reads calendars that others wrote."""

    def read(self, kind: SourceKind, place: str, window: Window) -> BusyReading:
        """What is busy within the window. Raises CalendarUnread."""


class EntryReader(Protocol):
    """Reads entries that others put into a calendar on a server."""

    def read_entries(self, contents: Sequence[str], name: str, window: Window) -> BusyReading:
        """What is busy within the window; a bad entry costs itself alone. Raises CalendarUnread."""
