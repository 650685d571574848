from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import AppError
from app.domain.moments import Moment
from app.domain.promises import Promise, PromiseState
from app.domain.ranks import Weights
from app.domain.working_time import Week, WorkingCalendar
from app.ui.seats.dealings import kept_record, next_gap
from app.ui.seats.priorities import FILTERS_KEY, WEIGHTS_KEY, PrioritiesSeat, weights_from
from app.ui.workspaces.priorities.boards import AskState, SavedFilter, Wanted
from tests.ui.rows import MAYA, agenda_rows

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


def first(board, count=3):
    return [placed.row.number for placed in board.rows[:count]]


def test_the_board_of_the_sample_company_has_the_figures_of_the_picture(seat):
    board = seat.board()
    assert len(board.rows) == 18
    assert [one.name for one in board.filters] == [
        "All mine", "Must win", "Waiting for news", "Quotes over €5k", "Drifting",
    ]  # fmt: skip
    assert (board.counts[0], board.counts[1], board.counts[3], board.counts[4]) == (18, 4, 5, 2)
    assert (board.tally.overdue, board.tally.due_today) == (2, 7)
    assert board.tally.at_stake == (("EUR", Decimal(82_382)),)


def test_harm_comes_first_and_today_before_later_days(seat):
    board = seat.board()
    assert first(board, 1) == [4141]
    harms = [bool(placed.harms) for placed in board.rows]
    assert harms == sorted(harms, reverse=True)
    later = [placed.at >= board.ends_at for placed in board.rows]
    assert later == sorted(later)


def test_other_weights_rank_otherwise_and_change_nothing_stored(seat, services):
    with services.desk.reading() as unit:
        before = unit.proof.content_hash()
    plain = Weights(broken_promise=0, silent_complaint=0, customer_waiting=0, share=0, value=1, age=0)
    preview = [placed.row.number for placed in seat.preview(plain, 1)]
    assert first(seat.board(), 1) == [4141]
    seat.keep_weights(plain)
    assert first(seat.board(), 1) == preview == [4119]
    assert first(PrioritiesSeat(services).board(), 1) == [4119]
    with services.desk.reading() as unit:
        assert unit.proof.content_hash() == before


def test_a_changed_filter_is_kept_with_its_count(seat, services):
    filters = list(seat.board().filters)
    filters[4] = SavedFilter("Fenwick", "fenwick")
    seat.keep_filters(filters)
    board = PrioritiesSeat(services).board()
    assert board.filters[4] == SavedFilter("Fenwick", "fenwick")
    assert board.counts[4] == 1


@pytest.mark.parametrize("kept", [[1, 2], [{"name": ""}], [{"name": 3, "rule": "x"}], []])
def test_a_spoilt_private_file_gives_the_usual_filters(seat, services, kept):
    services.styles.personal.set(FILTERS_KEY, kept)
    assert [one.rule for one in seat.board().filters][:2] == ["all mine", "from 10k"]


@given(st.dictionaries(st.sampled_from(["value", "age", "share", "colour"]),
                       st.one_of(st.floats(), st.booleans(), st.text(), st.integers())))  # fmt: skip
def test_whatever_a_file_says_the_weights_stay_sensible(values):
    weights = weights_from(values)
    assert all(0 <= getattr(weights, name) <= 9 for name in ("value", "age", "share", "broken_promise"))


def test_single_keys_are_remembered(seat, services):
    assert seat.board().single_keys
    seat.keep_single_keys(on=False)
    assert not PrioritiesSeat(services).board().single_keys
    services.styles.personal.set(WEIGHTS_KEY, {"value": 2})
    assert seat.board().weights == Weights(value=2)


def test_the_board_follows_what_is_stored(seat, services):
    assert len(seat.board().rows) == 18
    services.opening.add(services.entries.read("q Meyer 12k !! fri @Maya"))
    board = seat.board()
    new = next(placed.row for placed in board.rows if placed.row.customer == "Meyer")
    assert (len(board.rows), new.value) == (19, Decimal(12_000))


def colleague(seat, name):
    return next(one for one in seat.dealings().colleagues if one.name.startswith(name))


