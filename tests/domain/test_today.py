"""What holds for Today in every style."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.available_time import AvailableTime
from app.domain.kinds import Kind
from app.domain.occurrences import ObligationKind
from app.domain.today import arrange
from app.domain.working_time import Week, WorkingCalendar
from tests.domain.desk_of_styles import LOADED, NOW, OFFICE, STYLES, row

every_style = pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
YEARS = (datetime(2026, 1, 1), datetime(2027, 12, 1))  # noqa: DTZ001 - hypothesis wants them bare
moments = st.datetimes(*YEARS, timezones=st.just(UTC))
NIGHTS = WorkingCalendar("America/New_York", Week.of("00:00-06:00, 22:00-24:00", range(7)))


@st.composite
def agendas(draw):
    return [
        row(
            number,
            kind=draw(st.sampled_from(Kind)),
            due=draw(moments),
            news=draw(moments),
            promise=draw(st.none() | moments),
            opened_at=draw(moments),
            value=draw(st.none() | st.decimals(0, 10**9, places=2)),
            last_told_at=draw(st.none() | moments),
        )
        for number in range(1, draw(st.integers(0, 12)))
    ]


@every_style
@given(rows=agendas(), now=moments, calendar=st.sampled_from([OFFICE, NIGHTS]))
def test_every_open_case_stands_there_once(style, rows, now, calendar):
    today = arrange(rows, style, now, calendar)
    assert sorted(placed.row.number for placed in today.all_rows) == [case.number for case in rows]
    assert all(section.rows for section in today.sections)


@every_style
@given(rows=agendas(), now=moments)
def test_today_holds_all_that_is_overdue_due_today_promised_today_or_waiting(style, rows, now):
    today = arrange(rows, style, now, OFFICE)
    ends_at = datetime.combine(OFFICE.day_of(now) + timedelta(days=1), datetime.min.time())
    pressing = {r.number for r in rows if OFFICE.day_of(r.obligation_at) < ends_at.date()}
    shown = {placed.row.number for placed in today.rows}
    assert pressing <= shown
    assert {r.number for r in rows if r.is_waiting_for_news(now) or r.is_promise_broken(now)} <= shown


@given(rows=agendas(), now=moments)
def test_the_order_of_rows_that_come_in_does_not_matter(rows, now):
    for style in STYLES.values():
        there, back = arrange(rows, style, now, OFFICE), arrange(rows[::-1], style, now, OFFICE)
        assert there == back


around = st.timedeltas(timedelta(days=-390), timedelta(days=390))


@given(start=around, end=around, now=moments)
def test_the_share_used_agrees_with_the_calendar(start, end, now):
    start_at, end_at = sorted([now + start, now + end])
    total = OFFICE.between(start_at, end_at)
    assume(total)
    share = AvailableTime(OFFICE, now).share_used(start_at, end_at)
    assert share == pytest.approx(OFFICE.between(start_at, now) / total, rel=1e-6, abs=1e-6)


def test_a_case_stands_by_its_earliest_obligation():
    style = LOADED.styles["analyst"]
    case = row(due=NOW + timedelta(days=3), news=NOW + timedelta(days=2), promise=NOW + timedelta(days=1))
    (placed,) = arrange([case], style, NOW, OFFICE).all_rows
    assert (placed.kind, placed.at) == (ObligationKind.PROMISE, NOW + timedelta(days=1))


@pytest.mark.parametrize(("hour", "is_today"), [(4, True), (5, False)])
def test_the_day_ends_at_the_owners_midnight(hour, is_today):
    case = row(due=datetime(2026, 11, 25, hour, 30, tzinfo=UTC))
    today = arrange([case], LOADED.styles["driver"], NOW, NIGHTS)
    assert bool(today.rows) is is_today
