"""Every screen can be read and worked by keyboard: at each size, with larger text, in longer words."""

import os

import pytest

from app.ui.theme.looks import Ground
from app.ui.tour.scenes import scenes
from app.ui.tour.stages import SMALL, USUAL, Size
from tests.ui.tour.findings import of_colours, of_keyboard, of_names, of_texts

LARGER, TWICE = Size(1440, 900, 1.5), Size(2048, 1400, 2.0)
"""Text half as large again on the usual window; everything twice as large on a screen with as many more pixels."""
ALL = os.environ.get("KEEPWORD_PROFILE") == "all"
SCENES = {scene.key: scene for scene in scenes()}
FEW = [
    key
    for key in ("people", "priorities", "sheet", "day_plan", "panel", "team", "act-done", "quick-add")
    if key in SCENES
]
EVERY = list(SCENES)


def looked_at(keys, sizes):
    return [pytest.param(SCENES[key], size, id=f"{key}-{size.name}") for key in keys for size in sizes]


def findings(stage, scene):
    """Of what lies uppermost: the window below a dialog has scenes of its own."""
    part = scene.set_up(stage)
    found = set()
    for ground in (Ground.LIGHT, Ground.DARK):
        stage.wear(ground)
        shot = stage.shoot(part if part is not None else stage.shown()[-1])
        found |= of_colours(shot, stage.theme.tokens)
        if ground is Ground.LIGHT:
            found |= of_texts(shot)
    top = stage.shown()[-1]
    return found | of_names(top) | of_keyboard(top)


@pytest.mark.parametrize(
    ("scene", "size"),
    looked_at(EVERY, [USUAL]) + looked_at(EVERY if ALL else FEW, [SMALL, LARGER, TWICE]),
)
def test_a_screen_cuts_no_word_and_is_worked_by_keyboard(stage_of, scene, size):
    assert findings(stage_of(size), scene) == set()


@pytest.mark.parametrize(("scene", "size"), looked_at(EVERY if ALL else FEW, [USUAL]))
def test_a_screen_has_room_for_longer_words(stage_of, pseudo, scene, size):
    assert findings(stage_of(size), scene) == set()
