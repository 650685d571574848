"""Letters as mail programs save them (``.eml``): the standard library reads, within limits."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import EmailPolicy
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any, Final

from app.adapters.letters.plain_text import text_of, unflowed
from app.domain.incoming import ADDRESS_LIMIT, NAME_LIMIT, Enclosed, Flaw, IncomingLetter, Oddity
from app.domain.letters import one_line

MOST_PARTS: Final = 500
MOST_DEEP: Final = 30
MOST_HEAD: Final = 512 * 1024
_MOST_MARKS: Final = 5_000
_MOST_IN_A_FIELD: Final = 20_000
_MOST_REFERENCES: Final = 200

_SIGNATURES: Final = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
)
_SEALED: Final = frozenset(
    {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}
)
_OUTLOOK_ONLY: Final = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_ODD_KINDS: Final = (
    (_SIGNATURES, Oddity.SIGNED),
    (_SEALED | {"multipart/encrypted"}, Oddity.SEALED),
    (_OUTLOOK_ONLY, Oddity.OUTLOOK_ONLY),
)
_NOT_CHARSETS: Final = frozenset(
    {"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "utf_7"}
)
_TROUBLE: Final = (LookupError, ValueError, TypeError, AttributeError, MessageError)
"""What the library's parsers of fields raise for odd ones."""


class UnreadableFile(Exception):
    """The content holds no letter."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


class _Bounded(EmailPolicy):
    """Reads fields of any length and any bytes, and only so much of each."""

    def header_source_parse(self, sourcelines: Any) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        if not value.isascii():
            value = _from_bytes(value.encode("ascii", "surrogateescape"))
        return name, value[:_MOST_IN_A_FIELD] if name.casefold() != "references" else value[
            -_MOST_IN_A_FIELD:
        ]

    def header_fetch_parse(self, name: str, value: str) -> Any:
        try:
            return super().header_fetch_parse(name, value)
        except _TROUBLE:
            return " ".join(value.split())


POLICY: Final = _Bounded()


@dataclass(slots=True)
class _Reading:
    """What is found on the walk through the parts."""

    texts: list[str] = field(default_factory=list)
    enclosed: list[Enclosed] = field(default_factory=list)
    oddities: set[Oddity] = field(default_factory=set)
    parts: int = 0


def read_eml(content: bytes) -> IncomingLetter:
    """A letter. Raises UnreadableFile."""
    refuse_heavy(content)
    try:
        message = message_from_bytes(_without_envelope(content), policy=POLICY)
        if not _is_letter(message):
            raise UnreadableFile(Flaw.NO_LETTER)
        reading = _Reading()
        _read_part(message, reading, 0)
    except RecursionError as error:
        raise UnreadableFile(Flaw.TOO_DEEP) from error
    return _letter(message, reading)


def _without_envelope(content: bytes) -> bytes:
    """Without the line that parts letters in a mailbox; programs hand it on with a letter, marked as no field of it."""
    bare = content.lstrip(b"\r\n")
    return bare.partition(b"\n")[2] if bare.startswith(b">From ") else content


def refuse_heavy(content: bytes) -> None:
    """Refuse what would take long to take apart. Raises UnreadableFile."""
    head, _, _ = content.partition(b"\n\n")
    head, _, _ = head.partition(b"\r\n\r\n")
    if len(head) > MOST_HEAD and b":" in head[:MOST_HEAD]:
        raise UnreadableFile(Flaw.TOO_DEEP)
    if content.count(b"\n--") > _MOST_MARKS:
        raise UnreadableFile(Flaw.TOO_DEEP)
    lowered = content.lower()
    if lowered.count(b"boundary=") > MOST_PARTS or lowered.count(b"message/rfc822") > MOST_PARTS:
        raise UnreadableFile(Flaw.TOO_DEEP)


def _is_letter(message: Message) -> bool:
    known = (
        "from",
        "sender",
        "subject",
        "date",
        "message-id",
        "received",
        "to",
        "return-path",
        "mime-version",
    )
    return any(message.get(name) is not None for name in known)


def _letter(message: Message, reading: _Reading) -> IncomingLetter:
    name, address = sender_in(_field(message, "from") or _field(message, "sender"))
    if not address:
        reading.oddities.add(Oddity.NO_SENDER)
    sent_at, zone = sent_in(_field(message, "date"))
    return IncomingLetter(
        sender_name=name,
        sender_address=address,
        sent_at=sent_at,
        sent_zone=zone,
        subject=one_line(_field(message, "subject"), 500),
        text="\n\n".join(text for text in reading.texts if text.strip()),
        enclosed=tuple(reading.enclosed),
        message_id=_field(message, "message-id")[:998].strip(),
        references=references_in(_field(message, "references"), _field(message, "in-reply-to")),
        oddities=tuple(sorted(reading.oddities)),
    )


def _field(message: Message, name: str) -> str:
    try:
        return str(message.get(name) or "")
    except _TROUBLE:
        return ""


def sender_in(said: str) -> tuple[str, str]:
    """Name and address out of a From field, whatever stands there."""
    said = _decoded(" ".join(said.split())[:4_000])
    pairs = [pair for pair in getaddresses([said]) if pair[1]] or [("", "")]
    name, address = next((pair for pair in pairs if "@" in pair[1]), pairs[0])
    if "@" not in address:
        return one_line(name or said, NAME_LIMIT), ""
    return one_line(name, NAME_LIMIT), one_line(address, ADDRESS_LIMIT)


def _decoded(said: str) -> str:
    if "=?" not in said:
        return said
    try:
        return str(make_header(decode_header(said)))
    except _TROUBLE:
        return said


def sent_in(said: str) -> tuple[datetime | None, str]:
    """The instant out of a Date field, in UTC, and the sender's distance from it."""
    try:
        sent = parsedate_to_datetime(said)
        if sent.tzinfo is None:  # "-0000": the instant is known, the place is not
            sent = sent.replace(tzinfo=UTC)
        return sent.astimezone(UTC), sent.strftime("%z")[:3] + ":" + sent.strftime("%z")[3:5]
    except (*_TROUBLE, OverflowError):
        return None, ""


