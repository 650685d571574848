"""From the day and the time in a line to a moment, or to a question."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from app.domain.moments import Moment, zone_named
from app.domain.quick_entry.clocks import ClockFound, find_clock, find_maybe_hour, find_span
from app.domain.quick_entry.contexts import Context, DateReader
from app.domain.quick_entry.days import DayFound, find_day, shifted
from app.domain.quick_entry.drafts import Candidate, Doubt, Remark
from app.domain.quick_entry.sheets import Sheet
from app.domain.quick_entry.wide_dates import find_wide

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class When:
    """What the words about time came to: a moment, or a doubt."""

    moment: Moment | None = None
    assumed_hour: bool = False
    remarks: tuple[Remark, ...] = ()
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Purpose:
    """What the moment is for.

    Attributes:
        field: The draft's field.
        keeps_early: A promise without a time on a day off is due before it, a step after it.
        reads_lone_hours: '1530' far from a day is a time; in a line that opens a case it is money.
    """

    field: str
    keeps_early: bool = False
    reads_lone_hours: bool = False


STEP = Purpose("due", reads_lone_hours=True)
NEW_STEP = Purpose("due")
PROMISE = Purpose("promise_due", keeps_early=True)


def read_when(sheet: Sheet, context: Context, read_date: DateReader, purpose: Purpose = STEP) -> When | None:
    """Take the words about time off the sheet and say what they mean; None if there are none."""
    before = sheet.text
    first = len(sheet.tokens)
    span = find_span(sheet.text, context)
    if span:
        sheet.take(span[0], span[1], purpose.field)
        return _checked(When(span[2]), context, purpose, _said(before, sheet, first))
    days = _take_days(sheet, context, purpose)
    clock = find_clock(sheet, context.words, reads_lone_hours=purpose.reads_lone_hours)
    if clock:
        sheet.take(clock.start, clock.end, purpose.field)
    if not days and (wide := find_wide(sheet, context, read_date, purpose.field)):
        if wide.wall is None:
            return When(doubt=Doubt(purpose.field, "not_understood", wide.text))
        if wide.has_clock and wide.is_sure and not clock:
            return _checked(When(Moment(wide.wall, context.zone)), context, purpose, wide.text)
        days = [
            DayFound(
                wide.start, wide.end, (("as_said", wide.wall.date()),), "" if wide.is_sure else "read_in_part"
            )
        ]
    if not days and not clock:
        return None
    text = _said(before, sheet, first)
    when = _resolve(days, clock, context, purpose, text)
    maybe = find_maybe_hour(sheet) if when.moment and not clock else None
    return _hour_or_number(days, maybe, when, context, purpose) if maybe else when


def _hour_or_number(
    days: list[DayFound], maybe: ClockFound, when: When, context: Context, purpose: Purpose
) -> When:
    """'thu 10 machines': at ten, or ten of them?"""
    timed = _resolve(days, maybe, context, purpose, "")
    both = (("the_hour", timed.moment), ("no_hour", when.moment))
    candidates = [Candidate(key, moment) for key, moment in both if moment]
    text = f"{maybe.clock:%H}" if maybe.clock else ""
    return When(doubt=Doubt(purpose.field, "hour_or_number", text, _distinct(candidates)))


def _said(before: str, sheet: Sheet, first: int) -> str:
    return " ".join(before[token.start : token.end] for token in sheet.tokens[first:])


def _take_days(sheet: Sheet, context: Context, purpose: Purpose) -> list[DayFound]:
    days: list[DayFound] = []
    while len(days) < 4 and (found := find_day(sheet.text, context)):
        found = shifted(found, sheet.text, context)
        sheet.take(found.start, found.end, purpose.field)
        days.append(found)
    return days


def _resolve(
    days: list[DayFound], clock: ClockFound | None, context: Context, purpose: Purpose, text: str
) -> When:
    if not days:
        assert clock is not None  # noqa: S101 - the caller has one of the two
        return _today_or_asked(clock, context, purpose, text)
    meanings = {day for found in days for _, day in found.days}
    if len(meanings) == 1 and not any(found.doubt for found in days):
        return _on_day(days[0], next(iter(meanings)), clock, context, purpose, text)
    key = next((found.doubt for found in days if found.doubt), "several_days")
    candidates = []
    for found in days:
        for name, day in found.days:
            when = _on_day(replace(found, doubt=""), day, clock, context, purpose, text)
            candidates += [Candidate(name, when.moment)] if when.moment else []
    return When(doubt=Doubt(purpose.field, key, text, _distinct(candidates)))


def _distinct(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    seen = {candidate.moment: candidate for candidate in reversed(candidates)}
    return tuple(candidate for candidate in candidates if seen.get(candidate.moment) is candidate)


def _on_day(
    found: DayFound, day: date, clock: ClockFound | None, context: Context, purpose: Purpose, text: str
) -> When:
    if clock is None or clock.edge == "close" or (found.is_before and clock is None):
        return _close_of(found, day, context, purpose, text)
    if clock.edge == "soon":
        return _soon(context, purpose, text)
    if clock.edge == "opening":
        return _opening_of(day, context, purpose, text)
    when = _at_clock(day, clock, context, purpose, text)
    passed = when.doubt is not None and when.doubt.key == "passed"
    if passed and found.is_weekday:
        return _at_clock(day + 7 * _DAY, clock, context, purpose, text)
    return when


def _close_of(found: DayFound, day: date, context: Context, purpose: Purpose, text: str) -> When:
    """No time given: the end of the owner's working day, or of one nearby on a day off."""
    desk = context.calendar
    remarks: tuple[Remark, ...] = ()
    close = desk.close_of(day)
    if found.is_before:
        close = desk.previous_close(day)
    elif close is None:
        early = purpose.keeps_early or found.is_within
        close = desk.previous_close(day) if early else desk.next_close(day)
        remarks = () if found.is_within else (_day_off(day, context, purpose),)
    if close <= context.now_at and found.is_weekday and day == context.today:
        return _close_of(replace(found, is_weekday=False), day + 7 * _DAY, context, purpose, text)
    return _checked(When(Moment.of(close, context.zone), True, remarks), context, purpose, text)  # noqa: FBT003


