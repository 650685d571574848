"""The shipped questions, and what is said where a file of questions is damaged."""

from collections import Counter
from pathlib import Path

import pytest

from app.adapters.data_files.choosing import load_questions
from app.adapters.data_files.styles import load_styles
from app.domain.choosing import suggest
from app.domain.data_problems import DataFileProblem

RESOURCES = Path(__file__).parents[2] / "resources"
QUESTIONS = load_questions(RESOURCES / "welcome" / "en.toml")
WAYS = tuple(load_styles(RESOURCES / "styles").styles)


def test_there_are_twelve_with_one_answer_for_each_way_of_working():
    assert len(QUESTIONS) == 12
    assert all(Counter(answer.way for answer in one.answers) == Counter(WAYS) for one in QUESTIONS)


def test_no_place_among_the_answers_belongs_to_one_way():
    for place in range(4):
        assert len({one.answers[place].way for one in QUESTIONS}) == 4


@pytest.mark.parametrize("way", WAYS)
def test_whoever_leans_one_way_all_along_hears_so(way):
    answers = {
        at: next(n for n, answer in enumerate(one.answers) if answer.way == way)
        for at, one in enumerate(QUESTIONS)
    }
    found = suggest(QUESTIONS, answers, WAYS)
    assert (found.best.way, found.best.count, found.runner_up) == (way, 12, None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[[questions]]\nanswers = []", "questions[1].text"),
        ('[[questions]]\ntext = "Why?"\nanswers = [{ text = "So" }]', "questions[1].answers[1].way"),
        ("more = 1", "more"),
    ],
)
def test_a_damaged_file_names_the_place(tmp_path, text, place):
    file = tmp_path / "en.toml"
    file.write_text(text)
    with pytest.raises(DataFileProblem) as problem:
        load_questions(file)
    assert problem.value.key == place
