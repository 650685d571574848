"""The end of a letter: where its body ends, and whether it is signed."""

import re
from dataclasses import dataclass

from app.domain.gate.findings import Finding, Rule
from app.domain.gate.folding import HIDDEN, plain
from app.domain.gate.reading import Reading

_LAST_LINES = 12
_FUNCTION_WITHIN = 4
_AFTER_NAME = re.compile(r"[ \t]{0,4}(?:[,;|·–—(/-]|$)")
_EMPTY = re.compile(rf"[\s{HIDDEN}>]*\Z")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def is_empty(self) -> bool:
        return _EMPTY.match(self.text) is not None


def unsigned(reading: Reading) -> list[Finding]:
    """The reader sees who wrote, with name and function."""
    context, lines = reading.context, _written_lines(reading)
    begin = _closing(reading, lines)
    at = _end_of(lines)
    name, function = plain(context.signer).strip(), plain(context.function).strip()
    signed = _signed_at(lines[begin:] if begin is not None else lines[-_LAST_LINES:], name)
    if signed is None:
        return [
            reading.finding(
                Rule.UNSIGNED, (at, at), "nobody", _signature(reading, has_closing=begin is not None)
            )
        ]
    if not function or not any(function in line for line in signed):
        return [reading.finding(Rule.UNSIGNED, (at, at), "no_function", f"\n{context.function}".rstrip())]
    return []


def first_line(reading: Reading) -> tuple[int, str] | None:
    """Where the first line stands that the writer typed, and what it says."""
    lines = _written_lines(reading)
    return (lines[0].start, lines[0].text) if lines else None


def body_end(reading: Reading) -> int:
    """Behind the last word before the closing line, the signature, or the end."""
    lines = _written_lines(reading)
    begin = _closing(reading, lines)
    if begin is None:
        name = plain(reading.context.signer).strip()
        begin = next((n for n, line in enumerate(lines) if name and _is_named(line.text, name)), None)
    before = _end_of(lines[:begin]) if begin is not None else _end_of(lines)
    return before or _end_of(lines)


def _written_lines(reading: Reading) -> list[_Line]:
    """The lines that the writer typed, without empty and quoted ones."""
    found, start = [], 0
    for text in reading.folded.text.split("\n"):
        line = _Line(start, text)
        if not line.is_empty:
            found.append(line)
        start += len(text) + 1
    return found


def _end_of(lines: list[_Line]) -> int:
    if not lines:
        return 0
    last = lines[-1]
    return last.start + len(last.text.rstrip(" \t\r\xa0" + HIDDEN))


def _closing(reading: Reading, lines: list[_Line]) -> int | None:
    """The last line that begins the end of the letter."""
    for number in range(len(lines) - 1, max(-1, len(lines) - _LAST_LINES - 1), -1):
        text = lines[number].text.strip()
        if any(text.startswith(closing) for closing in reading.pack.closings):
            return number
    return None


def _signed_at(lines: list[_Line], name: str) -> list[str] | None:
    """The lines from the name on, or None where nobody signed."""
    if not name:
        return None
    for number, line in enumerate(lines):
        if _is_named(line.text, name) or (number == 0 and _follows_closing(line.text, name)):
            return [each.text for each in lines[number : number + 1 + _FUNCTION_WITHIN]]
    return None


def _is_named(line: str, name: str) -> bool:
    """Whether a line is signed: the name begins it, or stands after a comma or a dash, and no sentence goes on."""
    words = " ".join(line.split())
    at = words.find(name)
    if at < 0 or _AFTER_NAME.match(words[at + len(name) :]) is None:
        return False
    before = words[:at].rstrip()
    return not before or (before[-1] in ",–—-" and len(before.split()) <= _FUNCTION_WITHIN)


def _follows_closing(line: str, name: str) -> bool:
    words = " ".join(line.split())
    at = words.find(name)
    return (
        at > 0
        and len(words[:at].split()) <= _FUNCTION_WITHIN
        and bool(_AFTER_NAME.match(words[at + len(name) :]))
    )


def _signature(reading: Reading, *, has_closing: bool) -> str:
    context = reading.context
    if not context.signer:
        return ""
    voice = reading.pack.voices.get(context.voice)
    closing = f"\n\n{voice.closing}" if voice is not None and not has_closing else ""
    return f"{closing}\n{context.signer}\n{context.function}".rstrip()
