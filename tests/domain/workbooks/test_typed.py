"""Text where a date or a number belongs: one meaning, or a question."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from app.domain.workbooks.typed import day_of, moment_of, number_of
from app.domain.workbooks.values import Unread


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-12-14", date(2026, 12, 14)),
        ("2026-12-14 09:30", datetime.fromisoformat("2026-12-14T09:30")),
        ("14.12.2026", date(2026, 12, 14)),
        ("1.2.26 8:05", datetime.fromisoformat("2026-02-01T08:05")),
        ("31/12/26", date(2026, 12, 31)),
        ("12/31/26", date(2026, 12, 31)),
        ("05/05/2026", date(2026, 5, 5)),
        ("12/14/2026 12am", datetime.fromisoformat("2026-12-14T00:00")),
    ],
)
def test_a_date_that_can_mean_one_thing_is_understood(text, meant):
    assert moment_of(text) == meant


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("03/04/2026", "two_dates"),
        ("3-4-26 10:00", "two_dates"),
        ("31.04.2026", "not_a_date"),
        ("0001-01-01", "not_a_date"),
        ("2026-12-14 25:00", "not_a_date"),
        ("2026-12-14 9", "not_a_date"),
        ("13/13/2026", "not_a_date"),
        ("soon", "not_a_date"),
        ("9" * 5000, "not_a_date"),
    ],
)
def test_a_date_in_doubt_is_asked(text, reason):
    found = moment_of(text)
    assert isinstance(found, Unread)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1'234'567", "1234567"),
        ("1.234.567", "1234567"),
        ("EUR 12,50", "12.50"),
        ("18640", "18640"),
        ("-5", "-5"),
        ("12.3456", "12.3456"),
    ],
)
def test_an_amount_that_can_mean_one_thing_is_understood(text, meant):
    assert number_of(text) == Decimal(meant)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1,234", "two_numbers"),
        ("1e3", "not_a_number"),
        ("NaN", "not_a_number"),
        ("", "not_a_number"),
        ("9" * 40, "not_a_number"),
    ],
)
def test_an_amount_in_doubt_is_asked(text, reason):
    found = number_of(text)
    assert isinstance(found, Unread)
    assert found.reason == reason


def test_a_day_has_no_time():
    assert day_of("14.12.2026 15:00") == date(2026, 12, 14)
