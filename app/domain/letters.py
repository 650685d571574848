"""Letters to customers: a draft, and the ways in which a person may send it. Nothing leaves by itself (R5)."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote
from uuid import UUID

from app.domain.errors import AppError
from app.domain.gate.findings import KeptFinding
from app.domain.kinds import Channel
from app.domain.moments import Moment
from app.domain.text_hygiene import clean

MOST_IN_A_LINK = 1_900
"""Mail programs and the systems that start them cut longer links."""

SUBJECT_LIMIT = 200
BODY_LIMIT = 50_000
"""More than any letter; what is pasted beyond it is left out, and said."""

MOST_FILES = 20
MOST_ATTACHED = 25_000_000
"""Bytes of all files together: what most mail servers still take."""

_SHORT = 80
_ADDRESS = re.compile(
    r"(?=.{3,254}\Z)[A-Za-z0-9!#$%'*+/=^_`{|}~.-]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){0,8}[^\W_](?:[\w-]{0,61}[^\W_])?"
)


@dataclass(eq=False)
class NoAddress(AppError):
    """There is no one address that a letter could go to."""

    name: str
    said: str


@dataclass(eq=False)
class TooMuchAttached(AppError):
    """The files that go with a letter are more than mail servers take.

    Attributes:
        most: Millions of bytes.
    """

    most: int = MOST_ATTACHED // 1_000_000


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft.

    Attributes:
        to_name, to: Whom it is for; the address may be empty, and is whatever somebody typed.
        sender, sender_address: Who writes.
        template: What it was made from.
        next_word: When the reader is told to hear again.
        attached: Paths of the files that go with it.
        case_id: The case it is about, which its thread carries.
    """

    to_name: str
    to: str
    sender: str
    sender_address: str
    subject: str
    text: str
    language: str
    voice: str
    template: str
    next_word: Moment
    attached: tuple[str, ...] = ()
    case_id: UUID | None = None

    def address(self) -> str:
        """The one address it goes to. Raises NoAddress."""
        return address_of(self.to_name, self.to)

    def mailto(self) -> str | None:
        """A link that opens it in the person's mail program; None where it would be too long, or files go with it.

        One recipient, a subject and a text, whatever stands in them.

        Raises:
            NoAddress: There is none, or it is not one address.
        """
        to = quote(self.address(), safe="@")
        body = self.text.replace("\n", "\r\n")
        link = f"mailto:{to}?subject={quote(self.subject, safe='')}&body={quote(body, safe='')}"
        return link if len(link) <= MOST_IN_A_LINK and not self.attached else None


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A letter that has not gone yet, as its writer left it.

    Attributes:
        body: Without the signature.
        next_word: As the writer typed it; empty where the letter itself says it.
        kept: What the writer knowingly lets stand.
        attached: Paths of the files that go with it, on the writer's own computer.
    """

    id: UUID
    case_id: UUID
    owner_id: UUID
    author_id: UUID
    channel: Channel
    subject: str
    body: str
    saved_at: datetime
    is_signed: bool = True
    next_word: str = ""
    kept: tuple[KeptFinding, ...] = ()
    attached: tuple[str, ...] = ()


def gist(text: str) -> str:
    r"""What a letter says, without its greeting and its signature; other words stay as they are.

    >>> gist("Dear Ruth,\n\nThe valve is here.\n\nKind regards\nMaya Brennan")
    'The valve is here.'
    >>> gist("The valve is here.")
    'The valve is here.'
    """
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    if len(parts) < 3 or not parts[0].endswith(",") or len(parts[0]) > _SHORT:
        return text
    return "\n\n".join(parts[1:-1])


def address_of(name: str, said: str) -> str:
    """One e-mail address out of what somebody typed. Raises NoAddress.

    >>> address_of("Ruth", " ruth@fenwick.example ")
    'ruth@fenwick.example'
    """
    found = clean(said)
    if _ADDRESS.fullmatch(found) is None:
        raise NoAddress(name, found)
    return found


def one_line(text: str, most: int = SUBJECT_LIMIT) -> str:
    r"""Words for a header or within a sentence: one line, cut with a sign that they go on.

    >>> one_line("a  b\r\nBcc: c")
    'a b Bcc: c'
    """
    flat = " ".join(clean(text).split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"
