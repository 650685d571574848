"""A year at three desks: every reminder once, none lost, none early, none after the act (R6)."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from app.bootstrap import IN_MEMORY
from tests.conftest import PROFILE
from tests.reliability.world import START, World
from tests.reliability.year import Year, spoiled, without

IN_ALL = PROFILE == "all"
REMINDERS = 10_000 if IN_ALL else 2_000
SEEDS = (1, 2, 3) if IN_ALL else (1,)


def spoiled_weeks(tmp_path, spoil):
    """Some weeks with a bug in the engine; how often the oracle found what."""
    world = World(IN_MEMORY, tmp_path, 7, spoil)
    Year(world).live(150, START + timedelta(days=25))
    world.leave()
    return Counter(finding.what for finding in world.oracle.findings)


@pytest.mark.parametrize("seed", SEEDS)
def test_in_a_year_each_reminder_is_shown_once_none_is_lost_and_none_is_early(tmp_path, seed):
    world = World(tmp_path / "keepword.db" if IN_ALL else IN_MEMORY, tmp_path, seed)

    year = Year(world).live(REMINDERS)

    assert world.oracle.findings == []
    assert [world.oracle.unspoken(person.id, world.now) for person in world.people] == [[], [], []]
    assert world.desks[world.people[0].id].checking.problems() == []
    assert world.oracle.announced + world.oracle.merged >= REMINDERS
    assert min(year.sleeps, year.jumps, year.jumps_back, year.closings, world.restarts, world.odd_moments) > 2
    assert world.oracle.returned > REMINDERS / 50
    world.leave()


def test_the_oracle_finds_a_watermark_that_forgets_what_came_up_while_the_program_was_closed(tmp_path):
    def watermark(reminders):
        seen_until = [START]

        def filtered(done):
            now = reminders.desk.clock()
            kept = without(done, lambda one: one.occurrence.planned_at <= seen_until[0])
            seen_until[0] = max(seen_until[0], now)
            return kept

        return spoiled(reminders, filtered)

    assert spoiled_weeks(tmp_path, watermark)["lost"] > 5


def test_the_oracle_finds_an_engine_whose_clock_runs_ahead(tmp_path):
    def ahead(reminders):
        desk = reminders.desk
        return replace(reminders, desk=replace(desk, clock=lambda: desk.clock() + timedelta(minutes=90)))

    assert spoiled_weeks(tmp_path, ahead)["early"] > 5


def test_the_oracle_finds_what_is_shown_a_second_time(tmp_path):
    def stuttering(reminders):
        before = []

        def filtered(done):
            said_before = before[-1].shown if before else ()
            before.append(done)
            return replace(done, shown=(*done.shown, *said_before))

        return spoiled(reminders, filtered)

    assert spoiled_weeks(tmp_path, stuttering)["doubled"] > 5


def test_the_oracle_finds_what_is_shown_after_it_was_done(tmp_path):
    def slow(reminders):
        waiting = []

        def filtered(done):
            waiting.append(done)
            return waiting.pop(0) if len(waiting) > 12 else replace(done, shown=(), catch_up=())

        return spoiled(reminders, filtered)

    assert spoiled_weeks(tmp_path, slow)["after acting"] > 0
