"""The sheet's engine: order, groups, sums and filters over plain lists."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.grid_answers import Grid, in_order
from app.domain.grid_filters import FilterReader, minutes_of, passing
from app.domain.grids import (
    BY_SLACK,
    Column,
    GridHeading,
    GridRow,
    Grouping,
    Present,
    Sort,
    Subtotal,
    grid_row,
)
from app.domain.kinds import Kind
from app.domain.working_time import Week, WorkingCalendar
from app.domain.working_time.rulers import WorkRuler
from tests.ui.rows import agenda_rows

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
DUBLIN = ZoneInfo("Europe/Dublin")
OFFICE = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"))
RULER = WorkRuler.over(OFFICE, [datetime(2026, 10, 1, tzinfo=UTC), datetime(2027, 2, 1, tzinfo=UTC)])
PRESENT = Present(NOW, DUBLIN)
READER = FilterReader(PRESENT, RULER.place_of(NOW) // 60)
moments = st.integers(0, 122 * 24 * 3600).map(
    lambda second: datetime(2026, 10, 1, tzinfo=UTC) + timedelta(seconds=second)
)


def rows():
    return [grid_row(case, RULER, case.kind.value.capitalize()) for case in agenda_rows()]


def numbers(found):
    return [row.case.number for row in found if isinstance(row, GridRow)]


def found_by(column, text, say=str):
    sieve = READER.sieve(column, text, say)
    return numbers(passing(rows(), sieve)) if sieve else numbers(rows())


@given(start=moments, end=moments)
def test_the_ruler_measures_as_the_calendar_counts(start, end):
    assert RULER.place_of(end) - RULER.place_of(start) == OFFICE.between(start, end).total_seconds()


@given(end=moments, minutes=st.integers(0, 3_000))
def test_the_ruler_subtracts_as_the_calendar_does(end, minutes):
    length = timedelta(minutes=minutes)
    assert RULER.before(end, length) == OFFICE.subtract(end, length)


def test_beyond_its_ends_the_ruler_passes_no_business_time():
    far = datetime(2031, 1, 1, tzinfo=UTC)
    assert RULER.place_of(far) == RULER.place_of(far + timedelta(days=9))
    assert RULER.place_of(datetime(1999, 1, 1, tzinfo=UTC)) == 0


def test_start_by_is_due_less_effort_in_working_time():
    kiln = next(row for row in rows() if row.case.number == 4141)
    assert kiln.start_at == datetime(2026, 11, 23, 17, 15, tzinfo=UTC)


def test_groups_by_due_come_in_their_order_with_sums():
    answer = Grid.of(rows(), BY_SLACK, Grouping.DUE, PRESENT).answer(())
    headings = [entry for entry in answer.entries if isinstance(entry, GridHeading)]
    assert [heading.key for heading in headings] == ["overdue", "today", "this_week", "next_week"]
    assert headings[0].total == Subtotal(2, 2, 1, 30, headings[0].total.least_place, {"EUR": 1_993_000})
    assert answer.total.count == len(rows())


def test_a_closed_heading_hides_its_rows_and_keeps_its_sums():
    answer = Grid.of(rows(), BY_SLACK, Grouping.KIND, PRESENT).answer((), frozenset({"quote"}))
    quote = next(e for e in answer.entries if isinstance(e, GridHeading) and e.key == "quote")
    assert quote.is_collapsed
    assert quote.total.count == 6
    assert 4127 not in numbers(answer.entries)
    assert answer.total.count == 16


@pytest.mark.parametrize(
    ("column", "text", "found"),
    [
        (Column.VALUE, ">10000", {4127, 4119, 4101, 4108}),
        (Column.VALUE, ">=14,150", {4127, 4119, 4101}),
        (Column.VALUE, "2k..3k", {4146}),
        (Column.EFFORT, ">30 min", {4101, 4108}),
        (Column.EFFORT, "=1 h", {4101}),
        (Column.SLACK, "<0", {4141, 4127}),
        (Column.SLACK, "<20", {4141, 4127, 4146, 4119}),
        (Column.DUE, "fri", {4122, 4062}),
        (Column.DUE, ">fri", {4108}),
        (Column.DUE, "tomorrow..thu", {4101, 4143, 4133, 4094}),
        (Column.DUE, "<10:00", {4141, 4127}),
        (Column.DUE, "=30 nov", {4108}),
        (Column.DUE, "=2026-11-30", {4108}),
        (Column.KIND, "lead, return", {4140, 4062, 4138}),
        (Column.KIND, "=order", {4085, 4094}),
        (Column.CUSTOMER, "  FENWICK ", {4146}),
        (Column.CASE, "q-41", {4127, 4119, 4101, 4122, 4108}),
    ],
)
def test_a_filter_lets_through_what_it_says(column, text, found):
    assert set(found_by(column, text)) == found


def test_a_filter_without_a_meaning_matches_what_the_cells_show():
    assert found_by(Column.VALUE, "£", lambda key: "£9" if key == 129_000 else "€") == [4141]


def test_an_empty_filter_lets_everything_through():
    assert READER.sieve(Column.DUE, "  ") is None


@given(st.text(max_size=30), st.sampled_from(list(Column)))
def test_whatever_is_typed_a_filter_never_breaks(text, column):
    sieve = READER.sieve(column, text)
    if sieve is not None:
        assert set(map(id, passing(ROWS, sieve))) <= set(map(id, ROWS))


ROWS = rows()


@given(st.lists(st.sampled_from(list(Column)), min_size=1, max_size=3, unique=True), st.booleans())
def test_sorting_keeps_every_row_and_orders_by_the_first_column(columns, down):
    ordered = in_order(ROWS, [Sort(column, down) for column in columns])
    assert sorted(numbers(ordered)) == sorted(numbers(ROWS))
    place = list(Column).index(columns[0])
    keys = [row.keys[place] for row in ordered if row.keys[place] != 10**12]
    assert keys == sorted(keys, reverse=down)


def test_cells_that_hold_nothing_stand_last_either_way():
    for down in (False, True):
        ordered = in_order(ROWS, [Sort(Column.VALUE, down)])
        assert set(numbers(ordered)[-2:]) == {4136, 4143}


def test_money_of_two_currencies_is_never_added_up():
    case = next(case for case in agenda_rows() if case.kind is Kind.QUOTE)
    pair = [
        grid_row(replace(case, currency=sign, value=Decimal(5)), RULER, "Quote") for sign in ("EUR", "GBP")
    ]
    total = Grid.of(pair, BY_SLACK, Grouping.NONE, PRESENT).answer(()).total
    assert total.cents == {"EUR": 500, "GBP": 500}


@given(st.text(alphabet="0123456789 .hmind-−", max_size=12))
def test_lengths_are_read_or_refused_but_never_break(text):
    minutes = minutes_of(text)
    assert minutes is None or isinstance(minutes, int)


@given(
    st.lists(st.tuples(st.sampled_from(list(Column)), st.text("abcdeoq-14<>=., ", max_size=4)), max_size=3)
)
def test_sums_are_those_of_the_rows_that_are_left_and_no_others(filters):
    made = [READER.sieve(column, text) for column, text in filters]
    answer = Grid.of(ROWS, BY_SLACK, Grouping.DUE, PRESENT).answer([one for one in made if one])
    left = [entry for entry in answer.entries if isinstance(entry, GridRow)]
    assert answer.total.count == len(left)
    assert answer.total.effort_min == sum(row.case.effort.seconds // 60 for row in left)
    assert answer.total.overdue == sum(row.case.due_at < NOW for row in left)
    assert sum(answer.total.cents.values()) == sum((row.case.value or 0) * 100 for row in left)
    assert [number for number, entry in enumerate(answer.entries) if isinstance(entry, GridHeading)] == list(
        answer.headings
    )


@given(st.text("abcdefo ", min_size=1, max_size=3))
def test_leaping_from_hit_to_hit_finds_what_asking_each_row_finds(needle):
    many = ROWS * 30
    sieve = READER.sieve(Column.STEP, needle)
    if sieve is not None:
        word = " ".join(needle.split())
        assert numbers(passing(many, sieve)) == [
            row.case.number for row in many if word in row.case.step.lower()
        ]


@given(st.sampled_from(list(Column)), st.sampled_from(list(Column)), st.sampled_from(list(Grouping)))
def test_another_order_of_the_same_groups_is_what_sorting_anew_gives(first, then, grouping):
    grid = Grid.of(ROWS, (Sort(first),), grouping, PRESENT)
    _ = grid.answer(())
    assert grid.sorted_by((Sort(then),)).answer(()) == Grid.of(ROWS, (Sort(then),), grouping, PRESENT).answer(
        ()
    )


@given(st.sampled_from(list(Column)), st.sampled_from(list(Column)), st.sampled_from(list(Grouping)))
def test_an_order_found_ahead_is_the_order_found_when_asked(first, then, grouping):
    grid = Grid.of(ROWS, (Sort(first),), grouping, PRESENT)
    grid.make_sortable(then)
    for sort in (Sort(then), Sort(then, is_descending=True)):
        assert grid.sorted_by((sort,)).answer(()) == Grid.of(ROWS, (sort,), grouping, PRESENT).answer(())
