"""The check never raises, never runs twice at a time, and misses no call."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.ticks import TROUBLES_BEFORE_WARNING, WatchedTick


class Ground:
    """A check that goes well or not, as told, and what was heard of it."""

    def __init__(self):
        self.goes_well = True
        self.heard = []
        self.moment = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
        self.tick = WatchedTick(
            self._check,
            lambda: self.moment,
            on_struggling=self.heard.append,
            on_recovered=lambda: self.heard.append("well"),
        )

    def _check(self):
        if not self.goes_well:
            raise OSError


@pytest.fixture
def ground():
    return Ground()


def test_two_troubles_in_a_row_stay_quiet_and_the_third_is_told(ground):
    ground.goes_well = False
    for _ in range(4):
        ground.tick()
    assert ground.heard == [3, 4]


def test_recovery_is_told_once(ground):
    ground.goes_well = False
    for _ in range(3):
        ground.tick()
    ground.goes_well = True
    ground.tick()
    ground.tick()
    assert ground.heard == [3, "well"]


@given(st.lists(st.booleans(), max_size=30))
def test_a_warning_is_heard_exactly_when_the_last_three_went_wrong(outcomes):
    ground = Ground()
    for number, ground.goes_well in enumerate(outcomes, start=1):
        warnings = sum(each != "well" for each in ground.heard)
        ground.tick()
        in_a_row = outcomes[max(0, number - TROUBLES_BEFORE_WARNING) : number]
        is_warned = sum(each != "well" for each in ground.heard) > warnings
        assert is_warned == (len(in_a_row) == TROUBLES_BEFORE_WARNING and not any(in_a_row))


def test_a_call_during_a_check_makes_it_check_once_more_and_waits_for_nobody(clock):
    entered, go_on, runs = threading.Event(), threading.Event(), []

    def check():
        runs.append(threading.current_thread())
        entered.set()
        go_on.wait(10)

    tick = WatchedTick(check, clock, on_struggling=print, on_recovered=print)
    first = threading.Thread(target=tick)
    first.start()
    assert entered.wait(10)
    tick()
    tick()
    go_on.set()
    first.join()
    assert runs == [first, first]


def test_the_last_good_check_is_known_by_its_moment(ground):
    assert ground.tick.checked_at is None
    ground.tick()
    good = ground.moment
    ground.goes_well = False
    ground.moment += timedelta(minutes=1)
    ground.tick()
    assert ground.tick.checked_at == good
    assert ground.tick.troubles == 1
