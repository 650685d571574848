"""One person's data behind their card: handed out, or erased."""

from collections.abc import Callable
from typing import Protocol

from app.services.erasures import ErasureService
from app.services.person_exports import PersonExportService


class CardBox(Protocol):
    """What hands out and erases."""

    @property
    def erasures(self) -> ErasureService: ...

    @property
    def exports(self) -> PersonExportService: ...

    def settle(self) -> None:
        """Private settings are on disk before, and read again afterwards."""


OpenCards = Callable[[], CardBox]
"""Makes it, when a card asks for it."""
