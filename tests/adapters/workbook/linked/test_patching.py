"""Writing back into a linked workbook: our cells change, everything else stays byte for byte."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from app.adapters.workbook import XlsxFile
from app.adapters.workbook.linked.patching import patch
from app.adapters.workbook.linked.reading import Workbook, read
from app.domain.workbooks.problems import WorkbookProblem
from app.domain.workbooks.values import Unread
from app.domain.workbooks.writing import RowEdit
from app.services.exports import unwatched
from tests.adapters.workbook.test_files import EDITION
from tests.data.agenda_rows import agenda_row


def made(folder: Path, count: int = 3, layout: str = "sync_workbook") -> Path:
    path = folder / "Pipeline.xlsx"
    rows = [agenda_row(number) for number in range(1, count + 1)]
    XlsxFile().write(path, rows, replace(EDITION, layout=layout), unwatched)
    return path


def patched(path: Path, edits: Sequence[RowEdit]) -> tuple[Workbook, Path]:
    target = path.with_name("patched.xlsx")
    patch(path, read(path), edits, target)
    return read(target), target


@pytest.mark.parametrize("layout", ["sync_workbook", "call_list", "one_page_summary", "checklist"])
def test_a_workbook_of_every_layout_is_read_back_as_it_was_written(tmp_path, layout):
    book = read(made(tmp_path, layout=layout))
    assert [row.id for row in book.rows] == [agenda_row(number).case_id for number in (1, 2, 3)]
    assert [row.number for row in book.rows] == [2, 3, 4]
    assert book.export_id == str(EDITION.id)
    assert not any(isinstance(cell, Unread) for row in book.rows for cell in row.cells.values())
    assert {"update", "told", "version"} <= book.columns


def test_changed_cells_read_back_and_all_other_parts_stay(tmp_path):
    path = made(tmp_path)
    first = read(path).rows[0]
    edits = [
        RowEdit(
            2,
            first.id,
            {
                "matter": "=SUM(1) & <b>",
                "value": Decimal("12.5"),
                "due": datetime.fromisoformat("2026-12-24T09:30"),
            },
        ),
        RowEdit(
            3, read(path).rows[1].id, {"valid_until": date(2026, 12, 31), "email": None, "kind": "complaint"}
        ),
    ]
    book, target = patched(path, edits)
    assert book.rows[0].cells["matter"] == "=SUM(1) & <b>"
    assert book.rows[0].cells["value"] == Decimal("12.5")
    assert book.rows[0].cells["due"] == datetime.fromisoformat("2026-12-24T09:30")
    assert book.rows[1].cells["valid_until"] == date(2026, 12, 31)
    assert book.rows[1].cells["email"] is None
    assert book.rows[1].cells["kind"] == "complaint"
    with ZipFile(path) as before, ZipFile(target) as after:
        assert before.namelist() == after.namelist()
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed <= {"xl/worksheets/sheet1.xml", "xl/styles.xml"}


def test_a_new_row_stands_in_table_filter_rules_and_drop_downs(tmp_path):
    path = made(tmp_path)
    book, target = patched(
        path, [RowEdit(None, UUID(int=77), {"matter": "new", "kind": "quote"}, is_named=True)]
    )
    assert (book.rows[-1].id, book.rows[-1].cells["matter"], book.rows[-1].number) == (UUID(int=77), "new", 5)
    sheet = load_workbook(target).worksheets[0]
    assert sheet.tables["FollowUps"].ref.endswith("5")
    assert sheet.tables["FollowUps"].autoFilter.ref.endswith("5")
    assert all(str(one.sqref).endswith("5") for one in sheet.data_validations.dataValidation)
    assert all(str(one.sqref).endswith("5") for one in sheet.conditional_formatting)
    assert CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()[4][0] == str(UUID(int=77))


def test_a_row_below_the_table_is_never_written_over(tmp_path):
    path = made(tmp_path)
    book = load_workbook(path)
    book.worksheets[0]["AF5"] = "my own note"
    book.save(path)
    with pytest.raises(WorkbookProblem) as caught:
        patched(path, [RowEdit(None, UUID(int=77), {"matter": "new"}, is_named=True)])
    assert (caught.value.reason, caught.value.said) == ("no_room", "5")


def test_a_date_in_a_plain_cell_gets_the_look_of_a_date(tmp_path):
    path = made(tmp_path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    due = sheet.cell(2, read(path).anchors.columns["due"])
    due.number_format, due.value = "General", "soon"
    book.save(path)
    assert isinstance(read(path).rows[0].cells["due"], Unread)
    found, target = patched(
        path, [RowEdit(2, read(path).rows[0].id, {"due": datetime.fromisoformat("2026-12-24T09:30")})]
    )
    assert found.rows[0].cells["due"] == datetime.fromisoformat("2026-12-24T09:30")
    assert load_workbook(target).worksheets[0].cell(2, read(path).anchors.columns["due"]).is_date


def test_a_formula_without_a_value_is_told_and_not_taken_for_an_empty_cell(tmp_path):
    path = made(tmp_path)
    column = read(path).anchors.columns["matter"]
    book = load_workbook(path)
    book.worksheets[0].cell(2, column).value = "=CONCAT(1,2)"
    book.save(path)
    assert read(path).rows[0].cells["matter"] == Unread("=", "no_value")
    found, target = patched(path, [RowEdit(2, read(path).rows[0].id, {"matter": "plain again"})])
    assert found.rows[0].cells["matter"] == "plain again"
    assert load_workbook(target).worksheets[0].cell(2, column).value == "plain again"


def test_columns_are_found_wherever_they_were_moved_and_whatever_they_are_called(tmp_path):
    path = made(tmp_path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(1, read(path).anchors.columns["matter"]).value = "About"
    book.save(path)
    assert read(path).rows[0].cells["matter"] is not None


def test_without_the_column_of_ids_nothing_is_read(tmp_path):
    path = made(tmp_path)
    book = load_workbook(path)
    del book.defined_names["keepword_id"]
    book.save(path)
    with pytest.raises(WorkbookProblem) as caught:
        read(path)
    assert caught.value.reason == "no_id_column"
