"""Every date counted twice: by the program, and minute by minute."""

import os
import random
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from app.domain.spans import Span
from app.domain.working_time import Counted, Week, WorkingCalendar
from tests.domain.naive_counter import MINUTE, NaiveCounter, wall_clock

CASES_PER_ZONE = 1250 if os.environ.get("KEEPWORD_PROFILE") == "all" else 76
CASES_PER_CALENDAR = 19
WINDOW = timedelta(days=64)
LEAD_IN = timedelta(days=9)
CHANGES = {
    "Europe/Dublin": (date(2026, 3, 29), date(2026, 10, 25)),
    "Europe/Berlin": (date(2027, 3, 28), date(2027, 10, 31)),
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
    "Australia/Lord_Howe": (date(2026, 10, 4), date(2027, 4, 4)),
    "Africa/Casablanca": (date(2026, 2, 15), date(2026, 3, 22)),
    "Pacific/Apia": (date(2011, 12, 30), date(2012, 4, 1)),
}
STEADY = {
    "Asia/Kolkata": (date(2026, 1, 5), date(2026, 7, 9)),
    "Asia/Kathmandu": (date(2026, 5, 5), date(2026, 9, 9)),
}
PARTS = [Fraction(n, d) for d in (2, 3, 4, 5, 10) for n in range(d + 1)]


def offsets(zone: str, day: date) -> set[timedelta | None]:
    noon = datetime.combine(day, time(12), tzinfo=UTC)
    around = (noon + timedelta(hours=hour) for hour in range(-30, 31))
    return {at.astimezone(ZoneInfo(zone)).utcoffset() for at in around}


@pytest.mark.parametrize(("zone", "day"), [(zone, day) for zone, days in CHANGES.items() for day in days])
def test_the_clock_changes_on_the_days_that_are_counted(zone, day):
    assert len(offsets(zone, day)) == 2


def random_blocks(dice: random.Random) -> list[tuple[int, int]]:
    """One to three blocks; often at night, where the clocks change; sometimes touching."""
    step = dice.choice((5, 15, 30))
    edges = sorted(dice.sample(range(0, 24 * 60 + 1, step), 2 * dice.randint(1, 3)))
    if dice.random() < 0.4:
        edges[0] = dice.choice((0, 0, min(edges[1] - 5, 90)))
    if dice.random() < 0.2:
        edges[-1] = 24 * 60
    if len(edges) > 2 and dice.random() < 0.2:
        edges[2] = edges[1]
    blocks = list(zip(edges[::2], edges[1::2], strict=True))
    return blocks if sum(end - start for start, end in blocks) >= 120 else [(60, 150), (510, 1050)]


def random_hours(dice: random.Random) -> list[list[tuple[int, int]]]:
    same = random_blocks(dice)
    days_on = set(dice.sample(range(7), dice.randint(4, 7)))
    return [
        (random_blocks(dice) if dice.random() < 0.3 else same) if day in days_on else [] for day in range(7)
    ]


def random_protected(dice: random.Random) -> list[list[tuple[int, int]]]:
    if dice.random() < 0.5:
        return [[] for _ in range(7)]
    taken = dice.choice(([(750, 780)], [(100, 160), (720, 765)]))
    whole_day = dice.randrange(7) if dice.random() < 0.3 else None
    return [[(0, 24 * 60)] if day == whole_day else list(taken) for day in range(7)]


