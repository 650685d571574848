"""Personas come from files; what cannot be used is named with file and key."""

import tomllib
from pathlib import Path

import pytest
import tomli_w

from app.adapters.data_files.personas import load_persona, load_personas
from app.domain.data_problems import DataFileProblem
from app.domain.personas import IGNORED, Habit
from app.domain.rungs import Rung

OURS = Path("resources/personas")


def changed(tmp_path, *path, to):
    """A shipped persona with one thing said otherwise; None leaves it out."""
    content = tomllib.loads((OURS / "asks_everybody.toml").read_text("utf-8"))
    table = content
    for key in path[:-1]:
        table = table[key]
    if to is None:
        del table[path[-1]]
    else:
        table[path[-1]] = to
    file = tmp_path / "mine.toml"
    file.write_text(tomli_w.dumps(content), "utf-8")
    return file


def test_every_shipped_persona_can_be_read():
    personas = list(load_personas(OURS))
    assert [one.key for one in personas] == sorted(file.stem for file in OURS.glob("*.toml"))
    assert len({one.name for one in personas}) == len(personas) >= 6


def test_a_rung_that_is_not_named_is_ignored():
    persona = load_persona(OURS / "asks_everybody.toml")
    assert persona.reaction(Rung.WINDOW).percent == 95
    assert persona.reaction(Rung.BADGE) is IGNORED
    assert persona.does[Habit.HAND_OVER] == 1


@pytest.mark.parametrize(
    ("path", "said", "place"),
    [
        (("name",), None, "name"),
        (("hours",), "9 to 5", "hours"),
        (("mood",), "good", "mood"),
        (("does",), {}, "does.act"),
        (("does", "sleep"), 3, "does.sleep"),
        (("notices", "shout"), {"percent": 5, "minutes": 5}, "notices.shout"),
        (("notices", "window", "percent"), 101, "notices.window.percent"),
        (("talks", "hours", "most"), 0, "talks.hours.most"),
        (("colleagues", "asks"), "many", "colleagues.asks"),
        (("day", "own_pace"), True, "day.own_pace"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_place(tmp_path, path, said, place):
    with pytest.raises(DataFileProblem) as caught:
        load_persona(changed(tmp_path, *path, to=said))
    assert (caught.value.file, caught.value.key) == ("mine.toml", place)
