"""How a day begins and ends in each way of working, what looks after its owner, and how a step is put off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.domain.busy_times import BusySource, BusyTime, SourceKind
from app.services.desks import Desk
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
    yield Scene("settings-calendar", "Settings: calendar", "people", _calendar_settings)
    yield Scene("day_plan-outside", "Day plan beside another calendar", "day_plan", _outside, like="04")
    yield Scene(
        "day_plan-week-outside", "The week beside another calendar", "day_plan", _outside_week, like="04"
    )
    yield Scene("act-later-effort", "A new start and the time needed", "sheet", _new_start, wait_ms=PAUSE_MS)


def _guards(stage: Stage) -> None:
    """The settings, down at the guards of the way of working."""
    stage.window.go(SETTINGS.key)
    stage.settle()
    page = stage.window.workspace
    if isinstance(page, SettingsPage):
        page.show_editor(next(key for key in reversed(page.editors) if key.startswith("guard.")))


def _calendar_settings(stage: Stage) -> None:
    """The settings, at what a calendar gets."""
    stage.window.go(SETTINGS.key)
    stage.settle()
    page = stage.window.workspace
    if isinstance(page, SettingsPage):
        for key in ("calendar.add", "calendar.what"):
            page.show_editor(key)


def _new_start(stage: Stage) -> None:
    """A step put off with its time needed."""
    row = row_of(stage, CASE)
    stage.window.acts.put_off(row.case_id, row.step_id, row.due_at, row.due_at + timedelta(days=1))


def _outside(stage: Stage) -> None:
    """As if the person's other calendar held two meetings; it is forgotten when the scene is over."""
    desk = stage.services().desk
    at = desk.clock()
    times = [BusyTime(title, start, start + length, title) for title, start, length in _meetings(at)]
    source = BusySource(desk.ids(), desk.person_id, SourceKind.LINKED, "tour", "Outlook", at)
    with desk.transactions.keeping() as unit:
        source = unit.busy.save(source)
        unit.busy.replace(source.id, times)
        unit.commit()
    stage.kept.append(_Forgotten(desk, source.id))
    stage.window.refresh()
    stage.settle()


def _outside_week(stage: Stage) -> None:
    _outside(stage)
    page: Any = stage.window.workspace
    page.week.toggle()


def _meetings(at: datetime) -> Iterator[tuple[str, datetime, timedelta]]:
    yield "Warehouse call", at.replace(hour=13, minute=30), timedelta(minutes=20)
    yield "Price talk", at.replace(hour=15, minute=45), timedelta(minutes=30)
    yield "Trade fair", at.replace(hour=0, minute=0) + timedelta(days=1), timedelta(days=1)
    yield "Warehouse call", at.replace(hour=9, minute=30) + timedelta(days=2), timedelta(minutes=45)


@dataclass(frozen=True, slots=True)
class _Forgotten:
    """A calendar that goes when the scene does."""

    desk: Desk
    source_id: UUID

    def close(self) -> None:
        """Forget it."""
        with self.desk.transactions.keeping() as unit:
            unit.busy.remove(self.source_id)
            unit.commit()
