"""What the services of wishes need from the world, beside :mod:`app.services.ports`."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from app.domain.wishes import Wish
from app.services.ports import Store


class WishStore(Store[Wish], Protocol):
    """What contacts stated."""

    def of_contact(self, contact_id: UUID) -> Sequence[Wish]:
        """What one contact wishes, by kind."""
