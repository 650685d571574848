"""A letter as a file that opens unsent in a mail program."""

from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from mimetypes import guess_type

from app.domain.incoming import thread_of
from app.domain.letters import Letter, address_of, one_line
from app.domain.safe_names import safe_name


def eml(
    letter: Letter, at: datetime, files: Sequence[tuple[str, bytes]] = (), invitation: bytes = b""
) -> bytes:
    """The draft: one recipient, a subject, a plain text, and what goes with it; maybe a meeting that it asks to.

    Args:
        at: When it was drafted, aware.
        files: What goes with it, each by name.
        invitation: A calendar with METHOD:REQUEST; mail programs that know such things show it instead of the text.

    Raises:
        NoAddress: It cannot go to anybody.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if letter.sender_address:
        message["From"] = _address(letter.sender, letter.sender_address)
    message["To"] = _address(letter.to_name, letter.address())
    message["Subject"] = one_line(letter.subject)
    message["Date"] = format_datetime(at)
    if letter.case_id is not None:
        message["References"] = thread_of(letter.case_id)
    message.set_content(letter.text + "\n", cte="quoted-printable")
    if invitation:
        message.add_alternative(
            invitation.decode(), subtype="calendar", cte="base64", params={"method": "REQUEST"}
        )
    for name, content in files:
        kind, encoding = guess_type(name)
        main, _, sub = (kind if kind and not encoding else "application/octet-stream").partition("/")
        if main in {
            "text",
            "message",
            "multipart",
        }:  # as it is: nothing of a file is read as part of the letter
            main, sub = "application", "octet-stream"
        message.add_attachment(content, maintype=main, subtype=sub, filename=safe_name(name))
    return message.as_bytes()


def _address(name: str, said: str) -> Address:
    local, _, domain = address_of(name, said).rpartition("@")
    return Address(one_line(name), local, domain)
