"""The team's figures, and what may help whom: facts alone."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.domain.available_time import AvailableTime
from app.domain.ranks import Weights, place
from app.domain.team import (
    Horizon,
    Hours,
    LateOrder,
    Member,
    NeedKind,
    Record,
    TeamBoard,
    age_bucket,
    ages_of,
    days_late,
    most_harmful_first,
    most_late_first,
    needs_of,
)
from app.domain.working_time import Week, WorkingCalendar
from tests.ui.rows import agenda_rows

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
ROWS = {row.number: row for row in agenda_rows()}
TIME = AvailableTime(WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30")), NOW)
HOUR = timedelta(hours=1)
NOTHING_YET = Record()


def placed(*numbers, **changes):
    rows = [replace(ROWS[number], **changes) for number in numbers]
    return most_harmful_first(place(row, NOW, TIME, Weights()) for row in rows)


def member(number=1, late=(), free=6, needed=2, record=NOTHING_YET, drifting=0, **hours):
    return Member(
        UUID(int=number),
        f"Person {number}",
        "",
        Hours(free * HOUR, **hours),
        record,
        tuple(late),
        ages_of((one.row for one in late), NOW),
        due=3,
        waiting=0,
        at_risk=0,
        needed=needed * HOUR,
        drifting=drifting,
    )


def board(*members):
    late = most_harmful_first(one for each in members for one in each.late)
    return TeamBoard(NOW, Horizon.TODAY, most_late_first(members), late)


def test_age_counts_full_elapsed_days_and_not_dates():
    late_evening = NOW - timedelta(hours=11)
    assert days_late(late_evening, NOW) == 0
    assert [age_bucket(NOW - timedelta(days=days), NOW) for days in (0, 1, 3, 4, 7, 8, 40)] == [
        0, 1, 1, 2, 2, 3, 3,
    ]  # fmt: skip
    assert age_bucket(NOW - timedelta(days=4) + timedelta(seconds=1), NOW) == 1


@given(st.lists(st.integers(0, 400), max_size=30))
def test_every_late_row_is_counted_in_exactly_one_bucket(days):
    rows = [replace(ROWS[4127], due_at=NOW - timedelta(days=n, hours=1)) for n in days]
    assert sum(ages_of(rows, NOW)) == len(rows)


@given(st.permutations(sorted(ROWS)))
def test_the_overdue_list_has_one_order_whatever_the_rows_came_in(numbers):
    first = [one.row.number for one in placed(*numbers)]
    assert first == [one.row.number for one in placed(*sorted(ROWS))]
    ranks = [one.rank for one in placed(*numbers)]
    assert ranks == sorted(ranks, reverse=True)


def test_harm_goes_before_age_and_age_is_one_click_away():
    silent = placed(4141, due_at=NOW - HOUR)
    old = placed(4122, due_at=NOW - timedelta(days=9))
    team = board(member(1, old), member(2, silent))
    assert [one.row.number for one in team.late_by(LateOrder.HARM)] == [4141, 4122]
    assert [one.row.number for one in team.late_by(LateOrder.AGE)] == [4122, 4141]


def test_whoever_has_most_that_is_late_stands_first_and_the_total_adds_up():
    team = board(member(1), member(2, placed(4141, 4127)), member(3, placed(4119, due_at=NOW - HOUR)))
    assert [one.person_id.int for one in team.members] == [2, 3, 1]
    assert sum(team.ages) == 3


def test_a_full_day_asks_for_support_and_names_who_has_room():
    full = member(1, placed(4141, 4127), free=2, needed=5)
    free = member(2, free=6, needed=1)
    support = next(need for need in needs_of(full, (full, free)) if need.kind is NeedKind.SUPPORT)
    assert (support.level, support.helper) == (3, "Person 2")
    assert {row.number for row in support.cases} == {4141, 4127}


def test_nobody_is_offered_work_on_a_day_off_or_without_an_hour_to_spare():
    full = member(1, placed(4141), free=1, needed=4)
    off = member(2, free=0, needed=0, is_day_off=True, is_working=False)
    busy = member(3, free=3, needed=3)
    support = next(need for need in needs_of(full, (full, off, busy)) if need.kind is NeedKind.SUPPORT)
    assert support.helper_id is None
    assert support.cases == ()


def test_several_harms_at_once_ask_for_direction_in_the_order_of_harm():
    many = member(1, placed(4141, 4127, due_at=NOW - HOUR, news_due_at=NOW - HOUR))
    direction = next(need for need in needs_of(many, (many,)) if need.kind is NeedKind.DIRECTION)
    assert direction.level == 2
    assert [row.number for row in direction.cases] == [one.row.number for one in many.late]


def test_words_kept_are_worth_saying():
    good = member(1, record=Record(kept=11, settled=12, done=30))
    assert [need.kind for need in needs_of(good, (good,))] == [NeedKind.MOTIVATION]
    broken = member(1, record=Record(kept=1, settled=5))
    assert needs_of(broken, (broken,)) == ()


def test_the_strongest_need_comes_first():
    one = member(1, placed(4141, 4127), free=2, needed=5, record=Record(4, 4, 9))
    levels = [need.level for need in needs_of(one, (one,))]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] == 3


def test_no_fact_about_a_colleague_is_a_way_of_working():
    names = {field.name for kind in (Member, Hours, Record) for field in fields(kind)}
    assert not any("style" in name or "manner" in name for name in names)
