import pytest
from PySide6.QtWidgets import QApplication

from app.ui.frame.memories import NoMemory
from app.ui.frame.sheets import Sheet
from app.ui.main_window import MainWindow
from app.ui.workspaces.people.pages import PeoplePage


@pytest.fixture
def window(qtbot, bench, desk, opened_urls):
    """The window whose Today is People, whatever the style calls it."""
    homes = {desk.style().home: PeoplePage}
    window = MainWindow(bench, desk.me(), desk.style(), NoMemory(), homes, opened_urls.append)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    yield window
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()


@pytest.fixture
def page(window):
    assert isinstance(window.workspace, PeoplePage)
    settle()
    window.workspace.hero.setFocus()
    return window.workspace


def settle():
    """Each pass brings a new height one layout further out."""
    for _ in range(8):
        QApplication.processEvents()


def sheet():
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet) and w.isVisible()), None)
