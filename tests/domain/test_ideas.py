"""Ideas: what a customer said, where it is now, and what it is about."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from app.domain.errors import BrokenRule
from app.domain.ideas import (
    WORDS_LIMIT,
    Idea,
    IdeaKind,
    IdeaState,
    ThemeCount,
    quoted,
    spelled,
    suggested,
    theme_counts,
)

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
EIMEAR, LENA = UUID(int=2), UUID(int=3)
IDEA = Idea(
    UUID(int=0xABC123), UUID(int=1), EIMEAR, None, None, LENA, LENA, IdeaKind.IDEA, "Rent one?", NOW, NOW
)


def test_an_idea_is_named_by_the_end_of_its_id() -> None:
    assert IDEA.mark == "idea-abc123"


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": " \n"},
        {"state": IdeaState.DONE},
        {"state": IdeaState.DECLINED, "answered_at": NOW},
        {"state": IdeaState.DECLINED, "answered_at": NOW, "answer": " "},
        {"answered_at": NOW},
        {"state": IdeaState.READ, "answered_at": NOW},
    ],
)
def test_what_nobody_said_or_answered_cannot_be(wrong: dict[str, object]) -> None:
    with pytest.raises(BrokenRule):
        replace(IDEA, **wrong)


def test_whoever_reads_it_has_it_and_an_answer_has_its_moment() -> None:
    read = IDEA.read(EIMEAR, "Looking into it")
    assert (read.state, read.owner_id, read.answer, read.is_answered) == (
        IdeaState.READ, EIMEAR, "Looking into it", False,
    )  # fmt: skip
    done = read.answered(IdeaState.DONE, "", LENA, NOW)
    assert (done.owner_id, done.answered_at, done.is_answered, done.author_id) == (LENA, NOW, True, LENA)


def test_themes_are_counted_the_fullest_first_and_what_waits_apart() -> None:
    ideas = [
        IDEA.about("Renting"),
        IDEA.about("Renting").answered(IdeaState.PLANNED, "", LENA, NOW),
        IDEA.about("delivery"),
        IDEA.about("Crema"),
        IDEA,
    ]
    assert theme_counts(ideas) == (
        ThemeCount("Renting", 2, 1), ThemeCount("Crema", 1, 1), ThemeCount("delivery", 1, 1),
    )  # fmt: skip


def test_a_theme_keeps_its_spelling() -> None:
    assert spelled("RENTING", ["Renting"]) == "Renting"
    assert spelled("Renting now", ["Renting"]) == "Renting now"


@pytest.mark.parametrize(
    ("words", "themes"),
    [
        ("Could we RENT a second one?", ("Renting",)),
        ("It came late again, the delivered box was wet", ("Late deliveries",)),
        ("Lovely", ()),
        ("", ()),
        ("so so so", ()),
    ],
)
def test_a_theme_is_suggested_by_the_words_it_shares(words: str, themes: tuple[str, ...]) -> None:
    assert suggested(words, ("Renting", "Late deliveries", "So so")) == themes


@pytest.mark.parametrize(
    ("filed", "words"),
    [
        ("She said “could we rent one?” and “just for breakfast”", "could we rent one? … just for breakfast"),
        ('He wrote "a lid would help" today', "a lid would help"),
        ("„Geht das auch gemietet?“ fragte er", "Geht das auch gemietet?"),
        ('A 15" screen and a 17" one', 'A 15" screen and a 17" one'),
        ("  They would rather rent. ", "They would rather rent."),
        ("“ ” nothing", "“ ” nothing"),
        ("", ""),
    ],
)
def test_the_words_are_what_stands_in_quotation_marks_else_everything(filed: str, words: str) -> None:
    assert quoted(filed) == words


def test_words_that_are_proposed_are_never_too_long_to_keep() -> None:
    assert len(quoted("x" * 5_000)) == WORDS_LIMIT
