"""Capacity: the hours that the open work needs against the hours that are free, and what would not fit.

Every open case is one piece of work: its step, by its due moment, or by the promise where that comes first. The
pieces are laid one after the other into the free working time, the earliest deadline first. Nothing is moved by
it: it is a forecast.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.agenda import AgendaRow
from app.domain.working_time import WorkingCalendar

_DAY = timedelta(days=1)
_NOTHING = timedelta()
_AHEAD = 14
"""Days that are laid out: the rest of this week and the next one at least."""

Busy = tuple[datetime, datetime]
"""Working time that is taken already: help that was booked, an absence."""


@dataclass(frozen=True, slots=True)
class Free:
    """The working time from now on that nothing has taken, as a row of blocks."""

    blocks: tuple[tuple[datetime, datetime], ...]

    @classmethod
    def of(
        cls, calendar: WorkingCalendar, now: datetime, until: datetime, busy: Iterable[Busy] = ()
    ) -> "Free":
        """Without protected time, which the calendar leaves out, and without what is busy."""
        day, last = calendar.day_of(now), calendar.day_of(until)
        blocks: list[tuple[datetime, datetime]] = []
        while day <= last:
            blocks += [
                (max(opens, now), min(closes, until))
                for opens, closes in calendar.blocks_on(day)
                if closes > now
            ]
            day += _DAY
        for start, end in busy:
            blocks = [part for block in blocks for part in _without(block, start, end)]
        return cls(tuple(block for block in blocks if block[0] < block[1]))

    def until(self, end: datetime) -> timedelta:
        """How much of it lies before a moment."""
        lengths = (min(closes, end) - opens for opens, closes in self.blocks if opens < end)
        return sum(lengths, _NOTHING)

    def ends_of(self, lengths: Iterable[timedelta]) -> Iterator[datetime | None]:
        """When each of these is over, one after the other; None for those that find no room."""
        place, used = 0, _NOTHING
        for length in lengths:
            used += length
            while place < len(self.blocks) and used > self._length(place):
                used -= self._length(place)
                place += 1
            yield self.blocks[place][0] + used if place < len(self.blocks) else None

    def _length(self, place: int) -> timedelta:
        opens, closes = self.blocks[place]
        return closes - opens


def _without(
    block: tuple[datetime, datetime], start: datetime, end: datetime
) -> list[tuple[datetime, datetime]]:
    opens, closes = block
    if end <= opens or closes <= start:
        return [block]
    return [part for part in ((opens, start), (end, closes)) if part[0] < part[1]]


@dataclass(frozen=True, slots=True)
class Piece:
    """One open case as work.

    Attributes:
        deadline_at: The step's due moment, or the promise where that comes first.
        done_at: When it would be done, earliest deadline first; None beyond the days that are laid out.
    """

    row: AgendaRow
    deadline_at: datetime
    done_at: datetime | None

    @property
    def breaks_at(self) -> datetime | None:
        """The moment of a promise that would pass before the work is done; None where none would."""
        promised_at = self.row.promise_due_at
        if promised_at is None or (self.done_at is not None and self.done_at <= promised_at):
            return None
        return promised_at

    @property
    def outlasts_news(self) -> bool:
        """Whether the customer must hear before the work is done: by the forecast, or because it is planned for later."""
        news_at = self.row.news_due_at
        return self.done_at is None or self.done_at > news_at or self.row.due_at > news_at


@dataclass(frozen=True, slots=True)
class TightDay:
    """A working day whose end comes before the work that is due by then is done."""

    closes_at: datetime
    needed: timedelta
    free: timedelta

    @property
    def missing(self) -> timedelta:
        """The hours that are not there."""
        return self.needed - self.free


@dataclass(frozen=True, slots=True)
class Capacity:
    """A forecast at a moment.

    Attributes:
        until: The end of this working week, for its owner.
        needed, free: Hours of the work that is due by then, overdue work too, and hours that are free.
        tight: The first day that does not fit, or None.
        breaking: Promises that would break and are not broken yet, the first one first.
        pieces: All work, the earliest deadline first.
    """

    now: datetime
    until: datetime
    needed: timedelta
    free: timedelta
    tight: TightDay | None = None
    breaking: tuple[Piece, ...] = ()
    pieces: tuple[Piece, ...] = field(default=(), repr=False)

    @property
    def fits(self) -> bool:
        """Whether every day's work fits and no promise would break."""
        return self.tight is None and not self.breaking

    @property
    def first_to_break(self) -> Piece | None:
        """The promise to speak of."""
        return next(iter(self.breaking), None)

    @property
    def first_too_late(self) -> Piece | None:
        """The first work of a tight day that would be done after its deadline, promised or not."""
        if self.tight is None:
            return self.first_to_break
        late = (one for one in self.pieces if one.deadline_at > self.now and _is_late(one))
        return self.first_to_break or next(late, None)

    @property
    def interim(self) -> tuple[Piece, ...]:
        """Work that outlasts a news date of the days that are laid out: these customers hear before it is complete."""
        ahead = (one for one in self.pieces if one.outlasts_news and one.row.news_due_at <= self.until)
        return tuple(sorted(ahead, key=lambda one: one.row.news_due_at))


