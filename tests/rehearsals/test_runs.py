"""Each way of working protects its owner: lived through by the persona that makes it hardest (Must show 2)."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.errors import NotFound
from app.domain.occurrences import ObligationKind
from app.rehearsals import Script, rehearse
from app.rehearsals.diaries import End, Warned
from app.rehearsals.reports import owed_rows, record, summary, table
from tests.data.houses import shipped_paths, shipped_styles
from tests.rehearsals.personas import HOSTILE, SHIPPED, ten_days

STYLES = sorted(shipped_styles().styles)
every_style = pytest.mark.parametrize("style", STYLES)


def test_every_way_of_working_has_its_hostile_persona():
    assert sorted(HOSTILE) == STYLES
    assert {one.tries for one in SHIPPED.values()} <= set(STYLES)


@every_style
def test_nothing_passes_in_silence_and_no_step_is_lost(style):
    result = ten_days(style)
    assert (result.in_silence, result.tally.steps_lost, result.problems) == (0, 0, ())
    assert sum(result.warned(one) is Warned.IN_TIME for one in result.owed) > 1
    assert result.ends(ObligationKind.PROMISE).total() > 1


def test_without_the_ladder_moments_pass_in_silence_yet_no_step_is_lost():
    unguarded = ten_days("influencer", has_guards=False)
    assert unguarded.in_silence > 5
    assert not unguarded.is_lossy


def test_with_guards_whoever_waits_to_be_complete_gives_a_word_before():
    scripts = [Script(HOSTILE["analyst"], "analyst", 6, 1, 16, on) for on in (True, False)]
    guarded, unguarded = (rehearse(shipped_paths(), one).ends(ObligationKind.NEWS) for one in scripts)
    assert guarded[End.KEPT] > unguarded[End.KEPT] * 2
    assert guarded[End.BROKEN] < unguarded[End.BROKEN]


def test_with_guards_colleagues_are_asked_in_batches_and_urgent_requests_are_few():
    scripts = [Script(HOSTILE["driver"], "driver", 3, 2, 6, on) for on in (True, False)]
    guarded, unguarded = (rehearse(shipped_paths(), one).tally for one in scripts)
    assert guarded.asks == unguarded.asks > 10
    assert guarded.interruptions < unguarded.interruptions * 0.7
    assert guarded.refused["UrgentUsedUp"] > 0 == unguarded.refused["UrgentUsedUp"]


def test_with_guards_help_has_its_measure():
    scripts = [Script(HOSTILE["amiable"], "amiable", 3, 2, 12, on) for on in (True, False)]
    guarded, unguarded = (rehearse(shipped_paths(), one).tally for one in scripts)
    assert guarded.helped_minutes < unguarded.helped_minutes * 0.75


def test_the_same_seed_makes_the_same_days():
    script = Script(SHIPPED["asks_everybody"], "driver", 2, 3, 5)
    first, again = (record(rehearse(shipped_paths(), script)) for _ in range(2))
    assert first == again
    assert first["owed"]


def test_a_changed_clock_and_a_holiday_in_the_middle_change_nothing_about_it():
    start = datetime(2026, 10, 21, 6, 0, tzinfo=UTC)  # both on the weekend after, the holiday on the Monday
    result = rehearse(shipped_paths(), Script(SHIPPED["mornings_only"], "driver", 7, 4, 6, start_at=start))
    assert (result.in_silence, result.tally.steps_lost, result.problems) == (0, 0, ())
    assert {one.due_at.hour for one in result.owed} > {16, 17}, "company's close, before and after the change"


def test_a_way_of_working_that_is_not_there_is_named():
    with pytest.raises(NotFound):
        rehearse(shipped_paths(), Script(SHIPPED["says_yes"], "nobody's", 1))


def test_every_promise_and_news_date_has_its_row_and_every_way_of_working_its_line():
    results = [ten_days("influencer"), ten_days("influencer", has_guards=False), ten_days("amiable")]
    assert [row[:3] for row in table(results)] == [
        ("influencer", "on", "1"),
        ("influencer", "off", "1"),
        ("amiable", "on", "1"),
    ]
    for result in results:
        assert len(owed_rows(result)) == len(result.owed) > 0
        assert f"Passed in silence: {result.in_silence}" in summary(result)


@pytest.mark.long
@every_style
@pytest.mark.parametrize("seed", range(1, 11))
def test_in_sixty_days_with_forty_cases_nothing_passes_in_silence(style, seed):
    result = rehearse(shipped_paths(), Script(HOSTILE[style], style, seed=seed))
    assert (result.in_silence, result.tally.steps_lost, result.problems) == (0, 0, ())
    assert result.script.ends_at - result.script.begins_at == timedelta(days=60)
    assert result.tally.opened > result.script.cases


@pytest.mark.long
@every_style
def test_over_weeks_guards_keep_more_words_than_none(style):
    scripts = [Script(HOSTILE[style], style, 30, 3, 40, on) for on in (True, False)]
    guarded, unguarded = (rehearse(shipped_paths(), one) for one in scripts)
    kept = [one.ends(ObligationKind.NEWS)[End.KEPT] for one in (guarded, unguarded)]
    if {"ask_box", "urgent_limit"} <= shipped_styles().styles[style].guards:  # these protect colleagues' time
        assert guarded.tally.interruptions < unguarded.tally.interruptions * 0.7
    else:
        assert kept[0] > kept[1]


@pytest.mark.long
@pytest.mark.parametrize("key", sorted(SHIPPED))
@every_style
def test_whoever_works_in_whichever_way_nothing_passes_in_silence(style, key):
    result = rehearse(shipped_paths(), Script(SHIPPED[key], style, 20, seed=7, cases=20))
    assert (result.in_silence, result.tally.steps_lost, result.problems) == (0, 0, ())
