"""What connected calendars need from servers, from the form of their entries, and from the keyring."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from app.domain import calendar_entries
from app.domain.agenda import AgendaRow
from app.domain.calendar_entries import Privacy
from app.domain.calendars.events import Event, StepEvent, Unread
from app.domain.calendars.links import Account, Place


@dataclass(frozen=True, slots=True)
class Found:
    """One entry as it was read.

    Attributes:
        uid: Its own id, wherever it lies.
    """

    uid: str
    says: Event | Unread


class EventTexts(Protocol):
    """Reads and writes entries in the form that calendars keep them in."""

    def of(self, row: AgendaRow, zone: ZoneInfo, privacy: Privacy, *, is_task: bool) -> StepEvent:
        """What the calendar is to say of a step, and how much of it."""

    def beside(self, entry: calendar_entries.Entry, zone: ZoneInfo, privacy: Privacy) -> StepEvent:
        """What it is to say of what stands beside the steps."""

    def read(self, content: str, zone: ZoneInfo, before: datetime | None = None) -> Found:
        """One entry; whatever it holds, something is answered."""

    def write(self, uid: str, step: StepEvent, event: Event, content: str, *, is_task: bool) -> str:
        """The entry, new or with our part of it said anew."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What changed in a calendar.

    Attributes:
        etags: By href, entries that are new or have another content.
        gone: Entries that are no longer there.
        token: For the next time; empty where the server has none.
    """

    etags: Mapping[str, str]
    gone: frozenset[str]
    token: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """One entry as it lies on the server."""

    href: str
    etag: str
    content: str


class RemoteCalendar(Protocol):
    """One calendar on a server; every method may raise CalendarProblem."""

    def changes(self, token: str, known: Mapping[str, str]) -> Seen:
        """What changed since the token, or against the etags that are known."""

    def fetch(self, hrefs: Sequence[str]) -> Sequence[Fetched]:
        """These entries; what is gone meanwhile is left out."""

    def put(self, href: str, content: str, etag: str) -> str:
        """Write an entry over the one with this etag, or a new one; its new etag, or nothing. Raises EventChanged."""

    def delete(self, href: str, etag: str) -> None:
        """Take an entry away, if it still has this etag. Raises EventChanged."""

    def close(self) -> None:
        """Hang up."""


class Server(Protocol):
    """Where a person's calendars are; every method may raise CalendarProblem."""

    def places(self) -> Sequence[Place]:
        """The person's calendars."""

    def make(self, name: str, *, is_task: bool) -> Place:
        """A new calendar of that name."""

    def calendar(self, place: Place) -> RemoteCalendar:
        """One of them."""

    def close(self) -> None:
        """Hang up."""


Connect = Callable[[Account, str], Server]
"""Reaches a server with a password."""


class Passwords(Protocol):
    """The system's own keyring; nothing is kept where there is none that can be trusted."""

    def can_keep(self) -> bool:
        """Whether there is one."""

    def find(self, account: Account) -> str | None:
        """The password that is kept, or None."""

    def keep(self, account: Account, password: str) -> bool:
        """Keep a password; False where there is no keyring for it."""

    def forget(self, account: Account) -> None:
        """Forget a password."""
