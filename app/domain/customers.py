"""Customers: organisations and the contacts in them."""

from dataclasses import dataclass
from uuid import UUID

NAME_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Customer:
    """An organisation, or a private person.

    Attributes:
        needs_completing: Made as a placeholder by an import; somebody should complete it.
        source_key: The key in the file it came from, for matching a later import.
    """

    id: UUID
    name: str
    owner_id: UUID
    author_id: UUID
    phone: str = ""
    email: str = ""
    place: str = ""
    sector: str = ""
    note: str = ""
    needs_completing: bool = False
    source_key: str = ""
    is_withdrawn: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at a customer."""

    id: UUID
    customer_id: UUID
    name: str
    owner_id: UUID
    author_id: UUID
    function: str = ""
    phone: str = ""
    email: str = ""
    language: str = "en"
    is_withdrawn: bool = False
    version: int = 0

    @property
    def first_name(self) -> str:
        """The name to greet with in a personal voice."""
        return self.name.split()[0] if self.name.split() else self.name
