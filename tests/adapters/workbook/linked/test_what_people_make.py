"""What people and their programs make of a sheet, written by hand: understood where it means one thing, asked otherwise."""

import warnings
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook

from app.adapters.workbook.linked.patching import patch
from app.adapters.workbook.linked.reading import Workbook, read
from app.domain.workbooks.problems import WorkbookProblem
from app.domain.workbooks.values import Unread
from app.domain.workbooks.writing import RowEdit
from tests.data.hostile_workbooks import _RELS, _TYPES, _WORKBOOK, MAIN, pack, sheet

AT = datetime.fromisoformat("2026-12-24T09:30")
SERIAL, SERIAL_1904 = 46380 + 9.5 / 24, 46380 - 1462 + 9.5 / 24
ID = UUID(int=5)


def text(place: str, said: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{said}</t></is></c>'


def row(number: int, cells: str, more: str = "") -> str:
    return f'<row r="{number}"{more}>{text(f"A{number}", str(UUID(int=number)))}{cells}</row>'


def sheet_of(path: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl misses what a hand leaves out
        return load_workbook(path).worksheets[0]


def book(folder: Path, rows: str = "", *, after: str = "", **parts: str) -> Workbook:
    pack(folder / "book.xlsx", sheet(rows, after=after), **parts)
    return read(folder / "book.xlsx")


def cell(found: Workbook, key: str, number: int = 3) -> Any:
    return next(one.cells[key] for one in found.rows if one.number == number)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-12-24 09:30", AT),
        ("24.12.2026 9:30", AT),
        ("12/24/2026 9:30 am", AT),
        ("24.12.26", date(2026, 12, 24)),
        ("03/04/2026", Unread("03/04/2026", "two_dates")),
        ("after Christmas", Unread("after Christmas", "not_a_date")),
        ("31.02.2026", Unread("31.02.2026", "not_a_date")),
    ],
)
def test_a_date_typed_as_text_is_understood_or_asked(tmp_path, said, meant):
    assert cell(book(tmp_path, row(3, text("C3", said))), "due") == meant


@pytest.mark.parametrize(
    "error", ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"]
)
def test_an_error_is_told_in_every_kind_of_column(tmp_path, error):
    found = book(tmp_path, row(3, f'<c r="B3" t="e"><v>{error}</v></c><c r="C3" t="e"><v>{error}</v></c>'))
    assert (cell(found, "matter"), cell(found, "due")) == (Unread(error, "error"), Unread(error, "error"))


def test_a_row_of_totals_is_no_case_and_no_row_is_put_below_it(tmp_path):
    table = f'<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="A1:C4" totalsRowCount="1"><tableColumns/></table>'
    found = book(
        tmp_path,
        row(3, text("B3", "One")) + f'<row r="4">{text("B4", "Total")}</row>',
        **{
            "xl/tables/table1.xml": table,
            "xl/worksheets/_rels/sheet1.xml.rels": _RELS.format(
                kind="table", target="../tables/table1.xml", more=""
            ),
            "[Content_Types].xml": _TYPES,
        },
    )
    assert [one.number for one in found.rows] == [2, 3]
    with pytest.raises(WorkbookProblem) as caught:
        patch(
            tmp_path / "book.xlsx",
            found,
            [RowEdit(None, ID, {"matter": "new"}, is_named=True)],
            tmp_path / "out.xlsx",
        )
    assert caught.value.reason in {"totals_row", "no_room"}
    patch(tmp_path / "book.xlsx", found, [RowEdit(3, UUID(int=3), {"matter": "Two"})], tmp_path / "out.xlsx")
    assert cell(read(tmp_path / "out.xlsx"), "matter") == "Two"


def test_a_cell_under_a_merged_one_was_emptied_by_nobody(tmp_path):
    rows = row(3, text("B3", "One")) + row(4, "") + row(5, "")
    found = book(tmp_path, rows, after='<mergeCells count="1"><mergeCell ref="B3:B4"/></mergeCells>')
    assert cell(found, "matter") == "One"
    assert cell(found, "matter", 4) == Unread("", "merged")
    assert cell(found, "matter", 5) is None


def test_rows_that_are_filtered_or_hidden_are_rows(tmp_path):
    rows = row(3, text("B3", "Filtered"), ' hidden="1"') + row(
        4, text("B4", "Grouped"), ' outlineLevel="1" hidden="1"'
    )
    found = book(
        tmp_path,
        rows,
        after='<autoFilter ref="A1:C4"><filterColumn colId="1"><filters><filter val="x"/></filters></filterColumn></autoFilter>',
    )
    assert [one.cells["matter"] for one in found.rows] == ["One matter", "Filtered", "Grouped"]
    patch(tmp_path / "book.xlsx", found, [RowEdit(3, UUID(int=3), {"matter": "Seen"})], tmp_path / "out.xlsx")
    assert sheet_of(tmp_path / "out.xlsx").row_dimensions[3].hidden


def test_a_protected_sheet_stays_protected(tmp_path):
    guard = '<sheetProtection sheet="1" objects="1" scenarios="1" password="CC1A"/>'
    found = book(tmp_path, row(3, text("B3", "One")), after=guard)
    patch(tmp_path / "book.xlsx", found, [RowEdit(3, UUID(int=3), {"matter": "Two"})], tmp_path / "out.xlsx")
    assert cell(read(tmp_path / "out.xlsx"), "matter") == "Two"
    assert sheet_of(tmp_path / "out.xlsx").protection.sheet


def test_readings_beside_a_shared_text_and_its_runs_are_no_part_of_it(tmp_path):
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>'
        '<si><r><t xml:space="preserve">Two </t></r><r><rPr><b/></rPr><t>runs</t></r></si></sst>'
    )
    rows = row(3, '<c r="B3" t="s"><v>0</v></c>') + row(4, '<c r="B4" t="s"><v>1</v></c>')
    found = book(tmp_path, rows, **{"xl/sharedStrings.xml": strings})
    assert (cell(found, "matter"), cell(found, "matter", 4)) == ("東京", "Two runs")


def test_texts_inside_cells_and_results_of_formulas_are_read(tmp_path):
    rich = '<c r="B3" t="inlineStr"><is><r><t xml:space="preserve">Two </t></r><r><t>runs</t></r></is></c>'
    formula = '<c r="B4" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'
    found = book(tmp_path, row(3, rich) + row(4, formula))
    assert (cell(found, "matter"), cell(found, "matter", 4)) == ("Two runs", "ab")


@pytest.mark.parametrize("look", ['s="1"', ""], ids=["as a date", "as a number"])
@pytest.mark.parametrize(("is_mac", "serial"), [("0", SERIAL), ("1", SERIAL_1904)])
def test_dates_are_counted_from_the_workbooks_own_first_day(tmp_path, look, is_mac, serial):
    about = _WORKBOOK.replace("<sheets>", f'<workbookPr date1904="{is_mac}"/><sheets>')
    rows = row(3, f'<c r="C3" {look}><v>{serial!r}</v></c>')
    found = book(tmp_path, rows, **{"xl/workbook.xml": about})
    assert cell(found, "due") == AT
    later = AT.replace(day=31)
    patch(tmp_path / "book.xlsx", found, [RowEdit(3, UUID(int=3), {"due": later})], tmp_path / "out.xlsx")
    assert cell(read(tmp_path / "out.xlsx"), "due") == later
