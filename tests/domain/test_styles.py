"""Every style works the same way, because none is special to the code."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from app.domain.rungs import RUNGS, Rung
from app.domain.styles import AT_RISK_MARK, DUE, Quiet, ShareRule
from tests.domain.desk_of_styles import LOADED, OFFICE, STYLES

every_style = pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)


def test_four_styles_come_with_the_program():
    assert sorted(LOADED.styles) == ["amiable", "analyst", "driver", "influencer"]
    assert LOADED.problems == ()


@pytest.mark.parametrize(
    ("key", "shares"),
    [
        ("influencer", (50, 80, 95)),
        ("driver", (80, 95)),
        ("analyst", (30, 60, 90)),
        ("amiable", (40, 80)),
    ],
)
def test_shares_are_those_of_the_product_and_the_due_moment(key, shares):
    assert tuple(rule.share for rule in LOADED.styles[key].reminders) == (*shares, DUE)


@pytest.mark.parametrize(
    ("key", "times"),
    [
        ("driver", "09:00 12:00 15:30"),
        ("analyst", "09:00 13:00 16:30"),
        ("amiable", "09:00 12:00 14:00 16:00"),
    ],
)
def test_batches_are_at_the_ruled_times(key, times):
    assert LOADED.styles[key].batch.times == tuple(time.fromisoformat(text) for text in times.split())


def test_influencers_gather_by_the_hour_and_put_off_twice():
    style = LOADED.styles["influencer"]
    assert (style.batch.minutes, style.put_off_limit) == (60, 2)


@every_style
def test_a_promise_never_speaks_more_softly_than_a_step(style):
    for rule in style.reminders:
        plain = rule.rung_for(is_promise=False, is_valued=False)
        assert rule.rung_for(is_promise=True, is_valued=False) >= plain
        assert rule.rung_for(is_promise=False, is_valued=True) >= plain


@every_style
def test_shares_rise_and_end_with_the_due_moment(style):
    shares = [rule.share for rule in style.reminders]
    assert shares == sorted(set(shares))
    assert shares[-1] == DUE
    assert AT_RISK_MARK not in shares


def test_no_style_is_named_in_the_program():
    named = [
        (file.name, key)
        for file in Path("app").rglob("*.py")
        for key in LOADED.styles
        if f'"{key}"' in (text := file.read_text("utf-8")) or f"'{key}'" in text
    ]
    assert named == []


def test_only_a_promise_or_a_large_value_interrupts_a_driver():
    rules = LOADED.styles["driver"].reminders
    assert {rule.rung_for(is_promise=False, is_valued=False) for rule in rules} == {Rung.LIST}
    assert {rule.rung_for(is_promise=True, is_valued=False) for rule in rules} == {Rung.NOTIFICATION}
    assert {rule.rung_for(is_promise=False, is_valued=True) for rule in rules} == {Rung.NOTIFICATION}


def test_words_of_an_unknown_language_are_english():
    style = LOADED.styles["analyst"]
    assert style.words_in("xx") == style.words["en"]
    assert style.words_in("en").home == "Sheet"


def test_a_rung_climbs_by_one_and_not_above_its_top():
    assert Rung.LIST.climbed(Rung.WINDOW) is Rung.BADGE
    assert Rung.NOTIFICATION.climbed(Rung.NOTIFICATION) is Rung.NOTIFICATION
    assert Rung.WINDOW.climbed(Rung.NOTIFICATION) is Rung.WINDOW
    assert Rung.WINDOW.climbed(Rung.WINDOW) is Rung.WINDOW
    assert list(RUNGS) == ["list", "badge", "notification", "window"]


def test_the_loudest_rung_that_applies_counts():
    rule = ShareRule(80, Rung.BADGE, Rung.WINDOW, Rung.NOTIFICATION)
    assert rule.rung_for(is_promise=True, is_valued=True) is Rung.WINDOW
    assert rule.rung_for(is_promise=False, is_valued=True) is Rung.NOTIFICATION


def test_quiet_hours_follow_the_wall_clock_through_summer_time():
    lunch = Quiet(((time(12), time(13)),))
    assert lunch.holds(datetime(2026, 11, 24, 12, 30, tzinfo=UTC), OFFICE.zone)
    assert lunch.holds(datetime(2026, 7, 24, 11, 30, tzinfo=UTC), OFFICE.zone)
    assert not lunch.holds(datetime(2026, 7, 24, 12, 30, tzinfo=UTC), OFFICE.zone)


def test_a_night_of_quiet_covers_both_sides_of_midnight():
    night = Quiet(((time(22), time(6)),))
    evening = datetime(2026, 11, 24, 21, 59, tzinfo=UTC)
    held = [night.holds(evening + timedelta(hours=hours), OFFICE.zone) for hours in (0, 1, 8, 9)]
    assert held == [False, True, True, False]
