# ruff: noqa: DTZ001 - a wall time has no zone of its own
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.moments import Moment, UnknownZone, zone_named

ZONES = ("Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu")


def test_a_chosen_time_stays_on_the_wall_clock_across_a_clock_change():
    before = Moment(datetime(2026, 3, 28, 9, 0), "Europe/Berlin")
    after = Moment(datetime(2026, 3, 30, 9, 0), "Europe/Berlin")
    assert (before.at.hour, after.at.hour) == (8, 7)


@pytest.mark.parametrize(
    ("wall", "zone", "shown"),
    [
        (datetime(2026, 3, 29, 2, 30), "Europe/Berlin", datetime(2026, 3, 29, 3, 30)),
        (datetime(2026, 10, 4, 2, 10), "Australia/Lord_Howe", datetime(2026, 10, 4, 2, 40)),
        (datetime(2011, 12, 30, 9, 0), "Pacific/Apia", datetime(2011, 12, 31, 9, 0)),
    ],
)
def test_a_skipped_time_moves_forward_by_the_gap(wall, zone, shown):
    moment = Moment(wall, zone)
    assert moment.at.astimezone(zone_named(zone)).replace(tzinfo=None) == shown
    assert moment.wall == wall


def test_a_repeated_time_means_the_first_one():
    assert Moment(datetime(2026, 10, 25, 2, 30), "Europe/Berlin").at == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )
    marked = Moment(datetime(2026, 10, 25, 2, 30, fold=1), "Europe/Berlin")
    assert marked.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(
    at=st.datetimes(datetime(1990, 1, 2), datetime(2199, 12, 30), timezones=st.just(UTC)),
    zone=st.sampled_from(ZONES),
)
def test_an_instant_read_as_a_chosen_time_and_back_is_the_same_minute_or_its_first_pass(at, zone):
    minute = at.replace(second=0, microsecond=0)
    moment = Moment.of(at, zone)
    assert Moment.of(moment.at, zone) == moment
    assert moment.at == minute or moment.at < minute


@pytest.mark.parametrize(
    "name", ["Mars/Olympus", "", "../etc/passwd", "/etc/passwd", "Europe", "a\0b", "x" * 300]
)
def test_an_unknown_zone_is_named(name):
    with pytest.raises(UnknownZone) as refusal:
        Moment(datetime(2026, 1, 1), name)
    assert refusal.value.asked == name


@pytest.mark.parametrize("wall", [datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 9, 0, 1)])
def test_a_chosen_time_is_a_whole_minute_without_a_zone_of_its_own(wall):
    with pytest.raises(ValueError, match=r"chosen time|wall time"):
        Moment(wall, "Europe/Dublin")


def test_an_instant_carries_its_zone():
    with pytest.raises(ValueError, match="carries its zone"):
        Moment.of(datetime(2026, 1, 1), "Europe/Dublin")
