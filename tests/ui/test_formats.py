from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from app.ui.formats import Formats

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


@pytest.fixture
def formats(qapp):
    return Formats(ZoneInfo("Europe/Dublin"), lambda: NOW)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (datetime(2026, 11, 24, 11, 0, tzinfo=UTC), "11:00"),
        (datetime(2026, 11, 26, 10, 0, tzinfo=UTC), "Thu 10:00"),
        (datetime(2026, 11, 23, 17, 15, tzinfo=UTC), "Mon 17:15"),
        (datetime(2026, 11, 30, 12, 0, tzinfo=UTC), "30 Nov"),
        (datetime(2026, 11, 20, 17, 0, tzinfo=UTC), "20 Nov"),
        (datetime(2027, 1, 5, 9, 0, tzinfo=UTC), "5 Jan 2027"),
    ],
)
def test_a_moment_is_as_short_as_it_can_be_said(formats, at, shown):
    assert formats.when(at) == shown


def test_the_readers_zone_decides_what_today_is(qapp):
    tokyo = Formats(ZoneInfo("Asia/Tokyo"), lambda: NOW)
    assert tokyo.when(datetime(2026, 11, 24, 16, 0, tzinfo=UTC)) == "Wed 01:00"


@pytest.mark.parametrize(
    ("minutes", "shown"), [(15, "15 min"), (120, "2 h"), (72, "1 h 12 m"), (0, "0 min"), (60 * 72, "3 d")]
)
def test_lengths_are_said_in_their_largest_units(formats, minutes, shown):
    assert formats.length(timedelta(minutes=minutes)) == shown


def test_due_in_says_late_with_a_minus(formats):
    assert formats.due_in(NOW - timedelta(minutes=72)) == "−1 h 12 m"
    assert formats.due_in(NOW + timedelta(minutes=48)) == "48 min"
    assert formats.due_in(NOW + timedelta(days=3)) == "3 d"


def test_the_ring_counts_hours_and_minutes_then_hours_then_days(formats):
    said = [formats.left(timedelta(minutes=minutes)) for minutes in (78, 300, 60 * 50)]
    assert said == ["1:18", "5 h", "2 d"]


@pytest.mark.parametrize(
    ("value", "currency", "shown"),
    [
        (Decimal(18640), "EUR", "€18,640"),
        (Decimal("12.5"), "GBP", "£12.50"),
        (Decimal(900), "CHF", "CHF 900"),
        (None, "EUR", "–"),
    ],
)
def test_money_carries_its_sign_and_no_idle_cents(formats, value, currency, shown):
    assert formats.money(value, currency) == shown


def test_promises_show_the_hour_only_today(formats):
    assert formats.until(datetime(2026, 11, 24, 12, 0, tzinfo=UTC)) == "today 12:00"
    assert formats.until(datetime(2026, 11, 27, 17, 30, tzinfo=UTC)) == "Fri 27 Nov"


def test_days_are_written_out_in_the_headline(formats):
    assert formats.long_day(date(2026, 11, 24)) == "Tuesday 24 November"
