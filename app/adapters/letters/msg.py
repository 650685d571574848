"""Letters as Outlook saves them (``.msg``)."""

import struct
from datetime import UTC, datetime
from email.parser import HeaderParser
from io import BytesIO
from typing import Final

from olefile import OleFileIO
from oxmsg import Message
from oxmsg.attachment import Attachment
from oxmsg.domain import constants as known

from app.adapters.letters.eml import (
    POLICY,
    UnreadableFile,
    decoded_text,
    references_in,
    sender_in,
    sent_in,
)
from app.adapters.letters.plain_text import text_of
from app.domain.incoming import LARGEST, NAME_LIMIT, Enclosed, Flaw, IncomingLetter, Oddity
from app.domain.letters import one_line

BEGINNING: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How such a file begins."""

_MOST_STREAMS: Final = 20_000
_TROUBLE: Final = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
    RecursionError,
    struct.error,
)
"""What the libraries raise for damaged files."""


def read_msg(content: bytes) -> IncomingLetter:
    """A letter. Raises UnreadableFile."""
    try:
        _refuse_heavy(content)
        return _letter(Message.load(content))
    except _TROUBLE as error:
        raise UnreadableFile(Flaw.DAMAGED) from error


def _refuse_heavy(content: bytes) -> None:
    """Refuse a file whose parts say they are larger than it."""
    with OleFileIO(BytesIO(content)) as ole:
        sizes = [entry.size for entry in ole.direntries if entry is not None]
    if len(sizes) > _MOST_STREAMS or sum(sizes) > 2 * LARGEST:
        raise UnreadableFile(Flaw.TOO_DEEP)


def _letter(message: Message) -> IncomingLetter:
    oddities: set[Oddity] = set()
    said = _said(message, known.PID_TRANSPORT_MESSAGE_HEADERS)
    head = HeaderParser(policy=POLICY).parsestr(said)
    name, address = _sender(message, str(head["from"] or ""))
    if not address:
        oddities.add(Oddity.NO_SENDER)
    sent_at, zone = sent_in(str(head["date"] or ""))
    sent_at = sent_at or _utc(message.sent_date)
    sent_at = sent_at or _utc(message.properties.date_prop_value(known.PID_MESSAGE_DELIVERY_TIME))
    return IncomingLetter(
        sender_name=name,
        sender_address=address,
        sent_at=sent_at,
        sent_zone=zone or ("+00:00" if sent_at else ""),
        subject=one_line(message.subject, 500),
        text=_text(message, oddities),
        enclosed=tuple(_enclosed(one, oddities) for one in message.attachments),
        message_id=_said(message, known.PID_INTERNET_MESSAGE_ID) or str(head["message-id"] or ""),
        references=references_in(
            _said(message, known.PID_INTERNET_REFERENCES) or str(head["references"] or ""),
            _said(message, known.PID_IN_REPLY_TO_ID) or str(head["in-reply-to"] or ""),
        ),
        oddities=tuple(sorted(oddities)),
    )


def _said(message: Message, pid: int) -> str:
    return (message.properties.str_prop_value(pid) or "").strip("\0 ")


def _utc(at: datetime | None) -> datetime | None:
    return None if at is None else at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)


def _sender(message: Message, header: str) -> tuple[str, str]:
    """By the head of the letter where it travelled, else by what Outlook noted; its own directory has no addresses."""
    name, address = sender_in(header)
    if address:
        return name, address
    noted = (
        known.PID_SENDER_SMTP_ADDRESS,
        known.PID_SENDER_EMAIL_ADDRESS,
        known.PID_SENT_REPRESENTING_EMAIL_ADDRESS,
    )
    address = next((one for pid in noted if "@" in (one := _said(message, pid))), "")
    name = _said(message, known.PID_SENDER_NAME) or _said(message, known.PID_SENT_REPRESENTING_NAME) or name
    return one_line(name, NAME_LIMIT), sender_in(f"<{address}>")[1] if address else ""


def _text(message: Message, oddities: set[Oddity]) -> str:
    if body := message.body:
        return body
    content = message.properties.binary_prop_value(known.PID_HTML)
    if content:
        return text_of(decoded_text(content, message.properties.body_encoding, oddities))
    return text_of(_said(message, known.PID_BODY_HTML))


def _enclosed(attachment: Attachment, oddities: set[Oddity]) -> Enclosed:
    content = attachment.file_bytes
    if content is None:
        oddities.add(Oddity.BROKEN_PART)
    name = attachment.file_name or attachment.properties.str_prop_value(known.PID_ATTACH_FILENAME)
    name = name or attachment.properties.str_prop_value(known.PID_DISPLAY_NAME)
    return Enclosed(one_line(name or "file", NAME_LIMIT), content or b"")
