"""What the window asks about letters that come in; every method runs on the database thread."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class LetterCase:
    """A case that a letter may belong to.

    Attributes:
        put_off_to: The date that its step was put off to, where it was.
    """

    case_id: UUID
    reference: str
    subject: str
    customer: str
    is_open: bool = True
    put_off_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class LetterLook:
    """A letter before it is taken in.

    Attributes:
        by: What it was matched by.
        cases: Those that fit, the likeliest first.
        is_sure: The first one is meant.
        files: What came with it, each with its size.
        oddities: What of it was not as it should be, as sentences.
        is_ours: One of the company wrote it.
    """

    file: Path
    sender: str
    written_at: datetime | None
    subject: str
    summary: str
    by: str
    cases: tuple[LetterCase, ...] = ()
    is_sure: bool = False
    files: tuple[str, ...] = ()
    oddities: tuple[str, ...] = ()
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class LetterWish:
    """How it is taken in.

    Attributes:
        case_id: Where to; None for a new query.
        keep_date: The planned step and its date stay.
        keep_files: What came with it is kept.
    """

    case_id: UUID | None
    summary: str
    keep_date: bool = False
    keep_files: bool = False


class IncomingDesk(Protocol):
    """Letters on their way in."""

    def look(self, file: Path, case_id: UUID | None = None) -> LetterLook:
        """What is in a file, and where it goes; to a case that is named first.

        Raises:
            UnreadableLetter, FileProblem: It holds no letter, or cannot be opened.
            AlreadyReceived: It is with a case already.
        """

    def receive(self, file: Path, wish: LetterWish) -> object:
        """Take it in; answers with Changes."""