def as_week(hours: list[list[tuple[int, int]]]) -> Week:
    def wall(minute: int) -> time:
        return time(minute // 60 % 24, minute % 60)

    return Week(tuple(tuple((wall(start), wall(end)) for start, end in day) for day in hours))


def random_pair(zone, change, first_at, wall, dice):
    hours, protected = random_hours(dice), random_protected(dice)
    days = [first_at.date() + timedelta(days=n) for n in range(WINDOW.days)]
    holidays = {day: f"Holiday {day:%j}" for day in days if dice.random() < 0.07}
    if dice.random() < 0.9:
        holidays.pop(change, None)
    calendar = WorkingCalendar(zone, as_week(hours), holidays.get, as_week(protected))
    return calendar, NaiveCounter(first_at, wall, hours, holidays, protected)


def random_span(dice: random.Random) -> Span:
    return dice.choice(
        (
            Span.minutes(dice.randint(0, 20 * 60)),
            Span.hours(dice.randint(0, 12)),
            Span.days(dice.randint(0, 6)),
            Span.same_day(),
            Span.calendar_days(dice.randint(0, 10)),
        )
    )


def random_start(change: date, naive: NaiveCounter, dice: random.Random) -> datetime:
    """Around the clock change, at an opening or a close, or at any minute of two weeks."""
    kind = dice.random()
    if kind < 0.4:
        midnight = datetime.combine(change, time.min, tzinfo=UTC)
        return midnight + dice.randint(-36 * 60, 36 * 60) * MINUTE
    numbers = range(2 * 24 * 60, 17 * 24 * 60)
    if kind < 0.7:
        numbers = [number for number in numbers if naive.open[number] != naive.open[number - 1]]
    return naive.at(dice.choice(numbers))


def check_why(counted: Counted, naive: NaiveCounter, calendar: WorkingCalendar, zone: ZoneInfo) -> None:
    why = counted.why
    assert why.at == counted.at == why.recompute(calendar)
    assert naive.later(why.from_at, why.rule) == why.at
    first = why.from_at.astimezone(zone).date()
    last = why.at.astimezone(zone).date()
    if why.rule.endswith(" cd"):
        first += timedelta(days=int(why.rule.split()[0]))
        assert sum((b.length for b in why.counted), timedelta()) <= why.at - why.from_at
    else:
        minutes = naive.open_minutes(why.from_at, why.at)
        if why.rule.endswith(" bd") and why.rule != "0 bd":
            minutes = [number for number in minutes if naive.dates[number] > first]
        listed = [n for b in why.counted for n in range(naive.number(b.start_at), naive.number(b.end_at))]
        assert listed == minutes
        assert why.start_at == (naive.at(minutes[0]) if minutes else why.at)
    assert [(s.day, s.reason) for s in why.skipped] == naive.days_off(first, last)


def check_lengths(start, naive: NaiveCounter, calendar: WorkingCalendar, dice: random.Random) -> None:
    end = start + dice.randint(0, 12 * 24 * 60) * MINUTE
    between = naive.between(start, end)
    assert calendar.between(start, end) == between
    assert calendar.between(end, start) == -between
    part = dice.choice(PARTS)
    shared = calendar.counted_share(start, end, part)
    assert abs(shared.at - naive.share(start, end, part)) <= timedelta(microseconds=1)
    assert shared.why.recompute(calendar) == shared.at == shared.why.at
    minutes = dice.randint(0, between // MINUTE)
    assert calendar.subtract(end, minutes * MINUTE) == naive.hours_earlier(end, minutes)
    assert calendar.opening_after(start) == naive.opening(start)


@pytest.mark.parametrize("season", [0, 1])
@pytest.mark.parametrize("zone", [*CHANGES, *STEADY])
def test_why_counts_to_the_same_instant_minute_by_minute(zone, season):
    change = (CHANGES | STEADY)[zone][season]
    first_at = datetime.combine(change, time.min, tzinfo=UTC) - LEAD_IN
    wall = wall_clock(zone, first_at, WINDOW // MINUTE)
    dice = random.Random(f"{zone} {season}")
    for number in range(CASES_PER_ZONE // 2):
        if number % CASES_PER_CALENDAR == 0:
            calendar, naive = random_pair(zone, change, first_at, wall, dice)
        start = random_start(change, naive, dice)
        check_why(calendar.after(start, random_span(dice)), naive, calendar, ZoneInfo(zone))
        check_lengths(start, naive, calendar, dice)
