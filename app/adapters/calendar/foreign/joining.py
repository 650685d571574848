"""Entries of a server, each a calendar of its own, put together so that one process understands many."""

from collections.abc import Iterable, Iterator
from typing import Final

from app.adapters.calendar.foreign.limits import MOST_BYTES, MOST_DEPTH
from app.adapters.calendar.foreign.splitting import lines_of

_OF_ALL: Final = ("X-WR-TIMEZONE", "X-WR-CALNAME", "NAME")
"""What one calendar says of itself must not count for its neighbours."""


def is_whole(text: str) -> bool:
    """Whether everything in it that begins ends, so that it cannot swallow or spoil what comes after it."""
    if "\0" in text or len(text.encode()) > MOST_BYTES:
        return False
    names: list[str] = []
    lines = list(lines_of(text.removeprefix("\ufeff")))
    for number, line in enumerate(lines, start=1):
        word, _, name = (part.strip().upper() for part in line.partition(":"))
        if word == "BEGIN":
            names.append(name)
        elif word == "END" and (not names or names.pop() != name):
            return False
        if names[:1] != ["VCALENDAR"] or len(names) > MOST_DEPTH:
            return word == "END" and number == len(lines) and not names
    return False


def joined(texts: Iterable[str]) -> Iterator[bytes]:
    """All of them, in parts that are small enough to be read."""
    part, size = list[bytes](), 0
    for text in texts:
        content = _neighbourly(text)
        if part and size + len(content) > MOST_BYTES:
            yield b"".join(part)
            part, size = [], 0
        part.append(content)
        size += len(content)
    if part:
        yield b"".join(part)


def _neighbourly(text: str) -> bytes:
    kept = [
        line
        for line in lines_of(text.removeprefix("\ufeff"))
        if line.partition(":")[0].partition(";")[0].strip().upper() not in _OF_ALL
    ]
    return ("\r\n".join(kept) + "\r\n").encode()
