"""Batches gather reminders, and never let one slip into the past."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.batches import BATCHES, Batch
from app.domain.working_time import Week, WorkingCalendar
from tests.domain.desk_of_styles import OFFICE

ROUNDS = Batch("at_times", (time(9), time(12), time(15, 30)))
HOURLY = Batch("each_interval", minutes=60)
YEARS = (datetime(2025, 1, 1), datetime(2028, 1, 1))  # noqa: DTZ001 - hypothesis wants them bare


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "batch"),
    [
        ("2026-11-24 07:00", "2026-11-24 09:00"),
        ("2026-11-24 09:00", "2026-11-24 09:00"),
        ("2026-11-24 09:01", "2026-11-24 12:00"),
        ("2026-11-24 16:00", "2026-11-25 09:00"),
        ("2026-11-27 16:00", "2026-11-30 09:00"),
        ("2026-07-24 08:30", "2026-07-24 11:00"),
    ],
)
def test_set_times_are_wall_times_of_working_days(at, batch):
    assert ROUNDS.next_from(utc(at), OFFICE) == utc(batch)


def test_an_interval_ends_with_the_full_hour_of_the_wall_clock():
    kathmandu = WorkingCalendar("Asia/Kathmandu", Week.of("09:00-17:00"))
    assert HOURLY.next_from(utc("2026-11-24 10:42"), OFFICE) == utc("2026-11-24 11:00")
    assert HOURLY.next_from(utc("2026-11-24 10:42"), kathmandu) == utc("2026-11-24 11:15")


@pytest.mark.parametrize(
    ("at", "batch"),
    [
        ("2025-03-30 00:46", "2025-03-30 01:15"),  # 00:46; at 01:00 it is 02:00, and 02:15 comes next
        (
            "2025-10-26 00:50",
            "2025-10-26 01:30",
        ),  # 01:50; at 02:00 it is 01:00 once more, and 01:30 comes again
    ],
)
def test_an_interval_in_which_the_clock_changes_counts_by_the_new_hour(at, batch):
    quarters = Batch("each_interval", minutes=45)
    assert quarters.next_from(utc(at), OFFICE) == utc(batch)
    assert quarters.next_from(utc(batch), OFFICE) == utc(batch)


def test_at_once_waits_for_nothing():
    assert Batch("at_once").next_from(utc("2026-11-24 10:42"), OFFICE) == utc("2026-11-24 10:42")


def test_a_day_off_has_no_rounds():
    assert ROUNDS.rounds_on(utc("2026-11-28 10:00").date(), OFFICE) == ()


@given(
    rule=st.sampled_from(sorted(BATCHES)),
    at=st.datetimes(*YEARS, timezones=st.just(UTC)),
)
def test_a_batch_is_never_before_and_is_its_own_next_batch(rule, at):
    batch = Batch(rule, (time(9), time(12), time(15, 30)), 45)
    moment = batch.next_from(at, OFFICE)
    assert at <= moment < at + timedelta(days=12)
    assert batch.next_from(moment, OFFICE) == moment
