from datetime import date, datetime

import pytest

from app.adapters.letters.days import days


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "Thursday 26 November"),
        ("de", "Donnerstag, 26. November"),
        ("fr", "jeudi 26 novembre"),
        ("tlh", "Thursday 26 November"),
        ("../etc", "Thursday 26 November"),
        ("", "Thursday 26 November"),
    ],
)
def test_a_day_is_written_in_the_readers_language_or_in_english(language, day):
    assert days().day(date(2026, 11, 26), language) == day
    assert days().time(datetime.fromisoformat("2026-11-26T09:05"), language)


def test_an_hour_is_written_as_people_there_write_it():
    assert days().time(datetime.fromisoformat("2026-11-26T17:30"), "en") == "17:30"
    assert days().time(datetime.fromisoformat("2026-11-26T09:05"), "de") == "09:05"