def _day_off(day: date, context: Context, purpose: Purpose) -> Remark:
    return Remark(purpose.field, "day_off", (day.isoformat(), context.calendar.reason_off(day) or ""))


def _opening_of(day: date, context: Context, purpose: Purpose, text: str) -> When:
    midnight = Moment(datetime.combine(day, time()), context.zone).at
    opening = Moment.of(context.calendar.opening_after(midnight), context.zone)
    remarks = () if opening.wall.date() == day else (_day_off(day, context, purpose),)
    return _checked(When(opening, True, remarks), context, purpose, text)  # noqa: FBT003


def _soon(context: Context, purpose: Purpose, text: str) -> When:
    at = context.calendar.add(context.now_at, timedelta(hours=1)).at + timedelta(seconds=59)
    return _checked(When(Moment.of(at, context.zone), True), context, purpose, text)  # noqa: FBT003


def _today_or_asked(clock: ClockFound, context: Context, purpose: Purpose, text: str) -> When:
    """A time without a day is today's; if that has passed, tomorrow's is proposed, not taken."""
    today = context.today
    if clock.edge == "opening":
        return _opening_of(today + _DAY, context, purpose, text)
    found = DayFound(0, 0, (("as_said", today),))
    when = _on_day(found, today, clock, context, purpose, text)
    passed = when.doubt is not None and when.doubt.key == "passed"
    if passed and clock.is_part and not clock.is_this:
        return _at_clock(today + _DAY, clock, context, purpose, text)
    return when


def _at_clock(day: date, clock: ClockFound, context: Context, purpose: Purpose, text: str) -> When:
    said = clock.clock or time()
    if clock.is_bare:
        return _bare(day, said, context, purpose, text)
    wall = datetime.combine(day, said)
    if clock.is_part and clock.until and wall <= context.now < datetime.combine(day, clock.until):
        wall = datetime.combine(day, clock.until)
    when = When(Moment(wall, context.zone), clock.is_part)
    return _checked(_with_day_off(when, day, context, purpose), context, purpose, text)


