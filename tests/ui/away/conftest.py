"""Maya's desk at the sample company."""

from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QWidget

from app import bootstrap
from app.ui.away.sheets import AwaySheet
from app.ui.formats import Formats
from app.ui.messages import sentence
from app.ui.seats.seats import Seat
from app.ui.seats.windows import said_with
from app.ui.theme.looks import Ground
from app.ui.workbenches import Workbench
from tests.ui.conftest import AtOnce
from tests.ui.team.conftest import close_sheets
from tests.ui.team.houses import NOW, sample_house


@pytest.fixture
def services(tmp_path):
    with sample_house(tmp_path) as house:
        yield bootstrap.services_at(house, house.set_up.person_named("Maya").id)


@pytest.fixture
def open_sheet(qtbot, theme, services):
    """Opens the sheet as the menu does."""
    theme.apply(theme.accents[0], Ground.LIGHT)
    seat = Seat(services, Formats(ZoneInfo("Europe/Dublin"), lambda: NOW))
    bench = Workbench(theme, seat.formats, seat, AtOnce(), sentence, said_with(seat.formats))
    window = QWidget()
    window.resize(1024, 700)
    qtbot.addWidget(window)
    window.show()

    def open_() -> AwaySheet:
        sheet = AwaySheet(bench, bench.desk.away(), window)
        sheet.open()
        qtbot.waitExposed(sheet)
        return sheet

    yield open_
    close_sheets()
