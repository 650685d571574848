"""A connected calendar: whose, where, and what both sides agreed on last of each event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.domain.calendars.events import Event, Unread


@dataclass(frozen=True, slots=True)
class Account:
    """Where a person's calendars are.

    Attributes:
        is_plain_allowed: The person said that an address without encryption is meant.
    """

    url: str
    user: str
    is_plain_allowed: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One calendar on the server.

    Attributes:
        kinds: Which kinds of entries it takes (``VEVENT``, ``VTODO``); empty where it does not say.
    """

    url: str
    name: str
    kinds: frozenset[str] = frozenset()


class Answer(StrEnum):
    """What a person said to a question."""

    NONE = ""
    KEEPWORD = "keepword"
    CALENDAR = "calendar"
    BACK = "back"
    LEAVE = "leave"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the calendar as it was last seen there.

    Attributes:
        href: Where it lies on the server; for a step it is known before the entry is there.
        step_id: Of which step; None for what others put there, which is never changed.
        etag: Of the content; empty where nothing is there.
        base: What both sides agreed on last; None where they never did.
        sent: What is on its way, in our words; after a crash it tells whether it arrived.
        theirs: What it said when it was last read; None where nothing is there.
        content: The whole of it, so that what we do not know of is kept.
    """

    href: str
    uid: str
    step_id: UUID | None = None
    etag: str = ""
    base: Event | None = None
    sent: Event | None = None
    theirs: Event | Unread | None = None
    content: str = ""
    answer: Answer = Answer.NONE

    @property
    def agreed(self) -> Event | None:
        """The base; what was sent, where it is seen to have arrived. Its notes are ours, never a person's own."""
        sent, theirs = self.sent, self.theirs
        return (
            sent if sent is not None and isinstance(theirs, Event) and theirs.says_like(sent) else self.base
        )


@dataclass(frozen=True, slots=True)
class CalendarLink:
    """One calendar that follows one person's steps, and they it.

    Attributes:
        place: The calendar's own address and name.
        is_tasks: Steps are written as tasks to tick (VTODO) instead of events.
        token: What the server gave for 'what changed since'; empty before the first sync and where it has none.
        problem: The reason why the last try failed, with what it spoke of; empty where it did not.
        counts: What the last sync that did something did.
    """

    id: UUID
    owner_id: UUID
    account: Account
    place: Place
    linked_at: datetime
    is_tasks: bool = False
    token: str = ""
    synced_at: datetime | None = None
    tried_at: datetime | None = None
    problem: tuple[str, str] = ("", "")
    counts: Mapping[str, int] = field(default_factory=dict, hash=False)
    version: int = 0
