"""Tables of other programs from the command line."""

import csv
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

DEALS = "Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Associated Company\n"


@pytest.fixture
def deals(tmp_path: Path) -> Path:
    file = tmp_path / "deals.csv"
    rows = (
        '1,Grinder,Contract Sent,"1,200.50",2026-11-03 09:30,,Kiln Bakery',
        "2,Beans,Closed Won,300,2026-10-03 09:30,2026-10-20 10:00,Kiln Bakery",
        "3,Filter,Appointment Scheduled,much,2026-10-03 09:30,,Marsh Mill",
    )
    file.write_text(DEALS + "\n".join(rows) + "\n", "utf-8")
    return file


def test_an_export_of_another_program_finds_its_map_and_bad_rows_come_back(line, deals, tmp_path):
    before = line.json("check")["content_hash"]
    bad, kept = tmp_path / "bad.csv", tmp_path / "map.toml"
    taken = line.json("import", str(deals), "--bad-rows", str(bad), "--save-map", str(kept))
    assert (taken["map"], taken["header_row"]) == ("HubSpot deals", 1)
    assert taken["counts"] == {"created": 2, "updated": 0, "skipped": 0, "problems": 1}
    with bad.open(encoding="utf-8-sig", newline="") as rows:
        header, (*cells, reason) = list(csv.reader(rows))
    assert header[-1] == "Reason"
    assert cells[:4] == ["3", "Filter", "Appointment Scheduled", "much"]
    assert reason.startswith("Amount: This is no amount")
    bad.write_text(bad.read_text("utf-8-sig").replace("much", "120"), "utf-8")
    again = line.json("import", str(bad), "--map", str(kept))
    assert again["counts"] == {"created": 1, "updated": 0, "skipped": 0, "problems": 0}
    line("import-undo", again["batch"])
    line("import-undo", taken["batch"])
    assert line.json("check")["content_hash"] == before


def test_a_sheet_and_its_header_row_are_named_and_days_that_could_be_two_are_asked(line, tmp_path):
    file = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        book.add_worksheet("Notes").write(0, 0, "nothing")
        sheet = book.add_worksheet("To do")
        sheet.write(0, 0, "Our list")
        for place, name in enumerate(("Task", "Customer", "Due", "Created")):
            sheet.write(3, place, name)
        sheet.write_row(4, 0, ["Call about the grinder", "Kiln Bakery", "04/12/2026"])
        sheet.write_datetime(
            4, 3, datetime.fromisoformat("2026-11-02"), book.add_format({"num_format": "d/m/yy"})
        )
    where = ("--sheet", "To do", "--header-row", "4", "--map", "task_list")
    asked = line("import", str(file), *where, code=1).err
    assert "DD/MM/YYYY and MM/DD/YYYY" in asked
    taken = line.json("import", str(file), *where, "--dates", "DD/MM/YYYY")
    assert (taken["sheet"], taken["header_row"]) == ("To do", 4)
    assert taken["steps_from_at"].startswith("2026-12-04")
    remembered = line.json("import", str(file), "--sheet", "To do", "--dates", "DD/MM/YYYY", "--dry-run")
    assert (remembered["map"], remembered["counts"]["skipped"]) == ("Task list", 1)
    assert "no sheet called “Leads”" in line("import", str(file), "--sheet", "Leads", code=1).err


def test_a_table_that_no_map_fits_asks_for_one(line, tmp_path):
    file = tmp_path / "odd.csv"
    file.write_text("Colour,Shape\nred,round\n", "utf-8")
    assert "--map" in line("import", str(file), code=2).err
    assert "--dates" in line("import", str(file), "--dates", "noon", code=2).err
