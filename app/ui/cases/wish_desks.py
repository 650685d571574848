"""What the window asks and does about wishes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.domain.kinds import Channel
from app.domain.meanwhile import Sight
from app.domain.wishes import WishKind
from app.services.wishes import WishView


@dataclass(frozen=True, slots=True)
class WishAsk:
    """Whose wish is asked for.

    Attributes:
        wishes: What they wish already.
        case_id, heard_by, heard_at: The case on which we were in touch the last time, by which road and when;
            without one nothing came from a contact.
    """

    contact_id: UUID
    name: str
    wishes: tuple[WishView, ...] = ()
    case_id: UUID | None = None
    heard_by: Channel | None = None
    heard_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TypedWish:
    """A wish as somebody typed it.

    Attributes:
        said_on: Typed: the day; empty for the usual one.
        case_id: It was said in the latest contact on this case.
    """

    kind: WishKind
    value: str
    said_by: str = ""
    said_on: str = ""
    case_id: UUID | None = None


class WishDesk(Protocol):
    """Wishes; every method runs on the database thread and may raise an AppError."""

    def note(self, contact_id: UUID, typed: TypedWish, seen: Sight) -> object:
        """They stated it; rests on what was shown, by kind. Raises UnclearWish, Unclear, Overtaken."""

    def drop(self, contact_id: UUID, kinds: Collection[WishKind], seen: Sight) -> object:
        """They wish it no longer. Raises NotFound, WishChanged."""
