"""Lists that stay read until something changes: a window asks for the same ones again and again."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, select

from app.adapters.database import tables

T = TypeVar("T")
_NEWEST = select(tables.changes.c.id).order_by(tables.changes.c.seq.desc()).limit(1)
Lists = dict[Hashable, Any]


class KeptRows:
    """The lists that were read since the newest change.

    Every change of a noun stands in the history, or the triggers refuse it; so the newest change says whether a list still
    holds. Units of work that write do not ask here: what they see may yet be undone.
    """

    def __init__(self) -> None:
        self._since: tuple[UUID | None, Lists] = (None, {})

    def since(self, connection: Connection) -> Lists:
        """By name, as long as the newest change is the same one."""
        newest = connection.execute(_NEWEST).scalar()
        if newest is None or self._since[0] != newest:
            self._since = (newest, {})
        return self._since[1]


class KeptLists:
    """What one unit of work may take from what is kept; it looks at the history once, with its first list.

    Args:
        kept: None for a unit of work that writes: it reads for itself.
    """

    def __init__(self, connection: Connection | None = None, kept: KeptRows | None = None) -> None:
        self._connection, self._kept = connection, kept
        self._lists: Lists | None = None

    def get(self, name: Hashable, read: Callable[[], T]) -> T:
        """The list of that name, read if need be; whoever hands it on gives a copy."""
        if self._kept is None or self._connection is None:
            return read()
        if self._lists is None:
            self._lists = self._kept.since(self._connection)
        if name not in self._lists:
            self._lists[name] = read()
        kept: T = self._lists[name]
        return kept
