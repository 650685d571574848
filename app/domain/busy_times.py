"""When other calendars say that somebody is busy, and where that is known from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from app.domain.errors import AppError

TITLE_LIMIT = 300
LOOK_BACK, LOOK_AHEAD = timedelta(days=7), timedelta(days=70)
"""Around the present, what is read of a calendar: the weeks that a day plan and a free slot may ask for."""

REFRESH_EVERY = timedelta(minutes=15)
MOST_SKIPS = 200
"""So many events that were left out are named; all are counted."""


class SourceKind(StrEnum):
    """Where a calendar comes from."""

    FILE = "file"
    ADDRESS = "address"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class BusyTime:
    """One occurrence of an event of another calendar, aware UTC.

    Attributes:
        is_whole_day: It was a date, and lasts from midnight to midnight where its owner is.
        calendar: What its calendar is called, where the store says so.
    """

    uid: str
    start_at: datetime
    end_at: datetime
    title: str = ""
    is_whole_day: bool = False
    calendar: str = ""

    @property
    def stretch(self) -> tuple[datetime, datetime]:
        """Start and end."""
        return self.start_at, self.end_at


@dataclass(frozen=True, slots=True)
class Skipped:
    """An event that was left out.

    Attributes:
        reason: Which rule spoke: ``zone_unknown``, ``bad_date``, ``no_start``, ``two_starts``, ``too_often`` ...
    """

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class BusyReading:
    """What was found in a calendar.

    Attributes:
        read: How many events were understood, busy or not.
        skipped: How many were not.
        why: Some of those.
    """

    name: str
    times: Sequence[BusyTime] = ()
    read: int = 0
    skipped: int = 0
    why: Sequence[Skipped] = ()


@dataclass(frozen=True, slots=True)
class BusySource:
    """A calendar of one's own elsewhere: read, never changed.

    Attributes:
        place: The file, or the address; for a linked calendar what its link names it by.
        read_at: When it was last understood; None before the first time.
        problem, said: Why the last look failed, and what that is about; empty where it went well.
    """

    id: UUID
    owner_id: UUID
    kind: SourceKind
    place: str
    name: str
    added_at: datetime
    read_at: datetime | None = None
    tried_at: datetime | None = None
    read: int = 0
    skipped: int = 0
    why: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    problem: str = ""
    said: str = ""
    version: int = 0


@dataclass(eq=False)
class CalendarUnread(AppError):
    """A calendar could not be read; what was known of it stays.

    Attributes:
        name: Its file's or server's name.
        reason: Which rule spoke: ``too_large``, ``not_valid``, ``missing``, ``no_answer`` ...
        said: What the reason speaks of.
    """

    name: str
    reason: str
    said: str = ""


def within(times: Iterable[BusyTime], start_at: datetime, end_at: datetime) -> tuple[BusyTime, ...]:
    """Those that touch a stretch, in order."""
    found = (one for one in times if one.start_at < end_at and one.end_at > start_at)
    return tuple(sorted(found, key=lambda one: (one.start_at, one.end_at, one.title)))


def counted(why: Iterable[Skipped]) -> dict[str, int]:
    """How often each reason was given."""
    counts: dict[str, int] = {}
    for one in why:
        counts[one.reason] = counts.get(one.reason, 0) + 1
    return counts