def references_in(*fields: str) -> tuple[str, ...]:
    """The ids that fields name, each once, the last one last."""
    found = [one for said in fields for one in said.replace(",", " ").split() if "@" in one]
    return tuple(dict.fromkeys(found[-_MOST_REFERENCES:]))


def _read_part(part: Message, reading: _Reading, depth: int) -> None:
    """Texts and files of a part and what is in it, in their order."""
    reading.parts += 1
    if depth > MOST_DEEP or reading.parts > MOST_PARTS:
        raise UnreadableFile(Flaw.TOO_DEEP)
    kind = part.get_content_type()
    reading.oddities |= {oddity for kinds, oddity in _ODD_KINDS if kind in kinds}
    if part.is_multipart() and part.get_content_maintype() == "multipart":
        for child in _chosen(part, kind, reading):
            _read_part(child, reading, depth + 1)
    elif kind in _SIGNATURES:
        return
    elif part.get_content_maintype() == "multipart":  # its parts were never marked off
        reading.texts.append(_text(part, reading))
    elif kind in {"text/plain", "text/html"} and not _is_file(part):
        text = _text(part, reading)
        reading.texts.append(text_of(text) if kind == "text/html" else _as_typed(part, text))
    else:
        reading.enclosed.append(_enclosed(part, reading))


def _chosen(part: Message, kind: str, reading: _Reading) -> Iterator[Message]:
    """All parts; of alternatives the plain text alone, or the last that can be read, and files among them."""
    payload: Any = part.get_payload()
    children: Sequence[Any] = payload
    if kind != "multipart/alternative":
        yield from children
        return
    plain = [c for c in children if c.get_content_type() == "text/plain" and not _is_file(c)]
    has_words = any(_text(c, reading).strip() for c in plain)
    html = [
        c for c in children if c.get_content_type() in {"text/html", "multipart/related", "multipart/mixed"}
    ]
    for child in children:
        is_body = child in plain or child in html
        if not is_body or (child in plain if has_words else child in html[-1:]):
            yield child
        elif child.get_content_maintype() == "multipart":
            yield from (c for c in child.walk() if _is_file(c))


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_named(part))


def _named(part: Message) -> str:
    try:
        return one_line(str(part.get_filename() or ""), NAME_LIMIT)
    except _TROUBLE:
        return ""


def _as_typed(part: Message, text: str) -> str:
    """The text without the breaks that its program put into long lines, where the part says that it did."""
    try:
        is_flowed = str(part.get_param("format", "")).casefold() == "flowed"
        drops_space = str(part.get_param("delsp", "")).casefold() == "yes"
    except _TROUBLE:
        return text
    return unflowed(text, drops_space=drops_space) if is_flowed else text


def _text(part: Message, reading: _Reading) -> str:
    content = _content(part, reading)
    try:
        charset = part.get_content_charset() or "utf-8"
    except _TROUBLE:
        charset = "odd"
    return decoded_text(content, charset, reading.oddities)


def decoded_text(content: bytes, charset: str, oddities: set[Oddity]) -> str:
    """Bytes as text, by the charset they claim or by what they look like."""
    name = charset.casefold().replace("-", "_").strip("\"' ")
    if name in {"us_ascii", "ascii", "utf_8", "utf8"}:
        return _from_bytes(content)
    if name not in _NOT_CHARSETS:
        with suppress(LookupError, ValueError):
            return content.decode(name)
    oddities.add(Oddity.ODD_CHARSET)
    return _from_bytes(content)


def _from_bytes(content: bytes) -> str:
    """UTF-8, or else what Windows writes."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _content(part: Message, reading: _Reading) -> bytes:
    if part.is_multipart():  # a letter within the letter, or a report of parts
        inner: Any = part.get_payload()
        try:
            return b"\n".join(one.as_bytes(policy=POLICY.clone(max_line_length=None)) for one in inner)
        except _TROUBLE:
            reading.oddities.add(Oddity.BROKEN_PART)
            return b""
    try:
        content = part.get_payload(decode=True)
    except _TROUBLE:
        content = None
    if content is None or any("Base64" in type(defect).__name__ for defect in part.defects):
        reading.oddities.add(Oddity.BROKEN_PART)
    return content if isinstance(content, bytes) else b""


def _enclosed(part: Message, reading: _Reading) -> Enclosed:
    name = _named(part)
    if not name and part.get_content_type() == "message/rfc822" and part.is_multipart():
        inner: Any = part.get_payload()
        name = f"{one_line(_field(inner[0], 'subject'), NAME_LIMIT - 4) or 'letter'}.eml"
    return Enclosed(name or part.get_content_type().replace("/", "."), _content(part, reading))
