"""What may stand in a cell, and in which shape."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.text_hygiene import clean

CELL_LIMIT: Final = 32_767
"""Units of UTF-16 that fit into a cell; spreadsheet programs call a file with more damaged."""

LONG: Final = CELL_LIMIT // 2
"""Characters that fit into a cell whatever they are."""

KEPT: Final = 32_000
CUT_MARK: Final = " [continued in Keepword]"

_RISKY: Final = frozenset("=+-@＝＋－＠|%")
_EPOCH: Final = date(1899, 12, 30).toordinal()
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_ENTANGLED: Final = re.compile("_x[0-9A-Fa-f]{4}_(?=x[0-9A-Fa-f]{4}_)")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")


def cell_text(text: str) -> str:
    """The text as it goes into a cell: clean, and cut with a visible mark where a cell cannot hold it."""
    text = clean(text)
    if "_x" in text:
        # WORKAROUND: of two escapes that share an underscore XlsxWriter guards the first alone.
        text = _ENTANGLED.sub(r"\g<0> ", text)
    if text.startswith("<r>") and text.endswith("</r>"):
        # WORKAROUND: XlsxWriter takes such a text for markup of its own and does not escape it.
        text += " "
    if len(text) > LONG and _units(text) > CELL_LIMIT:
        head = text.encode("utf-16-le")[: KEPT * 2].decode("utf-16-le", "ignore")
        text = head.rstrip() + CUT_MARK
    return text


def is_cut(text: str) -> bool:
    """Whether :func:`cell_text` had to leave something out (only of a text longer than ``LONG``)."""
    return text.endswith(CUT_MARK)


def looks_like_formula(text: str) -> bool:
    """Whether a program would compute this text if a person edited its cell."""
    return text[0] in _RISKY


def serial_of(at: datetime, zone: ZoneInfo) -> float:
    """Wall time in ``zone`` as spreadsheets count it: days since 1899-12-30, cut to whole minutes."""
    local = at.astimezone(zone)
    return local.toordinal() - _EPOCH + (local.hour * 60 + local.minute) / 1440


def serial_of_day(on: date) -> int:
    """A date as spreadsheets count it."""
    return on.toordinal() - _EPOCH


def instant_text(at: datetime) -> str:
    """UTC to the minute: tells the two hours apart that a clock shows twice in autumn.

    >>> instant_text(datetime(2026, 10, 25, 1, 30, 59, tzinfo=UTC))
    '2026-10-25T01:30Z'
    """
    return f"{at.astimezone(UTC).isoformat()[:16]}Z"


def link_to(email: str) -> str | None:
    """The address to write to, if this surely is one and nothing more.

    Phone numbers get none: XlsxWriter knows no ``tel:``, and a HYPERLINK formula would be a formula.
    """
    return f"mailto:{email}" if _EMAIL.fullmatch(email) else None


@lru_cache(maxsize=256)
def money_format(currency: str) -> str:
    """A number format that shows the currency beside the amount."""
    return f"#,##0.00 [${currency}]" if _CURRENCY.fullmatch(currency) else "#,##0.00"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
