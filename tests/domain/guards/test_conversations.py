"""The numbers of those who lose track of time."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.domain.guard_limits import GuardLimits
from app.domain.guards import conversations as rules
from app.domain.occurrences import ObligationKind, Occurrence, OccurrenceState
from app.domain.rungs import Rung
from tests.domain.desk_of_styles import MAYA, NOW, row
from tests.domain.guards.watching import watch_of

HOUR = timedelta(hours=1)


def shown(number, rung, *, deadline=NOW):
    ids = [UUID(int=number + count) for count in (50_000, 60_000)]
    kind = ObligationKind.STEP
    return Occurrence(
        ids[0], kind, ids[1], UUID(int=number), MAYA, MAYA, 1, 50, NOW - HOUR, deadline, rung, OccurrenceState.SHOWN
    )  # fmt: skip


def test_steps_with_a_moment_to_come_are_counted_of_all_of_today():
    figure = rules.if_then_line(
        watch_of(row(1, due=NOW + HOUR), row(2, due=NOW - HOUR), row(3, due=NOW + 2 * HOUR))
    )
    assert (figure.value, figure.limit, figure.names) == (2, 3, ("Customer 2",))
    assert figure.is_warning


def test_people_wait_behind_the_one_on_the_table_each_once():
    rows = (
        row(1),
        row(2, customer="Hotel Marlowe"),
        row(3, customer="Hotel Marlowe"),
        row(4, due=NOW + 50 * HOUR),
    )
    figure = rules.one_card(watch_of(*rows))
    assert figure.value == 1
    assert rules.one_card(watch_of(row(1))).value == 0


def test_what_was_put_off_as_often_as_allowed_is_counted():
    figure = rules.put_off_limit(watch_of(row(1, put_offs=1), row(2, put_offs=2), row(3, put_offs=5)))
    assert (figure.value, figure.limit, figure.is_warning) == (2, 2, True)
    assert rules.put_off_limit(watch_of(row(1, put_offs=2), limits=GuardLimits(put_offs=3))).value == 0


def test_reminders_count_once_they_are_loud_and_warn_once_they_are_windows():
    rows = (row(1), row(2), row(3))
    quiet = watch_of(*rows, reminders=(shown(1, Rung.BADGE), shown(2, Rung.NOTIFICATION)))
    assert (rules.ladder(quiet).value, rules.ladder(quiet).is_warning) == (1, False)
    loud = watch_of(
        *rows, reminders=(shown(3, Rung.WINDOW, deadline=NOW + HOUR), shown(2, Rung.NOTIFICATION))
    )
    figure = rules.ladder(loud)
    assert (figure.value, figure.names, figure.is_warning) == (2, ("Customer 2", "Customer 3"), True)


@pytest.mark.parametrize(("share", "count"), [(80, 1), (99, 0)])
def test_a_promise_short_of_time_goes_first(share, count):
    made_at = NOW - 9 * timedelta(days=1)
    promised = row(1, due=NOW + 50 * HOUR, promise=NOW + HOUR, promise_made_at=made_at)
    figure = rules.old_promise_first(watch_of(promised, row(2), limits=GuardLimits(last_share=share)))
    assert figure.value == count
    assert figure.at == (NOW + HOUR if count else None)


def test_who_is_to_hear_before_tomorrows_hour_needs_a_step_to_come():
    tomorrow = datetime(2026, 11, 25, 9, tzinfo=UTC)
    rows = (
        row(1, due=NOW - HOUR, news=tomorrow),
        row(2, due=NOW + HOUR, news=tomorrow),
        row(3, due=tomorrow, news=NOW - HOUR),
        row(4, due=tomorrow + 9 * HOUR, news=NOW + HOUR),
        row(5, due=NOW - HOUR, news=tomorrow + 2 * HOUR),
    )
    figure = rules.day_not_finished(watch_of(*rows))
    assert figure.names == ("Customer 4", "Customer 1")
    assert figure.at == datetime(2026, 11, 25, 10, tzinfo=UTC)
    assert figure.is_warning


def test_after_friday_comes_monday():
    friday = datetime(2026, 11, 27, 16, tzinfo=UTC)
    assert rules.day_not_finished(watch_of(now=friday)).at == datetime(2026, 11, 30, 10, tzinfo=UTC)
