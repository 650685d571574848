"""Reminders are planned anew when what they are counted by has changed, and nothing makes a storm."""

from datetime import timedelta

import pytest

from app.domain.kinds import Kind
from app.domain.occurrences import OccurrenceState
from app.services.people import PeopleService
from tests.services.desks import at, moment, opened


def planned(services, case_id):
    with services.desk.reading() as unit:
        rows = unit.ledger.of_cases([case_id])
    return {
        (row.obligation_kind, row.share): row.planned_at
        for row in rows
        if row.state is OccurrenceState.PLANNED
    }


@pytest.mark.parametrize(
    "change", [{"hours": "10:00-12:00"}, {"zone": "America/New_York"}, {"protected": "13:00-16:00"}], ids=str
)
def test_other_hours_zone_or_blocks_plan_the_future_anew_and_undoing_brings_it_back(t, change):
    case_id = opened(t.maya, Kind.QUOTE)
    t.maya.promises.make(case_id, "The price", moment(27, 16))
    t.maya.reminders.tick()
    before = planned(t.maya, case_id)
    PeopleService(t.maya.desk).edit_me(**change)
    assert t.maya.reminders.tick().is_quiet
    assert planned(t.maya, case_id) != before
    t.maya.history.undo()
    assert t.maya.reminders.tick().is_quiet
    assert planned(t.maya, case_id) == before


def test_a_new_value_limit_changes_how_loud_things_are_and_nothing_else_does(t):
    case_id = opened(t.maya, Kind.QUOTE)
    t.maya.reminders.tick()
    with t.maya.desk.reading() as unit:
        assert unit.ledger.marked(t.maya.desk.person_id, 10) == []
    PeopleService(t.priya.desk).edit_company(value_limit="10")
    before = planned(t.maya, case_id)
    t.maya.reminders.tick()
    assert planned(t.maya, case_id) == before


def test_after_a_night_and_after_a_week_there_is_one_summary_the_oldest_promise_first(t):
    for day in (25, 26, 27):
        case_id = opened(t.maya, Kind.QUERY)
        t.maya.promises.make(case_id, "The price", moment(day, 15))
    t.maya.reminders.tick()
    t.clock.now = at(30, 9, month=11) + timedelta(days=7)
    done = t.maya.reminders.tick()
    assert done.shown == ()
    deadlines = [one.occurrence.deadline_at for one in done.catch_up if one.occurrence.is_promise]
    assert deadlines == [at(25, 15), at(26, 15), at(27, 15)]
    assert len({(o.occurrence.obligation_kind, o.occurrence.obligation_id) for o in done.catch_up}) == len(
        done.catch_up
    )
    assert t.maya.reminders.tick().is_quiet


def test_a_store_brought_back_from_a_copy_makes_one_summary_and_no_storm(t):
    store = t.house.transactions.engine.raw_connection().driver_connection
    ids = [opened(t.maya, Kind.QUERY) for _ in range(20)]
    t.maya.reminders.tick()
    copy = store.serialize()
    t.clock.now = at(25, 12)
    assert not t.maya.reminders.tick().is_quiet
    store.deserialize(copy)  # it knows nothing of what was shown since
    t.clock.now = at(30, 9)
    done = t.maya.reminders.tick()
    assert done.shown == ()
    assert len(done.catch_up) == 2 * len(ids)
    assert t.maya.reminders.tick().is_quiet