def _is_late(piece: Piece) -> bool:
    return piece.done_at is None or piece.done_at > piece.deadline_at


def deadline_of(row: AgendaRow) -> datetime:
    """By when the work of a case must be done: its step's moment, or the promise where that comes first."""
    return row.due_at if row.promise_due_at is None else min(row.due_at, row.promise_due_at)


def capacity(
    rows: Iterable[AgendaRow], now: datetime, calendar: WorkingCalendar, busy: Iterable[Busy] = ()
) -> Capacity:
    """What the open work of one person needs, against what is free.

    Args:
        calendar: The owner's, without protected time.
        busy: Working time that is taken already.
    """
    until = week_end(calendar, now)
    free = Free.of(calendar, now, calendar.next_close(calendar.day_of(now) + _AHEAD * _DAY), busy)
    pieces = _laid_out(rows, free, until)
    week = sum((one.row.effort for one in pieces if one.deadline_at <= until), _NOTHING)
    return Capacity(
        now,
        until,
        week,
        free.until(until),
        _first_tight(pieces, calendar, now, free),
        tuple(_would_break(pieces, now)),
        pieces,
    )


def week_end(calendar: WorkingCalendar, now: datetime) -> datetime:
    """The last close of the week in which business time next runs."""
    first = calendar.day_of(calendar.opening_after(now))
    week = [first + number * _DAY for number in range(7 - first.weekday())]
    return max(close for close in map(calendar.close_of, week) if close is not None)


def _laid_out(rows: Iterable[AgendaRow], free: Free, until: datetime) -> tuple[Piece, ...]:
    """The work of the days that are laid out, and that of customers who must hear in them."""
    last = free.blocks[-1][1] if free.blocks else until
    near = [row for row in rows if deadline_of(row) <= last or row.news_due_at <= until]
    near.sort(key=lambda row: (deadline_of(row), row.number))
    ends = free.ends_of(row.effort for row in near)
    return tuple(Piece(row, deadline_of(row), end) for row, end in zip(near, ends, strict=True))


def _first_tight(
    pieces: Sequence[Piece], calendar: WorkingCalendar, now: datetime, free: Free
) -> TightDay | None:
    """The first day at whose close work is left that was due by then.

    A moment within the day is a wish: what counts is whether the day can hold its work.
    """
    day, last = calendar.day_of(now), calendar.day_of(now) + _AHEAD * _DAY
    needed, place = _NOTHING, 0
    while day <= last:
        close = calendar.close_of(day)
        day += _DAY
        if close is None or close <= now:
            continue
        while place < len(pieces) and pieces[place].deadline_at <= close:
            needed += pieces[place].row.effort
            place += 1
        if needed > free.until(close):
            return TightDay(close, needed, free.until(close))
    return None


def _would_break(pieces: Iterable[Piece], now: datetime) -> list[Piece]:
    breaking = [(one.breaks_at, one) for one in pieces if one.breaks_at is not None and one.breaks_at > now]
    return [one for _, one in sorted(breaking, key=lambda pair: (pair[0], pair[1].row.number))]
