"""Help me choose: short questions, and what the answers lean to. It suggests and explains; it decides nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question.

    Attributes:
        way: Key of the way of working that it leans to.
        reason: What it says about the day, after 'because'.
    """

    text: str
    way: str
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a normal day."""

    text: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Leaning:
    """How much the answers lean to one way of working, and why."""

    way: str
    count: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What fits best, and what comes next to it."""

    best: Leaning
    runner_up: Leaning | None
    answered: int


def suggest(
    questions: Sequence[Question], answers: Mapping[int, int], ways: Sequence[str]
) -> Suggestion | None:
    """Count what was answered; nothing answered suggests nothing.

    Args:
        answers: Number of the question -> number of the answer; skipped ones are not in it.
        ways: Keys in the order in which equals are named.
    """
    given = [questions[at].answers[choice] for at, choice in sorted(answers.items())]
    given = [answer for answer in given if answer.way in ways]
    counts = Counter(answer.way for answer in given)
    order = sorted(counts, key=lambda way: (-counts[way], ways.index(way)))
    leanings = [_leaning(way, given) for way in order[:2]]
    if not leanings:
        return None
    return Suggestion(leanings[0], leanings[1] if len(leanings) > 1 else None, len(given))


def _leaning(way: str, given: Sequence[Answer]) -> Leaning:
    of_way = [answer for answer in given if answer.way == way]
    return Leaning(way, len(of_way), tuple(answer.reason for answer in of_way[:MOST_REASONS]))