def test_what_was_asked_shows_its_state_and_the_load_of_the_day(seat):
    assert [ask.state for ask in colleague(seat, "Tomás").asks] == [AskState.ANSWERED]
    assert [ask.state for ask in colleague(seat, "Joan").asks] == [AskState.ON_ITS_WAY]
    assert [ask.state for ask in colleague(seat, "Ben").asks] == [AskState.OFFERED]
    ben = colleague(seat, "Ben")
    assert ben.load > 0.85
    assert ben.open_count == 14
    assert colleague(seat, "Joan").reaches_at == datetime(2026, 11, 24, 14, tzinfo=UTC)


def test_asking_waits_for_the_reading_time_unless_it_spares_a_customer_harm(seat):
    case_id = seat.board().rows[0].row.case_id
    joan = colleague(seat, "Joan")
    seat.ask(case_id, joan.person_id, Wanted("Is the cable long enough?", "today 16:00"))
    asks = {ask.text: ask for ask in colleague(seat, "Joan").asks}
    assert asks["Is the cable long enough?"].deliver_at == seat.reaches_at(joan.person_id)
    seat.ask(
        case_id, joan.person_id, Wanted("Stop the fitters", "today 16:00", "They would drill into a pipe")
    )
    asks = {ask.text: ask for ask in colleague(seat, "Joan").asks}
    assert asks["Stop the fitters"].state is AskState.WITH_THEM


def test_a_request_needed_before_it_is_read_says_so(seat):
    case_id = seat.board().rows[0].row.case_id
    seat.ask(case_id, colleague(seat, "Joan").person_id, Wanted("Which fuse?", "today 12:00"))
    asks = {ask.text: ask.state for ask in colleague(seat, "Joan").asks}
    assert asks["Which fuse?"] is AskState.TOO_LATE


def test_nothing_is_asked_without_a_moment_that_can_be_read(seat):
    case_id = seat.board().rows[0].row.case_id
    with pytest.raises(AppError):
        seat.ask(case_id, colleague(seat, "Joan").person_id, Wanted("Which fuse?", "sometime"))


def test_what_is_asked_of_me_goes_away_once_answered_or_refused(seat):
    asked = seat.dealings().asked_of_me
    assert len(asked) == 4
    assert asked[0].who == "Tomás Reilly"
    seat.answer(asked[0].request_id, "The small one, in 2023.")
    seat.decline(asked[1].request_id, "Not before Thursday, sorry.")
    assert {one.request_id for one in seat.dealings().asked_of_me} == {one.request_id for one in asked[2:]}


def promise(state, days_ago):
    at = NOW - timedelta(days=days_ago)
    settled = None if state is PromiseState.OPEN else at
    return Promise(MAYA, MAYA, MAYA, MAYA, "x", Moment.of(at, "UTC"), at - timedelta(days=3), state,
                   settled_at=settled)  # fmt: skip


def test_the_record_counts_kept_late_and_passed_promises_of_thirty_days():
    promises = [
        promise(PromiseState.KEPT, 29),
        promise(PromiseState.KEPT, 20),
        promise(PromiseState.LATE, 10),
        promise(PromiseState.OPEN, 1),
        promise(PromiseState.OPEN, -1),
        promise(PromiseState.RELEASED, 5),
        promise(PromiseState.KEPT, 31),
    ]
    record = kept_record(promises, NOW)
    assert (record.kept, record.settled) == (2, 4)
    assert record.trend[0] == 1.0
    assert record.trend[-1] == 0.5


@given(st.lists(st.tuples(st.sampled_from(PromiseState), st.integers(-40, 40))))
def test_the_record_never_leaves_its_bounds(entries):
    record = kept_record([promise(*entry) for entry in entries], NOW)
    assert 0 <= record.kept <= record.settled <= len(entries)
    assert all(0 <= share <= 1 for share in record.trend)


def test_the_next_gap_lies_in_working_time_between_the_steps():
    office = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"))
    assert next_gap((), office, NOW) == datetime(2026, 11, 24, 10, 45, tzinfo=UTC)
    rows = agenda_rows()
    gap = next_gap(rows, office, datetime(2026, 11, 24, 11, 0, tzinfo=UTC))
    assert gap == datetime(2026, 11, 24, 11, 15, tzinfo=UTC)
    assert next_gap((), office, datetime(2026, 11, 24, 18, 0, tzinfo=UTC)) is None
