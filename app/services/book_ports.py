"""What the services need of the promise book and of templates, beside :mod:`app.services.ports`."""

from collections.abc import Collection, Sequence
from typing import Protocol
from uuid import UUID

from app.domain.book_entries import BookEntry
from app.domain.letter_templates import LetterTemplate


class BookEntries(Protocol):
    """The entries of the promise book."""

    def get(self, noun_id: UUID) -> BookEntry:
        """The entry with that id. Raises NotFound."""

    def save(self, noun: BookEntry) -> BookEntry:
        """Insert or update it, and record it. Raises ChangedMeanwhile."""

    def add_all(self, nouns: Sequence[BookEntry]) -> None:
        """Insert many new ones at once."""

    def all(self) -> Sequence[BookEntry]:
        """Every one, retired or not, in the order of the book."""

    def keys(self) -> Collection[str]:
        """Every key that was ever given, taken back or not."""


class LetterTemplates(Protocol):
    """The texts of letters that the company wrote anew."""

    def find(self, noun_id: UUID) -> LetterTemplate | None:
        """The one with that id, put back or not, or None."""

    def save(self, noun: LetterTemplate) -> LetterTemplate:
        """Insert or update it, and record it. Raises ChangedMeanwhile."""

    def all(self) -> Sequence[LetterTemplate]:
        """Every one that stands in the place of a delivered one."""
