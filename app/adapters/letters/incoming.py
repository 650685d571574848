"""A file of a letter, whichever program saved it."""

from dataclasses import replace
from pathlib import Path

from app.adapters.letters.eml import UnreadableFile, read_eml
from app.domain.errors import FileProblem
from app.domain.incoming import LARGEST, Flaw, IncomingLetter, Oddity, UnreadableLetter
from app.domain.interactions import SUMMARY_LIMIT
from app.domain.text_hygiene import clean

_OLE = b"\xd0\xcf\x11\xe0"
_EARLIEST_YEAR, _LATEST_YEAR = 1990, 2198
"""A date beyond is one that a program wrote for none."""


def read_letter(file: Path) -> IncomingLetter:
    """What the letter says; the file stays as it is.

    Raises:
        UnreadableLetter: It holds no letter, is damaged, or larger than any letter.
        FileProblem: It cannot be opened.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise FileProblem(str(file), error.strerror or "") from error
    try:
        return letter_in(content)
    except UnreadableFile as problem:
        raise UnreadableLetter(str(file), problem.flaw) from problem


def letter_in(content: bytes) -> IncomingLetter:
    """What is in the content of such a file; by how it begins, since names may lie. Raises UnreadableFile."""
    if not content.strip():
        raise UnreadableFile(Flaw.EMPTY)
    if len(content) > LARGEST:
        raise UnreadableFile(Flaw.TOO_LARGE)
    if content.startswith(_OLE):
        from app.adapters.letters.msg import read_msg  # noqa: PLC0415 - few letters come from Outlook

        return _kept(read_msg(content))
    return _kept(read_eml(content))


def _kept(letter: IncomingLetter) -> IncomingLetter:
    """The letter as the store may keep it; what is too long for it is cut, and said."""
    text, oddities = clean(letter.text), set(letter.oddities)
    if len(text) > SUMMARY_LIMIT:
        text = clean(text[: SUMMARY_LIMIT - 100])
        oddities.add(Oddity.LONG)
    sent_at, zone = letter.sent_at, letter.sent_zone
    if sent_at is None or not _EARLIEST_YEAR <= sent_at.year <= _LATEST_YEAR:
        sent_at, zone = None, ""
        oddities.add(Oddity.NO_DATE)
    return replace(letter, text=text, sent_at=sent_at, sent_zone=zone, oddities=tuple(sorted(oddities)))
