"""The sheet of the texts of letters, at the desks of the sample company."""

from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QWidget

from app import bootstrap, letters_out
from app.services.people import PeopleService
from app.ui.formats import Formats
from app.ui.messages import sentence
from app.ui.seats.seats import Seat
from app.ui.seats.templates import TemplateSeat
from app.ui.seats.windows import said_with
from app.ui.templates.sheets import TemplateSheet
from app.ui.theme.looks import Ground
from app.ui.workbenches import Workbench
from tests.ui.conftest import AtOnce
from tests.ui.team.conftest import close_sheets
from tests.ui.team.houses import NOW, sample_house


@pytest.fixture
def open_sheet(qtbot, theme, tmp_path):
    """Opens the sheet as Settings does."""
    theme.apply(theme.accents[0], Ground.LIGHT)
    window = QWidget()
    window.resize(1024, 700)
    qtbot.addWidget(window)
    window.show()
    with sample_house(tmp_path) as house:

        def open_(name: str = "Priya", typed: dict[str, str] | None = None, voice: str = "personal"):
            services = bootstrap.services_at(house, house.set_up.person_named(name).id)
            if voice != "personal":
                PeopleService(services.desk).edit_company(voice=voice)
            templates = letters_out.templates_at(house, services)
            seat = Seat(services, Formats(ZoneInfo("Europe/Dublin"), lambda: NOW))
            bench = Workbench(theme, seat.formats, seat, AtOnce(), sentence, said_with(seat.formats))
            sheet = TemplateSheet(bench, TemplateSeat(templates), window, typed)
            sheet.open()
            qtbot.waitExposed(sheet)
            sheet.activateWindow()
            qtbot.waitUntil(sheet.isActiveWindow)
            return sheet, templates

        yield open_
        close_sheets()
