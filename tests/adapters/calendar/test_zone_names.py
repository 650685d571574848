"""Names of zones as people see them."""

from datetime import datetime, timedelta

import pytest
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from app.adapters.calendar.zone_names import _WINDOWS, shown_zone


@pytest.mark.parametrize("places", _WINDOWS)
def test_each_name_that_is_known_says_its_hours_and_is_refused_with_others(places: str):
    zone = WINDOWS_TO_OLSON[_WINDOWS[places]]
    hours = {
        sign * n: f"({'GMT' if n % 2 else 'UTC'}{'+' if sign > 0 else '-'}{n // 60:02}:{n % 60:02}) "
        for sign in (1, -1)
        for n in range(0, 60 * 14, 30)
    }
    found = {minutes for minutes, said in hours.items() if shown_zone(f"{said}{places}")}
    (minutes,) = found
    one = shown_zone(f"{hours[minutes]}{places}")
    assert one is not None
    assert one.key == zone
    offsets = {datetime(2026, month, 15, tzinfo=one).utcoffset() for month in range(1, 13)}
    assert timedelta(minutes=minutes) in offsets


def test_greenwich_needs_no_hours():
    assert str(shown_zone("(UTC) Dublin, Edinburgh, Lisbon, London")) == "Europe/London"


@pytest.mark.parametrize(
    "name",
    ["", "Dublin", "(UTC+01:00)", "(UTC+01:00) " + "x" * 100_000, "(UTC+1) Cairo", "(UTC+25:00) Cairo"],
)
def test_what_is_not_known_is_no_zone(name: str):
    assert shown_zone(name) is None
