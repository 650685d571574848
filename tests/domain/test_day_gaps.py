from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.day_gaps import GRID, Room, first_fit, free_gaps, lanes, on_grid, total

MORNING = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
minutes = st.integers(0, 540)


def stretch(start, length):
    at = MORNING + timedelta(minutes=start)
    return at, at + timedelta(minutes=length)


stretches = st.lists(st.builds(stretch, minutes, st.integers(0, 120)), max_size=12)
OPEN = (stretch(0, 240), stretch(270, 270))


def overlap(one, other):
    return one[0] < other[1] and other[0] < one[1]


def test_free_time_is_what_lies_between_blocks_and_lunch():
    gaps = free_gaps(OPEN, [stretch(60, 30)], MORNING + timedelta(minutes=30))
    assert gaps == (stretch(30, 30), stretch(90, 150), stretch(270, 270))


@given(stretches, minutes)
def test_a_gap_is_free_open_and_ahead(busy, after):
    now = MORNING + timedelta(minutes=after)
    for gap in free_gaps(OPEN, busy, now):
        assert gap[0] < gap[1]
        assert gap[0] >= now
        assert any(opens <= gap[0] and gap[1] <= closes for opens, closes in OPEN)
        assert not any(overlap(gap, block) for block in busy if block[0] < block[1])


@given(stretches, minutes)
def test_gaps_and_blocks_together_fill_the_open_hours(busy, after):
    now = MORNING + timedelta(minutes=after)
    minute = timedelta(minutes=1)
    free = 0
    for opens, closes in OPEN:
        at = max(opens, now)
        while at < closes:
            free += not any(start <= at < end for start, end in busy)
            at += minute
    assert total(free_gaps(OPEN, busy, now)) == free * minute


@given(stretches, minutes, st.integers(5, 90))
def test_what_fits_lies_in_a_gap_on_the_grid_and_is_the_first_to_do_so(busy, after, length):
    needed = timedelta(minutes=length)
    gaps = free_gaps(OPEN, busy, MORNING + timedelta(minutes=after))
    at = first_fit(gaps, needed)
    fits = [start for start, end in gaps if on_grid(start) + needed <= end]
    if at is None:
        assert not fits
        return
    assert at == on_grid(at) == on_grid(fits[0])
    assert any(start <= at and at + needed <= end for start, end in gaps)


@given(minutes)
def test_the_grid_never_goes_back_and_never_five_minutes_ahead(minute):
    at = MORNING + timedelta(minutes=minute, seconds=17)
    assert timedelta() <= on_grid(at) - at < GRID


@given(stretches)
def test_blocks_that_overlap_never_share_a_lane(blocks):
    placed = lanes(blocks)
    for number, (lane, beside) in enumerate(placed):
        assert 0 <= lane < beside
        for other in range(number):
            if overlap(blocks[number], blocks[other]):
                assert placed[other][0] != lane
                assert placed[other][1] == beside


@given(stretches)
def test_there_are_never_more_lanes_than_blocks_at_once(blocks):
    blocks = [block for block in blocks if block[0] < block[1]]
    for lane, beside in lanes(blocks):
        assert lane < beside <= len(blocks)


@given(stretches, st.lists(st.integers(5, 60), max_size=12))
def test_what_is_taken_never_clashes_and_is_where_a_fresh_look_would_put_it(busy, lengths):
    room, taken = Room.of(OPEN, busy, MORNING), list(busy)
    for length in (timedelta(minutes=minutes_) for minutes_ in lengths):
        expected = first_fit(free_gaps(OPEN, taken, MORNING), length)
        at = room.take(length)
        assert at == expected
        if at is not None:
            taken.append((at, at + length))
