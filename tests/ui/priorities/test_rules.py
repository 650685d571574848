from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import Kind
from app.domain.occurrences import ObligationKind
from app.domain.ranks import Placed
from app.ui.workspaces.priorities.boards import Board, SavedFilter, tally
from app.ui.workspaces.priorities.rules import Mark, Rule, parse_rule
from tests.ui.rows import agenda_rows

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 25, tzinfo=UTC)
ROWS = tuple(Placed(row, ObligationKind.STEP, row.due_at, 0.0, (), (0.0,) * 4) for row in agenda_rows())
TEXTS = tuple(f"{p.row.customer} {p.row.contact}".casefold() for p in ROWS)


def numbers(line):
    return [ROWS[at].row.number for at in parse_rule(line).places(ROWS, TEXTS, NOW, MIDNIGHT)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("from 10k", [4127, 4119, 4101, 4108]),
        ("quotes over 5k", [4127, 4119, 4101, 4122, 4108]),
        ("waiting for news", [4141, 4138, 4076]),
        ("drifting", [4076, 4062]),
        ("late", [4141, 4127]),
        ("overdue quotes", [4127]),
        ("today leads", [4140]),
        ("promised", [4127]),
        ("complaints and returns", [4141, 4138, 4133]),
        ("under 1000 return", [4138]),
        (">=46,800", [4119]),
        ("over 46,800", []),
        ("hotel", [4127]),
        ("HOTEL eimear", [4127]),
        ("offered", []),
    ],
)
def test_a_rule_lets_through_what_its_words_say(line, found):
    assert numbers(line) == found


def test_an_empty_rule_and_all_mine_let_everything_through():
    assert parse_rule("") == parse_rule("all mine") == Rule()
    assert len(numbers("")) == len(ROWS)


def test_over_means_more_and_from_means_at_least():
    assert parse_rule("over 5k").least == Decimal("5000.01")
    assert parse_rule("from 5k").least == Decimal(5000)
    assert parse_rule("2.5k").words == ("2.5k",)


def test_now_is_what_is_late_and_what_is_due_today():
    assert set(numbers("now")) == set(numbers("late")) | set(numbers("today"))


@given(st.text(max_size=60))
def test_no_typed_rule_breaks_anything(line):
    assert set(parse_rule(line).places(ROWS, TEXTS, NOW, MIDNIGHT)) <= set(range(len(ROWS)))


WORDS = [kind.value for kind in Kind] + [mark.value for mark in Mark] + ["over 5k", "under 2k", "hotel"]


@given(st.lists(st.sampled_from(WORDS), max_size=4), st.sampled_from([mark.value for mark in Mark]))
def test_one_more_condition_never_lets_more_through(words, mark):
    line = " ".join(words)
    assert set(numbers(f"{line} {mark}")) <= set(numbers(line))


def test_counts_agree_with_the_rules():
    filters = (SavedFilter("All", ""), SavedFilter("Late", "late"), SavedFilter("Hotel", "hotel"))
    board = Board(NOW, MIDNIGHT, ROWS, TEXTS, filters)
    assert board.counts == (16, 2, 1)
    assert list(board.positions("late")) == [0, 1]
    assert list(board.positions("late hotel")) == [1]


def test_the_figures_add_up():
    figures = tally(ROWS, NOW, MIDNIGHT)
    assert (figures.open_count, figures.overdue, figures.due_today) == (16, 2, 7)
    assert figures.longest == timedelta(hours=2, minutes=12)
    assert figures.next_at == datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
    assert figures.at_stake == (("EUR", Decimal(82_382)),)


def test_currencies_are_never_added_together():
    pounds = replace(ROWS[0], row=replace(ROWS[0].row, currency="GBP", value=Decimal(90_000)))
    figures = tally([pounds, *ROWS[1:]], NOW, MIDNIGHT)
    assert figures.at_stake == (("GBP", Decimal(90_000)), ("EUR", Decimal(81_092)))
