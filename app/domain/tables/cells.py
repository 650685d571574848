"""What a cell of a foreign table can hold."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that has no value to read: a formula's error, a formula without result, a number without end.

    Attributes:
        said: What stands there, shortened.
    """

    said: str


TableCell = str | Decimal | datetime | date | time | bool | Unread | None
"""What a cell holds; None where it is empty. CSV knows text alone."""


def shown(cell: TableCell) -> str:
    """A cell as text: days as ISO, numbers exact and without an exponent.

    >>> shown(Decimal("1200.50")), shown(datetime(2026, 11, 3, 9, 30)), shown(True), shown(None)
    ('1200.5', '2026-11-03 09:30', 'TRUE', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}" if cell else "0"
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d") if cell.time() == time() else cell.strftime("%Y-%m-%d %H:%M")
    return cell.said if isinstance(cell, Unread) else cell.isoformat()
