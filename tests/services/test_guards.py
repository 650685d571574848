"""Guards show their numbers, and a switch really switches."""

from datetime import timedelta

import pytest

from app.domain.errors import NotFound, PutOffTooOften
from app.services.steps import Postponement
from tests.services.desks import at, case_of, moment, opened


def figure(services, guard):
    return next(one for one in services.guards.figures() if one.guard == guard)


def put_off(services, case_id, *days):
    for day in days:
        limit = services.styles.current().put_off_limit
        services.steps.later(case_id, moment(day, 9), Postponement(reason="asked to wait", limit=limit))


def test_every_guard_in_force_shows_its_number(t):
    t.maya.styles.choose("influencer", t.maya.reminders)
    opened(t.maya)
    names = [one.guard for one in t.maya.guards.figures()]
    assert set(names) == t.maya.styles.guards() == t.maya.styles.chosen().guards
    t.maya.styles.switch_guard("one_card", t.maya.reminders, on=False)
    assert "one_card" not in {one.guard for one in t.maya.guards.figures()}


def test_a_guard_that_is_off_stays_off_in_every_way_of_working_and_comes_back(t):
    styles, reminders = t.maya.styles, t.maya.reminders
    styles.choose("influencer", reminders)
    styles.switch_guard("ladder", reminders, on=False)
    styles.switch_guard("ask_box", reminders, on=False)
    styles.choose("driver", reminders)
    assert styles.guards() == styles.chosen().guards - {"ask_box"}
    styles.choose("influencer", reminders)
    styles.switch_guard("ladder", reminders, on=True)
    assert styles.guards() == styles.chosen().guards
    assert styles.current() == styles.chosen()


def test_an_unknown_guard_is_refused(t):
    with pytest.raises(NotFound):
        t.maya.styles.switch_guard("moat", t.maya.reminders, on=False)


def test_put_off_twice_then_act_unless_the_guard_is_off(t):
    t.maya.styles.choose("influencer", t.maya.reminders)
    case_id = opened(t.maya)
    put_off(t.maya, case_id, 25, 26)
    assert figure(t.maya, "put_off_limit").value == 1
    with pytest.raises(PutOffTooOften):
        put_off(t.maya, case_id, 27)
    t.maya.styles.switch_guard("put_off_limit", t.maya.reminders, on=False)
    put_off(t.maya, case_id, 27, 30)
    assert case_of(t.maya, case_id).planned.put_offs == 4


def test_a_colleagues_switch_is_the_colleagues(t):
    t.ben.styles.choose("influencer", t.ben.reminders)
    t.maya.styles.choose("influencer", t.maya.reminders)
    t.maya.styles.switch_guard("ladder", t.maya.reminders, on=False)
    assert "ladder" in t.ben.styles.guards()


def test_whoever_is_to_hear_by_tomorrow_is_counted_until_there_is_a_plan(t):
    t.maya.styles.choose("influencer", t.maya.reminders)
    case_id = opened(t.maya)
    t.clock.now = at(24, 17)
    assert figure(t.maya, "day_not_finished").value == 1
    assert figure(t.maya, "day_not_finished").is_warning
    t.maya.steps.later(case_id, moment(25, 9), Postponement(reason="they are out till then"))
    assert figure(t.maya, "day_not_finished").value == 0
    assert not figure(t.maya, "day_not_finished").is_warning
    assert figure(t.maya, "day_not_finished").at == at(25, 10)
    assert timedelta() < case_of(t.maya, case_id).planned.due_at - t.clock.now
