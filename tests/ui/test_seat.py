"""The window on a real store with the sample company."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.adapters.data_files.personal import PersonalFile
from app.adapters.data_files.styles import load_styles
from app.bootstrap import House, book_content, fresh_ids, services_at
from app.paths import find_paths
from app.services.set_up import SetUpService
from app.ui.frame.sheets import Sheet
from app.ui.seats.windows import open_window
from app.ui.tasks import Hub
from tests.data.sample_stores import filled

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


@pytest.fixture
def services(tmp_path):
    paths = find_paths({"KEEPWORD_HOME": str(tmp_path)}).ensure()
    transactions, _ = filled(NOW, tmp_path)
    set_up = SetUpService(transactions, lambda: NOW, fresh_ids(lambda: NOW), lambda: book_content(paths))
    loaded = load_styles(paths.resources / "styles", paths.data / "styles")
    house = House(paths, tmp_path / "store.db", transactions, lambda: NOW, set_up, loaded)
    services = services_at(house, set_up.desk_person())
    services.styles.choose("influencer", services.reminders)  # whose line is typed as it is spoken
    yield services
    transactions.engine.dispose()


@pytest.fixture
def window(qtbot, theme, services, tmp_path):
    hub = Hub()
    memory = PersonalFile(tmp_path / "people", services.desk.person_id)
    window = open_window(theme, services, "Europe/Dublin", lambda: NOW, hub, memory)
    window.resize(1440, 900)
    window.show()
    qtbot.waitUntil(lambda: window.workspace.list.table.rowCount() > 0)
    yield window
    window.close()
    hub.close()
    window.deleteLater()


def sheet():
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet) and w.isVisible()), None)


def go_to(window, qtbot, number):
    window.go("cases")
    view = window.workspace.list
    qtbot.waitUntil(lambda: view.table.rowCount() > 0)
    row = next(
        row
        for row in (view.table.row_at(i) for i in range(view.table.rowCount()))
        if row and row.number == number
    )
    view.point_at_case(row.case_id)
    view.setFocus()
    return view, row.case_id


def test_a_working_morning_by_keyboard_on_a_real_store(window, services, qtbot):
    qtbot.waitUntil(lambda: window.top.pill.accessibleName() == "3 customers waiting for news")
    view, _ = go_to(window, qtbot, 4127)

    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.panel.file is not None and window.panel.file.reference == "Q-4127")
    assert window.panel.file.touches
    assert window.panel.file.changes

    qtbot.keyClicks(view, "t")
    qtbot.waitUntil(lambda: sheet() is not None)
    qtbot.keyClicks(sheet().words, "the quote stands until Friday")
    qtbot.keyClick(sheet(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.panel.file.agenda.last_told_at == NOW)
    assert "hear again" in window.toast.words

    qtbot.keyClicks(view, "d")
    qtbot.waitUntil(lambda: sheet() is not None)
    qtbot.keyClick(sheet(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.panel.file.agenda.step != "Go through the new quote")

    qtbot.keyClicks(view, "z")
    qtbot.waitUntil(lambda: window.panel.file.agenda.step == "Go through the new quote")


def test_a_typed_line_becomes_a_case(window, services, qtbot):
    before = len(services.today.rows())
    window.act("new_follow_up")
    qtbot.keyClicks(sheet().entry, "lead: Bramble & Co wants a second machine, call thu 10")
    palette = sheet()
    qtbot.waitUntil(lambda: bool(palette.entry.extraSelections()))
    qtbot.keyClick(palette.entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(services.today.rows()) == before + 1)
    qtbot.waitUntil(lambda: sheet() is None)


def test_why_is_answered_in_sentences(window, qtbot):
    _, case_id = go_to(window, qtbot, 4127)
    window.open_case(case_id)
    qtbot.waitUntil(lambda: window.panel.case_id == case_id)
    window.panel.why_requested.emit("news")
    qtbot.waitUntil(lambda: sheet() is not None)
    sheet().close()


def test_a_refused_act_says_a_sentence(window, services, qtbot):
    for _ in range(3):
        window.act("redo")
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.words


def test_changing_the_way_of_working_changes_no_case(window, services, qtbot, theme):
    before = services.today.rows()
    for style in services.styles.all():
        window.choose_style(style.key)
        qtbot.waitUntil(lambda key=style.accent: theme.accent == key)
    assert services.today.rows() == before
    assert isinstance(before[0].case_id, UUID)
