"""Promise states: four are stored, two are computed (rulings 23 and 30)."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.domain.moments import Moment
from app.domain.promises import Promise, PromiseState, PromiseView
from app.domain.working_time import Week, WorkingCalendar

OFFICE = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"))
MADE = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
DUE = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
PROMISE = Promise(
    UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=3), "A price", Moment.of(DUE, "Europe/Dublin"), MADE
)


@pytest.mark.parametrize(
    ("now", "view"),
    [
        (datetime(2026, 11, 24, 16, 29, tzinfo=UTC), PromiseView.OPEN),
        (datetime(2026, 11, 24, 16, 30, tzinfo=UTC), PromiseView.AT_RISK),
        (DUE, PromiseView.AT_RISK),
        (DUE + timedelta(seconds=1), PromiseView.BROKEN),
    ],
)
def test_an_open_one_is_at_risk_with_two_business_hours_left_and_broken_after_its_moment(
    now: datetime, view: PromiseView
) -> None:
    assert PROMISE.view(now, OFFICE) is view


def test_kept_on_the_moment_is_kept_and_after_it_late_which_shows_as_broken_for_ever() -> None:
    kept, late = PROMISE.kept(DUE), PROMISE.kept(DUE + timedelta(seconds=1))
    assert (kept.state, late.state) == (PromiseState.KEPT, PromiseState.LATE)
    assert kept.view(DUE + timedelta(days=9), OFFICE) is PromiseView.KEPT
    assert late.view(DUE + timedelta(days=9), OFFICE) is PromiseView.BROKEN


def test_a_released_one_keeps_the_reason() -> None:
    released = PROMISE.released(MADE, "They have one")
    assert (released.view(DUE, OFFICE), released.reason) == (PromiseView.RELEASED, "They have one")
    assert released.settled_at == MADE
