"""Effort: what a step took is kept where somebody says it, and the own history suggests the next."""

from datetime import timedelta

import pytest

from app.domain.errors import Unclear
from app.domain.kinds import Channel, Kind
from app.services.work import StepDraft
from tests.data.houses import TestHouse
from tests.services.desks import case_of, moment, opened

QUARTER = timedelta(minutes=15)


def visits(t: TestHouse, count: int, actual: timedelta | None = None) -> None:
    """So many visits, done."""
    for _ in range(count):
        case_id = opened(t.maya, Kind.QUOTE)
        t.maya.steps.replace(
            case_id, StepDraft("Measure", Channel.VISIT, moment(25, 12), timedelta(minutes=30))
        )
        t.maya.steps.done(case_id, actual=actual)


def test_what_a_step_took_is_kept_with_its_kind_and_phase_and_never_needed(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    t.maya.steps.done(case_id, actual=timedelta(minutes=40))
    t.maya.steps.done(case_id)
    first, second = t.maya.today.case(case_id).steps
    assert (first.actual, first.kind, first.phase) == (
        timedelta(minutes=40),
        Kind.QUERY,
        case_of(t.maya, case_id).phase,
    )
    assert second.actual is None


@pytest.mark.parametrize("length", [timedelta(), timedelta(minutes=-5), timedelta(days=8)])
def test_a_step_takes_some_time_and_no_more_than_a_week(t: TestHouse, length: timedelta) -> None:
    case_id = opened(t.maya)
    before = t.content_hash()
    with pytest.raises(Unclear):
        t.maya.steps.done(case_id, actual=length)
    assert t.content_hash() == before


def test_undo_takes_back_what_a_step_took(t: TestHouse) -> None:
    case_id = opened(t.maya)
    before = t.content_hash()
    t.maya.steps.done(case_id, actual=QUARTER)
    t.maya.history.undo()
    assert t.content_hash() == before


def test_the_own_history_suggests_and_says_from_how_many(t: TestHouse) -> None:
    visits(t, 4, timedelta(minutes=45))
    few = t.maya.efforts.suggest_for(Kind.QUOTE, Channel.VISIT)
    assert (few.effort, few.count) == (None, 4)
    visits(t, 1, timedelta(minutes=45))
    found = t.maya.efforts.suggest_for(Kind.QUOTE, Channel.VISIT)
    assert (found.effort, found.count, found.measured) == (timedelta(minutes=45), 5, 5)


def test_steps_of_another_kind_channel_or_person_suggest_nothing(t: TestHouse) -> None:
    visits(t, 5, timedelta(minutes=45))
    assert t.maya.efforts.suggest_for(Kind.QUOTE, Channel.CALL).count == 0
    assert t.maya.efforts.suggest_for(Kind.LEAD, Channel.VISIT).count == 0
    assert t.ben.efforts.suggest_for(Kind.QUOTE, Channel.VISIT).count == 0


def test_where_nobody_said_the_estimate_times_the_own_overrun_counts(t: TestHouse) -> None:
    visits(t, 6)
    for _ in range(5):
        case_id = opened(t.maya, Kind.QUERY)
        t.maya.steps.done(case_id, actual=timedelta(minutes=30))  # of a quarter that was assumed
    found = t.maya.efforts.suggest_for(Kind.QUOTE, Channel.VISIT)
    assert (found.overrun, found.measured, found.effort) == (2.0, 0, timedelta(minutes=60))


def test_a_suggestion_for_a_planned_step_looks_at_its_kind_and_channel(t: TestHouse) -> None:
    visits(t, 5, timedelta(minutes=45))
    case_id = opened(t.maya, Kind.QUOTE)
    t.maya.steps.replace(case_id, StepDraft("Measure", Channel.VISIT, moment(25, 12)))
    before = t.content_hash()
    assert t.maya.efforts.suggest(case_id).effort == timedelta(minutes=45)
    assert t.content_hash() == before
