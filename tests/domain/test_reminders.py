"""Planning: which moments lead up to an obligation, and what a change does to them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.attention import Attention
from app.domain.occurrences import ObligationKind, OccurrenceState
from app.domain.reminders import plan, reconcile
from app.domain.rungs import Rung
from app.domain.styles import AT_RISK_MARK, DUE
from app.domain.working_time import Week, WorkingCalendar
from tests.domain.desk_of_styles import BEN, MAYA, NOW, OFFICE, STYLES, NumberedIds, obligation, worth

every_style = pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
IDS = NumberedIds()


def attention(style, **fields):
    return Attention(style, OFFICE, style.quiet, **fields)


def planned(owed, style, now=NOW):
    return plan(owed, attention(style), now, MAYA, NumberedIds())


def shares(rows):
    return [row.share for row in rows]


def settled(rows, owed, style, now=NOW, ids=IDS):
    """The ledger of an obligation after it was fitted."""
    changed = reconcile(rows, owed, attention(style), now, MAYA, ids)
    return [*{**{row.id: row for row in rows}, **{row.id: row for row in changed}}.values()]


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@every_style
def test_every_style_reminds_at_its_shares_and_at_the_due_moment(style):
    owed = obligation(hours=90, start=MONDAY)
    rows = planned(owed, style, MONDAY)
    assert shares(rows) == [rule.share for rule in style.reminders]
    assert rows[-1].planned_at == owed.due_at
    assert all(MONDAY <= row.planned_at <= owed.due_at for row in rows)


@every_style
def test_a_share_is_of_business_time_or_the_batch_after_it(style):
    owed = obligation(hours=90, start=MONDAY)
    for row in planned(owed, style, MONDAY)[:-1]:
        used_at = OFFICE.add(MONDAY, timedelta(hours=90) * row.share / 100).at
        assert row.planned_at in {used_at, style.batch.next_from(used_at, OFFICE)}


def test_a_batch_holds_only_what_it_comes_in_time_for():
    style = STYLES["driver"]
    owed = obligation(hours=3, start=utc("2026-11-24 12:00"))
    early, late, due = planned(owed, style, utc("2026-11-24 12:00"))
    assert early.planned_at == utc("2026-11-24 14:24")
    assert late.planned_at == utc("2026-11-24 14:51")
    assert due.planned_at == utc("2026-11-24 15:00")


def test_a_batch_gathers_what_has_time():
    owed = obligation(hours=18, start=utc("2026-11-24 08:30"))
    assert planned(owed, STYLES["driver"], owed.planned_at)[0].planned_at == utc("2026-11-25 15:30")


@pytest.mark.parametrize("key", ["analyst", "amiable"])
def test_a_promise_at_risk_opens_a_window_two_business_hours_ahead(key):
    owed = obligation(ObligationKind.PROMISE, hours=90, start=MONDAY)
    row = planned(owed, STYLES[key], MONDAY)[-1]
    assert (row.share, row.rung) == (AT_RISK_MARK, Rung.WINDOW)
    assert OFFICE.between(row.planned_at, owed.due_at) == timedelta(hours=2)


@every_style
@given(
    kind=st.sampled_from([ObligationKind.PROMISE, ObligationKind.NEWS]),
    hours=st.floats(1.01, 200),
    start=st.integers(0, 60 * 24 * 20),
)
def test_nothing_with_more_than_an_hour_to_go_passes_in_silence(style, kind, hours, start):
    start_at = MONDAY + timedelta(minutes=start)
    owed = obligation(kind, hours=hours, start=start_at)
    rows = planned(owed, style, start_at)
    spoken = [row for row in rows if row.rung > Rung.LIST]
    assert any(OFFICE.between(row.planned_at, owed.due_at) >= timedelta(hours=1) for row in spoken)


@every_style
def test_what_was_made_within_its_last_two_hours_has_its_last_call_an_hour_ahead(style):
    owed = obligation(ObligationKind.PROMISE, hours=1.5, start=MONDAY)
    last_call = [row for row in planned(owed, style, MONDAY) if row.share == AT_RISK_MARK]
    spoken = {OFFICE.between(row.planned_at, owed.due_at) for row in last_call}
    assert spoken == {timedelta(hours=1)} or style.reminders[0].share < 33


def test_news_that_a_style_would_leave_to_the_list_has_a_last_call_as_soft_as_can_be():
    owed = obligation(ObligationKind.NEWS, hours=18, start=MONDAY)
    rows = planned(owed, STYLES["driver"], MONDAY)
    assert [(row.share, row.rung) for row in rows if row.rung > Rung.LIST] == [(AT_RISK_MARK, Rung.BADGE)]
    assert OFFICE.between(rows[-1].planned_at, owed.due_at) == timedelta(hours=2)


def test_a_step_alone_has_no_last_call():
    assert shares(planned(obligation(hours=18), STYLES["driver"])) == [80, 95, DUE]


def test_shares_that_have_passed_are_not_planned():
    owed = obligation(hours=9, start=MONDAY)
    assert shares(planned(owed, STYLES["influencer"], MONDAY + timedelta(hours=6))) == [80, 95, DUE]
    assert shares(planned(owed, STYLES["influencer"], MONDAY + timedelta(days=3))) == [DUE]


def test_a_value_above_the_limit_speaks_louder():
    style = STYLES["driver"]
    assert planned(obligation(value=worth(10_000)), style)[0].rung is Rung.LIST
    assert planned(obligation(value=worth(10_001)), style)[0].rung is Rung.NOTIFICATION


@every_style
def test_imported_cases_wait_for_the_next_working_day(style):
    friday = utc("2026-11-27 15:00")
    told_long_ago = obligation(start=friday - timedelta(days=30), imported_at=friday)
    late = replace(told_long_ago, planned_at=friday)
    for owed in (told_long_ago, late, obligation(hours=3, start=friday, imported_at=friday)):
        assert min(row.planned_at for row in planned(owed, style, friday)) >= utc("2026-11-30 08:30")


@every_style
def test_a_due_moment_without_business_time_before_it_is_still_planned(style):
    saturday = utc("2026-11-28 10:00")
    owed = replace(obligation(), planned_at=saturday, due_at=saturday + timedelta(hours=5))
    rows = planned(owed, style, saturday)
    assert rows[-1].planned_at == owed.due_at or rows[-2].planned_at == owed.due_at
    assert all(saturday <= row.planned_at <= owed.due_at for row in rows if row.share != AT_RISK_MARK)


@every_style
def test_fitting_an_empty_ledger_plans_and_doing_it_again_changes_nothing(style):
    owed = obligation(hours=30)
    rows = settled([], owed, style)
    assert shares(rows) == [rule.share for rule in style.reminders]
    assert reconcile(rows, owed, attention(style), NOW, MAYA, NumberedIds()) == ()


@every_style
def test_what_was_made_while_nobody_planned_is_planned_as_of_then(style):
    owed = obligation(hours=9, start=MONDAY)
    rows = settled([], owed, style, MONDAY + timedelta(hours=8, minutes=59))
    assert shares(rows) == [rule.share for rule in style.reminders]
    assert reconcile(rows, owed, attention(style), owed.due_at, MAYA, IDS) == ()


@every_style
def test_a_moved_date_ends_the_old_generation_and_plans_a_new_one(style):
    owed = obligation(hours=30)
    first, *others = settled([], owed, style)
    now = first.planned_at
    moved = replace(owed, generation=2, planned_at=now, due_at=OFFICE.add(now, timedelta(hours=50)).at)
    rows = settled([first.shown(now), *others], moved, style, now)
    by_state = {row.id: row.state for row in rows if row.generation == 1}
    assert by_state.pop(first.id) is OccurrenceState.POSTPONED
    assert set(by_state.values()) == {OccurrenceState.MOVED}
    fresh = [row for row in rows if row.generation == 2]
    assert {row.state for row in fresh} == {OccurrenceState.PLANNED}
    assert {row.deadline_at for row in fresh} == {moved.due_at}


def test_a_date_moved_earlier_is_no_put_off():
    owed = obligation(hours=30)
    first, *others = settled([], owed, STYLES["influencer"])
    now = first.planned_at
    moved = replace(owed, generation=2, planned_at=now, due_at=owed.due_at - timedelta(hours=1))
    rows = settled([first.shown(now), *others], moved, STYLES["influencer"], now)
    assert {row.state for row in rows if row.generation == 1} == {OccurrenceState.MOVED}


def test_news_that_was_told_was_acted_on():
    owed = obligation(ObligationKind.NEWS, hours=30)
    first, *others = settled([], owed, STYLES["influencer"])
    now = first.planned_at
    told = replace(owed, generation=2, planned_at=now, due_at=owed.due_at + timedelta(days=1))
    rows = settled([first.shown(now), *others], told, STYLES["influencer"], now)
    assert next(row for row in rows if row.id == first.id).state is OccurrenceState.ACTED


@every_style
def test_taking_back_that_it_was_done_brings_its_reminders_back(style):
    owed = obligation(hours=30)
    done = settled(settled([], owed, style), None, style)
    rows = settled(done, owed, style)
    again = [row for row in rows if row.state is OccurrenceState.PLANNED]
    assert shares(again) == [rule.share for rule in style.reminders]
    assert reconcile(rows, owed, attention(style), NOW, MAYA, IDS) == ()


@every_style
def test_taking_back_that_it_was_put_off_brings_the_old_date_back(style):
    owed = obligation(hours=3)
    rows = [row.shown(owed.due_at) for row in settled([], owed, style)]
    now = owed.due_at
    later = replace(owed, generation=2, planned_at=now, due_at=OFFICE.add(now, timedelta(hours=9)).at)
    rows = settled(settled(rows, later, style, now), owed, style, now)
    again = [row for row in rows if row.state is OccurrenceState.PLANNED]
    assert [(row.share, row.deadline_at) for row in again] == [(DUE, owed.due_at)]


@every_style
def test_a_date_that_comes_back_before_anything_was_said_of_it_is_not_passed_over(style):
    owed = obligation(ObligationKind.NEWS, hours=18, start=MONDAY)
    rows = settled([], owed, style, MONDAY)
    a_promise_instead = settled(rows, None, style, MONDAY)
    back_at = OFFICE.add(MONDAY, timedelta(hours=16, minutes=30)).at
    back = settled(a_promise_instead, replace(owed, generation=2), style, back_at)
    spoken = [row for row in back if row.is_open and row.rung > Rung.LIST]
    assert min(row.planned_at for row in spoken) <= OFFICE.subtract(owed.due_at, timedelta(hours=1))


def test_what_came_up_stays_when_the_working_hours_change():
    owed = obligation(hours=13.5, start=utc("2026-11-24 08:30"))
    style = STYLES["influencer"]
    ledger = settled([], owed, style, owed.planned_at)
    now = ledger[0].planned_at
    shorter = Attention(style, WorkingCalendar(OFFICE.zone, Week.of("16:00-17:30")), style.quiet)
    changed = reconcile(ledger, owed, shorter, now, MAYA, IDS)
    assert ledger[0].id not in {row.id for row in changed}
    assert ledger[0].is_due(now)


@every_style
def test_what_is_done_needs_no_more_reminders(style):
    rows = settled(settled([], obligation(), style), None, style)
    assert {row.state for row in rows} == {OccurrenceState.ACTED}
    assert reconcile(rows, None, attention(style), NOW, MAYA, NumberedIds()) == ()


@every_style
@pytest.mark.parametrize("other", STYLES.values(), ids=STYLES)
def test_a_change_of_style_plans_the_future_anew_and_changing_back_restores_it(style, other):
    owed = obligation(hours=60, start=MONDAY)
    ids = NumberedIds()
    before = settled([], owed, style, MONDAY, ids)
    first = min(before, key=lambda row: row.planned_at)
    now = first.planned_at
    ledger = [row.shown(now) if row is first else row for row in before]
    changed = settled(ledger, owed, other, now, ids)
    again = settled(changed, owed, style, now, ids)
    assert first.shown(now) in changed
    unshown = {row.share: row for row in again if row.state is OccurrenceState.PLANNED}
    assert {row.share: row for row in ledger if row.state is OccurrenceState.PLANNED} == unshown
    assert len({(row.generation, row.share) for row in again}) == len(again)


def test_what_came_up_under_the_old_style_and_waits_in_a_batch_is_not_lost():
    owed = obligation(hours=18, start=utc("2026-11-24 08:30"))
    now = utc("2026-11-25 14:30")
    ledger = settled([], owed, STYLES["driver"], owed.planned_at)
    waiting = next(row for row in ledger if row.share == 80)
    assert waiting.planned_at > now
    rows = settled(ledger, owed, STYLES["influencer"], now)
    assert waiting in rows
    assert 50 not in shares(rows)


def test_a_new_owner_gets_the_rest_of_the_reminders():
    owed = obligation(hours=30)
    rows = settled([], owed, STYLES["influencer"])
    rows = settled(rows, replace(owed, owner_id=BEN), STYLES["influencer"])
    assert {row.owner_id for row in rows} == {BEN}


def test_ids_come_from_outside():
    assert [row.id for row in planned(obligation(), STYLES["driver"])] == [
        UUID(int=n) for n in (1001, 1002, 1003)
    ]
