"""Values pasted from a spreadsheet: amounts and days as a whole column writes them, and what did not fit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final
from uuid import UUID

from app.domain.errors import AppError, Unclear
from app.domain.grids import Column
from app.domain.import_maps import NumberFormat
from app.domain.meanwhile import Sights
from app.domain.tables.findings import Certainty, date_pattern, number_pattern

_NONE: Final = frozenset({"", "–", "-"})
_FACTORS: Final = {"k": 1_000, "m": 1_000_000}
_CENTS: Final = -2
_SECONDS: Final = re.compile(r"(\d{1,2}:\d{2}):\d{2}(?:[.,]\d+)?")
_PLACE: Final = re.compile(r"[ T]+")


@dataclass(frozen=True, slots=True)
class PastedCell:
    """One value and the case that it is for; None where the list ends above it."""

    case_id: UUID | None
    text: str


@dataclass(frozen=True, slots=True)
class PastedValues:
    """What was copied for one column.

    Attributes:
        sights: What was shown of the cases there.
    """

    column: Column
    cells: Sequence[PastedCell] = field(hash=False)
    sights: Sights = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class PasteRefusal:
    """A value that does not fit.

    Attributes:
        place: Which of the pasted values, from 0.
    """

    place: int
    cell: PastedCell
    problem: AppError
    column: Column | None = None


@dataclass(eq=False)
class NotAllPasted(AppError):
    """Some of the values do not fit; nothing was changed.

    Attributes:
        count, total: How many do not fit, of how many that are not empty.
    """

    refusals: tuple[PasteRefusal, ...]
    count: int
    total: int


def amount_of(text: str, way: NumberFormat | None = None) -> Decimal | None:
    """An amount as people write it; nothing or a dash is none. Raises ValueError.

    Three digits after a single sign are thousands: money has two decimals at most.

    Args:
        way: How the column writes amounts, where that is known.

    >>> [amount_of(text) for text in ("€4,800", "12.5k", "–", "4.800,50", "312,5")]
    [Decimal('4800'), Decimal('12500.0'), None, Decimal('4800.50'), Decimal('312.5')]
    """
    bare = text.strip()
    if bare in _NONE:
        return None
    factor = _FACTORS.get(bare[-1:].lower(), 1)
    body = bare[:-1] if factor > 1 else bare
    value = way.read(body) if way is not None else None
    if value is None:
        found = number_pattern([body])
        read = [] if found is None else [one.read(body) for one in found.ways]
        value = max((one for one in read if one is not None), default=None)
    if value is None or value >= 10**12:
        raise ValueError(text)
    return value * factor


def amounts(texts: Sequence[str]) -> list[Decimal | AppError | None]:
    """The amounts of a column, each read as the column writes them; a problem where that gives none.

    >>> amounts(["1.234,50", "2.000"])
    [Decimal('1234.50'), Decimal('2000')]
    """
    found = number_pattern(texts)
    way = None if found is None or found.certainty is Certainty.OPEN else found.value
    return [_amount(text, way) for text in texts]


def _amount(text: str, way: NumberFormat | None) -> Decimal | AppError | None:
    try:
        value = amount_of(text, way)
    except ValueError:
        return Unclear(text, "value")
    exponent = value.as_tuple().exponent if value is not None else 0
    if isinstance(exponent, int) and exponent < _CENTS:
        return Unclear(text, "thousands_or_decimals")
    return value


def days(texts: Sequence[str]) -> list[str | AppError]:
    """The moments of a column in words that are understood everywhere; a problem where day and month are in doubt.

    >>> days(["25/12/2026 15:00:00", "03/04/2027"])
    ['2026-12-25 15:00', '2027-04-03']
    """
    found = date_pattern(texts)
    if found is None:
        return list(texts)
    said: list[str | AppError] = []
    for text in texts:
        read = {one.read(text) for one in found.ways} - {None}
        if len(read) > 1:
            said.append(Unclear(text, "day_or_month"))
        elif not read:
            said.append(text)
        else:
            (day,) = read
            time = (*_PLACE.split(_SECONDS.sub(r"\1", text.strip()), maxsplit=1), "")[1]
            said.append(f"{day} {time}".strip())
    return said
