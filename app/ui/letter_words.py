"""What is said about letters that come in: why one was not read, and what of one was odd. Without Qt."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.domain.incoming import Flaw, Oddity
from app.ui.sentences import Translate, as_it_is
from app.ui.translations import QT_TRANSLATE_NOOP

PROBLEMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        Flaw.EMPTY: QT_TRANSLATE_NOOP("Messages", "{path} is empty, so there is no letter to take in. Save it again from the mail program."),
        Flaw.TOO_LARGE: QT_TRANSLATE_NOOP("Messages", "{path} is larger than 25 MB, so it was not read. The file is untouched; note in your own words what they wrote."),
        Flaw.NO_LETTER: QT_TRANSLATE_NOOP("Messages", "{path} holds no letter of a mail program. It is untouched; save the letter as .eml or .msg and try again."),
        Flaw.TOO_DEEP: QT_TRANSLATE_NOOP("Messages", "{path} is built from more parts than any letter, so it was not read. The file is untouched; note in your own words what they wrote."),
        Flaw.DAMAGED: QT_TRANSLATE_NOOP("Messages", "{path} is damaged and cannot be read. The file is untouched; save the letter again from the mail program."),
    }
)  # fmt: skip
"""Why a file was not read, as one sentence."""

ODDITIES: Final[Mapping[Oddity, str]] = MappingProxyType(
    {
        Oddity.NO_DATE: QT_TRANSLATE_NOOP("Letters", "It does not say when it was written, so it counts from now."),
        Oddity.NO_SENDER: QT_TRANSLATE_NOOP("Letters", "It does not say from which address it came."),
        Oddity.ODD_CHARSET: QT_TRANSLATE_NOOP("Letters", "Its letters are in an unknown code; some signs may be wrong."),
        Oddity.BROKEN_PART: QT_TRANSLATE_NOOP("Letters", "A part of it is damaged; what could be read is here."),
        Oddity.SIGNED: QT_TRANSLATE_NOOP("Letters", "It carries an electronic signature, which was not checked."),
        Oddity.SEALED: QT_TRANSLATE_NOOP("Letters", "A part of it is sealed; only the mail program can open that."),
        Oddity.OUTLOOK_ONLY: QT_TRANSLATE_NOOP("Letters", "A part of it (winmail.dat) can be opened by Outlook only."),
        Oddity.LONG: QT_TRANSLATE_NOOP("Letters", "It is longer than what is kept; its end stays in the file."),
    }
)  # fmt: skip
"""What of a letter was odd; the rest of it was read."""

_KILO: Final = 1_000


def oddity(one: Oddity, translate: Translate = as_it_is) -> str:
    """What was odd, as a sentence."""
    return translate(ODDITIES[one])


def size(count: int) -> str:
    """The size of a file, as people read it.

    >>> size(900), size(48_200), size(3_400_000)
    ('900 B', '48 kB', '3.4 MB')
    """
    if count < _KILO:
        return f"{count} B"
    if count < _KILO * _KILO:
        return f"{count // _KILO} kB"
    return f"{count / _KILO**2:.1f} MB"
