"""Someone who ignores every first notification still lets no promise pass silently (product.md, Guards)."""

from datetime import timedelta
from random import Random

import pytest

from app.domain.kinds import Kind
from app.domain.moments import Moment
from tests.guards.bench import Bench, ignores_every_first_notification, looks_away
from tests.services.desks import at, opened

DAYS = (24, 25, 26, 27, 30)


def promises_of_a_week(bench: Bench, seed: int) -> None:
    """A few promises a day, short and long ones, at all hours of work; made as the week goes."""
    maya, rng = bench.house.maya, Random(seed)
    case_ids = [opened(maya, kind) for kind in (Kind.QUOTE, Kind.QUERY, Kind.COMPLAINT, Kind.LEAD)]
    for day in DAYS:
        for _ in range(3):
            due = Moment.of(at(day, rng.randrange(13, 17), rng.randrange(0, 60, 5)), "Europe/Dublin")
            bench.promise(maya, rng.choice(case_ids), "The price", due)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_who_ignores_every_first_notification_keeps_every_promise(bench, seed):
    bench.work(bench.house.maya, "influencer")
    promises_of_a_week(bench, seed)
    bench.run(at(30) + timedelta(hours=2), [(bench.house.maya, ignores_every_first_notification)])
    assert bench.passed(bench.house.maya) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_who_ignores_everything_has_heard_of_every_promise_in_time(bench, seed):
    bench.work(bench.house.maya, "influencer")
    promises_of_a_week(bench, seed)
    bench.run(at(30) + timedelta(hours=2), [(bench.house.maya, looks_away)])
    assert len(bench.passed(bench.house.maya)) == len(bench.due)
    assert bench.passed_in_silence(bench.house.maya) == []


@pytest.mark.parametrize("habit", [ignores_every_first_notification, looks_away])
def test_without_the_ladder_promises_pass_in_silence(bench, habit):
    bench.work(bench.house.maya, "influencer", off=["ladder"])
    promises_of_a_week(bench, 1)
    bench.run(at(30) + timedelta(hours=2), [(bench.house.maya, habit)])
    assert len(bench.passed_in_silence(bench.house.maya)) == len(bench.due)
