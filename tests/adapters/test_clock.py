from datetime import timedelta

from app.adapters.clock import system_clock


def test_the_real_clock_is_aware_and_in_utc():
    assert system_clock().utcoffset() == timedelta(0)


def test_the_real_clock_goes_forward():
    first = system_clock()
    assert system_clock() >= first
