"""If-then lines: a situation, and what is done in it."""

import pytest

from app.domain.quick_entry.if_then import LONGEST_CUE, if_then
from tests.domain.quick_entry.desks import WORDS


@pytest.mark.parametrize(
    ("line", "cue", "rest"),
    [
        ("after lunch I call Meyer", "after lunch", "call Meyer"),
        ("After lunch, call Meyer", "After lunch", "call Meyer"),
        (
            "When I am back at my desk, then I'll write to Meyer",
            "When I am back at my desk",
            "write to Meyer",
        ),
        ("tomorrow after lunch I call Meyer", "after lunch", "call Meyer"),
        ("first thing tomorrow I ring Meyer", "first thing", "ring Meyer"),
        ("as soon as the trays are here I will email Ruth", "as soon as the trays are here", "email Ruth"),
    ],
)
def test_a_situation_in_front_is_told_from_what_is_done(line, cue, rest):
    said = if_then(line, WORDS)
    assert said is not None
    assert (said.cue, line[said.rest_start :]) == (cue, rest)
    assert len(said.plain(line, keeps_cue=False)) == len(line)
    assert said.plain(line, keeps_cue=False).strip() == rest
    assert said.plain(line, keeps_cue=True).startswith(line[: said.cue_end])


@pytest.mark.parametrize(
    "line",
    [
        "call Meyer after lunch",
        "before lunch call Meyer",
        "quote: Meyer wants trays after Christmas, call fri",
        "whenable things I call Meyer",
        "",
        f"after {'x' * LONGEST_CUE} I call Meyer",
    ],
)
def test_other_lines_have_none(line):
    assert if_then(line, WORDS) is None
