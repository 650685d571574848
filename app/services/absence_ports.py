"""What the services of absences need from the world, beside :mod:`app.services.ports`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.domain.absences import Absence, Settlement
from app.services.ports import OfCase, Store


class Absences(Store[Absence], Protocol):
    """Absences."""

    def all(self) -> Sequence[Absence]:
        """Every one, the earliest first."""

    def living(self, since: datetime) -> Sequence[Absence]:
        """Planned and confirmed ones that end after that moment, the earliest first."""

    def on(self, at: datetime) -> Sequence[Absence]:
        """Confirmed ones that hold that moment."""

    def past(self, owner_id: UUID, now: datetime) -> Sequence[Absence]:
        """One person's confirmed ones whose end has come."""

    def numbered(self, number: int) -> Absence:
        """The absence with that number. Raises NotFound."""

    def next_number(self) -> int:
        """A number no absence of this store ever had."""


class Settlements(OfCase[Settlement], Protocol):
    """What was decided about obligations inside absences."""

    def of_absence(self, absence_id: UUID) -> Sequence[Settlement]:
        """What was decided for an absence, oldest first."""
