from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.workspaces.people.time_boxes import RingWidget, TimeBox

CASE, OTHER = UUID(int=1), UUID(int=2)
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@given(
    minutes=st.integers(1, 240),
    acts=st.lists(st.tuples(st.sampled_from(["started", "paused"]), st.integers(0, 3_600))),
)
def test_what_is_left_never_grows_and_never_falls_below_nothing(minutes, acts):
    box, now = TimeBox.of(CASE, minutes), NOON
    left = box.left_at(now)
    for act, seconds in acts:
        box = getattr(box, act)(now)
        now += timedelta(seconds=seconds)
        assert timedelta() <= box.left_at(now) <= left
        left = box.left_at(now)


def test_a_pause_costs_no_time():
    box = TimeBox.of(CASE, 15).started(NOON).paused(NOON + timedelta(minutes=2, seconds=20))
    assert box.left_at(NOON + timedelta(hours=3)) == timedelta(minutes=12, seconds=40)
    assert not box.is_running


def test_what_was_spent_goes_on_when_nothing_is_left_and_pauses_cost_nothing():
    box = TimeBox.of(CASE, 15).started(NOON).paused(NOON + timedelta(minutes=10))
    assert box.spent_at(NOON + timedelta(hours=3)) == timedelta(minutes=10)
    again = box.started(NOON + timedelta(hours=1))
    assert again.spent_at(NOON + timedelta(hours=1, minutes=20)) == timedelta(minutes=30)


def test_a_clock_that_is_set_back_gives_no_time_away():
    box = TimeBox.of(CASE, 15).started(NOON)
    assert box.left_at(NOON - timedelta(hours=1)) == timedelta(minutes=15)


@pytest.fixture
def ring(qtbot, bench, clock):
    from dataclasses import replace

    ring = RingWidget(bench.theme, replace(bench.formats, clock=clock))
    qtbot.addWidget(ring)
    ring.show_case(CASE, 15)
    return ring


def test_the_ring_says_what_is_left(ring, clock):
    ring.start()
    clock.advance(minutes=2, seconds=20)
    ring.toggle()
    assert ring.accessibleName() == "Time box, 12 minutes 40 left of 15"
    assert not ring.box.is_running


def test_the_ring_tells_when_the_time_is_over(ring, clock, qtbot):
    ring.start()
    clock.advance(minutes=16)
    with qtbot.waitSignal(ring.changed):
        ring._on_beat()
    assert ring.is_over
    assert "next step" in ring.accessibleName()


def test_the_same_case_keeps_what_is_left_and_another_starts_full(ring, clock):
    ring.start()
    clock.advance(minutes=5)
    ring.show_case(CASE, 15)
    assert ring.box.is_running
    ring.show_case(OTHER, 30)
    assert ring.box.is_fresh
    assert ring.box.whole == timedelta(minutes=30)


def test_no_timer_runs_while_nobody_sees_the_ring(ring):
    ring.start()
    assert not ring._beat.isActive()
    ring.show()
    assert ring._beat.isActive()
    ring.hide()
    assert not ring._beat.isActive()
