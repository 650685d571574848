"""The engine under any sequence of acts, passes, jumps of the clock and restarts."""

import random
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from app.bootstrap import IN_MEMORY
from app.domain.kinds import Kind
from app.domain.moments import Moment
from app.domain.occurrences import ObligationKind
from app.domain.quick_entry.drafts import Draft, NameRef
from tests.conftest import PROFILE
from tests.reliability.acts import act_on_any
from tests.reliability.world import START, World
from tests.reliability.year import spoiled, without

RUNS = settings(
    max_examples=500 if PROFILE == "all" else 25,
    stateful_step_count=50 if PROFILE == "all" else 35,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
DESKS = st.integers(0, 2)
DUE_AT_ONCE = 5_000 if PROFILE == "all" else 500


def line_due(at):
    """Quick entry, already read, for a new customer."""
    draft = Draft("a line", Kind.QUERY, customer=NameRef(None, f"Customer {at}"), subject="x", step="call")
    return replace(draft, due=Moment.of(at, "Europe/Dublin"))


class EngineMachine(RuleBasedStateMachine):
    """Three desks; after every rule the oracle has found nothing."""

    spoil = None

    @initialize(seed=st.integers(0, 2**16))
    def sit_down(self, seed):
        self._home = tempfile.TemporaryDirectory()
        self.world = World(IN_MEMORY, Path(self._home.name), seed, type(self).spoil)
        for person in self.world.people:
            self.world.open_case(person)

    @rule(desk=DESKS, seed=st.integers(0, 2**16))
    def act(self, desk, seed):
        self.world.chance = random.Random(seed)
        act_on_any(self.world, self.world.people[desk])

    @rule(desk=DESKS)
    def tick(self, desk):
        self.world.tick(self.world.people[desk])

    @rule(desk=DESKS)
    def tick_when_the_engine_asks(self, desk):
        person = self.world.people[desk]
        next_at = self.world.tick(person).next_at
        if next_at is not None:
            self.world.now = max(self.world.now, next_at)
            self.world.tick(person)

    @rule(desk=DESKS)
    def close_reminders(self, desk):
        self.world.dismiss(self.world.people[desk])
        self.world.now += timedelta(minutes=6)

    @rule(minutes=st.integers(1, 600))
    def time_passes(self, minutes):
        self.world.now += timedelta(minutes=minutes)

    @rule(hours=st.integers(10, 24 * 21))
    def the_program_was_closed(self, hours):
        self.world.now += timedelta(hours=hours)
        self.world.restart()

    @rule(minutes=st.integers(-30 * 60, 30 * 60))
    def the_clock_jumps(self, minutes):
        self.world.now += timedelta(minutes=minutes)

    @rule(desk=DESKS, style=st.integers(0, 4))
    def another_style(self, desk, style):
        self.world.choose(self.world.people[desk], self.world.styles[style])

    @invariant()
    def nothing_is_lost_doubled_early_or_shown_after_the_act(self):
        if hasattr(self, "world"):
            assert self.world.oracle.findings == []

    def teardown(self):
        if hasattr(self, "world"):
            self.world.leave()
            self._home.cleanup()


TestEngine = EngineMachine.TestCase
TestEngine.settings = RUNS


class WatermarkMachine(EngineMachine):
    """The same with an engine that asks what came due since it last looked."""

    @staticmethod
    def spoil(reminders):
        seen_until = [START]

        def filtered(done):
            now = reminders.desk.clock()
            kept = without(done, lambda one: one.occurrence.planned_at <= seen_until[0])
            seen_until[0] = max(seen_until[0], now)
            return kept

        return spoiled(reminders, filtered)


def test_the_machine_finds_a_watermark():
    found_soon = settings(RUNS, max_examples=60, phases=[Phase.generate], derandomize=True, database=None)
    with pytest.raises(AssertionError, match="lost"):
        run_state_machine_as_test(WatermarkMachine, settings=found_soon)


def test_a_case_handed_over_reminds_its_new_owner_even_if_the_giver_looks_first(tmp_path):
    world = World(IN_MEMORY, tmp_path, 1)
    giver, receiver = world.people[0], world.people[1]
    world.open_case(giver)
    world.tick(giver)
    (case_id,) = world.cases
    world.desks[giver.id].handovers.hand_over(case_id, receiver.id)
    world.desks[receiver.id].handovers.accept(case_id)
    world.look_at(case_id)
    world.tick(giver)

    world.now += timedelta(days=60)
    world.tick(giver)
    first = world.tick(receiver)
    while world.now < START + timedelta(days=62) and first.is_quiet:
        world.now += timedelta(hours=2)
        first = world.tick(receiver)

    assert {one.occurrence.case_id for one in first.catch_up} == {case_id}
    assert world.oracle.findings == []
    world.leave()


def test_what_comes_up_next_is_known_while_something_waits_for_quiet_to_end(tmp_path):
    world = World(IN_MEMORY, tmp_path, 1)
    person = world.people[0]
    night = datetime(2026, 1, 6, 3, 0, tzinfo=UTC)
    world.desks[person.id].opening.add(line_due(night))
    world.desks[person.id].opening.add(line_due(night + timedelta(hours=2)))
    world.now = night + timedelta(hours=1)

    done = world.tick(person)

    assert done.is_quiet
    assert done.next_at == night + timedelta(hours=2)
    world.leave()


def test_thousands_due_at_once_come_in_one_list(tmp_path):
    world = World(IN_MEMORY, tmp_path, 1)
    person, desk = world.people[0], world.desks[world.people[0].id]
    for number in range(DUE_AT_ONCE):
        desk.opening.add(line_due(START + timedelta(hours=1, minutes=number % 300)))
    world.tick(person)
    world.now = START + timedelta(days=30)

    done = world.tick(person)

    assert done.shown == ()
    steps = [one for one in done.catch_up if one.occurrence.obligation_kind is ObligationKind.STEP]
    assert len({one.occurrence.case_id for one in steps}) == len(steps) == DUE_AT_ONCE
    assert world.tick(person).is_quiet
    assert len(desk.reminders.reachable()) == len(done.catch_up)
    world.leave()


def test_a_message_can_be_answered_after_the_clock_was_set_back(tmp_path):
    world = World(IN_MEMORY, tmp_path, 1)
    desk = world.desks[world.people[0].id]
    world.open_case(world.people[0])
    (case_id,) = world.cases
    desk.telling.answered(case_id, "and?")
    world.now -= timedelta(hours=20)

    desk.telling.told(case_id, "it is on its way")

    with world.house.transactions.reading() as unit:
        assert not unit.cases.get(case_id).clock.is_unanswered
    assert desk.checking.problems() == []
    world.leave()
