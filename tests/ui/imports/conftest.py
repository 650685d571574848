"""A desk of its own with its own thread, and lists to bring."""

import csv
import shutil

import pytest
from openpyxl import Workbook

from app.ui.theme.looks import Ground
from tests.ui.days.conftest import Day
from tests.ui.stores import fill

HEADER = ("Deal", "Company", "Owner", "Stage", "Value", "Due", "Person", "Mail")
ROWS = (
    ("Espresso bar, two sites", "North Quay Offices", "Maya Brennan", "Talking", "12,400.50", "23/12/2026", "A. Buyer", "a@example.com"),
    ("Grinder on loan", "Mill Lane Bakery", "Maya Brennan", "Talking", "900", "03/12/2026", "B. Baker", "b@example.com"),
    ("Service plan", "Mill Lane Bakery", "Maya Brennan", "Sent", "n/a", "04/12/2026", "", ""),
    ("=HYPERLINK(1)", "Harbour Rooms", "Maya Brennan", "Sent", "450", "30/12/2026", "C. Keeper", "c@example.com"),
    ("Lost one", "Harbour Rooms", "Maya Brennan", "Gone", "80", "12/11/2026", "", ""),
)  # fmt: skip


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def day(qtbot, theme, sample, tmp_path):
    shutil.copy(sample, tmp_path / "keepword.db")
    made = Day(qtbot, theme, tmp_path)
    yield made
    made.close()
    theme.apply(theme.accents[0], Ground.LIGHT)


@pytest.fixture
def csv_list(tmp_path):
    path = tmp_path / "deals.csv"
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows((HEADER, *ROWS))
    return path


@pytest.fixture
def xlsx_list(tmp_path):
    book = Workbook()
    book.active.title = "Notes"
    book.active.append(["Only a note"])
    sheet = book.create_sheet("Deals")
    sheet.append(["Deals of this quarter"])
    sheet.append([])
    for row in (HEADER, *ROWS):
        sheet.append(["'" + cell if cell.startswith("=") else cell for cell in row])
    path = tmp_path / "deals.xlsx"
    book.save(path)
    return path
