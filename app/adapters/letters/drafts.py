"""A letter as a file that opens unsent in a mail program."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from app.domain.letters import Letter, address_of, one_line


def eml(letter: Letter, at: datetime) -> bytes:
    """The draft: one recipient, a subject, a plain text.

    Args:
        at: When it was drafted, aware.

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
    message.set_content(letter.text + "\n", cte="quoted-printable")
    return message.as_bytes()


def _address(name: str, said: str) -> Address:
    local, _, domain = address_of(name, said).rpartition("@")
    return Address(one_line(name), local, domain)
