"""Counting business time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from itertools import islice
from zoneinfo import ZoneInfo

from app.domain.moments import Moment, zone_named
from app.domain.spans import Span, Unit
from app.domain.working_time.explanations import (
    BUSINESS_TIME,
    CLOCK_TIME,
    Counted,
    CountedBlock,
    Explanation,
    SkippedDay,
)
from app.domain.working_time.holidays import Holidays, no_holidays
from app.domain.working_time.local_days import Block, check_day
from app.domain.working_time.weeks import InvalidHours, Week
from app.domain.working_time.working_days import LocalDay, hours_on, look_up

_ZERO = timedelta()
_TICK = timedelta(microseconds=1)
_DAY = timedelta(days=1)
_LEAST_OF_SAME_DAY = timedelta(hours=1)
_MOST_DAYS_OFF = 400


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working hours of a company or a person in one zone, without weekends and holidays.

    An instant is business time when the wall clock there shows working hours on a working day.
    All instants are aware; results are UTC. Days outside 1990 to 2199 raise OutsideCalendar.

    Attributes:
        zone: IANA name.
        week: The working hours.
        holiday: The name of the holiday on a day, or None.
        protected: Hours taken out of the week, such as a person's lunch.

    >>> office = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"))
    >>> friday = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
    >>> print(office.after(friday, Span.parse("1 bh")).at)
    2026-11-23 09:00:00+00:00
    >>> office.after(friday, Span.parse("1 bh")).why.skipped[0].reason
    'weekend'
    """

    zone: str
    week: Week
    holiday: Holidays = no_holidays
    protected: Week | None = None
    _zone: ZoneInfo = field(init=False, repr=False, compare=False)
    _days: dict[date, LocalDay] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_zone", zone_named(self.zone))
        if not any(hours_on(weekday, self.week, self.protected) for weekday in range(7)):
            raise InvalidHours("")

    # -- days ---------------------------------------------------------------------------------

    def day_of(self, at: datetime) -> date:
        """The date there at an instant."""
        return check_day(_utc(at).astimezone(self._zone).date())

    def blocks_on(self, day: date) -> tuple[Block, ...]:
        """The business time of a day; empty on a day off."""
        return self._on(day).blocks

    def is_working_day(self, day: date) -> bool:
        """Whether there is business time on that day."""
        return bool(self._on(day).blocks)

    def reason_off(self, day: date) -> str | None:
        """Why a day has no business time: the holiday's name, 'weekend', 'protected', 'clock change'."""
        return self._on(day).reason_off

    def close_of(self, day: date) -> datetime | None:
        """The end of the day's last block; None on a day off."""
        blocks = self.blocks_on(day)
        return blocks[-1][1] if blocks else None

    def previous_close(self, day: date) -> datetime:
        """The close of the last working day before that day."""
        return self._blocks_of_nearest(day - _DAY, -_DAY)[-1][1]

    def next_close(self, day: date) -> datetime:
        """The close of the first working day after that day."""
        return self._blocks_of_nearest(day + _DAY, _DAY)[-1][1]

    # -- lengths ------------------------------------------------------------------------------

    def between(self, start: datetime, end: datetime) -> timedelta:
        """The business time from one instant to another; negative when it runs backwards."""
        start, end = _utc(start), _utc(end)
        if end < start:
            return -self.between(end, start)
        first, last = self.day_of(start), self.day_of(end)
        total = self._within(first, start, end)
        if last > first:
            total += self._within(last, start, end)
        day = first + _DAY
        while day < last:
            total += self._on(day).length
            day += _DAY
        return total

    def add(self, start: datetime, length: timedelta) -> Counted:
        """The earliest instant at which so much business time has passed; for none, the next opening.

        Raises:
            ValueError: The length is negative; see ``subtract``.
        """
        return self._counted(BUSINESS_TIME, _utc(start), self._walk(start, length))

    def subtract(self, end: datetime, length: timedelta) -> datetime:
        """The latest instant from which so much business time is left until the end."""
        if length < _ZERO:
            raise ValueError("A length to subtract is not negative.")
        left, at = length, _utc(end)
        for opens, closes in self._blocks_back(at):
            if left <= _ZERO:
                break
            at = max(opens, min(closes, at) - left)
            left -= min(closes, _utc(end)) - at
        return at

    def share(self, start: datetime, end: datetime, fraction: float | Fraction) -> datetime:
        """The instant at which that part of the business time between two instants has passed.

        All of it has passed at the end itself. Where there is no business time between them, the
        clock is divided instead.
        """
        return self.counted_share(start, end, fraction).at

    def counted_share(self, start: datetime, end: datetime, fraction: float | Fraction) -> Counted:
        """Like ``share``, with its explanation."""
        start, end = _utc(start), _utc(end)
        if not 0 <= fraction <= 1 or end < start:
            raise ValueError("A share lies between start and end.")
        total = self.between(start, end)
        if total > _ZERO and 0 < fraction < 1:
            return self.add(start, _part(total, fraction))
        at = start + _part(end - start, fraction)
        counted = (CountedBlock(start, at),) if at > start else ()
        return Counted(at, Explanation(CLOCK_TIME, start, start, at, counted, ()))

    # -- standards ----------------------------------------------------------------------------

    def opening_after(self, at: datetime) -> datetime:
        """The instant itself within business time, else the next opening."""
        at = _utc(at)
        return max(at, next(self._blocks_on_way(at))[0])

    def nth_day_close(self, start: datetime, n: int) -> Counted:
        """The close of the n-th working day after the day of the start.

        None after means the close of the day on which business time next runs.
        """
        start = _utc(start)
        if n < 0:
            raise ValueError("Working days are counted forward.")
        days = self._working_days(self.day_of(start) + _DAY if n else self.day_of(self.opening_after(start)))
        blocks = [block for day in islice(days, max(n, 1)) for block in self.blocks_on(day)]
        counted = [CountedBlock(max(opens, start), closes) for opens, closes in blocks if closes > start]
        return self._counted(str(Span.days(n)), start, counted)

    def after(self, start: datetime, span: Span) -> Counted:
        """A span later: the one door for service standards.

        Hours count from the next opening. Days end at the close of the n-th working day. 'Same
        day' is the close of the day on which business time next runs, but at least one business
        hour. Calendar days end at the first opening on that day or after it.

        Source: ruling 18 (n bd, same day) and 4 (calendar days).
        """
        start = _utc(start)
        match span.unit:
            case Unit.BUSINESS_HOURS:
                return self._counted(str(span), start, self._walk(start, span.length))
            case Unit.BUSINESS_DAYS:
                return self.nth_day_close(start, span.amount)
            case Unit.SAME_DAY:
                return self._same_day(start)
            case Unit.CALENDAR_DAYS:
                return self._calendar_days(start, span)

    def _same_day(self, start: datetime) -> Counted:
        first = self.opening_after(start)
        left_today = self._within(self.day_of(first), first, datetime.max.replace(tzinfo=UTC))
        counted = self._walk(first, max(left_today, _LEAST_OF_SAME_DAY))
        return self._counted(str(Span.same_day()), start, counted)

    def _calendar_days(self, start: datetime, span: Span) -> Counted:
        target = check_day(self.day_of(start) + span.amount * _DAY)
        begins = Moment(datetime.combine(target, time.min), self.zone).at if span.amount else start
        at = self.opening_after(begins)
        counted = (CountedBlock(start, begins),) if begins > start else ()
        return Counted(at, Explanation(str(span), start, start, at, counted, self._skipped(target, at)))

    # -- walking ------------------------------------------------------------------------------

    def _counted(self, rule: str, start: datetime, counted: list[CountedBlock]) -> Counted:
        at = counted[-1].end_at
        first = counted[0].start_at
        real = tuple(block for block in counted if block.length)
        return Counted(at, Explanation(rule, start, first, at, real, self._skipped(self.day_of(start), at)))

    def _skipped(self, day: date, end: datetime) -> tuple[SkippedDay, ...]:
        last = self.day_of(end)
        skipped = []
        while day <= last:
            reason = self._on(day).reason_off
            if reason is not None:
                skipped.append(SkippedDay(day, reason))
            day += _DAY
        return tuple(skipped)

    def _walk(self, start: datetime, length: timedelta) -> list[CountedBlock]:
        """The business time of that length from the start on; at least one block, maybe of no length."""
        if length < _ZERO:
            raise ValueError("A length to add is not negative.")
        start, left, counted = _utc(start), length, []
        for opens, closes in self._blocks_on_way(start):
            first = max(opens, start)
            last = min(closes, first + left)
            counted.append(CountedBlock(first, last))
            left -= last - first
            if not left:
                break
        return counted

    def _within(self, day: date, start: datetime, end: datetime) -> timedelta:
        spans = (min(closes, end) - max(opens, start) for opens, closes in self._on(day).blocks)
        return sum((span for span in spans if span > _ZERO), _ZERO)

    def _blocks_on_way(self, at: datetime) -> Iterator[Block]:
        return (
            block
            for day in self._working_days(self.day_of(at))
            for block in self._on(day).blocks
            if block[1] > at
        )

    def _blocks_back(self, at: datetime) -> Iterator[Block]:
        return (
            block
            for day in self._working_days(self.day_of(at), -_DAY)
            for block in reversed(self._on(day).blocks)
            if block[0] < at
        )

    def _blocks_of_nearest(self, day: date, step: timedelta) -> tuple[Block, ...]:
        return self._on(next(self._working_days(day, step))).blocks

    def _working_days(self, day: date, step: timedelta = _DAY) -> Iterator[date]:
        off = 0
        while off < _MOST_DAYS_OFF:
            if self._on(day).blocks:
                off = 0
                yield day
            else:
                off += 1
            day += step
        raise InvalidHours("")

    def _on(self, day: date) -> LocalDay:
        known = self._days.get(day)
        if known is None:
            known = self._days[day] = look_up(
                check_day(day), self._zone, self.week, self.protected, self.holiday
            )
        return known


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("An instant carries its zone.")
    return at.astimezone(UTC)


def _part(length: timedelta, fraction: float | Fraction) -> timedelta:
    return timedelta(microseconds=round(length // _TICK * Fraction(fraction)))
