"""Figures: the number that a guard shows to its owner."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Measure(StrEnum):
    """What a figure counts."""

    COUNT = "count"
    MINUTES = "minutes"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Figure:
    """What a guard sees now.

    Attributes:
        guard: Which guard, by its name in style files.
        value: So many, so many minutes, or so many percent.
        limit: What it is measured against, or None.
        at: The moment it speaks of, or None.
        case_ids: The cases it speaks of, the most pressing first.
        names: The customers or colleagues it speaks of, in the same order.
        is_warning: Whether something should be done about it.
    """

    guard: str
    value: int
    limit: int | None = None
    measure: Measure = Measure.COUNT
    at: datetime | None = None
    case_ids: tuple[UUID, ...] = ()
    names: tuple[str, ...] = ()
    is_warning: bool = False
