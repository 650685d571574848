"""A style is a choice, not a verdict: changing it changes nothing stored, and takes nothing away."""

import os
import random

import pytest

from app.adapters.data_files.personal import PersonalFile
from app.ui.actions import ACTIONS, Where
from app.ui.acts.case_acts import MORE
from app.ui.seats.windows import open_window
from app.ui.workspaces.homes import homes
from tests.ui.day_plan.conftest import InTurn
from tests.ui.test_seat import NOW, services

__all__ = ["services"]
CHANGES = 100 if os.environ.get("KEEPWORD_PROFILE") == "all" else 20


@pytest.fixture
def window(qtbot, theme, services, tmp_path):
    tasks = InTurn()
    memory = PersonalFile(tmp_path / "people", services.desk.person_id)
    window = open_window(theme, services, "Europe/Dublin", lambda: NOW, tasks, memory, homes=homes())
    tasks.window = window
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()


def test_changing_style_at_random_leaves_the_content_as_it_was(window, services, qtbot):
    before = services.checking.content_hash()
    keys = [style.key for style in services.styles.all()]
    dice, shown = random.Random(24), set()
    for _ in range(CHANGES):
        window.choose_style(dice.choice(keys))
        shown.add(type(window.workspace).__name__)
        assert services.checking.content_hash() == before
    assert len(shown) == len(keys)
    assert services.checking.problems() == []


def test_every_action_can_be_reached_in_every_style(window, services):
    reach = set(window.handlers) | set(window.acts.keys) | set(MORE)
    for style in services.styles.all():
        window.choose_style(style.key)
        for action in ACTIONS:
            assert action.key in reach, f"{action.key} leads nowhere"
            assert action.is_offered or action.shortcut, f"{action.key} is neither listed nor on a key"
        shortcuts = {one.shortcut().toString() for one in window.actions()}
        wanted = {action.shortcut for action in ACTIONS if action.shortcut and action.where is Where.ANYWHERE}
        assert wanted <= shortcuts
