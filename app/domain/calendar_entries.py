"""What leaves for a calendar: which events, when, how much they tell, and whether they protect their time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.batches import Batch
from app.domain.capacity import deadline_of
from app.domain.efforts import latest_start
from app.domain.kinds import Channel
from app.domain.promises import Promise
from app.domain.steps import Reason
from app.domain.working_time import WorkingCalendar

SHORTEST = timedelta(minutes=15)
"""No event is shorter (ruling 15)."""

WEEKS_AHEAD = 8
"""Rounds come back for ever; a calendar gets those of so many weeks, each as an event of its own."""

ROUND = timedelta(minutes=30)
_DAY = timedelta(days=1)
_AGREED = frozenset({Reason.AGREED, Reason.CHECK_BACK, Reason.VALIDITY})
"""Why a step's moment is a deadline: somebody outside counts on it."""


class Privacy(StrEnum):
    """How much an event tells whoever looks at the calendar."""

    FULL = "full"
    NAMES = "names"
    BUSY = "busy"


class EntryKind(StrEnum):
    """What an event stands for."""

    STEP = "step"
    DEADLINE = "deadline"
    PROMISE = "promise"
    VALIDITY = "validity"
    TIME = "time"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Look:
    """How the events of one kind of writing look and ring.

    Attributes:
        category: The word that a calendar program sorts and colours by.
        color: A name of a colour as CSS has it, or empty.
        alarm_before: How long before the start the calendar rings; never negative.
    """

    category: str = ""
    color: str = ""
    alarm_before: timedelta = timedelta()


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Entry:
    """One event, before any library has seen it.

    Attributes:
        key: Its id within this store, for ever.
        changed_at: When what it tells was last saved: an unchanged event is the same to the byte.
        row: The case behind it; None for a round.
        text: What was promised.
    """

    key: str
    kind: EntryKind
    start_at: datetime
    end_at: datetime
    changed_at: datetime
    sequence: int = 0
    row: AgendaRow | None = None
    text: str = ""
    is_busy: bool = False
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Around:
    """What the rules of writing need beside the open cases.

    Attributes:
        calendar: The owner's working time.
        batch: When the owner's reminders gather.
        promises: The open ones, by case.
        buffer: Working time to spare before a deadline.
    """

    now: datetime
    calendar: WorkingCalendar
    batch: Batch
    promises: Mapping[UUID, Sequence[Promise]] = field(default_factory=dict)
    buffer: timedelta = timedelta()


def step_entry(row: AgendaRow, look: Look = PLAIN) -> Entry:
    """The step itself: from its slot, as long as its effort."""
    end_at = row.slot_at + max(row.effort, SHORTEST)
    kind, key = EntryKind.STEP, str(row.step_id)
    return Entry(key, kind, row.slot_at, end_at, row.changed_at, row.step_version, row, look=look)


def _steps(rows: Iterable[AgendaRow], _around: Around, look: Look) -> Iterator[Entry]:
    return (step_entry(row, look) for row in rows)


def _conversations(rows: Iterable[AgendaRow], _around: Around, look: Look) -> Iterator[Entry]:
    return (step_entry(row, look) for row in rows if row.channel is not Channel.TASK)


def _promises_and_deadlines(rows: Iterable[AgendaRow], around: Around, look: Look) -> Iterator[Entry]:
    for row in rows:
        promises = around.promises.get(row.case_id, ())
        for one in promises:
            entry = _at(row, EntryKind.PROMISE, str(one.id), one.due_at, look)
            yield replace(entry, text=one.text, sequence=one.version)
        if row.due_reason in _AGREED and all(one.due_at != row.due_at for one in promises):
            yield _at(row, EntryKind.DEADLINE, f"{row.step_id}-due", row.due_at, look)
        if row.valid_until_on is not None:
            close = around.calendar.close_of(row.valid_until_on) or around.calendar.previous_close(
                row.valid_until_on
            )
            yield _at(row, EntryKind.VALIDITY, f"{row.case_id}-validity", close, look)


def _needed_time(rows: Iterable[AgendaRow], around: Around, look: Look) -> Iterator[Entry]:
    """Blocks of working time that end before the deadline; time that was given a slot keeps that slot."""
    for row in rows:
        deadline_at = deadline_of(row)
        if row.slot_at < min(row.due_at, deadline_at):
            blocks = [(row.slot_at, row.slot_at + max(row.effort, SHORTEST))]
        else:
            blocks = _working_blocks(row, deadline_at, around)
        for number, (start_at, end_at) in enumerate(blocks, start=1):
            key = f"{row.step_id}-time-{number}"
            at = (start_at, end_at, row.changed_at)
            yield Entry(key, EntryKind.TIME, *at, row.step_version, row, is_busy=True, look=look)


def _working_blocks(row: AgendaRow, deadline_at: datetime, around: Around) -> list[tuple[datetime, datetime]]:
    calendar, effort = around.calendar, max(row.effort, SHORTEST)
    start_at = latest_start(deadline_at, effort, calendar.subtract, around.buffer)
    return [
        (one.start_at, one.end_at)
        for one in calendar.add(start_at, effort).why.counted
        if one.end_at > one.start_at
    ]


def _rounds(_rows: Iterable[AgendaRow], around: Around, look: Look) -> Iterator[Entry]:
    today, window = around.calendar.day_of(around.now), WEEKS_AHEAD * 7
    for offset in range(window):
        day = today + offset * _DAY
        for start_at in around.batch.rounds_on(day, around.calendar):
            # Nothing stores a round. It came into view when its day did: a stamp that never changes.
            seen_at = start_at - window * _DAY
            key = f"round-{start_at:%Y%m%dT%H%M}"
            yield Entry(key, EntryKind.ROUND, start_at, start_at + ROUND, seen_at, is_busy=True, look=look)


def _at(row: AgendaRow, kind: EntryKind, key: str, at: datetime, look: Look) -> Entry:
    return Entry(key, kind, at, at + SHORTEST, row.changed_at, row.step_version, row, look=look)


Writing = Callable[[Sequence[AgendaRow], Around, Look], Iterator[Entry]]

WRITINGS: Mapping[str, Writing] = MappingProxyType(
    {
        "steps": _steps,
        "conversations": _conversations,
        "promises_and_deadlines": _promises_and_deadlines,
        "needed_time": _needed_time,
        "rounds": _rounds,
    }
)
"""The rules by the names that style files and people use."""


OF_STEPS = frozenset({"steps", "conversations"})
"""The rules that write the steps themselves."""


def entries_of(
    whats: Iterable[str], rows: Sequence[AgendaRow], around: Around, looks: Mapping[str, Look]
) -> tuple[Entry, ...]:
    """Everything that is written, by its start; what two rules name is written once. Raises KeyError."""
    found: dict[str, Entry] = {}
    for what in whats:
        for entry in WRITINGS[what](rows, around, looks.get(what, PLAIN)):
            found.setdefault(entry.key, entry)
    return tuple(sorted(found.values(), key=lambda one: (one.start_at, one.key)))
