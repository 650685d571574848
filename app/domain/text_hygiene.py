"""Text from people and files, made safe to keep, show and hand on."""

import re
import unicodedata
from collections.abc import Iterator

from app.domain.errors import TooLong

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ISOLATE, _END_ISOLATE, _END_EMBEDDING = "\u2068", "\u2069", "\u202c"
_CLOSERS = dict.fromkeys("\u2066\u2067\u2068", _END_ISOLATE) | dict.fromkeys(
    "\u202a\u202b\u202d\u202e", _END_EMBEDDING
)


def clean(text: str, limit: int | None = None, field_name: str = "text") -> str:
    r"""The same text without anything that could change lines, files or screens around it.

    Composed characters (NFC), line ends as LF, no control characters but tab and LF, no surrogates or
    non-characters, no blanks around it. Lines that turn the direction of writing are closed and isolated,
    so that they cannot rearrange what stands beside them. Cleaning twice changes nothing more.

    Args:
        limit: The most characters the store keeps; None for no limit.

    Raises:
        TooLong: More is left than ``limit``. Nothing is ever cut in silence.

    >>> clean("  Cafe\u0301\r\nMarlowe\x00 ")
    'Café\nMarlowe'
    """
    if not text.isprintable():
        text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
        if _BIDI.search(text):
            text = "\n".join(_balanced(line) for line in text.split("\n"))
            text = "\n".join(_isolated(line) for line in text.strip().split("\n"))
    text = unicodedata.normalize("NFC", text.strip())
    if limit is not None and len(text) > limit:
        raise TooLong(field_name, len(text), limit)
    return text


def _balanced(line: str) -> str:
    """Every opened direction closed on its own line, closers without an opener left out."""
    return "".join(_with_closers(line))


def _with_closers(line: str) -> Iterator[str]:
    waiting: list[str] = []
    for character in line:
        if character in _CLOSERS:
            waiting.append(_CLOSERS[character])
        elif character in (_END_EMBEDDING, _END_ISOLATE):
            # An isolate ends what was embedded in it; an embedding never ends the isolate around it.
            if character not in (waiting if character == _END_ISOLATE else waiting[-1:]):
                continue
            while (closer := waiting.pop()) != character:
                yield closer
        yield character
    yield from reversed(waiting)


def _isolated(line: str) -> str:
    if not _BIDI.search(line) or _is_one_isolate(line):
        return line
    return f"{_ISOLATE}{line}{_END_ISOLATE}"


def _is_one_isolate(line: str) -> bool:
    """Whether a balanced line already is one isolate from end to end."""
    depth = 0
    for place, character in enumerate(line):
        depth += (character in _CLOSERS) - (character in (_END_EMBEDDING, _END_ISOLATE))
        if depth == 0:
            return line[0] == _ISOLATE and place == len(line) - 1
    return False
