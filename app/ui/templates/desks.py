"""What the sheet of the texts of letters asks of the desk."""

from collections.abc import Sequence
from typing import Protocol

from app.services.templates import TemplateLook, Trial


class TemplateDesk(Protocol):
    """The templates' side of a desk; every method runs on the database thread and may raise an AppError."""

    def all(self) -> Sequence[TemplateLook]:
        """Every text of every voice."""

    def may_edit(self) -> bool:
        """Whether I am a lead or an administrator."""

    def voice(self) -> str:
        """The key of the voice in which I write."""

    def preview(self, key: str, text: str) -> Trial:
        """A letter as that text would make it, and what the gate finds in it."""

    def edit(self, key: str, text: str) -> object:
        """Let letters say it this way from now on."""

    def put_back(self, key: str) -> object:
        """Let letters say it as it was delivered."""
