from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from app import bootstrap
from app.adapters.data_files.personal import PersonalFile
from app.files_out import FilesOut
from app.ui.formats import Formats
from app.ui.frame.sheets import Sheet
from app.ui.messages import sentence
from app.ui.seats.seats import Seat
from app.ui.seats.windows import open_window, said_with
from app.ui.tasks import Hub
from app.ui.theme.looks import Ground
from app.ui.workbenches import Workbench
from app.ui.workspaces.homes import homes
from app.ui.workspaces.team.pages import TeamPage
from tests.ui.conftest import AtOnce
from tests.ui.team.houses import NOW, sample_house


@pytest.fixture
def house(tmp_path):
    with sample_house(tmp_path) as house:
        yield house


@pytest.fixture
def services(house):
    """The lead's."""
    return bootstrap.services_at(house, house.set_up.person_named("Priya").id)


@pytest.fixture
def seat(house, services):
    files = FilesOut(house, services)
    return Seat(services, Formats(ZoneInfo("Europe/Dublin"), lambda: NOW), list_file=files.table)


@pytest.fixture
def bench(theme, seat):
    theme.apply(theme.accents[2], Ground.LIGHT)
    return Workbench(theme, seat.formats, seat, AtOnce(), sentence, said_with(seat.formats))


@pytest.fixture
def page(qtbot, bench):
    page = TeamPage(bench)
    qtbot.addWidget(page)
    page.resize(1376, 816)
    page.refresh()
    page.show()
    qtbot.waitExposed(page)
    page.late.setFocus()
    yield page
    close_sheets()


@pytest.fixture
def window(qtbot, theme, house, services, tmp_path):
    """The real window of the lead, with its own thread."""

    hub = Hub()
    memory = PersonalFile(tmp_path / "people", services.desk.person_id)
    files = FilesOut(house, services)
    window = open_window(
        theme, services, "Europe/Dublin", lambda: NOW, hub, memory, homes=homes(), list_file=files.table
    )
    window.resize(1440, 900)
    window.show()
    yield window
    close_sheets()
    window.close()
    hub.close()
    window.deleteLater()


def close_sheets():
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, Sheet | QFileDialog):
            widget.close()
