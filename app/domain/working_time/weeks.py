"""The working hours of a week, in wall time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from typing import Final

from app.domain.errors import AppError

WEEKEND: Final = "weekend"
PROTECTED: Final = "protected"
CLOCK_CHANGE: Final = "clock change"

WallBlock = tuple[time, time]
MinuteBlock = tuple[int, int]

_DAY = 24 * 60
_HOURS = re.compile(r"(\d\d?):(\d\d)\s*[-–]\s*(\d\d?):(\d\d)", re.ASCII)


@dataclass(eq=False)
class InvalidHours(AppError):
    """Working hours that cannot be: overlapping, backwards, unreadable, or none at all.

    Attributes:
        hours: The hours in doubt, or empty when there are none at all.
        weekday: 0 is Monday; None when no single day is to blame.
    """

    hours: str
    weekday: int | None = None


def as_text(block: WallBlock) -> str:
    """Hours as '08:30-17:30'; midnight at the end of the day is '24:00'."""
    start, end = block
    return f"{start:%H:%M}-{'24:00' if end == time.min else format(end, '%H:%M')}"


def _minutes(block: WallBlock) -> MinuteBlock:
    start, end = block
    return start.hour * 60 + start.minute, (end.hour * 60 + end.minute) or _DAY


def _parse(text: str) -> tuple[WallBlock, ...]:
    blocks = []
    for part in text.split(","):
        match = _HOURS.fullmatch(part.strip())
        if match is None:
            raise InvalidHours(text)
        hour, minute, end_hour, end_minute = map(int, match.groups())
        if (end_hour, end_minute) == (24, 0):
            end_hour = 0
        try:
            blocks.append((time(hour, minute), time(end_hour, end_minute)))
        except ValueError:
            raise InvalidHours(text) from None
    return tuple(blocks)


@dataclass(frozen=True, slots=True)
class Week:
    """Blocks of wall time for each weekday, Monday first.

    An end at 00:00 is midnight at the end of the day. A night shift is two blocks on two days.

    >>> Week.of("08:30-12:30, 13:00-17:30").to_list()[4:]
    [['08:30-12:30', '13:00-17:30'], [], []]
    """

    blocks: tuple[tuple[WallBlock, ...], ...]

    def __post_init__(self) -> None:
        if len(self.blocks) != 7:
            raise InvalidHours(f"{len(self.blocks)} days")
        for weekday, blocks in enumerate(self.blocks):
            for block in blocks:
                start, end = _minutes(block)
                if start >= end or any(t.second or t.microsecond or t.tzinfo for t in block):
                    raise InvalidHours(as_text(block), weekday)
            for before, after in pairwise(blocks):
                if _minutes(before)[1] > _minutes(after)[0]:
                    raise InvalidHours(f"{as_text(before)}, {as_text(after)}", weekday)

    @classmethod
    def of(cls, hours: str, weekdays: Sequence[int] = range(5)) -> "Week":
        """The same hours, such as '08:30-17:30' or '08:30-12:30, 13:00-17:30', on some weekdays."""
        blocks = _parse(hours)
        return cls(tuple(blocks if day in weekdays else () for day in range(7)))

    @classmethod
    def from_list(cls, days: Sequence[Sequence[str]]) -> "Week":
        """Read what ``to_list`` wrote. Raises InvalidHours."""
        return cls(tuple(tuple(block for text in day for block in _parse(text)) for day in days))

    def to_list(self) -> list[list[str]]:
        """Seven lists of texts, for JSON and TOML."""
        return [[as_text(block) for block in day] for day in self.blocks]

    def with_more(self, more: "Week") -> "Week":
        """The time of both; what touches becomes one block.

        >>> Week.of("12:30-13:00").with_more(Week.of("13:00-14:00", [1])).to_list()[:2]
        [['12:30-13:00'], ['12:30-14:00']]
        """
        return Week(tuple(_joined(self.minutes(day), more.minutes(day)) for day in range(7)))

    def with_less(self, less: "Week") -> "Week":
        """What is left of it.

        >>> Week.of("12:00-14:00").with_less(Week.of("13:00-15:00", [0])).to_list()[:2]
        [['12:00-13:00'], ['12:00-14:00']]
        """
        cut = (without(self.minutes(day), less.minutes(day)) for day in range(7))
        return Week(tuple(tuple(map(_block, blocks)) for blocks in cut))

    def minutes(self, weekday: int) -> tuple[MinuteBlock, ...]:
        """A day's blocks in minutes since midnight."""
        return tuple(_minutes(block) for block in self.blocks[weekday])


def _block(minutes: MinuteBlock) -> WallBlock:
    start, end = minutes
    return time(*divmod(start, 60)), time(*divmod(end % _DAY, 60))


def _joined(*parts: Sequence[MinuteBlock]) -> tuple[WallBlock, ...]:
    blocks: list[MinuteBlock] = []
    for start, end in sorted(block for part in parts for block in part):
        if blocks and start <= blocks[-1][1]:
            blocks[-1] = (blocks[-1][0], max(end, blocks[-1][1]))
        else:
            blocks.append((start, end))
    return tuple(map(_block, blocks))


def without(blocks: Sequence[MinuteBlock], taken: Sequence[MinuteBlock]) -> tuple[MinuteBlock, ...]:
    """Cut some blocks out of others.

    >>> without([(510, 1050)], [(750, 780)])
    ((510, 750), (780, 1050))
    """
    left = list(blocks)
    for cut_start, cut_end in taken:
        left = [
            piece
            for start, end in left
            for piece in ((start, min(end, cut_start)), (max(start, cut_end), end))
            if piece[0] < piece[1]
        ]
    return tuple(left)
