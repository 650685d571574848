"""Effort: what one's own history suggests, and the latest moment to begin."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.efforts import MOST, Spent, latest_start, overrun_of, suggestion
from app.domain.kinds import Channel, Kind
from app.domain.working_time import Week, WorkingCalendar
from app.domain.working_time.rulers import WorkRuler

OFFICE = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"), protected=Week.of("12:30-13:00"))


def spent(estimate: int, actual: int | None = None) -> Spent:
    return Spent(timedelta(minutes=estimate), None if actual is None else timedelta(minutes=actual))


def minutes(such: list[Spent], own: list[Spent]) -> float | None:
    found = suggestion(Kind.QUOTE, Channel.VISIT, such, own)
    return None if found.effort is None else found.effort.total_seconds() / 60


def test_four_steps_are_too_few_to_tell() -> None:
    four = [spent(30, 45)] * 4
    found = suggestion(Kind.QUOTE, Channel.VISIT, four, four)
    assert (found.is_enough, found.count, found.measured) == (False, 4, 4)


def test_the_middle_of_what_such_steps_took_is_suggested() -> None:
    assert minutes([spent(30, actual) for actual in (40, 45, 50, 300, 44)], []) == 45


def test_where_nobody_said_what_it_took_the_own_overrun_counts() -> None:
    own = [spent(20, 30)] * 5
    assert minutes([spent(30)] * 8, own) == 45
    assert minutes([spent(30)] * 8, own[:4]) == 30


def test_only_the_newest_count() -> None:
    newest = [spent(30, 60)] * MOST
    assert minutes([*newest, *[spent(30, 5)] * 90], []) == 60


def test_it_is_rounded_to_five_minutes_and_never_nothing() -> None:
    assert minutes([spent(30, 33)] * 5, []) == 35
    assert minutes([spent(30, 1)] * 5, []) == 5


def test_an_estimate_of_nothing_does_not_spoil_the_overrun() -> None:
    assert overrun_of([spent(0, 30), *[spent(30, 60)] * 5]) == 2.0


@pytest.mark.parametrize("buffer_min", [0, 30, 120])
def test_the_latest_start_is_the_same_by_ruler_and_by_calendar(buffer_min: int) -> None:
    due_at = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    ruler = WorkRuler.over(OFFICE, [due_at])
    effort, buffer = timedelta(minutes=45), timedelta(minutes=buffer_min)
    expected = OFFICE.subtract(due_at, effort + buffer)
    assert latest_start(due_at, effort, ruler.before, buffer) == expected
    assert latest_start(due_at, effort, OFFICE.subtract, buffer) == expected
    assert expected.weekday() == 4  # Friday: the weekend is no time to begin
