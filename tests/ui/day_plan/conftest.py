"""The window with the day plan, on a real store with the sample company."""

import shutil
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from app.adapters.data_files.styles import load_styles
from app.adapters.database.engine import open_engine
from app.adapters.database.unit_of_work import SqlTransactions
from app.bootstrap import House, book_content, fresh_ids, services_at
from app.domain.errors import AppError
from app.paths import find_paths
from app.services.changes import Changes
from app.services.set_up import SetUpService
from app.ui.frame.memories import NoMemory
from app.ui.frame.sheets import Sheet
from app.ui.seats.windows import open_window
from app.ui.theme.looks import Ground
from app.ui.workspaces.homes import homes
from tests.conftest import FakeClock
from tests.data.sample_stores import filled

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


class InTurn:
    """Tasks without threads that tell the window when something was stored, as the hub does."""

    def __init__(self):
        self.window = None

    def run(self, work, done, failed):
        try:
            answer = work()
        except AppError as error:
            failed(error)
            return
        if isinstance(answer, Changes) and answer.nouns and self.window is not None:
            self.window.refresh(answer)
        done(answer)

    def run_long(self, work, done, failed):
        self.run(lambda: work(lambda _done, _total: None), done, failed)

    def run_alone(self, work, done, failed):
        self.run(work, done, failed)


@pytest.fixture
def now():
    return FakeClock(NOW)


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory):
    """The sample company, filled once: each test gets a copy."""
    folder = tmp_path_factory.mktemp("filled")
    transactions, _ = filled(NOW, folder)
    transactions.engine.dispose()
    return folder


@pytest.fixture
def services(tmp_path, now, filled_folder):
    shutil.copytree(filled_folder, tmp_path, dirs_exist_ok=True)
    paths = find_paths({"KEEPWORD_HOME": str(tmp_path)}).ensure()
    ids = fresh_ids(now)
    transactions = SqlTransactions(open_engine(tmp_path / "store.db"), ids)
    set_up = SetUpService(transactions, now, ids, lambda: book_content(paths))
    loaded = load_styles(paths.resources / "styles", paths.data / "styles")
    house = House(paths, tmp_path / "store.db", transactions, now, set_up, loaded)
    services = services_at(house, set_up.desk_person())
    home = next(style for style in services.styles.all() if style.home == "day_plan")
    services.styles.choose(home.key, services.reminders)
    yield services
    transactions.engine.dispose()


@pytest.fixture
def window(qtbot, theme, services, now):
    tasks = InTurn()
    window = open_window(theme, services, "Europe/Dublin", now, tasks, NoMemory(), homes=homes())
    tasks.window = window
    theme.apply(services.styles.current().accent, Ground.LIGHT)
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
    return window.workspace


@pytest.fixture
def block_of(page):
    """The block of a person by name."""

    def find(name):
        return next(w for w in page.timeline.canvas.in_order() if w.block.title == name)

    return find


@pytest.fixture
def row_of(services):
    """The stored row of a case by its contact."""

    def find(name):
        return next(row for row in services.today.rows() if row.contact == name)

    return find


@pytest.fixture
def sheet():
    """The dialog that is open, or None."""

    def find():
        sheets = (w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet) and w.isVisible())
        return next(sheets, None)

    return find
