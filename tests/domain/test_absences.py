"""Absences: what is inside them, when they are certain, and who looks after whose cases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.absences import (
    Absence,
    AbsenceState,
    LeaveOver,
    Settlement,
    UnsettledLeave,
    Way,
    away_now,
    lines_of,
    looked_after_by,
    responsible,
)
from app.domain.errors import BrokenRule
from app.domain.moments import Moment
from app.domain.occurrences import Obligation, ObligationKind

ZONE = "Europe/Dublin"
START = datetime(2026, 12, 2, tzinfo=UTC)
NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
MAYA, BEN, PRIYA, OMAR = (UUID(int=number) for number in range(1, 5))


def absence(owner: UUID = MAYA, cover: UUID | None = BEN, days: int = 5, **said: object) -> Absence:
    made = Absence(
        UUID(int=owner.int * 100),
        owner.int,
        owner,
        owner,
        Moment.of(START, ZONE),
        Moment.of(START + timedelta(days=days), ZONE),
        cover,
    )
    return replace(made, **said)  # type: ignore[arg-type]


def owed(kind: ObligationKind, due_at: datetime, number: int = 7) -> Obligation:
    return Obligation(kind, UUID(int=number), UUID(int=50), MAYA, 1, NOW, due_at)


def settled(of: Obligation, way: Way, reason: str = "") -> Settlement:
    of_absence = absence().id
    return Settlement(
        UUID(int=9), of_absence, of.case_id, MAYA, MAYA, of.kind, of.id, of.due_at, way, NOW, reason
    )


def test_an_absence_ends_after_it_starts_and_somebody_else_covers() -> None:
    with pytest.raises(BrokenRule):
        absence(days=0)
    with pytest.raises(BrokenRule):
        absence(cover=MAYA)


def test_whole_days_are_said_by_their_last_day_moments_by_the_moment() -> None:
    assert str(absence(days=1).until) == "2026-12-02"
    until_noon = absence(ends=Moment.of(START + timedelta(hours=12), ZONE))
    assert until_noon.until == until_noon.ends


def test_it_holds_what_is_due_inside_and_once_it_is_on_what_is_late_already() -> None:
    leave, minute = absence(), timedelta(minutes=1)
    assert leave.holds(START, NOW)
    assert not leave.holds(START - minute, NOW)
    assert leave.holds(START - minute, START)
    assert leave.holds(leave.ends.at - minute, NOW)
    assert not leave.holds(leave.ends.at, NOW)


def test_a_promise_or_news_date_inside_keeps_it_from_being_certain_a_step_does_not() -> None:
    leave, due_at = absence(), START + timedelta(hours=10)
    for kind in ObligationKind:
        lines = lines_of(leave, [owed(kind, due_at)], [], NOW)
        assert len(lines) == 1
        if kind is ObligationKind.STEP:
            assert leave.confirmed(lines).state is AbsenceState.CONFIRMED
        else:
            with pytest.raises(UnsettledLeave):
                leave.confirmed(lines)


def test_a_decision_holds_for_the_date_it_was_made_for_and_a_cover_that_is_there() -> None:
    leave, promise = absence(), owed(ObligationKind.PROMISE, START + timedelta(hours=10))
    given_ = settled(promise, Way.COVERED)
    assert not lines_of(leave, [promise], [given_], NOW)[0].is_open
    assert lines_of(replace(leave, cover_id=None), [promise], [given_], NOW)[0].is_open
    moved = replace(promise, due_at=promise.due_at + timedelta(hours=1))
    assert lines_of(leave, [moved], [given_], NOW)[0].is_open
    left = settled(promise, Way.LEFT, "They are closed that week")
    assert lines_of(replace(leave, cover_id=None), [promise], [left], NOW)[0].reason.startswith("They")
    with pytest.raises(BrokenRule):
        settled(promise, Way.LEFT)


def test_what_is_over_does_not_change_any_more() -> None:
    over = absence().in_state(AbsenceState.WITHDRAWN)
    assert not over.is_on(START)
    with pytest.raises(LeaveOver):
        over.confirmed([])


def test_a_cover_who_is_away_too_passes_it_on_and_a_ring_covers_nobody() -> None:
    on = AbsenceState.CONFIRMED
    away = away_now([absence(MAYA, BEN, state=on), absence(BEN, PRIYA, state=on)], START)
    assert responsible(MAYA, away) == PRIYA
    assert set(looked_after_by(PRIYA, away)) == {MAYA, BEN}
    assert looked_after_by(BEN, away) == []
    ring = away_now([absence(MAYA, BEN, state=on), absence(BEN, MAYA, state=on)], START)
    assert [responsible(one, ring) for one in (MAYA, BEN)] == [MAYA, BEN]
    alone = away_now([absence(MAYA, BEN, state=on), absence(BEN, None, state=on)], START)
    assert responsible(MAYA, alone) == MAYA
    assert away_now([absence(MAYA, BEN)], START) == {}


@given(
    st.dictionaries(
        st.sampled_from([MAYA, BEN, PRIYA, OMAR]), st.sampled_from([None, MAYA, BEN, PRIYA, OMAR])
    )
)
def test_everybodys_cases_are_looked_after_at_exactly_one_desk(covers: dict[UUID, UUID | None]) -> None:
    leaves = [
        absence(one, cover, state=AbsenceState.CONFIRMED) for one, cover in covers.items() if one != cover
    ]
    away = away_now(leaves, START)
    for owner in (MAYA, BEN, PRIYA, OMAR):
        desks = [one for one in (MAYA, BEN, PRIYA, OMAR) if owner in looked_after_by(one, away)]
        desks += [owner] if responsible(owner, away) == owner else []
        assert desks == [responsible(owner, away)]
        assert responsible(owner, away) == owner or responsible(owner, away) not in away
