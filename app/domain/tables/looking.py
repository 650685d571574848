"""A look at a table: which row names its columns, what stands in them, and what a person must say."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Final

from app.domain.import_maps import DateFormat, NumberFormat
from app.domain.tables.cells import TableCell, shown
from app.domain.tables.findings import Certainty, Finding, date_pattern, number_pattern
from app.domain.tables.raw import (
    RawTable,
    TableChoice,
    TableKind,
    TableProblem,
    TableRemark,
    TableRow,
)

SAMPLES: Final = 5
PREVIEW: Final = 12
MOST_CHOICES: Final = 60
"""A column with more different texts than this is no list of stages."""

_SAMPLE_LENGTH: Final = 80
_HEAD_ROWS: Final = 30
_BODY_ROWS: Final = 5
_SURE: Final = frozenset({"utf-8", "utf-8-sig", "utf-16", "utf-32"})
"""Encodings that a file either has or has not; others are taken because nothing speaks against them."""


class Holds(StrEnum):
    """What a column mostly holds."""

    NOTHING = "nothing"
    TEXT = "text"
    NUMBERS = "numbers"
    DATES = "dates"
    TRUTHS = "truths"


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """One column.

    Attributes:
        name: As the header says it, made unlike its neighbours' ("Phone", "Phone (2)").
        samples: A few different things that stand in it.
        values: How often each text stands in it, where there are few enough to be choices; most frequent first.
        dates, numbers: How the column's texts write days and amounts; None where they are none, or typed.
    """

    name: str
    holds: Holds
    filled: int
    samples: tuple[str, ...]
    values: tuple[tuple[str, int], ...] = ()
    dates: Finding[DateFormat] | None = None
    numbers: Finding[NumberFormat] | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """Everything a person sees of a table before anything is decided.

    Attributes:
        choice: How it was read, with what was found in the place of what nobody said.
        header_line: The row that is taken as the header; ``header_lines`` could be it too.
        above: What stands above the header and is passed over, row by row.
        preview: The first rows below the header, as text: line and cells.
        rows: How many rows stand below the header.
        encoding, delimiter: How sure these are; None for workbooks.
        unread: Rows that cannot be read at all; they are among the problems of a dry run.
    """

    file: str
    kind: TableKind
    choice: TableChoice
    header_line: int
    header_lines: tuple[int, ...]
    above: tuple[tuple[int, tuple[str, ...]], ...]
    columns: tuple[ColumnLook, ...]
    preview: tuple[tuple[int, tuple[str, ...]], ...]
    rows: int
    unread: int = 0
    remarks: tuple[TableRemark, ...] = ()
    encoding: Finding[str] | None = None
    delimiter: Finding[str] | None = None

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> ColumnLook | None:
        """The column of that name."""
        return next((one for one in self.columns if one.name == name), None)


def likely_headers(table: RawTable) -> tuple[int, ...]:
    """Lines that could name the columns, the likeliest first.

    A header is text, says each thing once, and fills as many columns as the rows below it.
    """
    head = [row for row in table.rows[:_HEAD_ROWS] if _filled(row.cells)]
    ranked = sorted(
        enumerate(head), key=lambda found: (-_like_header(found[1].cells, head[found[0] + 1 :]), found[0])
    )
    return tuple(row.line for _, row in ranked)


def _like_header(cells: Sequence[TableCell], below: Sequence[TableRow]) -> float:
    names = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    filled = _filled(cells)
    if not names or not below:
        return 0.0
    width = max(_filled(row.cells) for row in below[:_BODY_ROWS])
    looks_like_data = sum(
        date_pattern([name]) is not None or number_pattern([name]) is not None for name in names
    )
    once = len({name.casefold() for name in names}) / filled
    return once * min(1.0, filled / max(1, width)) * (1 - looks_like_data / len(names))


def _filled(cells: Iterable[TableCell]) -> int:
    return sum(cell is not None and cell != "" for cell in cells)


def names_of(cells: Sequence[TableCell]) -> tuple[str, ...]:
    """The names of columns, each once: a column without a name is called by its letter.

    >>> names_of(["Phone", "phone", None, "Town"])
    ('Phone', 'phone (2)', 'Column C', 'Town')
    """
    texts = [" ".join(shown(cell).split()) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    seen: Counter[str] = Counter()
    return tuple(_named(text or f"Column {letters(place)}", seen) for place, text in enumerate(texts, 1))


def _named(text: str, seen: Counter[str]) -> str:
    seen[text.casefold()] += 1
    times = seen[text.casefold()]
    return text if times == 1 else f"{text} ({times})"


def letters(column: int) -> str:
    """A column as spreadsheets name it.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def look_at(table: RawTable, choice: TableChoice) -> Look:
    """Look at a table.

    Raises:
        TableProblem: There is no header at that line, or no row at all.
    """
    likely = likely_headers(table)
    line = choice.header_line or (likely[0] if likely else 0)
    place = next((place for place, row in enumerate(table.rows) if row.line == line), None)
    if place is None:
        raise TableProblem(table.file, "no_header", str(line) if line else "")
    names = names_of(table.rows[place].cells)
    if not names:
        raise TableProblem(table.file, "no_header", str(line))
    body = table.rows[place + 1 :]
    return Look(
        file=table.file,
        kind=table.kind,
        choice=TableChoice(
            table.sheet, line, table.delimiter, table.encoding, choice.date_pattern, choice.decimal_mark
        ),
        header_line=line,
        header_lines=likely[:PREVIEW],
        above=tuple(_texts(row.line, row.cells) for row in table.rows[:place][:PREVIEW]),
        columns=tuple(_columns(names, body)),
        preview=tuple(_texts(row.line, row.cells) for row in body[:PREVIEW]),
        rows=len(body),
        unread=len(table.problems),
        remarks=table.remarks,
        encoding=_found(
            table.encoding, choice.encoding, is_sure=table.encoding in _SURE and not table.remarks
        ),
        delimiter=_found(
            table.delimiter, choice.delimiter, is_sure=_is_even(table.rows[place : place + _HEAD_ROWS])
        ),
    )


