"""Reminder windows on a real store: what a pass shows, and what a press changes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.domain.moments import zone_named
from app.domain.rungs import Rung
from app.services.reminders import Pass
from app.ui.formats import Formats
from app.ui.notices import notices_of
from app.ui.reminders.desks import ReminderDesk
from app.ui.tasks import Hub
from tests.ui.test_seat import NOW, services

__all__ = ["services"]


@pytest.fixture
def acted():
    return []


@pytest.fixture
def hub():
    hub = Hub()
    yield hub
    hub.close()


@pytest.fixture
def desk(theme, services, hub, acted):
    formats = Formats(zone_named("Europe/Dublin"), lambda: NOW)
    desk = ReminderDesk(theme, formats, services, hub, lambda key, case_id: acted.append((key, case_id)))
    yield desk
    desk.close()


@pytest.fixture
def loud(services):
    """A pass in which the first two that are reachable are loud enough for a window."""
    services.reminders.tick()
    both = services.reminders.reachable()[:2]
    shown = tuple(replace(one, occurrence=replace(one.occurrence, rung=Rung.WINDOW)) for one in both)
    return Pass(shown=shown, next_at=NOW + timedelta(hours=1))


def button(desk, name):
    window = desk.windows[0]
    return next(b for b in window.findChildren(QAbstractButton) if b.accessibleName() == name)


def test_what_has_a_window_needs_no_notice(desk, loud, qtbot):
    rest = desk.take(loud)
    qtbot.waitUntil(lambda: bool(desk.windows))
    assert rest.shown == ()
    assert notices_of(rest, desk.formats) == ()


def test_quiet_ones_stay_with_the_notification_service(desk, loud):
    soft = tuple(
        replace(one, occurrence=replace(one.occurrence, rung=Rung.NOTIFICATION)) for one in loud.shown
    )
    assert desk.take(replace(loud, shown=soft)).shown == soft
    assert desk.windows == ()


def test_where_windows_cannot_be_placed_all_go_to_the_notification_service(desk, loud, monkeypatch):
    monkeypatch.setattr("app.ui.reminders.desks.fits", lambda: False)
    assert desk.take(loud) == loud


def test_a_press_means_the_case_it_stands_on(desk, loud, acted, qtbot):
    desk.take(replace(loud, shown=loud.shown[:1]))
    qtbot.waitUntil(lambda: bool(desk.windows))
    qtbot.mouseClick(button(desk, "Done"), Qt.MouseButton.LeftButton)
    assert acted == [("done", loud.shown[0].case.id)]


def test_the_cross_brings_it_back_later(desk, loud, services, qtbot):
    desk.take(replace(loud, shown=loud.shown[:1]))
    qtbot.waitUntil(lambda: bool(desk.windows))
    qtbot.mouseClick(button(desk, "Close"), Qt.MouseButton.LeftButton)
    wanted = loud.shown[0].occurrence.id

    def closed():
        found = next(one for one in services.reminders.reachable() if one.occurrence.id == wanted)
        return found.occurrence.closed_at == NOW

    qtbot.waitUntil(closed)
    assert desk.windows == ()
