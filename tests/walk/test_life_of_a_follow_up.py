"""The walk of docs/architecture.md through real parts: down once, up once, and out as files."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.paths import find_paths
from app.ui.formats import Formats
from app.ui.frame.memories import NoMemory
from app.ui.main_window import MainWindow
from app.ui.messages import sentence
from app.ui.quick_entry.palettes import CommandPalette
from app.ui.seats.seats import Seat
from app.ui.theme.looks import Theme
from app.ui.tour.answers import AtOnce
from app.ui.workbenches import Workbench

LINE = "quote: Eimear Walsh wants the service plan in the price fri 15:00 €18k"
DUE = datetime(2026, 11, 27, 15, tzinfo=UTC)


@pytest.fixture
def house(tmp_path, clock):
    paths = find_paths({"KEEPWORD_HOME": str(tmp_path / "home")}).ensure()
    house = bootstrap.open_house(paths, tmp_path / "s.db", clock)
    bootstrap.fill_with_sample(house)
    yield house
    house.close()


@pytest.fixture
def announced():
    return []


@pytest.fixture
def services(house, announced):
    services = bootstrap.services_at(house, house.set_up.desk_person(), announce=announced.append)
    services.styles.choose("influencer", services.reminders)  # whose line is typed as it is spoken
    return services


@pytest.fixture
def window(qtbot, qapp, house, services, clock):
    formats = Formats(ZoneInfo("Europe/Dublin"), clock)
    theme = Theme(qapp, house.paths.resources / "themes" / "tokens.json")
    seat = Seat(services, formats)
    window = MainWindow(
        Workbench(theme, formats, seat, AtOnce(), sentence), seat.me(), seat.style(), NoMemory()
    )
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    return window


def type_in_the_window(window, qtbot, line):
    """Ctrl+N, the line, Enter."""
    window.quick_add()
    entry = next(one for one in window.findChildren(CommandPalette) if one.isVisible()).entry
    for sign in line:
        if sign.isascii():
            qtbot.keyClicks(entry, sign)
        else:  # no key of the test's keyboard
            entry.insertPlainText(sign)
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_typed_line_becomes_a_case_is_reminded_once_and_leaves_as_files(
    window, qtbot, house, services, announced, clock, tmp_path
):
    known = {row.number for row in services.today.rows()}

    type_in_the_window(window, qtbot, LINE)
    (row,) = [row for row in services.today.rows() if row.number not in known]
    assert (row.kind, row.customer, row.contact, row.due_at) == (
        "quote",
        "Hotel Marlowe",
        "Eimear Walsh",
        DUE,
    )
    assert (int(row.value), row.currency) == (18000, "EUR")
    assert row.news_due_at > clock.now
    assert services.checking.problems() == []

    is_reminded_once(services, announced, clock, row)
    leaves_as_files(house, services, tmp_path, row)


def is_reminded_once(services, announced, clock, row):
    services.reminders.tick()
    announced.clear()
    clock.now = DUE
    services.reminders.tick()
    services.reminders.tick()
    shown = [
        one.occurrence
        for done in announced
        for one in (*done.shown, *done.catch_up)
        if one.occurrence.obligation_id == row.step_id
    ]
    listed = [
        one.occurrence
        for one in services.reminders.reachable()
        if one.occurrence.obligation_id == row.step_id
    ]
    assert len(shown) == len({one.id for one in shown})
    assert listed, "what was shown stays in the list until it is acted on"


def leaves_as_files(house, services, tmp_path, row):
    exports, home = bootstrap.exports_at(house, services), bootstrap.home_of(house, services)
    before = services.checking.content_hash()
    exports.calendar(tmp_path / "out.ics", home)
    exports.workbook(tmp_path / "out.xlsx", home)
    events = Calendar.from_ical((tmp_path / "out.ics").read_bytes()).walk("VEVENT")
    (event,) = [
        one
        for one in events
        if str(row.step_id) in str(one["UID"]) or row.reference in str(one["DESCRIPTION"])
    ]
    assert event["DTSTART"].dt == DUE
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    cells = [[cell.value for cell in line] for line in sheet.iter_rows()]
    (found,) = [line for line in cells if row.reference in line]
    assert datetime(2026, 11, 27, 15) in found  # noqa: DTZ001 - a workbook shows the wall
    assert services.checking.content_hash() == before


def test_the_window_shows_what_another_program_did_at_the_same_store(window, house):
    command_line = bootstrap.services_at(house, house.set_up.desk_person())
    first = command_line.today.rows()[0]
    command_line.telling.told(first.case_id, "It is on its way")
    window.refresh()
    window.open_case(first.case_id)
    assert window.panel.case_id == first.case_id
    assert window.grab().width() == 1440
