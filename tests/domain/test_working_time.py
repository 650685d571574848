# ruff: noqa: DTZ001 - what lacks a zone is what is tested
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.moments import UnknownZone
from app.domain.spans import Span
from app.domain.working_time import (
    CLOCK_CHANGE,
    CLOCK_TIME,
    PROTECTED,
    WEEKEND,
    InvalidHours,
    OutsideCalendar,
    Week,
    WorkingCalendar,
)

OFFICE_HOURS = Week.of("08:30-17:30")
EASTER_MONDAY = date(2026, 4, 6)
HOLIDAYS = {EASTER_MONDAY: "Easter Monday", date(2026, 12, 25): "Christmas Day"}
OFFICE = WorkingCalendar("Europe/Dublin", OFFICE_HOURS, HOLIDAYS.get)
MAYA = WorkingCalendar("Europe/Dublin", OFFICE_HOURS, HOLIDAYS.get, Week.of("12:30-13:15"))
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def in_zone(zone: str, text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def later(start: str, span: str, calendar: WorkingCalendar = OFFICE) -> str:
    at = calendar.after(in_zone(calendar.zone, start), Span.parse(span)).at
    return f"{at.astimezone(ZoneInfo(calendar.zone)):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("start", "span", "due"),
    [
        ("2026-11-24 10:42", "1 bh", "2026-11-24 11:42"),
        ("2026-11-24 17:00", "1 bh", "2026-11-25 09:00"),
        ("2026-11-24 21:00", "1 bh", "2026-11-25 09:30"),
        ("2026-11-24 08:30", "9 bh", "2026-11-24 17:30"),
        ("2026-04-03 17:00", "1 bh", "2026-04-07 09:00"),
        ("2026-11-24 10:42", "2 bd", "2026-11-26 17:30"),
        ("2026-11-27 10:42", "1 bd", "2026-11-30 17:30"),
        ("2026-11-28 10:42", "1 bd", "2026-11-30 17:30"),
        ("2026-04-02 23:59", "2 bd", "2026-04-07 17:30"),
        ("2026-11-24 10:42", "0 bd", "2026-11-24 17:30"),
        ("2026-11-24 18:00", "0 bd", "2026-11-25 17:30"),
        ("2026-11-24 10:42", "same day", "2026-11-24 17:30"),
        ("2026-11-24 17:00", "same day", "2026-11-25 09:00"),
        ("2026-11-24 16:30", "same day", "2026-11-24 17:30"),
        ("2026-11-24 07:00", "same day", "2026-11-24 17:30"),
        ("2026-11-24 17:30", "same day", "2026-11-25 17:30"),
        ("2026-11-28 12:00", "same day", "2026-11-30 17:30"),
        ("2026-11-24 10:42", "5 cd", "2026-11-30 08:30"),
        ("2026-11-24 10:42", "30 cd", "2026-12-24 08:30"),
        ("2026-11-24 18:42", "0 cd", "2026-11-25 08:30"),
        ("2026-11-24 10:42", "0 bh", "2026-11-24 10:42"),
        ("2026-11-24 19:42", "0 bh", "2026-11-25 08:30"),
    ],
)
def test_standards_are_counted_in_business_time(start, span, due):
    assert later(start, span) == due


def test_a_protected_lunch_is_no_business_time():
    assert later("2026-11-24 12:00", "1 bh", MAYA) == "2026-11-24 13:45"
    assert MAYA.between(utc("2026-11-24 00:00"), utc("2026-11-25 00:00")) == timedelta(hours=8, minutes=15)


def test_why_names_the_rule_the_blocks_and_the_days_left_out():
    why = OFFICE.after(in_zone("Europe/Dublin", "2026-04-03 17:00"), Span.parse("1 bh")).why
    assert why.rule == "1 bh"
    assert [(block.start_at, block.end_at) for block in why.counted] == [
        (utc("2026-04-03 16:00"), utc("2026-04-03 16:30")),
        (utc("2026-04-07 07:30"), utc("2026-04-07 08:00")),
    ]
    assert [(day.day.day, day.reason) for day in why.skipped] == [
        (4, WEEKEND),
        (5, WEEKEND),
        (6, "Easter Monday"),
    ]
    assert why.length == HOUR
    assert why.recompute(OFFICE) == why.at


def test_why_tells_that_the_calendar_has_changed_since():
    why = OFFICE.after(utc("2026-04-03 16:00"), Span.parse("1 bh")).why
    without_easter = WorkingCalendar("Europe/Dublin", OFFICE_HOURS)
    assert why.recompute(without_easter) == why.at - timedelta(days=1)


@pytest.mark.parametrize(
    ("hours", "zone", "day", "worked"),
    [
        ("00:00-06:00", "Europe/Berlin", date(2026, 3, 29), 5 * HOUR),
        ("02:00-03:00", "Europe/Berlin", date(2026, 3, 29), 0 * HOUR),
        ("02:30-05:00", "Europe/Berlin", date(2026, 3, 29), 2 * HOUR),
        ("01:00-02:30", "Europe/Berlin", date(2026, 3, 29), 1 * HOUR),
        ("00:00-06:00", "Europe/Berlin", date(2026, 10, 25), 7 * HOUR),
        ("02:00-02:30", "Europe/Berlin", date(2026, 10, 25), 1 * HOUR),
        ("00:00-24:00", "Australia/Lord_Howe", date(2026, 10, 4), 23.5 * HOUR),
        ("00:00-24:00", "Australia/Lord_Howe", date(2026, 4, 5), 24.5 * HOUR),
        ("00:00-24:00", "Pacific/Apia", date(2011, 12, 30), 0 * HOUR),
        ("00:00-24:00", "Pacific/Apia", date(2011, 12, 31), 24 * HOUR),
        ("00:00-24:00", "America/St_Johns", date(2006, 10, 28), 25 * HOUR - MINUTE),
        ("00:00-24:00", "America/Havana", date(2026, 11, 1), 25 * HOUR),
    ],
)
def test_a_skipped_hour_is_lost_and_a_repeated_one_is_worked_twice(hours, zone, day, worked):
    calendar = WorkingCalendar(zone, Week.of(hours, range(7)))
    blocks = calendar.blocks_on(day)
    assert sum((end - start for start, end in blocks), timedelta()) == worked
    assert all(a[1] < b[0] for a, b in pairwise(blocks))
    assert (calendar.reason_off(day) == CLOCK_CHANGE) == (not worked)


def test_a_short_block_in_the_repeated_hour_is_worked_in_both_passes():
    calendar = WorkingCalendar("Europe/Berlin", Week.of("02:00-02:30", range(7)))
    assert calendar.blocks_on(date(2026, 10, 25)) == (
        (utc("2026-10-25 00:00"), utc("2026-10-25 00:30")),
        (utc("2026-10-25 01:00"), utc("2026-10-25 01:30")),
    )


def test_days_follow_each_other_even_where_the_clock_goes_back_across_midnight():
    calendar = WorkingCalendar("America/St_Johns", Week.of("00:00-24:00", range(7)))
    days = [date(2006, 10, 28) + timedelta(days=n) for n in range(2)]
    blocks = [block for day in days for block in calendar.blocks_on(day)]
    assert blocks == sorted(blocks)
    assert all(before[1] <= after[0] for before, after in pairwise(blocks))


def test_a_day_off_says_why():
    part_time = WorkingCalendar("Europe/Dublin", OFFICE_HOURS, HOLIDAYS.get, Week.of("00:00-24:00", [2]))
    assert OFFICE.reason_off(date(2026, 11, 24)) is None
    assert OFFICE.reason_off(date(2026, 11, 28)) == WEEKEND
    assert OFFICE.reason_off(EASTER_MONDAY) == "Easter Monday"
    assert part_time.reason_off(date(2026, 11, 25)) == PROTECTED
    assert not part_time.is_working_day(date(2026, 11, 25))
    assert part_time.close_of(date(2026, 11, 25)) is None


def test_a_day_off_knows_the_closes_around_it():
    assert OFFICE.close_of(date(2026, 11, 24)) == utc("2026-11-24 17:30")
    assert OFFICE.previous_close(EASTER_MONDAY) == utc("2026-04-03 16:30")
    assert OFFICE.next_close(EASTER_MONDAY) == utc("2026-04-07 16:30")


def test_a_share_of_the_time_skips_the_night():
    start, end = utc("2026-11-24 15:30"), utc("2026-11-25 10:30")
    assert OFFICE.share(start, end, 0.75) == utc("2026-11-25 09:30")
    assert OFFICE.share(start, end, 0.5) == utc("2026-11-24 17:30")
    assert OFFICE.share(start, end, 0) == start
    assert OFFICE.share(start, end, 1) == end


def test_a_share_of_a_weekend_is_taken_on_the_clock():
    shared = OFFICE.counted_share(utc("2026-11-28 08:00"), utc("2026-11-29 08:00"), 0.5)
    assert shared.at == utc("2026-11-28 20:00")
    assert shared.why.rule == CLOCK_TIME
    assert shared.why.recompute(OFFICE) == shared.at


def test_a_share_lies_between_start_and_end():
    day = utc("2026-11-24 10:00")
    for end, fraction in ((day, 1.1), (day, -0.1), (day - HOUR, 0.5)):
        with pytest.raises(ValueError, match="between start and end"):
            OFFICE.share(day, end, fraction)


INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
LENGTHS = st.timedeltas(timedelta(), timedelta(hours=200))


@given(start=INSTANTS, length=LENGTHS)
def test_adding_and_taking_away_agree_with_what_lies_between(start, length):
    counted = MAYA.add(start, length)
    assert MAYA.between(start, counted.at) == length == counted.why.length
    assert counted.why.recompute(MAYA) == counted.at
    back = MAYA.subtract(counted.at, length)
    assert back >= start
    assert MAYA.between(back, counted.at) == length


@given(a=INSTANTS, b=INSTANTS, c=INSTANTS)
def test_business_time_adds_up(a, b, c):
    assert MAYA.between(a, b) + MAYA.between(b, c) == MAYA.between(a, c)


@given(start=INSTANTS, end=INSTANTS, parts=st.lists(st.floats(0, 1), min_size=2, max_size=5))
def test_larger_shares_never_come_earlier_and_all_lie_inside(start, end, parts):
    start, end = min(start, end), max(start, end)
    shares = [MAYA.share(start, end, part) for part in sorted(parts)]
    assert shares == sorted(shares)
    assert all(start <= at <= end for at in shares)


def test_results_are_utc_whatever_zone_the_instants_came_in():
    start = datetime(2026, 11, 24, 5, 42, tzinfo=ZoneInfo("America/New_York"))
    at = OFFICE.after(start, Span.hours(1)).at
    assert (at, at.tzinfo) == (utc("2026-11-24 11:42"), UTC)


def test_an_instant_without_a_zone_is_a_mistake():
    with pytest.raises(ValueError, match="carries its zone"):
        OFFICE.opening_after(datetime(2026, 11, 24))


def test_lengths_run_forward():
    for count in (OFFICE.add, OFFICE.subtract):
        with pytest.raises(ValueError, match="not negative"):
            count(utc("2026-11-24 10:00"), -HOUR)
    with pytest.raises(ValueError, match="forward"):
        OFFICE.nth_day_close(utc("2026-11-24 10:00"), -1)


@pytest.mark.parametrize("at", ["1989-12-30 12:00", "2200-01-02 12:00"])
def test_days_beyond_the_calendar_are_refused(at):
    with pytest.raises(OutsideCalendar):
        OFFICE.after(utc(at), Span.hours(1))


def test_counting_past_the_last_day_is_refused():
    with pytest.raises(OutsideCalendar):
        OFFICE.after(utc("2199-12-30 12:00"), Span.days(30))
    with pytest.raises(OutsideCalendar):
        OFFICE.subtract(utc("1990-01-02 12:00"), 90 * HOUR)


@pytest.mark.parametrize("protected", [None, OFFICE_HOURS])
def test_a_calendar_needs_some_working_hours(protected):
    with pytest.raises(InvalidHours):
        WorkingCalendar("Europe/Dublin", OFFICE_HOURS if protected else Week(((),) * 7), protected=protected)


def test_endless_holidays_are_refused_instead_of_searched_for_ever():
    never = WorkingCalendar("Europe/Dublin", OFFICE_HOURS, lambda _day: "Holiday")
    for count in (
        never.opening_after,
        lambda at: never.after(at, Span.days(1)),
        lambda at: never.subtract(at, HOUR),
    ):
        with pytest.raises(InvalidHours):
            count(utc("2026-11-24 10:00"))
    assert never.between(utc("2026-01-01 00:00"), utc("2027-01-01 00:00")) == timedelta()


def test_a_calendar_needs_a_real_zone():
    with pytest.raises(UnknownZone):
        WorkingCalendar("Mars/Olympus", OFFICE_HOURS)


def test_calendars_are_values():
    same = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"), HOLIDAYS.get)
    same.blocks_on(date(2026, 11, 24))
    assert same == OFFICE
    assert "_days" not in repr(same)


@pytest.mark.parametrize(
    "hours",
    ["17:30-08:30", "08:30-08:30", "08:30-12:30, 12:00-17:30", "13:00-17:00, 08:00-12:00", "8.30-17.30", "25:00-26:00",
     "08:30-24:30", "", "08:30", "00:00-24:00, 08:00-09:00"],
)  # fmt: skip
def test_hours_that_cannot_be_are_named(hours):
    with pytest.raises(InvalidHours) as refusal:
        Week.of(hours)
    assert refusal.value.hours in hours


@pytest.mark.parametrize("block", [(time(9, 0, 30), time(10)), (time(9, tzinfo=UTC), time(10, tzinfo=UTC))])
def test_hours_are_whole_minutes_of_wall_time(block):
    with pytest.raises(InvalidHours) as refusal:
        Week(((block,), (), (), (), (), (), ()))
    assert refusal.value.weekday == 0


def test_a_week_has_seven_days():
    with pytest.raises(InvalidHours):
        Week(((),) * 6)


WEEKS = st.lists(
    st.lists(st.integers(0, 1440), unique=True, max_size=6)
    .map(sorted)
    .map(lambda edges: edges[: len(edges) // 2 * 2]),
    min_size=7,
    max_size=7,
).map(
    lambda days: Week(
        tuple(
            tuple(
                (time(a // 60, a % 60), time(b // 60 % 24, b % 60))
                for a, b in zip(day[::2], day[1::2], strict=True)
            )
            for day in days
        )
    )
)


@given(WEEKS)
def test_every_week_reads_back_from_its_list(week):
    assert Week.from_list(week.to_list()) == week
