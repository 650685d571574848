"""Rows to and from other programs through the clipboard."""

import csv
import io
from collections.abc import Sequence
from html import escape

from app.domain.grids import FIGURES, Column, GridRow
from app.ui.workspaces.sheet.columns import CellWords, title_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
MOST_ROWS, MOST_CELLS = 2_000, 60


def safe(text: str) -> str:
    r"""One line that no spreadsheet takes for a formula.

    >>> safe("=HYPERLINK(1)"), safe("two\nlines")
    ("'=HYPERLINK(1)", 'two lines')
    """
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_FORMULA) else line


def _cell(row: GridRow, column: Column, cells: CellWords) -> str:
    text = cells.exact(row, column)
    return text if column in FIGURES else safe(text)


def tsv_of(rows: Sequence[GridRow], columns: Sequence[Column], cells: CellWords) -> str:
    """Tab-separated text with heads, as spreadsheets paste it; dates whole, figures plain."""
    lines = ["\t".join(title_of(column) for column in columns)]
    lines += ["\t".join(_cell(row, column, cells) for column in columns) for row in rows]
    return "\n".join(lines) + "\n"


def html_of(rows: Sequence[GridRow], columns: Sequence[Column], cells: CellWords) -> str:
    """The same as a table for letters and mails; every text is escaped."""
    head = "".join(f"<th>{escape(title_of(column))}</th>" for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_cell(row, column, cells))}</td>" for column in columns) + "</tr>"
        for row in rows
    )
    return f"<table><tr>{head}</tr>{body}</table>"


def rows_of(text: str) -> list[list[str]]:
    """Cells of tab-separated text, quotes as spreadsheets write them; blank rows are left out."""
    return [row for row in _all_rows(text) if any(row)]


def column_of(text: str) -> list[str] | None:
    r"""The values of a single column, empty ones in their place; None where the text has several columns.

    >>> column_of("10\n\n20\n"), column_of("a\tb")
    (['10', '', '20'], None)
    """
    rows = _all_rows(text)
    if any(len(row) > 1 for row in rows):
        return None
    values = [row[0] if row else "" for row in rows]
    while values and not values[-1]:
        values.pop()
    return values


def _all_rows(text: str) -> list[list[str]]:
    """A quote that nobody closes is a quote, and swallows no rows."""
    text = text.replace("\x00", "")
    try:
        read = list(csv.reader(io.StringIO(text), delimiter="\t", strict=True))
    except csv.Error:
        read = [line.split("\t") for line in text.splitlines()]
    return [[cell.strip() for cell in row[:MOST_CELLS]] for row in read]
