"""A step as an event: what a calendar shows of it, and what a person may change there."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

_BESIDE: Final = UUID("5d3f2f0e-7c1b-4a8f-9e43-0c6a1b2d8e77")
_TICKS: Final = ("✓", "✔", "☑", "✅", "[x]", "[X]")


@dataclass(frozen=True, slots=True)
class Event:
    """What both sides may say of one step.

    Attributes:
        start_at: Aware UTC, a whole minute.
        length: None for a task, which has none.
        is_done: Ticked, or marked done.
        notes: The long text; a person's own is left alone.
    """

    start_at: datetime
    length: timedelta | None
    title: str
    is_done: bool = False
    notes: str = ""

    def says_like(self, other: "Event") -> bool:
        """Whether both say the same of what a person may change."""
        return replace(self, notes="") == replace(other, notes="")


@dataclass(frozen=True, slots=True)
class Unread:
    """An event that says something which has no meaning for a step; it is left as it is.

    Attributes:
        reason: Which rule spoke: ``damaged``, ``too_large``, ``no_start``, ``zone``, ``year``.
    """

    reason: str


@dataclass(frozen=True, slots=True)
class StepEvent:
    """One planned step with what a calendar is to show; or what is written beside the steps.

    Attributes:
        step_id: Of the step; of what stands beside them an id of its own.
        title: What the desk calls it, however little the calendar is told.
        prefix: What stands before the step's own words in that title.
        is_veiled: The calendar shows only that the time is taken.
        version: Rises with every save of the case.
        is_fixed: It stands beside the steps: what somebody changes of it there is put back.
        is_busy: It protects its time.
    """

    step_id: UUID
    case_id: UUID
    reference: str
    event: Event
    title: str
    prefix: str
    categories: tuple[str, ...]
    version: int
    changed_at: datetime
    is_veiled: bool = False
    is_fixed: bool = False
    is_busy: bool = False
    alarm_before: timedelta = timedelta()


def id_beside(key: str) -> UUID:
    """The id of what stands beside the steps, the same for the same key for ever.

    >>> id_beside("round-20261124T090000") == id_beside("round-20261124T090000")
    True
    """
    return uuid5(_BESIDE, key)


def whole_minute(at: datetime) -> datetime:
    """The same instant in UTC, without seconds."""
    return at.astimezone(UTC).replace(second=0, microsecond=0)


def ticked(title: str) -> tuple[str, bool]:
    """A title without the tick before it, and whether there was one.

    Calendars whose events cannot be ticked have their own way: people write it into the title.

    >>> ticked("✓ Call Eimear Walsh"), ticked("Call Eimear Walsh")
    (('Call Eimear Walsh', True), ('Call Eimear Walsh', False))
    """
    bare = title.strip()
    for tick in _TICKS:
        if bare.startswith(tick):
            return bare.removeprefix(tick).strip(" \t\ufe0f"), True
    return bare, False


def words_of(title: str, prefix: str) -> str:
    """The step's words in a title that somebody changed; all of it where the beginning is theirs too.

    >>> words_of("Call Eimear Walsh: Ask about trays", "Call Eimear Walsh: ")
    'Ask about trays'
    >>> words_of("Lunch with Eimear", "Call Eimear Walsh: ")
    'Lunch with Eimear'
    """
    bare = " ".join(title.split())
    return bare.removeprefix(prefix) if bare.startswith(prefix) else bare
