"""How a day begins and ends in each way of working, what looks after its owner, and how a step is put off."""

from collections.abc import Iterator
from datetime import timedelta

from app.ui.frame.places import SETTINGS
from app.ui.settings.pages import SettingsPage
from app.ui.tour.scenery import CASE, PAUSE_MS, Scene, acting, row_of
from app.ui.tour.stages import Stage

_HOMES = {"people": "People", "priorities": "Priorities", "sheet": "Sheet", "day_plan": "Day plan"}


def days() -> Iterator[Scene]:
    """These scenes."""
    for home, name in _HOMES.items():
        yield Scene(f"{home}-day-open", f"{name}: the day begins", home, acting("open_day"))
        yield Scene(f"{home}-day-close", f"{name}: the day ends", home, acting("close_day"))
        yield Scene(f"{home}-guards", f"{name}: what looks after me", home, _guards)
    yield Scene("act-later-effort", "A new start and the time needed", "sheet", _new_start, wait_ms=PAUSE_MS)


def _guards(stage: Stage) -> None:
    """The settings, down at the guards of the way of working."""
    stage.window.go(SETTINGS.key)
    stage.settle()
    page = stage.window.workspace
    if isinstance(page, SettingsPage):
        page.show_editor(next(key for key in reversed(page.editors) if key.startswith("guard.")))


def _new_start(stage: Stage) -> None:
    """A step put off with its time needed."""
    row = row_of(stage, CASE)
    stage.window.acts.put_off(row.case_id, row.step_id, row.due_at, row.due_at + timedelta(days=1))
