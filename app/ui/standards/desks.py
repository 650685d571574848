"""What the sheet of the service standard asks of the desk."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from app.services.standards import Figure, Preview


class StandardDesk(Protocol):
    """The standard's side of a desk; every method runs on the database thread and may raise an AppError."""

    def figures(self) -> Sequence[Figure]:
        """Every figure, by kind and phase."""

    def may_change(self) -> bool:
        """Whether I am a lead or an administrator."""

    def preview(self, edits: Mapping[str, str]) -> Preview:
        """What other figures would move, before anything moves."""

    def change(self, edits: Mapping[str, str]) -> object:
        """Let these figures hold from now on."""
