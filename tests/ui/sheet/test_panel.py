"""The window with the sheet as its Today: the panel's tabs, the digest line, a change of style, what is left behind."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.domain.grids import Column
from app.ui.acts.noting import IdeaForm
from app.ui.frame.memories import NoMemory
from app.ui.main_window import MainWindow
from app.ui.theme.looks import Ground
from app.ui.theme.texts import recording
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.homes import homes
from tests.ui.sheet.conftest import go_to, row_of

Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, bench):
    desk = bench.desk
    window = MainWindow(bench, desk.me(), desk.style(), NoMemory(), homes())
    bench.tasks.refresh = window.refresh
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    yield window
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()


def tabs(window):
    buttons = window.deck._head.findChildren(QAbstractButton)
    return [button.accessibleName() for button in buttons if button.isCheckable() and button.isVisible()]


def test_the_sheet_brings_its_tabs_and_another_place_does_not(qtbot, window):
    window.open_case(row_of(window.workspace, 4119).case_id)
    assert tabs(window)[:2] == ["Case", "Inspector"]
    assert tabs(window)[2].startswith("Timeline, ")
    window.go("cases")
    assert tabs(window) == []
    assert window.panel.head._subject.isVisible()
    window.go("today")
    assert len(tabs(window)) == 4


def test_the_ideas_of_the_customer_are_a_tab_with_their_count_and_one_more_is_noted_from_there(qtbot, window):
    page = window.workspace
    window.open_case(row_of(page, 4127).case_id)
    assert tabs(window)[3].startswith("Ideas")
    before = len(window.panel.file.ideas)
    window.deck.choose(3)
    assert window.deck.entrance is page.ideas.section.note
    qtbot.keyClick(page.ideas.section.note, Qt.Key.Key_Space)
    form = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, IdeaForm) and one.isVisible()
    )
    form.words.setText("A tray that holds two cups")
    qtbot.keyClick(form.words, Qt.Key.Key_Return)
    assert tabs(window)[3] == f"Ideas, {before + 1}"
    assert "“A tray that holds two cups”" in [one.text() for one in page.ideas.findChildren(PlainLabel)]


def test_control_i_shows_the_inspector_of_the_current_case_and_escape_goes_back(qtbot, window):
    page = window.workspace
    go_to(page, 4127, Column.DUE)
    qtbot.keyClick(page.grid, Qt.Key.Key_I, Ctrl)
    assert window.deck.chosen == 1
    assert page.inspector.notes
    go_to(page, 4119, Column.DUE)
    assert window.panel.file.reference == "Q-4119"
    page.inspector.history.setFocus()
    qtbot.keyClick(page.inspector.history, Qt.Key.Key_Escape)
    assert not window.panes.is_open


def test_the_status_bar_names_the_next_digest(window):
    assert window.status.reminder.text() == "Next digest 13:00: pop-ups are off"


def test_control_n_opens_the_form(qtbot, window):
    window.act("new_follow_up")
    names = [w.accessibleName() for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert "New case" in names


@pytest.mark.parametrize("ground", [Ground.LIGHT, Ground.DARK])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
@pytest.mark.parametrize("tab", [0, 1, 2])
def test_no_word_of_ours_is_cut_beside_the_sheet(qtbot, window, bench, ground, size, tab):
    bench.theme.apply(bench.theme.accent, ground)
    window.resize(*size)
    window.open_case(row_of(window.workspace, 4119).case_id)
    window.deck.choose(tab)
    qtbot.wait(1)
    with recording() as record:
        window.grab()
    assert [item.text for item in record.cuts if not item.is_quoted] == []


def test_a_change_of_style_takes_the_sheet_and_its_pages_away(qtbot, window, bench):
    window.open_case(row_of(window.workspace, 4119).case_id)
    gone = [weakref.ref(window.workspace), weakref.ref(window.workspace.inspector)]
    mine, other = bench.desk.style(), next(s for s in bench.desk.styles() if s.home != "sheet")
    window.choose_style(other.key)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref() for ref in gone] == [None, None]
    assert tabs(window) == []
    window.choose_style(mine.key)
    assert len(tabs(window)) == 4
