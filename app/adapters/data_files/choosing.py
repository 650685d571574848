"""The questions of 'Help me choose', out of a TOML file."""

from pathlib import Path

from app.adapters.data_files.tables import Table, read_table
from app.domain.choosing import Answer, Question


def load_questions(file: Path) -> tuple[Question, ...]:
    """Read the questions.

    Raises:
        DataFileProblem: With the place of what cannot be used.
    """
    table = read_table(file)
    questions = tuple(_question(one) for one in table.tables("questions"))
    table.finish()
    return questions


def _question(table: Table) -> Question:
    text = table.text("text")
    answers = tuple(_answer(one) for one in table.tables("answers"))
    table.finish()
    return Question(text, answers)


def _answer(table: Table) -> Answer:
    answer = Answer(table.text("text"), table.text("way"), table.text("reason"))
    table.finish()
    return answer
