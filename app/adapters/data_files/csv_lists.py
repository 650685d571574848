"""Comma-separated text that spreadsheet programs show and never compute."""

import csv
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from app.domain.list_tables import Form, Head, ListTable, Money, Value
from app.domain.text_hygiene import clean
from app.services.exports import Home, Progress, Remark

_EVERY: Final = 200
_RISKY: Final = frozenset("=+-@\t\r\x00＝＋－＠")


def safe_text(text: str) -> str:
    """The text with an apostrophe before what a program would compute.

    >>> safe_text("=HYPERLINK(1)"), safe_text("-3 %"), safe_text("Kiln Bakery")
    ("'=HYPERLINK(1)", "'-3 %", 'Kiln Bakery')
    """
    risky = text[:1] in _RISKY
    text = clean(text)
    return f"'{text}" if text and (risky or text[0] in _RISKY) else text


class CsvFile:
    """Fulfils :class:`app.services.list_exports.TableFile`: UTF-8 with a mark, every field quoted."""

    def write(self, path: Path, table: ListTable, home: Home, progress: Progress) -> tuple[Remark, ...]:
        """Write heads and rows; the zone stands in the heads of moments, figures keep a point."""
        count = len(table.rows)
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
            writer.writerow([_title(head, home) for head in table.heads])
            for number, row in enumerate(table.rows, start=1):
                writer.writerow([_said(value, home) for value in row])
                if number % _EVERY == 0:
                    progress(number, count)
        progress(count, count)
        return ()


def _title(head: Head, home: Home) -> str:
    zone = f" ({home.zone.key})" if head.form is Form.MOMENT else ""
    return safe_text(head.title) + zone


def _said(value: Value, home: Home) -> str:
    for kind, say in _WAYS:
        if isinstance(value, kind):
            return say(value, home)
    return ""


_WAYS: Final[tuple[tuple[type, Callable[..., str]], ...]] = (
    (str, lambda text, _home: safe_text(text)),
    (Money, lambda money, _home: f"{money.amount:f}"),
    (Decimal, lambda number, _home: f"{number:f}"),
    (int, lambda number, _home: str(number)),
    (datetime, lambda at, home: f"{at.astimezone(home.zone):%Y-%m-%d %H:%M}"),
    (date, lambda on, _home: on.isoformat()),
)