def _bare(day: date, said: time, context: Context, purpose: Purpose, text: str) -> When:
    """An hour without am or pm: 7 to 11 as said, 12 is noon, 1 to 6 the afternoon if the desk is open then."""
    morning, later = said, said.replace(hour=said.hour % 12 + 12)
    if 7 <= said.hour <= 11:
        when = When(Moment(datetime.combine(day, morning), context.zone))
        if (when.moment is None) or when.moment.at > context.now_at:
            return _checked(_with_day_off(when, day, context, purpose), context, purpose, text)
        return _passed(
            when.moment, context, purpose, text, (("in_the_evening", datetime.combine(day, later)),)
        )
    afternoon = Moment(datetime.combine(day, later), context.zone)
    if 12 <= later.hour < 13 or _is_open(afternoon, context):
        remark = Remark(purpose.field, "hour_assumed", (f"{later:%H:%M}",))
        when = When(afternoon, said.hour != 12, (remark,) if said.hour != 12 else ())
        return _checked(_with_day_off(when, day, context, purpose), context, purpose, text)
    both = (("in_the_morning", datetime.combine(day, morning)), ("in_the_afternoon", afternoon.wall))
    return When(doubt=Doubt(purpose.field, "which_half", text, _ahead(both, context)))


def _is_open(moment: Moment, context: Context) -> bool:
    close = context.calendar.close_of(moment.wall.date())
    return close is not None and moment.at <= close


def _with_day_off(when: When, day: date, context: Context, purpose: Purpose) -> When:
    if context.calendar.is_working_day(day):
        return when
    return replace(when, remarks=(*when.remarks, _day_off(day, context, purpose)))


def _checked(when: When, context: Context, purpose: Purpose, text: str) -> When:
    """Nothing in the past, and what the clock will really show."""
    moment = when.moment
    if moment is None:
        return when
    if moment.at <= context.now_at:
        return _passed(moment, context, purpose, text)
    shown = Moment.of(moment.at, moment.zone)
    if shown != moment:
        remark = Remark(purpose.field, "clock_skips", (f"{moment.wall:%H:%M}", f"{shown.wall:%H:%M}"))
        return replace(when, moment=shown, remarks=(*when.remarks, remark))
    if moment.wall.replace(tzinfo=zone_named(moment.zone), fold=1).astimezone(UTC) != moment.at:
        return replace(
            when, remarks=(*when.remarks, Remark(purpose.field, "clock_repeats", (f"{moment.wall:%H:%M}",)))
        )
    return when


def _passed(
    moment: Moment,
    context: Context,
    purpose: Purpose,
    text: str,
    others: tuple[tuple[str, datetime], ...] = (),
) -> When:
    """The moment lies behind: propose the same time tomorrow, on the next working day, in a week, in a year."""
    wall, desk = moment.wall, context.calendar
    tomorrow = datetime.combine(context.today + _DAY, wall.time())
    close = Moment.of(desk.next_close(context.today), context.zone).wall
    ways = [*others]
    if (context.today - wall.date()).days <= 1:
        ways.append(("tomorrow", tomorrow))
        ways.append(("next_working_day", datetime.combine(close.date(), wall.time())))
    elif (context.today - wall.date()).days < 7:
        ways.append(("week_later", wall + 7 * _DAY))
    elif wall.year >= context.today.year - 1 and (wall.month, wall.day) != (2, 29):
        ways.append(("year_later", wall.replace(year=wall.year + 1)))
    return When(doubt=Doubt(purpose.field, "passed", text, _ahead(tuple(ways), context)))


def _ahead(ways: tuple[tuple[str, datetime], ...], context: Context) -> tuple[Candidate, ...]:
    """Those that lie ahead, as the clock will show them."""
    moments = [(key, Moment(wall, context.zone)) for key, wall in ways]
    ahead = [Candidate(key, Moment.of(m.at, m.zone)) for key, m in moments if m.at > context.now_at]
    return _distinct(ahead)
