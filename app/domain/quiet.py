"""Quiet customers: nobody spoke with them for long, and no case of theirs is open (ruling 5). A list, not cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from uuid import UUID

ORIGIN = "quiet"
"""Where a lead comes from that was opened for one of them."""


class Silence(IntEnum):
    """How long it is quiet."""

    NONE = 0
    PROPOSED = 1
    LONG = 2


@dataclass(frozen=True, slots=True)
class QuietAfter:
    """When a customer counts as quiet, in days of the calendar."""

    propose: int = 90
    red: int = 120

    def silence(self, days: int) -> Silence:
        """What so many days mean.

        >>> [QuietAfter().silence(days).name for days in (89, 90, 119, 120)]
        ['NONE', 'PROPOSED', 'PROPOSED', 'LONG']
        """
        if days >= self.red:
            return Silence.LONG
        return Silence.PROPOSED if days >= self.propose else Silence.NONE


@dataclass(frozen=True, slots=True)
class QuietCustomer:
    """One of them.

    Attributes:
        last_at: The last reached call, visit or personal message; None where there never was one.
        days: Days of the calendar since, or since the customer is known.
    """

    customer_id: UUID
    name: str
    contact: str
    owner_id: UUID
    owner: str
    last_at: datetime | None
    days: int
    silence: Silence


def days_between(earlier: date, later: date) -> int:
    """Days of the calendar; none where the clock was set back."""
    return max((later - earlier).days, 0)


def longest_first(found: Iterable[QuietCustomer]) -> tuple[QuietCustomer, ...]:
    """Those who are quiet, the longest silence first."""
    quiet = (one for one in found if one.silence)
    return tuple(sorted(quiet, key=lambda one: (-one.days, one.name)))
