"""Lengths as the service standards write them."""

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from app.domain.errors import AppError


@dataclass(eq=False)
class InvalidSpan(AppError):
    """A text is no length that a standard can have."""

    asked: str


class Unit(StrEnum):
    """How a length is counted."""

    BUSINESS_HOURS = "bh"
    BUSINESS_DAYS = "bd"
    SAME_DAY = "same day"
    CALENDAR_DAYS = "cd"


_SHAPE = re.compile(r"(?P<amount>\d{1,6}(?:\.\d{1,4})?)\s*(?P<unit>bh|h|min|bd|cd)", re.ASCII)
_MOST_DAYS = 3660
_MOST_MINUTES = 10_000 * 60


@dataclass(frozen=True, slots=True)
class Span:
    """A length of business or calendar time.

    Attributes:
        unit: How it is counted.
        amount: Days; for business hours whole minutes, so that '20 min' stays exact; 0 for the
            same day.

    >>> Span.parse("1.5 bh").length
    datetime.timedelta(seconds=5400)
    >>> str(Span.parse("30 min")), str(Span.parse("2bd")), str(Span.parse("Same day"))
    ('30 min', '2 bd', 'same day')
    """

    unit: Unit
    amount: int = 0

    def __post_init__(self) -> None:
        most = {Unit.SAME_DAY: 0, Unit.BUSINESS_HOURS: _MOST_MINUTES}.get(self.unit, _MOST_DAYS)
        if not 0 <= self.amount <= most:
            raise InvalidSpan(f"{self.amount} {self.unit}")

    @classmethod
    def minutes(cls, amount: int) -> "Span":
        """So many minutes of business time."""
        return cls(Unit.BUSINESS_HOURS, amount)

    @classmethod
    def hours(cls, amount: int) -> "Span":
        """So many business hours."""
        return cls(Unit.BUSINESS_HOURS, amount * 60)

    @classmethod
    def days(cls, amount: int) -> "Span":
        """So many business days."""
        return cls(Unit.BUSINESS_DAYS, amount)

    @classmethod
    def calendar_days(cls, amount: int) -> "Span":
        """So many days of the calendar."""
        return cls(Unit.CALENDAR_DAYS, amount)

    @classmethod
    def same_day(cls) -> "Span":
        """Until the day's close."""
        return cls(Unit.SAME_DAY)

    @property
    def length(self) -> timedelta:
        """The business time of a span in business hours. Raises ValueError for other units."""
        if self.unit is not Unit.BUSINESS_HOURS:
            raise ValueError(f"{self} is no length of hours.")
        return timedelta(minutes=self.amount)

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Read '1 bh', '30 min', '2 bd', '5 cd' or 'same day'.

        Raises:
            InvalidSpan: Another shape, part of a day or of a minute, or beyond all use.
        """
        said = " ".join(text.lower().split())
        if said == Unit.SAME_DAY:
            return cls.same_day()
        match = _SHAPE.fullmatch(said)
        if match is None:
            raise InvalidSpan(text)
        amount = Decimal(match["amount"]) * (60 if match["unit"] in {"bh", "h"} else 1)
        if amount != int(amount):
            raise InvalidSpan(text)
        unit = Unit(match["unit"]) if match["unit"] in {"bd", "cd"} else Unit.BUSINESS_HOURS
        return cls(unit, int(amount))

    def __str__(self) -> str:
        """The text that reads back as the same span."""
        if self.unit is Unit.SAME_DAY:
            return str(self.unit)
        if self.unit is not Unit.BUSINESS_HOURS:
            return f"{self.amount} {self.unit}"
        if self.amount % 30 or self.amount == 30:
            return f"{self.amount} min"
        return f"{Decimal(self.amount) / 60:f} bh"
