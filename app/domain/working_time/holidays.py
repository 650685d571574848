"""What business time knows of public holidays; where they come from is an adapter's affair."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.domain.errors import AppError

Holidays = Callable[[date], str | None]
"""The name of the holiday on a day, or None."""


@dataclass(eq=False)
class UnknownCountry(AppError):
    """No public holidays are known for a country of that name.

    Attributes:
        near: Countries whose name or code is near, as 'Ireland (IE)'.
    """

    asked: str
    near: tuple[str, ...] = ()


@dataclass(eq=False)
class UnknownRegion(AppError):
    """The country has no region of that name with holidays of its own.

    Attributes:
        regions: All that it has.
    """

    country: str
    asked: str
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country whose public holidays are known."""

    code: str
    name: str


def no_holidays(_day: date) -> str | None:
    """For those who have none."""
    return None
