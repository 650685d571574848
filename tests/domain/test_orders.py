"""The rules by which a style arranges a day, one by one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.domain.available_time import AvailableTime
from app.domain.kinds import Kind
from app.domain.ranks import Harm, Term, Weights, because, place
from app.domain.today import arrange
from tests.domain.desk_of_styles import LOADED, NOW, OFFICE, STYLES, row

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def day_of(key, *rows, now=NOW, **fields):
    return arrange(rows, replace(LOADED.styles[key], **fields), now, OFFICE)


def numbers(today):
    return [(section.key, [placed.row.number for placed in section.rows]) for section in today.sections]


def placed(case, weights=None):
    return place(case, NOW, AvailableTime(OFFICE, NOW), weights or Weights())


def test_more_harm_comes_before_more_lateness_and_more_money():
    rich_and_late = row(1, due=NOW - 8 * DAY, value=Decimal(900_000))
    waiting = row(2, due=NOW + HOUR, news=NOW - HOUR)
    silent_complaint = row(3, kind=Kind.COMPLAINT, due=NOW + HOUR, news=NOW - HOUR)
    broken_and_silent = row(4, kind=Kind.COMPLAINT, due=NOW + HOUR, news=NOW - HOUR, promise=NOW - HOUR)
    today = day_of("driver", rich_and_late, waiting, silent_complaint, broken_and_silent)
    assert numbers(today) == [("today", [4, 3, 2, 1])]
    assert today.first.harms == (Harm.BROKEN_PROMISE, Harm.SILENT_COMPLAINT, Harm.CUSTOMER_WAITING)


def test_without_harm_the_share_of_time_then_value_then_age_decides():
    quarter_left = row(1, due=NOW + 4 * HOUR, opened_at=NOW - 60 * DAY)
    due_now = row(2, due=NOW)
    due_now_and_rich = row(3, due=NOW, value=Decimal(20_000))
    due_now_and_older = row(4, due=NOW, opened_at=NOW - 11 * DAY)
    today = day_of("driver", quarter_left, due_now, due_now_and_rich, due_now_and_older)
    assert [p.row.number for p in today.rows] == [3, 4, 2, 1]


def test_weights_are_data():
    broken, waiting = row(1, promise=NOW - HOUR), row(2, due=NOW, news=NOW - HOUR, value=Decimal(10**6))
    style = LOADED.styles["driver"]
    assert arrange([broken, waiting], style, NOW, OFFICE).first.row.number == 2
    heavy = arrange([broken, waiting], style, NOW, OFFICE, Weights(broken_promise=3))
    assert heavy.first.row.number == 1


def test_the_reasons_are_the_terms_of_the_rank():
    case = row(kind=Kind.COMPLAINT, news=NOW - HOUR, value=Decimal(18_640))
    reasons = because(placed(case), NOW)
    assert [reason.term for reason in reasons] == [Term.HARM, Term.HARM, Term.SHARE, Term.VALUE, Term.AGE]
    assert reasons[0].harm is Harm.SILENT_COMPLAINT
    assert reasons[0].since_at == NOW - HOUR
    assert reasons[3].value == Decimal(18_640)
    unweighted = because(placed(case, Weights(value=0, age=0)), NOW)
    assert [reason.term for reason in unweighted] == [Term.HARM, Term.HARM, Term.SHARE]


def test_people_come_one_at_a_time_with_all_that_is_open_with_them():
    ruth_late = row(1, customer="Fenwick", contact="Ruth", due=NOW - DAY, news=NOW - HOUR)
    ruth_too = row(2, customer="Fenwick", contact="Ruth", due=NOW + 5 * HOUR)
    eimear = row(3, customer="Hotel Marlowe", contact="Eimear", due=NOW)
    next_week = row(4, due=NOW + 7 * DAY)
    today = day_of("influencer", next_week, eimear, ruth_too, ruth_late)
    assert numbers(today) == [("now", [1]), ("today", [2, 3]), ("later", [4])]
    assert today.first_because[0].harm is Harm.CUSTOMER_WAITING


def test_an_old_promise_in_its_last_fifth_goes_before_any_new_enquiry():
    enquiry = row(1, kind=Kind.LEAD, last_told_at=None, news=NOW - HOUR, due=NOW - HOUR)
    promised = row(2, due=NOW + 6 * HOUR, promise=NOW + 2 * HOUR)
    assert numbers(day_of("influencer", enquiry, promised)) == [("now", [2]), ("today", [1])]
    unguarded = day_of("influencer", enquiry, promised, guards=frozenset({"one_card"}))
    assert numbers(unguarded) == [("now", [1]), ("today", [2])]


def test_without_one_card_all_of_today_lie_on_the_table():
    assert numbers(day_of("influencer", row(1), row(2))) == [("now", [1]), ("today", [2])]
    assert numbers(day_of("influencer", row(1), row(2), guards=frozenset())) == [("today", [1, 2])]


def test_due_groups_are_the_owners_days_and_weeks_with_sums():
    today = day_of(
        "analyst",
        row(1, due=NOW - HOUR, value=Decimal(100)),
        row(2, due=NOW + HOUR, value=Decimal(50), effort=HOUR),
        row(3, due=NOW + 2 * HOUR, value=Decimal(7), currency="GBP"),
        row(4, due=datetime(2026, 11, 29, 23, 59, tzinfo=UTC)),
        row(5, due=datetime(2026, 11, 30, 0, 0, tzinfo=UTC)),
        row(6, due=datetime(2026, 12, 7, 0, 0, tzinfo=UTC)),
    )
    assert numbers(today) == [
        ("overdue", [1]),
        ("today", [2, 3]),
        ("this_week", [4]),
        ("next_week", [5]),
        ("later", [6]),
    ]
    assert today.sections[1].values == {"EUR": 50, "GBP": 7}
    assert today.sections[1].effort == timedelta(minutes=75)
    assert [p.row.number for p in today.rows] == [1, 2, 3]


def test_rounds_take_what_is_due_before_the_next_one():
    today = day_of(
        "amiable",
        row(1, due=NOW - HOUR),
        row(2, due=NOW + timedelta(minutes=20)),
        row(3, due=datetime(2026, 11, 24, 13, 59, tzinfo=UTC)),
        row(4, due=datetime(2026, 11, 24, 17, 30, tzinfo=UTC)),
        row(5, due=NOW + 3 * DAY, slot_at=datetime(2026, 11, 24, 14, 10, tzinfo=UTC)),
        row(6, due=NOW + DAY),
        row(7, due=NOW + 3 * DAY),
    )
    assert numbers(today) == [
        ("earlier", [1]),
        ("next_round", [2, 3]),
        ("later_round", [5]),
        ("later_round", [4]),
        ("tomorrow", [6]),
        ("later", [7]),
    ]
    assert [section.at.hour for section in today.sections if section.at] == [12, 14, 16]


def test_what_is_agreed_for_the_start_of_a_round_is_done_in_it():
    today = day_of("amiable", row(due=datetime(2026, 11, 24, 14, 0, tzinfo=UTC)))
    assert [section.at.hour for section in today.sections] == [14]


def test_after_the_last_round_and_on_a_day_off_nothing_of_today_is_lost():
    evening = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    tonight, slotted = row(1, due=evening + HOUR), row(2, due=evening + 2 * DAY, slot_at=evening + HOUR)
    assert numbers(day_of("amiable", tonight, slotted, now=evening)) == [("earlier", [1, 2])]
    saturday = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
    assert numbers(day_of("amiable", row(3, due=saturday + HOUR), now=saturday)) == [("earlier", [3])]


@pytest.mark.parametrize("far", [datetime(1995, 1, 1, tzinfo=UTC), datetime(2190, 1, 1, tzinfo=UTC)])
def test_dates_of_other_centuries_cost_nothing_and_still_compare(far):
    time = AvailableTime(OFFICE, NOW)
    middle = far + 2 * (NOW - far)
    assert time.share_used(*sorted([far, middle])) == pytest.approx(0.5, abs=0.01)


def test_where_there_is_no_time_at_all_lateness_still_grows():
    time = AvailableTime(OFFICE, NOW)
    assert time.share_used(NOW - 5 * HOUR, NOW - 5 * HOUR) > time.share_used(NOW - HOUR, NOW - HOUR) > 1


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_an_empty_day_has_nothing_first(style):
    today = arrange([], style, NOW, OFFICE)
    assert (today.sections, today.first, today.first_because) == ((), None, ())
