"""What a command answers, and how it gets onto the terminal."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TextIO

# What could steer a terminal or turn the direction of reading: shown as its number, never sent.
_STEERING: Final = {
    code: f"\\u{code:04x}"
    for code in (
        *range(0x09),
        0x0B,
        0x0C,
        *range(0x0D, 0x20),
        *range(0x7F, 0xA0),
        0x061C,
        *range(0x200E, 0x2010),
        0x2028,
        0x2029,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
    )
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a command, for people and for programs.

    Attributes:
        lines: For people.
        data: For programs: what becomes JSON.
        code: The exit code.
    """

    lines: Sequence[str] = ()
    data: Any = None
    code: int = 0


def show(answer: Answer, out: TextIO, *, as_json: bool) -> None:
    """Write an answer. JSON is one document, UTF-8, with nothing that steers a terminal."""
    if as_json:
        text = json.dumps(answer.data, ensure_ascii=False, indent=2, allow_nan=False)
        print(harmless(text), file=out)
        return
    for line in answer.lines:
        print(harmless(line), file=out)


def harmless(text: str) -> str:
    r"""A text as it may go to a terminal; within JSON it stays the same text.

    >>> harmless("\x1b[31mred")
    '\\u001b[31mred'
    """
    return text if text.isprintable() else text.translate(_STEERING)


def one_line(text: str, most: int = 60) -> str:
    """A text in a column: one line, cut with a sign that it goes on."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"


def columns(rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows as aligned plain columns.

    >>> columns([("Q-1", "call"), ("Q-4127", "write")])
    ['Q-1     call', 'Q-4127  write']
    """
    held = [[harmless(one_line(cell)) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*held, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in held
    ]


class Watched:
    """Progress of a long command: told on a terminal's error stream, kept silent elsewhere."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream if stream is not None else sys.stderr
        self._percent = -1

    def __call__(self, done: int, total: int) -> None:
        """So much is done, of so much."""
        if not self._stream.isatty() or total <= 0:
            return
        percent = done * 100 // total
        if percent != self._percent:
            self._percent = percent
            self._stream.write(f"\r{percent:3d} %" + ("\n" if done >= total else ""))
            self._stream.flush()
