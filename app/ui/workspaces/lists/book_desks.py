"""What the Promise book asks of the desk, and what one may do there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from app.domain.book_entries import BookEntry
from app.services.promise_book import BookLook

if TYPE_CHECKING:
    from app.ui.desk import BellItem


@dataclass(frozen=True, slots=True)
class BookPage:
    """The Promise book as the screen needs it.

    Attributes:
        people: Everybody who may answer for an entry, by name.
    """

    look: BookLook
    people: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """An entry as it is typed; what is left empty has none.

    Attributes:
        words: For each language those by which a sentence is known to speak of it, with commas between.
    """

    text: str
    condition: str = ""
    limit: str = ""
    until: str = ""
    owner_id: UUID | None = None
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class BookDesk(Protocol):
    """The Promise book's side of a desk; acts answer with Changes and may raise an AppError."""

    def page(self, *, is_everything: bool = False) -> BookPage:
        """Every entry that may be given, or those that are retired too, and what one may do."""

    def breaking(self) -> "Sequence[BellItem]":
        """Entries I answer for that keep breaking, for the reachable list."""

    def add(self, facts: EntryFacts) -> object:
        """Let the company promise something more. Raises NotAllowed, InvalidLimit, Unclear."""

    def change(self, seen: BookEntry, facts: EntryFacts) -> object:
        """Let an entry that looked like this say that from now on. Raises as ``add``, and Overtaken."""

    def retire(self, key: str) -> object:
        """Let it not be given any more. Raises NotAllowed."""

    def resume(self, key: str) -> object:
        """Let it be given again. Raises NotAllowed."""
