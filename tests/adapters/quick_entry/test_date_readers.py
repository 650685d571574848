from datetime import datetime
from pathlib import Path

import pytest

from app.adapters.quick_entry.date_readers import read_date
from app.adapters.quick_entry.words_files import load_words
from app.domain.kinds import Kind
from app.domain.quick_entry.grammar import parse
from tests.domain.quick_entry.desks import desk

NOW = datetime.fromisoformat("2026-11-24 10:42")
RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.mark.parametrize(
    ("words", "wall"),
    [
        ("in 3 weeks and 2 days", "2026-12-17 10:42"),
        ("5 days from now", "2026-11-29 10:42"),
        ("nothing like a date", None),
        ("", None),
    ],
)
def test_the_reader_gives_naive_wall_times_or_nothing(words, wall):
    found = read_date(words, NOW, "Europe/Dublin")

    assert (found and f"{found:%Y-%m-%d %H:%M}") == wall


@pytest.mark.parametrize(
    ("words", "wall"),
    [
        ("in 3 weeks and 2 days", "2026-12-17 17:30"),
        ("in 2 weeks and 3 days", "2026-12-11 17:30"),
    ],
)
def test_words_beyond_the_desk_phrases_go_to_the_reader(words, wall):
    draft = parse(f"call Ruth {words}", desk(), read_date)

    assert f"{draft.due.wall:%Y-%m-%d %H:%M}" == wall


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("2 weeks ago", "passed"),
        ("in a week and a half", "not_understood"),
        ("by christmas", "not_understood"),
        ("by the last day of the year", "not_understood"),
    ],
)
def test_what_the_reader_puts_into_the_past_or_cannot_read_is_asked(words, key):
    draft = parse(f"call Ruth {words}", desk(), read_date)

    assert draft.due is None
    assert [doubt.key for doubt in draft.doubts] == [key]


def test_an_answer_that_ignored_a_number_is_asked():
    def half_reader(_words, _now, _zone):
        return datetime.fromisoformat("2026-12-01 00:00")

    draft = parse("call Ruth on day 5 of the year", desk(), half_reader)

    assert draft.due is None
    assert draft.doubts[0].key == "read_in_part"


def test_the_english_words_are_read_from_their_file():
    words = load_words(RESOURCES)

    assert words.kinds["quote"] is Kind.QUOTE
    assert words.weekdays["fri"] == 4
