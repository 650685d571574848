"""What the services need of the company's service book, beside :mod:`app.services.ports`."""

from collections.abc import Mapping
from typing import Any, Protocol

from app.domain.ids import Ids


class Standards(Protocol):
    """The company's service book, as the parts of its file."""

    def content(self) -> Mapping[str, Any]:
        """Every part by name; empty before set-up."""

    def seed(self, content: Mapping[str, Any], ids: Ids) -> None:
        """Fill an empty store with the shipped book."""

    def put(self, name: str, content: Any, ids: Ids) -> None:
        """Let a part say this from now on."""

    def edition(self) -> int:
        """Rises with each change of the book, and with each that is taken back."""
