"""Letters from customers: what a file of one says, and what of it stays with a case."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from app.domain.errors import AppError

LARGEST: Final = 25 * 2**20
"""The most bytes of a letter that is read."""

NAME_LIMIT: Final = 200
ADDRESS_LIMIT: Final = 254
SUBJECT_LIMIT: Final = 500

_IN_BRACKETS = re.compile(r"\[[A-Za-z]-?(\d{1,9})\]")
_THREAD = re.compile(r"<?(?P<case>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@keepword\.invalid>?")
_BARE = re.compile(r"(?<![\w-])[LQECRO]-(\d{3,9})(?![\w-])")


class Flaw(StrEnum):
    """Why a file was not read."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NO_LETTER = "no_letter"
    TOO_DEEP = "too_deep"
    DAMAGED = "damaged"


class Oddity(StrEnum):
    """What of a letter was not as it should be; the rest of it was read."""

    NO_DATE = "no_date"
    NO_SENDER = "no_sender"
    ODD_CHARSET = "odd_charset"
    BROKEN_PART = "broken_part"
    SIGNED = "signed"
    SEALED = "sealed"
    OUTLOOK_ONLY = "outlook_only"
    LONG = "long"


@dataclass(eq=False)
class UnreadableLetter(AppError):
    """The file holds no letter that could be read; it stays as it is."""

    path: str
    reason: Flaw


@dataclass(eq=False)
class AlreadyReceived(AppError):
    """The same letter is with a case already."""

    reference: str
    at: datetime


@dataclass(eq=False)
class WouldReopen(AppError):
    """The case that a letter is about is closed; only a person opens it again."""

    reference: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that came with a letter."""

    name: str
    content: bytes = field(repr=False)

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.content)


@dataclass(frozen=True, slots=True)
class IncomingLetter:
    """What a file of a letter says.

    Attributes:
        sent_at: When it was sent, in UTC; None where it does not say.
        sent_zone: The sender's distance from UTC, such as ``+02:00``.
        text: All of it as plain text, what it quotes too.
        message_id, references: Its own id, and those of the letters it answers, the last one last.
        oddities: What of it was not as it should be.
    """

    sender_name: str
    sender_address: str
    sent_at: datetime | None
    sent_zone: str
    subject: str
    text: str
    enclosed: tuple[Enclosed, ...] = ()
    message_id: str = ""
    references: tuple[str, ...] = ()
    oddities: tuple[Oddity, ...] = ()

    @property
    def summary(self) -> str:
        """What the customer says now, without what the letter quotes; its subject where that is all."""
        from app.domain.quoted_threads import fresh  # noqa: PLC0415 - every start knows the noun, few read a letter

        return fresh(self.text) or self.subject

    @property
    def key(self) -> str:
        """Tells this letter from every other, without a word of it."""
        if self.message_id:
            return key_of(self.message_id)
        parts = (self.sender_address, str(self.sent_at), self.subject, self.text)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @property
    def thread(self) -> tuple[str, ...]:
        """The keys of the letters that it answers, the last one first."""
        return tuple(key_of(one) for one in reversed(self.references))

    @property
    def cases(self) -> tuple[UUID, ...]:
        """The cases whose threads it goes on with, the last one first."""
        found = map(_THREAD.fullmatch, reversed(self.references))
        return tuple(dict.fromkeys(UUID(one["case"]) for one in found if one is not None))

    @property
    def numbers(self) -> tuple[int, ...]:
        """The cases that its subject names."""
        return numbers_in(self.subject)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a letter, by name; its content is beside the store only where a person kept it.

    Attributes:
        digest: The content's SHA-256 where it was kept, else empty.
    """

    name: str
    size: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedLetter:
    """A letter that came to a case, beside the interaction with its words.

    Attributes:
        key: Tells it from every other, so that the same one is known again.
        sent_at: When it was sent, if it says so.
    """

    id: UUID
    case_id: UUID
    interaction_id: UUID
    contact_id: UUID | None
    owner_id: UUID
    author_id: UUID
    key: str
    sender_name: str
    sender_address: str
    subject: str
    sent_at: datetime | None
    sent_zone: str
    attachments: tuple[Attachment, ...] = ()
    version: int = 0


def thread_of(case_id: UUID) -> str:
    """The id that every letter of ours on a case refers to; mail programs hand it on with each answer.

    >>> thread_of(UUID(int=1))
    '<00000000-0000-0000-0000-000000000001@keepword.invalid>'
    """
    return f"<{case_id}@keepword.invalid>"


def key_of(message_id: str) -> str:
    """What is kept of a letter's id.

    >>> key_of("<a@b.example>") == key_of(" a@b.example ")
    True
    """
    return hashlib.sha256(message_id.strip().strip("<>").encode("utf-8", "replace")).hexdigest()


def numbers_in(subject: str) -> tuple[int, ...]:
    """The numbers of cases that a subject names, those in brackets first; a letter before it says nothing.

    >>> numbers_in("Re: [Q-4127] your offer, and E-4011")
    (4127, 4011)
    """
    found = [*_IN_BRACKETS.findall(subject), *_BARE.findall(subject)]
    return tuple(dict.fromkeys(int(number) for number in found))


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are one; nobody tells capitals apart in them."""
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()


def digests(letters: Iterable[ReceivedLetter]) -> frozenset[str]:
    """What these letters keep beside the store."""
    return frozenset(one.digest for letter in letters for one in letter.attachments if one.digest)
