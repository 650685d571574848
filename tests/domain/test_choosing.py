"""Help me choose suggests with reasons, and decides nothing."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.choosing import MOST_REASONS, Answer, Question, suggest

WAYS = ("first", "second", "third", "fourth")
QUESTIONS = tuple(
    Question(f"Question {at}?", tuple(Answer(f"Answer {way}", way, f"{way} at {at}") for way in WAYS))
    for at in range(12)
)
ANSWERS = st.dictionaries(st.integers(0, 11), st.integers(0, 3))


def test_nothing_answered_suggests_nothing():
    assert suggest(QUESTIONS, {}, WAYS) is None


def test_most_answers_win_and_the_next_is_the_runner_up():
    found = suggest(QUESTIONS, {0: 2, 1: 2, 2: 1, 5: 2}, WAYS)
    assert (found.best.way, found.best.count) == ("third", 3)
    assert found.runner_up.way == "second"
    assert found.best.reasons == ("third at 0", "third at 1", "third at 5")


def test_equals_are_named_in_the_order_of_the_ways():
    found = suggest(QUESTIONS, {0: 3, 1: 0}, WAYS)
    assert [found.best.way, found.runner_up.way] == ["first", "fourth"]


@given(ANSWERS)
def test_every_suggestion_rests_on_answers_that_were_given(answers):
    found = suggest(QUESTIONS, answers, WAYS)
    assert (found is None) == (not answers)
    if found is not None:
        assert found.answered == len(answers)
        assert 1 <= len(found.best.reasons) <= min(MOST_REASONS, found.best.count)
        assert found.runner_up is None or found.runner_up.count <= found.best.count


@given(ANSWERS)
def test_a_way_that_is_not_there_is_never_suggested(answers):
    found = suggest(QUESTIONS, answers, WAYS[:2])
    named = {one.way for one in (found.best, found.runner_up) if one} if found else set()
    assert named <= set(WAYS[:2])
