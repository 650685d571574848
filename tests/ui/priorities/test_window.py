"""A day at the ranked list, by keyboard alone, in the real window on a real store with its own thread."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from app.adapters.data_files.personal import PersonalFile
from app.ui.frame.sheets import Sheet
from app.ui.seats.windows import open_window
from app.ui.tasks import Hub
from app.ui.workspaces.homes import homes
from app.ui.workspaces.priorities.pages import PrioritiesPage
from tests.ui.priorities.conftest import NOW
from tests.ui.priorities.test_list import press


@pytest.fixture
def window(qtbot, theme, services, tmp_path):
    ranked = next(style for style in services.styles.all() if style.home == "priorities")
    services.styles.choose(ranked.key, services.reminders)
    hub = Hub()
    memory = PersonalFile(tmp_path / "people", services.desk.person_id)
    window = open_window(theme, services, "Europe/Dublin", lambda: NOW, hub, memory, homes=homes())
    window.resize(1440, 900)
    window.show()
    qtbot.waitUntil(lambda: window.workspace.list.table.rowCount() == 18)
    window.workspace.list.setFocus()
    yield window
    for widget in QApplication.topLevelWidgets():
        if widget is not window and isinstance(widget, Sheet | QMenu):
            widget.close()
    window.close()
    hub.close()
    window.deleteLater()


def sheet(qtbot):
    def find():
        return next(
            (w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet) and w.isVisible()), None
        )

    qtbot.waitUntil(lambda: find() is not None)
    return find()


def no_sheet(qtbot):
    qtbot.waitUntil(
        lambda: not any(isinstance(w, Sheet) and w.isVisible() for w in QApplication.topLevelWidgets())
    )


def rows(services):
    return {row.number: row for row in services.today.rows()}


def go_to(window, services, number):
    view = window.workspace.list
    view.point_at_case(rows(services)[number].case_id)
    view.setFocus()
    return view


def test_the_way_of_working_that_ranks_opens_this_screen(window):
    assert isinstance(window.workspace, PrioritiesPage)
    assert window.workspace.current_case_id is not None


def test_a_morning_by_keyboard_open_call_postpone_undo(window, services, qtbot, monkeypatch):
    monkeypatch.setattr(window.acts, "open_url", lambda url: None)
    view = go_to(window, services, 4127)

    press(qtbot, view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.panel.file is not None and window.panel.file.reference == "Q-4127")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.panes.is_open

    view.setFocus()
    press(qtbot, view, "c")  # two keys log a call
    press(qtbot, sheet(qtbot), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(services)[4127].last_told_at == NOW)
    no_sheet(qtbot)

    view = go_to(window, services, 4140)
    press(qtbot, view, "s")
    qtbot.waitUntil(
        lambda: any(isinstance(w, QMenu) and w.isVisible() for w in QApplication.topLevelWidgets())
    )
    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
    before = rows(services)[4140].due_at
    press(qtbot, menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(services)[4140].due_at != before)

    view.setFocus()
    press(qtbot, view, "z")
    qtbot.waitUntil(lambda: rows(services)[4140].due_at == before)


def test_an_afternoon_by_keyboard_done_hand_over_new(window, services, qtbot):
    view = go_to(window, services, 4146)
    step = rows(services)[4146].step
    press(qtbot, view, "d")
    press(qtbot, sheet(qtbot), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(services)[4146].step != step)
    no_sheet(qtbot)

    view = go_to(window, services, 4101)
    press(qtbot, view, "h")
    press(qtbot, sheet(qtbot), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(services)[4101].is_offered)
    no_sheet(qtbot)

    press(qtbot, view, "n")
    palette = sheet(qtbot)
    press(qtbot, palette.entry, "q Meyer 12k !! fri @Maya")
    qtbot.waitUntil(lambda: bool(palette.entry.extraSelections()))
    press(qtbot, palette.entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace.list.table.rowCount() == 19)
    new = next(row for row in services.today.rows() if row.customer == "Meyer")
    assert (new.kind.value, new.value) == ("quote", 12_000)


def test_what_is_asked_here_reaches_the_panel(window, services, qtbot):
    view = go_to(window, services, 4119)
    qtbot.waitUntil(lambda: window.workspace.asked.line.text() == "4 open, 1 answered")
    press(qtbot, view, "a")
    form = sheet(qtbot)
    press(qtbot, form, "2")
    qtbot.waitUntil(lambda: "14:00" in form.reach.text())
    press(qtbot, form.text, "How many amperes?")
    press(qtbot, form.when, "today 17:00", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace.asked.line.text() == "5 open, 1 answered")
    assert "Joan Whitaker" in window.toast.words


def test_the_panel_of_a_case_takes_the_place_of_what_was_asked(window, services, qtbot):
    press(qtbot, window.workspace.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.panes.is_open)
    qtbot.waitUntil(lambda: not window.workspace.asked.isVisible())
    press(qtbot, window, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.workspace.asked.isVisible)


def test_looking_and_filtering_change_nothing_stored(window, services, qtbot):
    with services.desk.reading() as unit:
        before = unit.proof.content_hash()
    press(qtbot, window.workspace.list, "2", "jk", "3", "x", "x", "1")
    window.workspace.tick()
    with services.desk.reading() as unit:
        assert unit.proof.content_hash() == before
