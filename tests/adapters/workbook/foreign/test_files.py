"""Foreign tables of every sort, through the reading process."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from app.adapters.data_files.csv_out import write_csv
from app.adapters.data_files.csv_rows import read_table
from app.adapters.data_files.safe_write import SafeFiles
from app.adapters.workbook.foreign.files import ForeignTables
from app.domain.tables.cells import Unread
from app.domain.tables.raw import TableChoice, TableKind, TableProblem, Told
from tests.data.foreign_workbooks import ods

TYPED = datetime.fromisoformat("2026-12-03T09:30")
"""Sheets know no zones."""

TABLES = ForeignTables(read_table, write_csv, SafeFiles().replacing)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("foreign") / "book.xlsx"
    with xlsxwriter.Workbook(str(file), {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        first = book.add_worksheet("Notes")
        first.write_string(0, 0, "Nothing here")
        first.hide()
        sheet = book.add_worksheet("Deals")
        sheet.activate()
        sheet.set_first_sheet()
        sheet.write_string(0, 0, "Our deals")
        for place, name in enumerate(("Id", "What", "Due", "Value", "Done")):
            sheet.write_string(2, place, name)
        sheet.write_number(3, 0, 7)
        sheet.write_string(3, 1, "=1+1")
        sheet.write_datetime(3, 2, TYPED, day)
        sheet.write_number(3, 3, 1200.5)
        sheet.write_boolean(3, 4, True)
        sheet.write_formula(5, 1, "=NA()", value="#N/A")
        sheet.set_row(5, None, None, {"hidden": True})
    return file


def test_a_workbook_tells_its_sheets_and_gives_typed_cells_with_their_rows(workbook: Path) -> None:
    outline = TABLES.outline(workbook)
    assert outline.kind is TableKind.XLSX
    assert [(one.name, one.is_hidden) for one in outline.sheets] == [("Notes", True), ("Deals", False)]
    table = TABLES.read(workbook, TableChoice())
    assert table.sheet == "Deals"
    assert [row.line for row in table.rows] == [1, 3, 4, 6]
    assert table.rows[2].cells == (Decimal(7), "=1+1", TYPED, Decimal("1200.5"), True)
    assert table.rows[3].cells == (None, Unread("#N/A"))
    assert {one.told for one in table.remarks} == {Told.HIDDEN_ROWS, Told.NO_VALUES}


def test_another_sheet_is_read_by_its_name_and_an_unknown_one_is_refused(workbook: Path) -> None:
    assert TABLES.read(workbook, TableChoice(sheet="notes")).rows[0].cells == ("Nothing here",)
    with pytest.raises(TableProblem) as caught:
        TABLES.read(workbook, TableChoice(sheet="Leads"))
    assert (caught.value.reason, caught.value.said) == ("no_sheet", "Leads")


def test_an_ods_file_is_read_for_what_it_is_whatever_its_name(tmp_path: Path) -> None:
    file = ods(tmp_path / "renamed.xls", [["Id", "Due"], ["7", date(2026, 12, 3)], [], ["8", Decimal("2.5")]])
    table = TABLES.read(file, TableChoice())
    assert table.kind is TableKind.ODS
    assert [(row.line, row.cells) for row in table.rows] == [
        (1, ("Id", "Due")),
        (2, ("7", date(2026, 12, 3))),
        (4, ("8", Decimal("2.5"))),
    ]


@pytest.mark.parametrize("name", ["bad.csv", "bad.xlsx"])
def test_bad_rows_come_back_in_the_same_shape_with_their_reasons_and_can_be_read_again(
    workbook: Path, tmp_path: Path, name: str
) -> None:
    table = TABLES.read(workbook, TableChoice())
    target = tmp_path / name
    assert TABLES.write_bad_rows(target, table, 3, {4: "Nobody here has this name.", 6: "-"}) == 2
    again = TABLES.read(target, TableChoice())
    assert again.rows[0].cells == ("Id", "What", "Due", "Value", "Done", "Reason")
    assert again.rows[1].cells[1] == "=1+1"
    assert again.rows[1].cells[5] == "Nobody here has this name."
    assert len(again.rows) == 3
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_row_that_could_not_be_read_comes_back_as_it_stood(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text('A;B\n"never closed;1\nx;2\n')
    table = TABLES.read(file, TableChoice())
    target = tmp_path / "bad.csv"
    TABLES.write_bad_rows(target, table, 1, {2: "A quotation mark is not closed."})
    assert target.read_text("utf-8-sig").splitlines() == [
        '"A";"B";"Reason"',
        '"""never closed;1";"";"A quotation mark is not closed."',
    ]
