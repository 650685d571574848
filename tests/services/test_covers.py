"""Covering: the cover has everything that is needed, the owner stays, and finds one summary at the return."""

import pytest

from app.domain.absences import (
    AbsenceState,
    NoCover,
    NotAway,
    Way,
)
from app.domain.errors import NoOffer, NotYours
from app.domain.occurrences import OccurrenceState
from app.services.changes import Changes
from tests.data.houses import TestHouse
from tests.services.desks import at, case_of, contacts_of, keys, moment, opened, promises_of, remark
from tests.services.leaves import NEWS, PROMISE, STEP, confirmed, days


def test_the_cover_sees_the_cases_marked_for_these_dates_and_the_owner_stays(t: TestHouse) -> None:
    case_id, own = opened(t.maya), opened(t.ben)
    t.maya.telling.told(case_id, "All is well")
    confirmed(t.maya, days(26, 27, t.ben))
    assert [row.case_id for row in t.ben.today.rows()] == [own]
    t.clock.now = at(26, 9)
    rows = {row.case_id: row.is_covered for row in t.ben.today.rows()}
    assert rows == {own: False, case_id: True}
    assert {placed.row.case_id for placed in t.ben.today.today().all_rows} == {own, case_id}
    assert [row.case_id for row in t.maya.today.rows()] == [case_id]
    assert case_of(t.ben, case_id).owner_id == t.maya.desk.person_id
    assert [one.name for one in t.ben.absences.looked_after()] == ["Maya Brennan"]
    t.ben.telling.told(case_id, "Nothing new yet")
    assert contacts_of(t.maya, case_id)[-1].author_id == t.ben.desk.person_id
    assert case_of(t.maya, case_id).owner_id == t.maya.desk.person_id
    t.clock.now = at(28, 0)
    assert [row.case_id for row in t.ben.today.rows()] == [own]


def test_the_cover_gets_each_reminder_once_and_the_owners_desk_keeps_still(t: TestHouse) -> None:
    case_id = opened(t.maya, due=moment(26, 12), step="Call")
    t.maya.telling.told(case_id, "All is well")
    t.maya.promises.make(case_id, "A price", moment(26, 15))
    for services in t.everybody:
        services.reminders.tick()
    confirmed(t.maya, days(26, 27, t.ben))
    t.clock.now = at(26, 15)
    seen = {name: getattr(t, name).reminders.tick() for name in ("maya", "ben", "priya")}
    assert seen["maya"].is_quiet
    assert seen["priya"].is_quiet
    shown = [*seen["ben"].shown, *seen["ben"].catch_up]
    assert {one.occurrence.obligation_kind for one in shown} == {STEP, NEWS, PROMISE}
    assert {one.case.id for one in shown} == {case_id}
    assert all(one.row is not None and one.row.is_covered for one in shown)
    assert t.ben.reminders.tick().is_quiet
    assert {one.case.id for one in t.ben.reminders.reachable()} == {case_id}
    promise = promises_of(t.ben, case_id)[0]
    t.ben.promises.keep(promise.id)
    t.ben.reminders.tick()
    with t.ben.desk.reading() as unit:
        states = {o.state for o in unit.ledger.of_cases([case_id]) if o.obligation_id == promise.id}
    assert OccurrenceState.SHOWN not in states
    assert OccurrenceState.ACTED in states


def test_after_the_leave_one_summary_waits_and_nothing_is_shown_twice(t: TestHouse) -> None:
    for number in range(5):
        case_id = opened(t.maya, due=moment(26, 9 + number), step="Call")
        t.maya.telling.told(case_id, "All is well")
    for services in t.everybody:
        services.reminders.tick()
    confirmed(t.maya, days(26, 27))
    passes = []
    for day, hour in ((26, 9), (26, 12), (26, 17), (27, 12), (27, 17)):
        t.clock.now = at(day, hour)
        passes.append(t.maya.reminders.tick())
    assert all(one.is_quiet for one in passes)
    t.clock.now = at(30, 9)
    back = t.maya.reminders.tick()
    assert back.shown == ()
    assert len({one.case.id for one in back.catch_up}) == 5
    assert len([one for one in back.changes.remarks if one.key == "back_again"]) == 1
    assert remark(back.changes, "back_again").values == {"due": 5, "waiting": 5}
    again = t.maya.reminders.tick()
    assert again.is_quiet
    assert again.changes == Changes()


