"""Why a reminder comes when it comes, and as loudly as it does: data that counts to the same instant again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction

from app.domain.attention import Attention
from app.domain.moments import Moment
from app.domain.occurrences import Obligation, Occurrence
from app.domain.promises import AT_RISK
from app.domain.reminders import Course
from app.domain.rungs import Rung
from app.domain.styles import AT_RISK_MARK, DUE
from app.domain.working_time import Explanation

_DAY = timedelta(days=1)
_MOST_EDGES = 64


class Held(StrEnum):
    """What holds a reminder between the moment that its share is used up and the moment that it is shown."""

    NOTHING = "nothing"
    BATCH = "batch"
    BATCH_TOO_LATE = "batch_too_late"
    IMPORT = "import"


class Loud(StrEnum):
    """Why a reminder has its rung; of several the last one that holds."""

    SHARE = "share"
    VALUE = "value"
    PROMISE = "promise"
    AT_RISK = "at_risk"
    LAST_CALL = "last_call"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ReminderWhy:
    """One reminder explained.

    Attributes:
        from_at, due_at: The time of which a share is used up: from planning, last telling or promising.
        available: The owner's working time between them.
        used_at: When the share is used up.
        counted: The working time that was counted up to it, or back from it where a promise comes at risk; None
            at the due moment, where nothing is counted.
        batch_at: The batch it was to wait for, or None.
        show_at: When it is to be shown, quiet time apart.
        held_until_at: The end of the quiet time in which it would be shown, or None; what is about to break waits for none.
        still_holds: Whether planning it again gives the same moment; False after a change of hours or of style.
    """

    occurrence: Occurrence
    from_at: datetime
    due_at: datetime
    available: timedelta
    used_at: datetime
    counted: Explanation | None
    held: Held
    batch_at: datetime | None
    show_at: datetime
    held_until_at: datetime | None
    loud: Loud
    still_holds: bool

    @property
    def share(self) -> int:
        """Percent of the available time; 100 is the due moment, 0 a promise that comes at risk."""
        return self.occurrence.share


def explained(occurrence: Occurrence, obligation: Obligation, attention: Attention) -> ReminderWhy:
    """Why this occurrence comes up when it does; counted again from the obligation and its owner's attention."""
    course = Course.of(obligation, attention)
    share, used_at = occurrence.share, course.used_at(occurrence.share)
    marks = {mark.share: mark for mark in course.marks()}
    mark = marks.get(share)
    show_at = mark.show_at if mark is not None else occurrence.planned_at
    batch_at = None
    if mark is not None and share not in {DUE, AT_RISK_MARK}:
        batch_at = attention.style.batch.next_from(used_at, attention.calendar)
    return ReminderWhy(
        occurrence,
        obligation.planned_at,
        obligation.due_at,
        course.available,
        used_at,
        _counted(course, share, used_at),
        _held(course, used_at, show_at, batch_at),
        batch_at if batch_at is not None and batch_at > used_at else None,
        show_at,
        _held_until(occurrence, attention, show_at),
        _loud(occurrence, obligation, attention, mark.rung if mark is not None else None),
        still_holds=mark is not None and show_at == occurrence.planned_at,
    )


def _counted(course: Course, share: int, used_at: datetime) -> Explanation | None:
    """The share counted on from planning; the last call counted on to the deadline."""
    calendar, start_at = course.attention.calendar, course.obligation.planned_at
    if share == AT_RISK_MARK:
        return calendar.add(used_at, calendar.between(used_at, course.obligation.due_at)).why
    if share == DUE or course.obligation.due_at <= start_at:
        return None
    if course.available <= timedelta():
        return calendar.counted_share(start_at, course.obligation.due_at, Fraction(share, DUE)).why
    return calendar.add(start_at, course.available * share / DUE).why


def _held(course: Course, used_at: datetime, show_at: datetime, batch_at: datetime | None) -> Held:
    if show_at == course.earliest_at and course.earliest_at > used_at:
        return Held.IMPORT if course.obligation.imported_at is not None else Held.NOTHING
    if batch_at is None or batch_at == used_at:
        return Held.NOTHING
    return Held.BATCH if show_at == batch_at else Held.BATCH_TOO_LATE


def _loud(occurrence: Occurrence, obligation: Obligation, attention: Attention, planned: Rung | None) -> Loud:
    """The last reason that made it as loud as it is."""
    if planned is not None and occurrence.rung > planned:
        return Loud.CLOSED
    if occurrence.share == AT_RISK_MARK:
        is_at_risk = obligation.is_promise and attention.style.at_risk is not None
        return Loud.AT_RISK if is_at_risk else Loud.LAST_CALL
    rule = next((one for one in attention.style.reminders if one.share == occurrence.share), None)
    if rule is None:
        return Loud.SHARE
    is_valued = obligation.value is not None and obligation.value > attention.value_limit
    if obligation.is_promise and rule.promise > rule.rung:
        return Loud.PROMISE
    return Loud.VALUE if is_valued and rule.valued > rule.rung else Loud.SHARE


def _held_until(occurrence: Occurrence, attention: Attention, show_at: datetime) -> datetime | None:
    """The end of quiet time, where the moment lies in it; or earlier, where a promise comes about to break."""
    if not attention.is_held(occurrence, show_at):
        return None
    at = show_at
    for _ in range(_MOST_EDGES):
        at = min(edge for edge in _edges(occurrence, attention, at) if edge > at)
        if not attention.is_held(occurrence, at):
            return at
    return None


def _edges(occurrence: Occurrence, attention: Attention, at: datetime) -> Iterator[datetime]:
    """Moments at which quiet may end, around an instant."""
    zone, protected = attention.calendar.zone, attention.protected
    yield at + _DAY
    if attention.quiet_until_at is not None:
        yield attention.quiet_until_at
    if occurrence.is_promise:
        yield attention.calendar.subtract(occurrence.deadline_at, AT_RISK)
    today = Moment.of(at, zone).wall.date()
    for day in (today, today + _DAY):
        ends = [end for _, end in attention.quiet.blocks]
        ends += [end for _, end in protected.blocks[day.weekday()]] if protected is not None else []
        for end in ends:
            on = day + _DAY if end == time.min else day
            yield Moment(datetime.combine(on, end), zone).at
