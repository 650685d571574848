"""Reading CSV that anything may have written: every row that can be read, and every problem with its line."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.domain.errors import FileProblem
from app.domain.imports import Problem, Trouble
from app.domain.tables.raw import RawTable, TableChoice, TableKind, TableRemark, TableRow, Told

LARGEST_FILE: Final = 50 * 1024 * 1024
MOST_COLUMNS: Final = 500
MOST_ROWS: Final = 200_000
LONGEST_ROW: Final = 120_000
"""In characters; below the limit at which Python's reader gives up by itself."""

_LONGEST_QUOTE = 500
_DELIMITERS = (",", ";", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DISARMED = frozenset(f"'{sign}" for sign in "=+-@\t\r")
"""How formulas are written as text into a CSV file: the apostrophe is no part of the text."""

_UTF_8_PAIR = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")
"""A letter as UTF-8 writes it; hardly anything that cp1252 would."""

_LOOKED_AT = 20
_HANDED_BACK = 32_000
_SAID = 60


def read_table(path: Path, choice: TableChoice) -> RawTable:
    """Read a table, header and all.

    Args:
        choice: Delimiter and encoding as somebody said them; empty to let the file show them.

    Raises:
        FileProblem: There is no table to read: missing, too large, no text.
    """
    lines, found, odd = _lines(path, choice.encoding)
    start = next((number for number, line in enumerate(lines) if line.strip()), None)
    if start is None:
        raise FileProblem(str(path), "it is empty")
    delimiter = choice.delimiter or _likely_delimiter(lines[start : start + _LOOKED_AT])
    table = _Records(path, lines, delimiter).table(start, found)
    return replace(table, remarks=(TableRemark(Told.MIXED_ENCODINGS, count=odd),)) if odd else table


def _lines(path: Path, encoding: str) -> tuple[list[str], str, int]:
    """The lines, their encoding, and how many are in another one."""
    content = _content(path)
    text, found = _decoded(path, content, encoding)
    if found == "cp1252" and not encoding and _UTF_8_PAIR.search(content):
        lines, odd = _line_by_line(content)
        return lines, "utf-8", odd
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), found, 0


def _line_by_line(content: bytes) -> tuple[list[str], int]:
    """Each line in the encoding that it is in: files that were put together from two have both."""
    lines, odd = [], 0
    for line in content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            odd += 1
            lines.append(line.decode("cp1252", "replace"))
    return lines, odd


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise FileProblem(str(path), "it is not there" if not path.exists() else "it is no file")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FileProblem(str(path), error.strerror or "it cannot be read") from error
    if len(content) > LARGEST_FILE:
        raise FileProblem(str(path), f"it is larger than {LARGEST_FILE // 1024 // 1024} MB")
    return content


def _decoded(path: Path, content: bytes, encoding: str) -> tuple[str, str]:
    marked = next((name for bom, name in _BOMS if content.startswith(bom)), "")
    candidates = [marked] if marked else [encoding] if encoding else [_without_mark(content), "cp1252"]
    for candidate in candidates:
        try:
            return content.decode(candidate), candidate
        except (UnicodeDecodeError, LookupError):
            continue
    raise FileProblem(str(path), f"it is no text in {' or '.join(candidates)}")


def _without_mark(content: bytes) -> str:
    """UTF-16 shows in plain letters by every second byte being zero."""
    head = content[:2000]
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = head[start::2]
        if len(half) > 4 and half.count(0) > len(half) * 0.4:
            return name
    return "utf-8"


def _likely_delimiter(lines: Sequence[str]) -> str:
    """The sign that parts the header and the rows below it; titles above a header may have others, or none."""
    bare = ["".join(line.split('"')[::2]) for line in lines]
    first = max(_DELIMITERS, key=bare[0].count)
    below = [line for line in bare[1:] if line.strip()]
    if first in bare[0] and sum(first in line for line in below) * 2 >= len(below):
        return first

    def fits(delimiter: str) -> int:
        counts = Counter(count for count in (line.count(delimiter) for line in below) if count)
        return max((times * count for count, times in counts.items() if times > 1), default=0)

    best = max(_DELIMITERS, key=fits)
    return best if fits(best) else first


class _Unreadable(Exception):
    """The record is no row."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class _Records:
    """The lines of a file as records; a quoted cell may go over several lines."""

    path: Path
    lines: Sequence[str]
    delimiter: str

    def table(self, start: int, encoding: str) -> RawTable:
        try:
            self._record(start)
        except _Unreadable as unreadable:
            raise FileProblem(str(self.path), f"line {start + 1}: {unreadable.trouble}") from unreadable
        rows: list[TableRow] = []
        problems: list[Problem] = []
        for line, record in self._records(start):
            if isinstance(record, Trouble):
                problems.append(self._problem(line, record))
            else:
                rows.append(TableRow(line, tuple(record)))
            if len(rows) + len(problems) > MOST_ROWS:
                raise FileProblem(str(self.path), f"it has more than {MOST_ROWS:,} rows")
        if not rows and not problems:
            raise FileProblem(str(self.path), "it is empty")
        return RawTable(
            file=self.path.name,
            kind=TableKind.CSV,
            sheet="",
            rows=rows,
            encoding=encoding,
            delimiter=self.delimiter,
            problems=tuple(problems),
            unread={one.line: self.lines[one.line - 1][:_HANDED_BACK] for one in problems},
        )

    def _records(self, start: int) -> Iterator[tuple[int, list[str] | Trouble]]:
        while start < len(self.lines):
            line = start + 1
            if not self.lines[start].strip():
                start += 1
                continue
            try:
                record, start = self._record(start)
            except _Unreadable as unreadable:
                yield line, unreadable.trouble
                start += 1
            else:
                if any(record):
                    yield line, record

    def _record(self, start: int) -> tuple[list[str], int]:
        """The cells of the record that begins at a line, and the line after it."""
        first = self.lines[start]
        if first.count('"') % 2:
            for end in range(start + 1, min(start + _LONGEST_QUOTE, len(self.lines))):
                if self.lines[end].count('"') % 2:
                    return self._joined(start, end + 1)
        return self._cells(first), start + 1

    def _joined(self, start: int, end: int) -> tuple[list[str], int]:
        """Several lines as one record, or the first of them alone if that is what they are."""
        try:
            return self._cells("\n".join(self.lines[start:end])), end
        except _Unreadable:
            return self._cells(self.lines[start]), start + 1

    def _cells(self, text: str) -> list[str]:
        if len(text) > LONGEST_ROW:
            raise _Unreadable(Trouble.TOO_LARGE)
        if "\0" in text:
            raise _Unreadable(Trouble.NUL)
        cells = text.split(self.delimiter) if '"' not in text else self._unquoted(text)
        if "'" in text:
            cells = [cell[1:] if cell[:2] in _DISARMED else cell for cell in cells]
        if len(cells) > MOST_COLUMNS:
            raise _Unreadable(Trouble.TOO_MANY_CELLS)
        return cells

    def _unquoted(self, text: str) -> list[str]:
        try:
            return next(csv.reader([text], delimiter=self.delimiter, strict=True))
        except csv.Error as error:
            is_open = "unexpected end" in str(error)
            raise _Unreadable(Trouble.UNCLOSED_QUOTE if is_open else Trouble.BROKEN_QUOTE) from error

    def _problem(self, line: int, trouble: Trouble) -> Problem:
        return Problem(self.path.name, line, "", self.lines[line - 1][:_SAID], trouble)
