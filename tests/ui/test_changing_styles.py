"""A style is a choice, not a verdict: changing it changes nothing stored, and takes nothing away."""

import os
import random

import pytest

from app.adapters.data_files.personal import PersonalFile
from app.domain.styles import MY_WAY
from app.services.views import ViewService
from app.ui.actions import ACTIONS
from app.ui.acts.case_acts import MORE
from app.ui.quick_entry.palettes import CommandPalette
from app.ui.seats.windows import open_window
from app.ui.workspaces.homes import homes
from tests.ui.day_plan.conftest import InTurn
from tests.ui.test_seat import NOW, services

__all__ = ["services"]
CHANGES = 100 if os.environ.get("KEEPWORD_PROFILE") == "all" else 20
LOOKED_AT_EACH = 10


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


def mixed(services):
    """A way of one's own is one of the ways."""
    ViewService(services.styles).mix("day_plan", "form", ["people", "cases"], services.reminders)
    return [style.key for style in services.styles.all()]


def test_changing_style_at_random_leaves_the_content_as_it_was(window, services):
    before, keys = services.checking.content_hash(), mixed(services)
    dice, shown = random.Random(24), set()
    for number in range(CHANGES):
        window.choose_style(dice.choice(keys))
        window.act("next_view")
        shown.add((services.styles.current().key, type(window.workspace).__name__))
        if number % LOOKED_AT_EACH == 0:
            assert services.checking.content_hash() == before
    assert services.checking.content_hash() == before
    assert {key for key, _ in shown} == set(keys)
    assert MY_WAY in keys
    assert services.checking.problems() == []


def offered_for(window, lines):
    """What the palette of this moment offers, line by line."""
    window.act("open_palette")
    palette = next(one for one in window.findChildren(CommandPalette) if one.isVisible())
    model, found = palette.list.model(), []
    for line in lines:
        palette.entry.write(line)
        found.append({model.choice_at(number).act for number in range(model.rowCount())})
    palette.reject()
    palette.deleteLater()
    return found


def keys_that_work(window):
    """Keys of the window that nothing has switched off, and that no other action has too."""
    held = [one.shortcut().toString() for one in window.actions() if one.isEnabled()]
    return {key for key in held if key and held.count(key) == 1}


def test_every_action_can_be_reached_in_every_style(window, services):
    reach = set(window.handlers) | set(window.acts.keys) | set(MORE)
    for key in mixed(services):
        window.choose_style(key)
        at_keys = keys_that_work(window)
        offers = offered_for(window, [action.label for action in ACTIONS])
        for action, found in zip(ACTIONS, offers, strict=True):
            assert action.key in reach, f"{action.key} leads nowhere"
            if action.is_offered:
                assert action.key in found, f"{action.key} is not found in {key}"
            else:
                assert action.shortcut in at_keys, f"{action.key} is on no key in {key}"
        assert {action.shortcut for action in ACTIONS if action.shortcut} <= at_keys
