"""Desks of the sample company, a lead's and an employee's."""

from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QWidget

from app import bootstrap
from app.ui.formats import Formats
from app.ui.messages import sentence
from app.ui.seats.seats import Seat
from app.ui.seats.windows import said_with
from app.ui.standards.sheets import StandardSheet
from app.ui.theme.looks import Ground
from app.ui.workbenches import Workbench
from tests.ui.conftest import AtOnce
from tests.ui.team.conftest import close_sheets
from tests.ui.team.houses import NOW, sample_house


@pytest.fixture
def services_of(tmp_path):
    with sample_house(tmp_path) as house:
        yield lambda name: bootstrap.services_at(house, house.set_up.person_named(name).id)


@pytest.fixture
def open_sheet(qtbot, theme, services_of):
    """Opens the sheet as Settings does."""
    theme.apply(theme.accents[0], Ground.LIGHT)
    window = QWidget()
    window.resize(1024, 700)
    qtbot.addWidget(window)
    window.show()

    def open_(name: str = "Priya"):
        services = services_of(name)
        seat = Seat(services, Formats(ZoneInfo("Europe/Dublin"), lambda: NOW))
        bench = Workbench(theme, seat.formats, seat, AtOnce(), sentence, said_with(seat.formats))
        sheet = StandardSheet(bench, seat.standards(), window)
        sheet.open()
        qtbot.waitExposed(sheet)
        return sheet, services

    yield open_
    close_sheets()
