"""The heartbeat goes on whatever the clocks do, and tells what they did."""

import signal
import subprocess
import sys
import textwrap
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.beats import JUMP, Beats, Reading

DUBLIN, KATHMANDU = ZoneInfo("Europe/Dublin"), ZoneInfo("Asia/Kathmandu")


class World:
    """Both clocks, the zone, and what the beats told."""

    def __init__(self, clock, qapp):
        self.clock, self.passed, self.zone, self.ticks = clock, 0.0, DUBLIN, 0
        self.beats = Beats(self._tick, clock, lambda: self.passed, lambda: self.zone)
        self.told = []
        self.beats.woken.connect(lambda jump: self.told.append(("woken", jump)))
        self.beats.day_turned.connect(lambda day: self.told.append(("day", day.isoformat())))
        self.beats.zone_changed.connect(lambda zone: self.told.append(("zone", str(zone))))

    def _tick(self):
        self.ticks += 1

    def pass_time(self, **by):
        self.clock.advance(**by)
        self.passed += timedelta(**by).total_seconds()


@pytest.fixture
def world(clock, qapp):
    world = World(clock, qapp)
    yield world
    world.beats.stop()
    world.beats.deleteLater()


def test_the_start_is_a_beat(world, qtbot):
    with qtbot.waitSignal(world.beats.beaten) as beaten:
        world.beats.start()
    assert beaten.args == [world.clock.now]
    assert world.ticks == 1


def test_ordinary_time_is_told_nobody(world):
    world.beats.start()
    for _ in range(10):
        world.pass_time(seconds=30)
        world.beats.beat()
    assert (world.ticks, world.told) == (11, [])


@pytest.mark.parametrize("hours", [8, -1, 24 * 21, -24 * 365])
def test_sleep_and_a_clock_that_is_set_are_told_with_their_size(world, hours):
    world.beats.start()
    world.pass_time(seconds=30)
    world.clock.advance(hours=hours)
    world.beats.beat()
    assert world.told[0] == ("woken", timedelta(hours=hours))
    assert world.ticks == 2


def test_a_slow_beat_is_no_jump(world):
    world.beats.start()
    world.pass_time(minutes=10)
    world.beats.beat()
    assert world.told == []


def test_midnight_is_told_where_the_person_is(world):
    world.zone = KATHMANDU
    world.beats.start()
    world.pass_time(hours=7, minutes=30)
    world.beats.beat()
    assert world.told == []
    world.pass_time(hours=1)
    world.beats.beat()
    assert world.told == [("day", "2026-11-25")]


def test_another_zone_is_told_and_with_it_perhaps_another_day(world):
    world.clock.now = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    world.beats.start()
    world.zone = KATHMANDU
    world.beats.beat()
    assert world.told == [("zone", "Asia/Kathmandu"), ("day", "2026-11-25")]


def test_the_next_due_moment_gets_a_beat_of_its_own(world, qtbot):
    world.beats.start()
    with qtbot.waitSignal(world.beats.beaten):
        world.beats.expect(world.clock.now + timedelta(milliseconds=5))
    assert world.ticks == 2


def test_a_moment_already_past_is_checked_at_once(world, qtbot):
    world.beats.start()
    with qtbot.waitSignal(world.beats.beaten):
        world.beats.expect(world.clock.now - timedelta(days=400))


def test_a_far_moment_costs_no_timer(world):
    world.beats.start()
    world.beats.expect(world.clock.now + timedelta(days=400))
    assert not world.beats._due.isActive()


def test_a_past_moment_does_not_beat_for_ever(world, qtbot):
    world.beats.start()
    with qtbot.waitSignal(world.beats.beaten):
        world.beats.expect(world.clock.now)
    assert not world.beats._due.isActive()


def test_after_stopping_no_timer_is_left(world):
    world.beats.start()
    world.beats.expect(world.clock.now + timedelta(seconds=5))
    world.beats.stop()
    world.beats.expect(world.clock.now + timedelta(seconds=5))
    assert not any(timer.isActive() for timer in (world.beats._regular, world.beats._due))


def test_both_timers_together_wake_the_computer_less_than_three_times_a_minute(world):
    assert timedelta(minutes=1) / timedelta(milliseconds=world.beats._regular.interval()) <= 2


@given(
    st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)),  # noqa: DTZ001
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=30)),
    st.timedeltas(min_value=timedelta(days=-400), max_value=timedelta(days=400)),
)
def test_the_jump_is_what_the_wall_clock_did_beyond_the_time_that_passed(moment, passed, jump):
    start = Reading(moment.replace(tzinfo=UTC), timedelta(0), DUBLIN)
    later = Reading(start.now + passed + jump, passed, KATHMANDU)
    assert later.jump_since(start) == jump
    assert (abs(later.jump_since(start)) > JUMP) == (abs(jump) > JUMP)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="Windows cannot freeze a process by a signal")
def test_a_process_that_was_frozen_over_a_due_moment_checks_as_soon_as_it_lives_again():
    program = textwrap.dedent("""
        import time
        from datetime import UTC, datetime, timedelta
        from PySide6.QtCore import QCoreApplication
        from app.ui.beats import Beats
        app = QCoreApplication([])
        now = lambda: datetime.now(UTC)
        beats = Beats(lambda: print("tick", flush=True), now, time.monotonic, lambda: UTC)
        beats.expect(now() + timedelta(milliseconds=200))
        beats.start()
        app.exec()
    """)
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "tick\n"
    process.send_signal(signal.SIGSTOP)
    time.sleep(0.4)
    process.send_signal(signal.SIGCONT)
    assert process.stdout.readline() == "tick\n"
    process.kill()
    process.wait()
    process.stdout.close()
