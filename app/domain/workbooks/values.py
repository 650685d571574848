"""Values of cells in one form each, whichever side they come from."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final


@dataclass(frozen=True, slots=True)
class Erased:
    """What both sides held, and nobody may know any more: whatever a workbook still says there goes."""


ERASED: Final = Erased()

Value = str | Decimal | datetime | date | bool | Erased | None
"""Text, number, wall time to the minute (naive, in the workbook's zone), day, tick, or nothing.

Erased stands in a base alone, never in a cell.
"""

_HALF: Final = timedelta(seconds=30)
_PLACES: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Unread:
    """What stands in a cell and could not be understood as what its column holds.

    Attributes:
        text: As it stands there.
        reason: Which rule spoke: ``not_a_date``, ``two_dates``, ``not_a_number``, ``not_in_list``, ``error``,
            ``no_value``, ``too_long``, ``closed``, ``merged``.
    """

    text: str
    reason: str


Cell = Value | Unread


def canonical(value: Value) -> Value:
    r"""The one form of a value: text without edges, wall time to the minute, numbers without trailing noughts.

    >>> canonical(Decimal("18640.00")), canonical("  a\r\nb "), canonical("")
    (Decimal('18640'), 'a\nb', None)
    """
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip() or None
    if isinstance(value, datetime):
        return (value + _HALF).replace(second=0, microsecond=0)
    if isinstance(value, Decimal):
        return _plain(value)
    return value


def as_json(value: Value) -> object:
    """A value as the store keeps it, readable and exact."""
    if isinstance(value, datetime):
        return {"moment": value.isoformat(timespec="minutes")}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Decimal):
        return {"number": str(value)}
    if isinstance(value, Erased):
        return {"erased": True}
    return value


def from_json(kept: object) -> Value:
    """The value that :func:`as_json` kept.

    >>> from_json(as_json(Decimal("1.5"))), from_json(as_json(date(2026, 11, 24)))
    (Decimal('1.5'), datetime.date(2026, 11, 24))

    Raises:
        ValueError: It is none.
    """
    if not isinstance(kept, dict):
        if kept is None or isinstance(kept, str | bool):
            return kept
        raise ValueError(kept)
    match kept:
        case {"moment": str(text)}:
            return datetime.fromisoformat(text)
        case {"day": str(text)}:
            return date.fromisoformat(text)
        case {"number": str(text)}:
            return _number(text)
        case {"erased": True}:
            return ERASED
    raise ValueError(kept)


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None


def _plain(value: Decimal) -> Decimal:
    """Without trailing noughts and without an exponent; four places, as the store keeps amounts."""
    try:
        value = value.quantize(_PLACES) if value.is_finite() else value
    except InvalidOperation:
        return value
    plain = value.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain
