"""Why a reminder comes: each one is explained, and counts to the same instant minute by minute (issue 4, must show 6)."""

import os
import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from app.domain.attention import Attention
from app.domain.occurrences import Obligation, ObligationKind, Occurrence
from app.domain.reminder_reasons import Held, Loud, ReminderWhy, explained
from app.domain.reminders import plan
from app.domain.rungs import Rung
from app.domain.styles import AT_RISK_MARK, DUE, Quiet, Style
from app.domain.working_time import Week, WorkingCalendar
from tests.domain.desk_of_styles import MAYA, OFFICE, STYLES, NumberedIds, obligation, worth
from tests.domain.naive_counter import MINUTE, NaiveCounter, wall_clock
from tests.domain.test_working_time_against_the_naive_counter import random_pair

CASES = 10_000 if os.environ.get("KEEPWORD_PROFILE") == "all" else 600
CASES_PER_CALENDAR = 20
ZONES = {
    "Europe/Dublin": date(2026, 3, 29),
    "America/New_York": date(2026, 11, 1),
    "Australia/Lord_Howe": date(2026, 10, 4),
    "Asia/Kolkata": date(2026, 7, 9),
}
LEAD_IN, WINDOW = timedelta(days=9), timedelta(days=64)
TUESDAY = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


def attention(style: Style, **fields: object) -> Attention:
    return replace(Attention(style, OFFICE, style.quiet), **fields)


def whys(owed: Obligation, by: Attention) -> dict[int, ReminderWhy]:
    rows = plan(owed, by, owed.planned_at, MAYA, NumberedIds())
    return {row.share: explained(row, owed, by) for row in rows}


def test_a_share_names_the_time_it_is_a_share_of() -> None:
    owed = obligation(hours=9, start=TUESDAY)
    found = whys(owed, attention(STYLES["influencer"]))[50]
    assert (found.from_at, found.due_at, found.available) == (TUESDAY, owed.due_at, timedelta(hours=9))
    assert found.used_at == TUESDAY + timedelta(hours=4.5)
    assert found.counted is not None
    assert found.counted.length == timedelta(hours=4.5)


def test_a_batch_that_gathers_is_named_and_one_that_comes_too_late_too() -> None:
    long, short = obligation(hours=18, start=TUESDAY), obligation(hours=3, start=TUESDAY + timedelta(hours=4))
    gathered, late = (whys(owed, attention(STYLES["driver"]))[80] for owed in (long, short))
    assert (gathered.held, gathered.batch_at, gathered.show_at) == (
        Held.BATCH,
        gathered.show_at,
        gathered.batch_at,
    )
    assert (late.held, late.show_at) == (Held.BATCH_TOO_LATE, late.used_at)


def test_the_due_moment_counts_nothing() -> None:
    found = whys(obligation(), attention(STYLES["driver"]))[DUE]
    assert (found.counted, found.batch_at, found.used_at) == (None, None, found.due_at)


def test_a_promise_at_risk_is_counted_back_two_business_hours() -> None:
    owed = obligation(ObligationKind.PROMISE, hours=18, start=TUESDAY)
    found = whys(owed, attention(STYLES["analyst"]))[AT_RISK_MARK]
    assert (found.loud, found.used_at) == (Loud.AT_RISK, OFFICE.subtract(owed.due_at, timedelta(hours=2)))


def test_a_last_call_says_that_nothing_else_would_have_spoken() -> None:
    quiet = replace(
        STYLES["driver"],
        reminders=tuple(replace(rule, promise=Rung.LIST) for rule in STYLES["driver"].reminders),
        at_risk=None,
    )
    owed = obligation(ObligationKind.PROMISE, hours=18, start=TUESDAY)
    assert whys(owed, attention(quiet))[AT_RISK_MARK].loud is Loud.LAST_CALL


def test_the_rung_names_what_made_it_so_loud() -> None:
    driver = attention(STYLES["driver"])
    assert whys(obligation(), driver)[80].loud is Loud.SHARE
    assert whys(obligation(value=worth(10_001)), driver)[80].loud is Loud.VALUE
    assert whys(obligation(ObligationKind.PROMISE), driver)[80].loud is Loud.PROMISE


def test_one_that_was_closed_says_that_closing_is_not_acting() -> None:
    owed, by = obligation(), attention(STYLES["influencer"])
    row = plan(owed, by, owed.planned_at, MAYA, NumberedIds())[0]
    assert explained(row.shown(TUESDAY).closed(TUESDAY).returned(Rung.WINDOW), owed, by).loud is Loud.CLOSED


def test_quiet_time_names_its_end_and_holds_no_promise_that_is_about_to_break() -> None:
    night = Quiet.of("12:00-15:00")
    by = attention(STYLES["influencer"], quiet=night)
    noon = obligation(hours=8, start=TUESDAY)
    assert whys(noon, by)[50].held_until_at == datetime(2026, 11, 24, 15, tzinfo=UTC)
    promise = obligation(ObligationKind.PROMISE, hours=5, start=TUESDAY)
    assert whys(promise, by)[80].held_until_at is None


def test_quiet_that_somebody_asked_for_and_a_protected_block_end_one_after_the_other() -> None:
    by = attention(
        STYLES["influencer"],
        quiet=Quiet(),
        protected=Week.of("13:00-14:00"),
        quiet_until_at=datetime(2026, 11, 24, 13, 20, tzinfo=UTC),
    )
    found = whys(obligation(hours=8, start=TUESDAY), by)[50]
    assert (found.show_at.hour, found.held_until_at) == (13, datetime(2026, 11, 24, 14, tzinfo=UTC))


def test_an_imported_case_waits_for_the_next_working_day_and_says_so() -> None:
    owed = obligation(hours=3, start=TUESDAY, imported_at=TUESDAY)
    found = whys(owed, attention(STYLES["influencer"]))[50]
    assert (found.held, found.show_at) == (Held.IMPORT, datetime(2026, 11, 25, 8, 30, tzinfo=UTC))


def test_another_style_since_means_that_it_no_longer_holds() -> None:
    owed = obligation(hours=18, start=TUESDAY)
    row = plan(owed, attention(STYLES["driver"]), TUESDAY, MAYA, NumberedIds())[0]
    assert explained(row, owed, attention(STYLES["driver"])).still_holds
    assert not explained(row, owed, attention(STYLES["influencer"])).still_holds


# -- counted again, minute by minute --------------------------------------------------------------


def random_obligation(naive: NaiveCounter, dice: random.Random) -> Obligation:
    start = dice.randint(2 * 24 * 60, 17 * 24 * 60)
    length = dice.choice((dice.randint(0, 300), dice.randint(300, 20_000)))
    kind = dice.choice(tuple(ObligationKind))
    value = worth(dice.choice((100, 10_001)))
    at = naive.at(start)
    return Obligation(
        kind,
        UUID(int=1),
        UUID(int=2),
        MAYA,
        1,
        at,
        at + length * MINUTE,
        value,
        at if dice.random() < 0.1 else None,
    )


def naive_last_call(naive: NaiveCounter, owed: Obligation) -> datetime:
    """Two working hours ahead; one for what was made later than that. A step has no last call."""
    if owed.kind is ObligationKind.STEP:
        return owed.due_at
    two_hours = naive.hours_earlier(owed.due_at, 120)
    return two_hours if two_hours > owed.planned_at else naive.hours_earlier(owed.due_at, 60)


def naive_used(naive: NaiveCounter, owed: Obligation, share: int) -> datetime:
    if share == AT_RISK_MARK:
        return naive_last_call(naive, owed)
    if share == DUE or owed.due_at <= owed.planned_at:
        return owed.due_at
    return naive.share(owed.planned_at, owed.due_at, Fraction(share, 100))