def test_what_the_cover_saw_is_not_announced_to_the_owner_again_but_stands_in_the_list(t: TestHouse) -> None:
    case_id = opened(t.maya, due=moment(26, 12), step="Call")
    t.maya.telling.told(case_id, "All is well")
    t.maya.reminders.tick()
    confirmed(t.maya, days(26, 26, t.ben))
    t.clock.now = at(26, 17, 30)
    assert not t.ben.reminders.tick().is_quiet
    t.clock.now = at(27, 0)
    t.maya.reminders.tick()
    assert case_id in {one.case.id for one in t.maya.reminders.reachable()}
    shown = [one.occurrence for one in t.maya.reminders.reachable()]
    with t.maya.desk.reading() as unit:
        rows = unit.ledger.of_cases([case_id])
    assert all(row.shown_at is None or row.shown_at <= at(26, 17, 30) for row in rows)
    assert shown


def test_coming_back_early_ends_the_cover(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "All is well")
    with pytest.raises(NotAway):
        t.maya.absences.come_back()
    confirmed(t.maya, days(26, 27, t.ben))
    t.clock.now = at(26, 12)
    t.maya.absences.come_back()
    assert t.ben.today.rows() == []
    assert not t.maya.absences.is_absent(t.maya.desk.person_id, at(26, 13))
    t.maya.history.undo()
    assert [row.case_id for row in t.ben.today.rows()] == [case_id]


def test_covering_an_absent_colleague_acts_at_once(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.telling.told(case_id, "All is well")
    t.clock.now = at(26, 9)
    maya = t.maya.desk.person_id
    with pytest.raises(NoCover):
        t.priya.absences.cover(maya, days(26, 27))
    before = t.content_hash()
    changes = t.priya.absences.cover(maya, days(26, 27, t.ben))
    assert changes.case_ids == {case_id}
    assert [row.case_id for row in t.ben.today.rows()] == [case_id]
    assert {line.line.way for line in t.maya.absences.living()[0].lines} == {Way.COVERED}
    t.priya.history.undo()
    assert t.content_hash() == before
    t.maya.absences.plan(days(26, 29))
    t.priya.absences.cover(maya, days(26, 27, t.ben))
    view = t.maya.absences.living()[0]
    assert (view.absence.until, view.absence.state) == (moment(29).wall.date(), AbsenceState.CONFIRMED)


def test_what_is_offered_to_somebody_away_goes_to_the_cover_or_comes_back(t: TestHouse) -> None:
    case_id = opened(t.priya)
    ben = t.ben.desk.person_id
    confirmed(t.ben, days(24, 27, t.maya))
    changes = t.priya.handovers.hand_over(case_id, ben)
    assert remark(changes, "offered_to_cover").values["cover"] == "Maya Brennan"
    with pytest.raises(NoOffer):
        t.ben.handovers.accept(case_id)
    t.maya.handovers.accept(case_id)
    assert case_of(t.maya, case_id).owner_id == t.maya.desk.person_id
    t.ben.absences.come_back()
    confirmed(t.ben, days(24, 27))
    changes = t.maya.handovers.hand_over(case_id, ben)
    assert remark(changes, "receiver_away").values["name"] == "Ben Doyle"
    t.clock.now = at(25, 18)
    assert "offer_returned" in keys(t.maya.reminders.tick().changes)


def test_the_cover_answers_an_offer_that_was_made_before_the_leave(t: TestHouse) -> None:
    case_id = opened(t.priya)
    t.priya.handovers.hand_over(case_id, t.ben.desk.person_id)
    with pytest.raises(NoOffer):
        t.maya.handovers.accept(case_id)
    confirmed(t.ben, days(24, 27, t.maya))
    t.maya.handovers.accept(case_id)
    assert case_of(t.maya, case_id).owner_id == t.maya.desk.person_id


def test_the_cover_may_hand_on_what_it_covers_nobody_else_may(t: TestHouse) -> None:
    case_id = opened(t.ben)
    with pytest.raises(NotYours):
        t.maya.handovers.hand_over(case_id, t.priya.desk.person_id)
    confirmed(t.ben, days(24, 27, t.maya))
    t.maya.handovers.hand_over(case_id, t.priya.desk.person_id)
    assert case_of(t.ben, case_id).owner_id == t.ben.desk.person_id
