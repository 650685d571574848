"""What a contact wishes of us: stated by somebody on a day, never inferred."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID, uuid5

from app.domain.errors import AppError
from app.domain.kinds import Channel
from app.domain.spans import Span
from app.domain.text_hygiene import clean

ADDRESS_LIMIT = 100
SAID_BY_LIMIT = 500
MOST_OFTEN_DAYS = 60
_HOURS = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*[-–]\s*(\d{1,2})(?::(\d{2}))?", re.ASCII)
_DAYS = re.compile(r"(\d{1,3})\s*(?:bd)?", re.ASCII)
_MIDNIGHT = 24 * 60
SHORT, DETAILED = "short", "detailed"


@dataclass(eq=False)
class UnclearWish(AppError):
    """A wish that cannot be followed as it is written."""

    wish: str
    asked: str


@dataclass(eq=False)
class WishChanged(AppError):
    """Somebody noted another wish in the place of the one that was let go of."""

    name: str


class WishKind(StrEnum):
    """What a wish is about."""

    CHANNEL = "channel"
    HOURS = "hours"
    LENGTH = "length"
    OFTEN = "often"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish of one contact.

    Attributes:
        value: What they wish, as :func:`tidied` writes it; after an erasure only that something was removed.
        said_by: Who said it.
        said_on: When it was said.
        interaction_id: The contact in which it was said, if it came from one.
    """

    id: UUID
    contact_id: UUID
    kind: WishKind
    value: str
    said_by: str
    said_on: date
    owner_id: UUID
    author_id: UUID
    interaction_id: UUID | None = None
    is_withdrawn: bool = False
    version: int = 0


def wish_id(contact_id: UUID, kind: WishKind) -> UUID:
    """A contact has one wish of a kind: what they say later takes the place of what they said before."""
    return uuid5(contact_id, f"wish {kind}")


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when on a day they like to hear from us."""

    start: time
    end: time | None
    """None is midnight."""

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{'24:00' if self.end is None else f'{self.end:%H:%M}'}"

    def holds(self, at: time) -> bool:
        """Whether a moment lies within; the end itself does not."""
        return self.start <= at and (self.end is None or at < self.end)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is followed of a contact's wishes; what nobody stated is None or empty."""

    channel: Channel | None = None
    hours: Hours | None = None
    length: str = ""
    often: Span | None = None
    address: str = ""

    @property
    def is_short(self) -> bool:
        """Whether they wish short letters."""
        return self.length == SHORT

    @property
    def is_detailed(self) -> bool:
        """Whether they wish to read everything."""
        return self.length == DETAILED


NO_WISHES = Wishes()
REACHES = frozenset({Channel.CALL, Channel.EMAIL, Channel.MESSAGE})
"""Roads on which a word reaches somebody at once; a visit is agreed with them."""
SHORT_WORDS = 120
"""A letter of more words is not short."""


def bearing(wishes: Wishes, road: Channel, at: time, words: int = 0) -> tuple[WishKind, ...]:
    """Which wishes a word would go against that goes this way at this time of day, with so many words.

    >>> bearing(Wishes(channel=Channel.CALL, length=SHORT), Channel.EMAIL, time(11, 20), 140)
    (<WishKind.CHANNEL: 'channel'>, <WishKind.LENGTH: 'length'>)
    """
    found = []
    if road in REACHES and wishes.channel not in {None, road}:
        found.append(WishKind.CHANNEL)
    if road in REACHES and wishes.hours is not None and not wishes.hours.holds(at):
        found.append(WishKind.HOURS)
    if wishes.is_short and words > SHORT_WORDS:
        found.append(WishKind.LENGTH)
    return tuple(found)


def wishes_of(stated: Iterable[Wish]) -> Wishes:
    """What is followed of what one contact stated."""
    values = {one.kind: one.value for one in stated if not one.is_withdrawn}
    often = values.get(WishKind.OFTEN)
    return Wishes(
        channel=Channel(values[WishKind.CHANNEL]) if WishKind.CHANNEL in values else None,
        hours=hours_of(values.get(WishKind.HOURS, "")),
        length=values.get(WishKind.LENGTH, ""),
        often=Span.parse(often) if often else None,
        address=values.get(WishKind.ADDRESS, ""),
    )


def tidied(kind: WishKind, asked: str) -> str:
    """A wish as it is kept. Raises UnclearWish, TooLong.

    >>> tidied(WishKind.HOURS, "9-12:30"), tidied(WishKind.OFTEN, "3")
    ('09:00-12:30', '3 bd')
    """
    text = " ".join(clean(asked).split())
    found = _TIDY[kind](text)
    if not found:
        raise UnclearWish(kind.value, text)
    return found


def _channel(text: str) -> str:
    known = {one.value for one in Channel if one is not Channel.TASK}
    return text.casefold() if text.casefold() in known else ""


def _hours(text: str) -> str:
    found = _HOURS.fullmatch(text)
    if found is None:
        return ""
    start, end = _minutes(found[1], found[2]), _minutes(found[3], found[4])
    if start is None or end is None or start >= end:
        return ""
    return "-".join(f"{at // 60:02}:{at % 60:02}" for at in (start, end))


def _minutes(hour: str, minute: str | None) -> int | None:
    whole = int(hour) * 60 + int(minute or 0)
    return whole if int(minute or 0) < 60 and whole <= _MIDNIGHT else None


def hours_of(value: str) -> Hours | None:
    """Hours as :func:`tidied` wrote them; None for anything else."""
    found = _HOURS.fullmatch(value)
    if found is None:
        return None
    end = int(found[3])
    return Hours(
        time(int(found[1]), int(found[2] or 0)), None if end == 24 else time(end, int(found[4] or 0))
    )


def _length(text: str) -> str:
    return text.casefold() if text.casefold() in {SHORT, DETAILED} else ""


def _often(text: str) -> str:
    found = _DAYS.fullmatch(text.casefold())
    days = int(found[1]) if found else 0
    return str(Span.days(days)) if 1 <= days <= MOST_OFTEN_DAYS else ""


def _address(text: str) -> str:
    return clean(text, ADDRESS_LIMIT, "address")


_TIDY: Final[Mapping[WishKind, Callable[[str], str]]] = MappingProxyType(
    {
        WishKind.CHANNEL: _channel,
        WishKind.HOURS: _hours,
        WishKind.LENGTH: _length,
        WishKind.OFTEN: _often,
        WishKind.ADDRESS: _address,
    }
)