def naive_batch(naive: NaiveCounter, style: Style, at: datetime, zone: ZoneInfo) -> datetime:
    """The first minute at which the wall shows a time of the style on a working day, or a whole interval."""
    if style.batch.minutes:
        wall = at.astimezone(zone)
        past = timedelta(
            minutes=wall.hour * 60 + wall.minute, seconds=wall.second, microseconds=wall.microsecond
        )
        return at + -past % timedelta(minutes=style.batch.minutes)
    number, rest = divmod(at - naive.first_at, MINUTE)
    number += bool(rest)
    while naive.dates[number] not in naive.open_dates or naive.wall[number].time() not in style.batch.times:
        number += 1
    return naive.at(number)


def naive_quiet(by: Attention, at: datetime, zone: ZoneInfo) -> bool:
    shown = at.astimezone(zone).time()
    return any(s <= shown < e if s < e else shown >= s or shown < e for s, e in by.quiet.blocks)


def check(found: ReminderWhy, owed: Obligation, by: Attention, naive: NaiveCounter) -> None:
    zone, tick = ZoneInfo(by.calendar.zone), timedelta(microseconds=1)
    used = naive_used(naive, owed, found.share)
    assert abs(found.used_at - used) <= tick
    assert found.available == (
        naive.between(owed.planned_at, owed.due_at) if owed.due_at >= owed.planned_at else 0
    )
    expected = used
    if found.share not in {DUE, AT_RISK_MARK} and by.style.batch.rule != "at_once":
        batch = naive_batch(naive, by.style, found.used_at, zone)
        limit = naive_last_call(naive, owed)
        expected = batch if batch < limit else used
        assert found.held in {Held.BATCH, Held.BATCH_TOO_LATE, Held.IMPORT, Held.NOTHING}
        if found.held is Held.BATCH:
            assert (found.batch_at, found.show_at) == (batch, batch)
    if owed.imported_at is not None:
        days = sorted(day for day in naive.open_dates if day > naive.dates[naive.number(owed.imported_at)])
        first = next(n for n in range(len(naive.wall)) if naive.open[n] and naive.dates[n] == days[0])
        expected = max(expected, naive.at(first))
    assert abs(found.show_at - expected) <= tick
    assert found.still_holds
    if found.counted is not None:
        assert abs(found.counted.recompute(by.calendar) - found.counted.at) <= tick
    check_quiet(found, by, zone)


def check_quiet(found: ReminderWhy, by: Attention, zone: ZoneInfo) -> None:
    """Every minute up to the end that is named is quiet, and that end is not."""
    if found.held_until_at is None:
        return
    assert naive_quiet(by, found.show_at, zone)
    if not found.occurrence.is_promise:
        assert not naive_quiet(by, found.held_until_at, zone)
        at = found.show_at
        while at + MINUTE < found.held_until_at:
            at += MINUTE
            assert naive_quiet(by, at, zone)


@pytest.mark.parametrize("zone", ZONES)
def test_every_reminder_recounts_to_its_moment_minute_by_minute(zone: str) -> None:
    first_at = datetime.combine(ZONES[zone], time.min, tzinfo=UTC) - LEAD_IN
    wall = wall_clock(zone, first_at, WINDOW // MINUTE)
    dice = random.Random(f"reminders {zone}")
    seen = 0
    calendar: WorkingCalendar | None = None
    while seen < CASES // len(ZONES):
        calendar, naive = random_pair(zone, ZONES[zone], first_at, wall, dice)
        for _ in range(CASES_PER_CALENDAR):
            style = dice.choice(tuple(STYLES.values()))
            by = Attention(style, calendar, dice.choice((style.quiet, Quiet(), Quiet.of("12:00-13:30"))))
            owed = random_obligation(naive, dice)
            rows: tuple[Occurrence, ...] = plan(owed, by, owed.planned_at, MAYA, NumberedIds())
            for row in rows:
                check(explained(row, owed, by), owed, by, naive)
            seen += len(rows)
