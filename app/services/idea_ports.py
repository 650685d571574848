"""What the services of ideas need from the world, beside :mod:`app.services.ports`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.domain.ideas import Idea
from app.services.ports import OfCase


class Ideas(OfCase[Idea], Protocol):
    """What customers said that others should hear."""

    def since(self, at: datetime | None = None) -> Sequence[Idea]:
        """Every one noted since that moment, or ever; the newest first."""

    def of_customer(self, customer_id: UUID) -> Sequence[Idea]:
        """All of one customer, the newest first."""

    def themed(self, theme: str) -> Sequence[Idea]:
        """All under one theme, the oldest first."""
