"""Promising from the window: where it is more than the book, the reason is asked for once."""

from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.book_entries import BookEntry
from app.domain.moments import Moment
from app.services.beyond_book import BeyondBookService
from app.services.changes import Changes


class Promising(Protocol):
    """What this side needs of the services."""

    @property
    def beyond_book(self) -> BeyondBookService: ...


def promised(services: Promising, case_id: UUID, text: str, due: Moment, why: str | None) -> Changes:
    """Promise it. Raises MoreThanBook where it is more and nobody was asked why yet."""
    passed = services.beyond_book.passed(text, due) if why is None else None
    if passed is not None:
        raise passed.problem
    return services.beyond_book.make(case_id, text, due, why or "", partial(_question, text, due))


def _question(text: str, due: Moment, entry: BookEntry, why: str) -> str:
    """What the owner of the entry reads."""
    said = QCoreApplication.translate(
        "Promising", "May we promise “{text}” by {day}? The book holds “{entry}” to {limit}. Why: {why}"
    )
    day = due.wall.isoformat(sep=" ", timespec="minutes")
    return said.format(text=text, day=day, entry=entry.text, limit=entry.limit, why=why)
