"""A calendar's text in its parts, without a look into them: no recursion, nothing that one bad event can spoil."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.adapters.calendar.foreign.limits import MOST_BYTES, MOST_DEPTH, MOST_EVENTS, SIZE_SAID

_FOLD = re.compile("\r?\n[ \t]")
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (codecs.BOM_UTF8, "utf-8-sig"))


class Unparsable(Exception):
    """Nothing of the calendar can be used."""

    def __init__(self, reason: str, said: str = "") -> None:
        super().__init__(reason)
        self.reason, self.said = reason, said


@dataclass(slots=True)
class Parts:
    """What a calendar consists of.

    Attributes:
        heads: Properties of the calendar itself, by upper-case name.
        zones, events: The text of each.
        broken: Events that were begun and never ended.
    """

    heads: dict[str, str] = field(default_factory=dict)
    zones: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    broken: int = 0


def split(content: bytes) -> Parts:
    """The parts of a calendar. Raises Unparsable."""
    if len(content) > MOST_BYTES:
        raise Unparsable("too_large", SIZE_SAID)
    parts, names, block = Parts(), list[str](), list[str]()
    for line in lines_of(_text(content)):
        word, _, rest = line.partition(":")
        word, rest = word.strip().upper(), rest.strip().upper()
        if word == "BEGIN":
            _begun(names, rest)
        if len(names) > 1:
            block.append(line)
        elif word not in {"BEGIN", "END"}:
            parts.heads.setdefault(word.partition(";")[0], line.partition(":")[2].strip())
        if word == "END":
            _ended(parts, names, rest, block)
    parts.broken += "VEVENT" in names
    if not parts.events and not parts.broken and "VERSION" not in parts.heads and "PRODID" not in parts.heads:
        raise Unparsable("not_valid")
    return parts


def _begun(names: list[str], name: str) -> None:
    names.append(name)
    if len(names) > MOST_DEPTH:
        raise Unparsable("not_valid")


def _ended(parts: Parts, names: list[str], name: str, block: list[str]) -> None:
    if name not in names:
        return  # it ends what nobody began
    is_whole = names[-1] == name
    while names.pop() != name:
        pass
    if len(names) != 1:
        return
    text = "\r\n".join(block) + "\r\n"
    block.clear()
    if name == "VTIMEZONE" and is_whole:
        parts.zones.append(text)
    elif name == "VEVENT" and is_whole:
        parts.events.append(text)
        if len(parts.events) > MOST_EVENTS:
            raise Unparsable("too_many", f"{MOST_EVENTS:,}")
    elif name == "VEVENT":
        parts.broken += 1


def _text(content: bytes) -> str:
    coding = next((coding for mark, coding in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(coding)
    except UnicodeDecodeError:
        if coding != "utf-8":
            raise Unparsable("not_valid") from None
        text = content.decode("cp1252", "replace")
    if "\0" in text or "BEGIN:VCALENDAR" not in text.upper():
        raise Unparsable("not_valid")
    return text


def lines_of(text: str) -> Iterator[str]:
    """The lines of a calendar, folded ones whole, empty ones left out."""
    return (line for line in _FOLD.sub("", text).replace("\r\n", "\n").split("\n") if line.strip())
