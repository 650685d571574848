"""Wishes as rows."""

from collections.abc import Sequence
from uuid import UUID

from app.adapters.database import tables
from app.adapters.database.stores import SqlStore
from app.domain.wishes import Wish


class SqlWishes(SqlStore[Wish]):
    """Fulfils :class:`app.services.wish_ports.WishStore`."""

    def of_contact(self, contact_id: UUID) -> Sequence[Wish]:
        """What one contact wishes, by kind."""
        of = tables.wishes.c
        return self.select(of.contact_id == contact_id, order=(of.kind,))
