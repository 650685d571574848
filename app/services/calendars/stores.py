"""What the store keeps of connected calendars."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from app.domain.calendars.links import CalendarLink, Entry


class Calendars(Protocol):
    """Connected calendars."""

    def of(self, owner_id: UUID) -> CalendarLink | None:
        """The person's, or None."""

    def get(self, link_id: UUID) -> CalendarLink:
        """One of them. Raises NotFound."""

    def save(self, link: CalendarLink) -> CalendarLink:
        """Insert or update. Raises ChangedMeanwhile."""

    def remove(self, link_id: UUID) -> None:
        """Forget one; on the server everything stays."""

    def entries(self, link_id: UUID, *, is_ours: bool | None = None) -> Sequence[Entry]:
        """What lies there, of steps, of others, or all."""

    def etags(self, link_id: UUID, *, is_ours: bool | None = None) -> Mapping[str, str]:
        """By href, what is known to lie there, of steps, of others, or all."""

    def keep(self, link_id: UUID, entries: Iterable[Entry]) -> None:
        """Let these be so; the others stay."""

    def drop(self, link_id: UUID, hrefs: Iterable[str]) -> None:
        """Forget entries."""
