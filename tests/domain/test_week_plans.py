"""Days side by side: everything has one column, and what is free is counted once."""

from datetime import UTC, date, datetime, timedelta

from app.domain.week_plans import Frame, plan_week
from tests.data.agenda_rows import agenda_row


def at(day, hour=0, minute=0):
    return datetime(2026, 11, 1, hour, minute, tzinfo=UTC) + timedelta(days=day - 1)


def frame(day, *, works=True):
    hours = ((at(day, 9), at(day, 17)),) if works else ()
    return Frame(date(2026, 11, day), (at(day), at(day + 1)), hours)


def row(number, slot_at, promise_due_at=None):
    return agenda_row(
        number,
        slot_at=slot_at,
        due_at=slot_at,
        effort=timedelta(minutes=30),
        promise_due_at=promise_due_at,
    )


def numbers(blocks):
    return [block.row.number for block in blocks]


NOW = at(24, 10)
FRAMES = [frame(day, works=day not in {28, 29}) for day in range(24, 30)]


def test_each_step_stands_in_its_day_and_what_slipped_in_todays():
    rows = [row(1, at(23, 15)), row(2, at(24, 11)), row(3, at(26, 9)), row(4, at(26, 8))]
    days = plan_week(rows, NOW, FRAMES).days
    assert [numbers(day.blocks) for day in days] == [[4001, 4002], [], [4004, 4003], []]


def test_a_day_off_is_shown_only_where_something_stands_in_it():
    assert [day.frame.on.day for day in plan_week([], NOW, FRAMES).days] == [24, 25, 26, 27]
    days = plan_week([row(1, at(28, 11))], NOW, FRAMES).days
    assert [(day.frame.on.day, day.free) for day in days][-1] == (28, timedelta())


def test_today_is_shown_though_it_is_a_day_off():
    days = plan_week([], at(28, 10), [frame(28, works=False), frame(30)]).days
    assert [day.frame.on.day for day in days] == [28, 30]


def test_free_time_begins_now_and_ends_where_something_stands():
    today, tomorrow, *_ = plan_week([row(1, at(24, 11)), row(2, at(25, 9))], NOW, FRAMES).days
    assert (today.free, tomorrow.free) == (timedelta(hours=6.5), timedelta(hours=7.5))


def test_promises_stand_in_the_day_they_fall_due_and_broken_ones_in_todays():
    rows = [row(1, at(26, 9), at(23, 12)), row(2, at(24, 11), at(25, 17)), row(3, at(24, 12), at(25, 12))]
    today, tomorrow, *_ = plan_week(rows, NOW, FRAMES).days
    assert [one.number for one in today.promises] == [4001]
    assert [one.number for one in tomorrow.promises] == [4003, 4002]
