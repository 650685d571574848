"""The screen over a real store with the sample company, on one thread."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from app.adapters.data_files.styles import load_styles
from app.bootstrap import House, book_content, fresh_ids, services_at
from app.paths import find_paths
from app.services.set_up import SetUpService
from app.ui.formats import Formats
from app.ui.frame.sheets import Sheet
from app.ui.messages import sentence
from app.ui.seats.priorities import PrioritiesSeat
from app.ui.seats.seats import Seat
from app.ui.seats.windows import said_with
from app.ui.theme.looks import Ground
from app.ui.workbenches import Workbench
from app.ui.workspaces.priorities.pages import PrioritiesPage
from tests.data.sample_stores import filled
from tests.ui.conftest import AtOnce

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


@pytest.fixture
def services(tmp_path):
    paths = find_paths({"KEEPWORD_HOME": str(tmp_path)}).ensure()
    transactions, _ = filled(NOW, tmp_path)
    set_up = SetUpService(transactions, lambda: NOW, fresh_ids(lambda: NOW), lambda: book_content(paths))
    loaded = load_styles(paths.resources / "styles", paths.data / "styles")
    house = House(paths, tmp_path / "store.db", transactions, lambda: NOW, set_up, loaded)
    yield services_at(house, set_up.desk_person())
    transactions.engine.dispose()


@pytest.fixture
def seat(services):
    return PrioritiesSeat(services)


@pytest.fixture
def bench(theme, services):
    theme.apply(theme.accents[1], Ground.LIGHT, shows_keys=True)
    formats = Formats(ZoneInfo("Europe/Dublin"), lambda: NOW)
    said = said_with(formats)
    return Workbench(theme, formats, Seat(services, formats), AtOnce(), sentence, said)


@pytest.fixture
def page(qtbot, bench):
    page = PrioritiesPage(bench)
    qtbot.addWidget(page)
    page.resize(1376, 816)
    page.refresh()
    page.show()
    qtbot.waitExposed(page)
    page.list.setFocus()
    yield page
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, Sheet):
            widget.close()
