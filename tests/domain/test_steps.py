"""The planned step: moved, placed, put off (rulings 15, 16, 21, 22)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import Channel
from app.domain.moments import Moment
from app.domain.steps import PlannedStep

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
DUE = Moment.of(NOW + timedelta(days=1), "Europe/Dublin")
STEP = PlannedStep(UUID(int=1), "Call", Channel.CALL, DUE, DUE.at, NOW)


@given(st.lists(st.integers(min_value=-600, max_value=600), max_size=8))
def test_only_later_counts_as_put_off_and_every_move_is_a_new_generation(moves: list[int]) -> None:
    step, later, moved = STEP, 0, 0
    for minutes in moves:
        due = Moment.of(step.due_at + timedelta(minutes=minutes), "Europe/Dublin")
        later, moved = later + (minutes > 0), moved + (minutes != 0)
        step = step.moved(due, NOW)
        assert step.slot_at == step.due_at
    assert (step.put_offs, step.generation) == (later, 1 + moved)


def test_shares_of_time_count_from_the_last_move() -> None:
    later = NOW + timedelta(hours=2)
    assert STEP.moved(DUE, later).planned_at == NOW
    assert STEP.moved(Moment.of(NOW + timedelta(days=2), "UTC"), later).planned_at == later


def test_a_text_edit_is_no_new_generation() -> None:
    assert replace(STEP, what="Call again").generation == STEP.generation


def test_a_slot_stands_no_later_than_the_due_moment() -> None:
    assert STEP.placed(NOW).slot_at == NOW
    assert STEP.placed(DUE.at).due == DUE
    with pytest.raises(ValueError, match="postponement"):
        STEP.placed(DUE.at + timedelta(minutes=1))