def _found(value: str, said: str, *, is_sure: bool) -> Finding[str] | None:
    if not value:
        return None
    certainty = Certainty.SAID if said else Certainty.SURE if is_sure else Certainty.LIKELY
    return Finding(value, certainty, (value,))


def _is_even(rows: Sequence[TableRow]) -> bool:
    """Whether the first rows all have as many cells as the header, and more than one."""
    widths = {len(row.cells) for row in rows}
    return len(widths) == 1 and widths != {1}


def _texts(line: int, cells: Iterable[TableCell]) -> tuple[int, tuple[str, ...]]:
    return line, tuple(shown(cell)[:_SAMPLE_LENGTH] for cell in cells)


def _columns(names: Sequence[str], body: Sequence[TableRow]) -> Iterator[ColumnLook]:
    for place, name in enumerate(names):
        cells = [row.cells[place] for row in body if place < len(row.cells)]
        yield _column(name, [cell for cell in cells if cell is not None and cell != ""])


def _column(name: str, filled: Sequence[TableCell]) -> ColumnLook:
    texts = [cell for cell in filled if isinstance(cell, str)]
    counts = Counter(shown(cell).strip()[:_SAMPLE_LENGTH] for cell in filled)
    is_choice = 0 < len(counts) <= MOST_CHOICES
    dates, numbers = date_pattern(texts), number_pattern(texts)
    return ColumnLook(
        name=name,
        holds=_holds(filled, is_dates=dates is not None, is_numbers=numbers is not None),
        filled=len(filled),
        samples=tuple(counts)[:SAMPLES],
        values=tuple(counts.most_common()) if is_choice else (),
        dates=dates,
        numbers=numbers,
    )


def _holds(filled: Sequence[TableCell], *, is_dates: bool, is_numbers: bool) -> Holds:
    if not filled:
        return Holds.NOTHING
    kinds = Counter(_kind(cell) for cell in filled)
    most = kinds.most_common(1)[0][0]
    if most is not Holds.TEXT:
        return most
    return Holds.DATES if is_dates else Holds.NUMBERS if is_numbers else Holds.TEXT


def _kind(cell: TableCell) -> Holds:
    if isinstance(cell, bool):
        return Holds.TRUTHS
    if isinstance(cell, Decimal):
        return Holds.NUMBERS
    return Holds.DATES if isinstance(cell, date | time) else Holds.TEXT
