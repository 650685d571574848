"""Foreign workbooks that are taken on: our two columns and names come in, every other part stays byte for byte."""

from uuid import UUID
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.table import Table

from app.adapters.workbook.linked.adopting import ForeignXlsx
from app.adapters.workbook.linked.reading import read
from app.domain.workbooks.adopting import Adoption, guessed
from app.domain.workbooks.problems import WorkbookProblem

CASE = UUID(int=4127)
ROWS = (("Hotel Marlowe", "Call about the quote", 18640), ("Kiln Bakery", "Send the price", 900))


def foreign(path, *, table=False, filters=False, beside=False):
    book = Workbook()
    sheet = book.active
    sheet.title = "My deals"
    sheet["A1"] = "Deals of the year"
    sheet.append([])
    sheet.append(["Client", "Next action", "Amount"])
    for row in ROWS:
        sheet.append(row)
    sheet.column_dimensions["D"].width = 30
    other = book.create_sheet("Notes")
    other["B2"] = "=SUM('My deals'!C4:C5)"
    if table:
        sheet.add_table(Table(displayName="Deals", ref="A3:C5"))
    if filters:
        sheet.auto_filter.ref = "A3:C5"
    if beside:
        sheet["F4"] = "mine"
    book.save(path)
    return path


@pytest.fixture
def plan():
    return Adoption("My deals", 3, {"customer": 1, "step": 2, "value": 3})


def test_the_head_is_found_and_its_columns_are_guessed(tmp_path):
    looks = ForeignXlsx().survey(foreign(tmp_path / "deals.xlsx"))
    assert [(one.name, one.header) for one in looks] == [("My deals", 3), ("Notes", 1)]
    assert guessed(looks[0].heads(3)) == {"customer": 1, "step": 2, "value": 3}


@pytest.mark.parametrize("kind", [{}, {"table": True}, {"filters": True}], ids=str)
def test_our_columns_come_in_at_the_edge_and_the_rest_stays(tmp_path, plan, kind):
    path, target = foreign(tmp_path / "deals.xlsx", **kind), tmp_path / "adopted.xlsx"
    ForeignXlsx().adopt(path, target, plan, "export-7", {4: CASE})
    reading = read(target)
    assert (reading.export_id, reading.columns) == ("export-7", {"customer", "step", "value", "version"})
    assert [(row.number, row.id, row.cells["customer"]) for row in reading.rows] == [
        (4, CASE, "Hotel Marlowe"),
        (5, None, "Kiln Bakery"),
    ]
    book = load_workbook(target)
    sheet = book["My deals"]
    assert (sheet["D3"].value, sheet["E3"].value) == ("Keepword id", "Keepword version")
    assert sheet.column_dimensions["D"].hidden
    assert book["Notes"]["B2"].value == "=SUM('My deals'!C4:C5)"
    assert [table.ref for table in sheet.tables.values()] == (["A3:E5"] if "table" in kind else [])
    assert sheet.auto_filter.ref == ("A3:E5" if "filters" in kind else None)
    with ZipFile(path) as before, ZipFile(target) as after:
        assert before.namelist() == after.namelist()
        other = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert other - {"xl/tables/table1.xml"} == {"xl/workbook.xml", "xl/worksheets/sheet1.xml"}


@pytest.mark.parametrize("kind", ["table", "filters"])
def test_a_list_with_something_beside_it_is_refused(tmp_path, plan, kind):
    path = foreign(tmp_path / "deals.xlsx", beside=True, **{kind: True})
    with pytest.raises(WorkbookProblem) as caught:
        ForeignXlsx().adopt(path, tmp_path / "adopted.xlsx", plan, "export-7", {})
    assert (caught.value.reason, caught.value.said) == ("beside_table", "F")


def test_a_workbook_of_ours_is_not_taken_on_twice(tmp_path, plan):
    path, target = foreign(tmp_path / "deals.xlsx"), tmp_path / "adopted.xlsx"
    ForeignXlsx().adopt(path, target, plan, "export-7", {})
    with pytest.raises(WorkbookProblem) as caught:
        ForeignXlsx().adopt(target, tmp_path / "again.xlsx", plan, "export-8", {})
    assert caught.value.reason == "ours_already"
