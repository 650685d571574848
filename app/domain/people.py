"""People: employees, and the company they speak for."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from app.domain.working_time import Week


class Role(StrEnum):
    """What a person may see and do."""

    EMPLOYEE = "employee"
    LEAD = "lead"
    MARKETING = "marketing"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Person:
    """An employee.

    Attributes:
        function: What the customer reads under the name, such as 'Account manager'.
        hours: Working hours in the person's own zone.
        protected: Blocks inside them that nobody may book, such as lunch.
        country, subdivision: Whose public holidays count (ISO 3166).
    """

    id: UUID
    name: str
    function: str
    zone: str
    hours: Week
    protected: Week
    country: str
    subdivision: str = ""
    role: Role = Role.EMPLOYEE
    email: str = ""
    phone: str = ""
    reading_slots: tuple[str, ...] = ()
    is_active: bool = True
    author_id: UUID | None = None
    version: int = 0

    @property
    def first_name(self) -> str:
        """The name colleagues call."""
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class Company:
    """Whose voice the customer hears; its calendar gives every customer-facing date.

    Attributes:
        voice: The key of the voice of every letter.
        executive: Whose name stands beside the writer's where something is made good; empty for nobody.
    """

    id: UUID
    name: str
    zone: str
    hours: Week
    country: str
    subdivision: str = ""
    currency: str = "EUR"
    value_limit: Decimal = Decimal(10_000)
    voice: str = "personal"
    executive: str = ""
    author_id: UUID | None = None
    version: int = 0
