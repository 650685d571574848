"""A theme for the whole run, a window over sample rows, and a look at what is left behind."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.errors import AppError
from app.ui.formats import Formats
from app.ui.frame.memories import NoMemory
from app.ui.frame.sheets import Sheet
from app.ui.main_window import MainWindow
from app.ui.theme.looks import Ground, Theme
from app.ui.workbenches import Workbench
from tests.ui.desks import NOW, SampleDesk

TOKENS = Path(__file__).parents[2] / "resources" / "themes" / "tokens.json"


def pytest_collection_modifyitems(items):
    """Without a display some wishes of a window cannot be met; that is no fault of ours."""
    for item in items:
        ours = Path(__file__).parent in item.path.parents
        if ours and item.get_closest_marker("qt_log_ignore") is None:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def nothing_left_open():
    """A form that one test leaves open is not for the next one to find, whatever the order."""
    yield
    for widget in QApplication.topLevelWidgets() if QApplication.instance() is not None else ():
        if isinstance(widget, Sheet) and widget.isVisible():
            widget.close()


class AtOnce:
    """Tasks without threads: the answer is there when ``run`` returns."""

    def run(self, work, done, failed):
        try:
            answer = work()
        except AppError as error:
            failed(error)
            return
        done(answer)

    def run_long(self, work, done, failed):
        self.run(lambda: work(lambda _done, _total: None), done, failed)

    def run_alone(self, work, done, failed):
        self.run(work, done, failed)


@pytest.fixture(scope="session")
def theme(qapp):
    return Theme(qapp, TOKENS)


@pytest.fixture
def desk(theme):
    return SampleDesk(theme.accents)


@pytest.fixture
def bench(theme, desk):
    theme.apply(theme.accents[0], Ground.LIGHT)
    return Workbench(theme, Formats(ZoneInfo("Europe/Dublin"), lambda: NOW), desk, AtOnce(), str)


@pytest.fixture
def opened_urls():
    return []


@pytest.fixture
def window(qtbot, bench, desk, opened_urls):
    window = MainWindow(bench, desk.me(), desk.style(), NoMemory(), open_url=opened_urls.append)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    yield window
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()
