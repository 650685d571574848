"""Workbooks of others as hosts of our rows, made here; ``make show-samples`` does the same with real ones."""

import warnings
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from openpyxl import load_workbook

from app.adapters.workbook.linked.reading import read
from app.domain.workbooks.problems import WorkbookProblem
from tests.data.hosts import ROWS, hosted

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def rich(path: Path) -> Path:
    """A chart, a table with a formula, comments, rules, a drop-down, a picture's place, protection, and two sheets."""
    with xlsxwriter.Workbook(path) as book:
        sheet, other = book.add_worksheet("It's mine"), book.add_worksheet("Other")
        sheet.add_table(
            0, 0, 4, 2, {"columns": [{"header": "A"}, {"header": "B"}, {"header": "Sum", "formula": "=1+1"}]}
        )
        sheet.write_comment("A2", "a comment")
        sheet.conditional_format("B2:B5", {"type": "3_color_scale"})
        sheet.data_validation("C2:C5", {"validate": "list", "source": ["one", "two"]})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='It''s mine'!$B$2:$B$5"})
        other.insert_chart("B2", chart)
        other.write_formula("A1", "=SUM('It''s mine'!B2:B5)")
        sheet.protect()
    return path


def renamed(path: Path, target: Path, part: str, old: bytes, new: bytes) -> Path:
    """The same with something else in one part, or without the part where new is empty."""
    with ZipFile(path) as parts, ZipFile(target, "w") as copy:
        for one in parts.infolist():
            content = parts.read(one)
            if one.filename == part:
                assert old in content
                content = content.replace(old, new)
            copy.writestr(one, content)
    return target


def sheet_of(path: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells what it does not model, and what it misses
        return load_workbook(path)["It's mine"]


def test_every_part_but_ours_stays_byte_for_byte_and_every_cell_as_it_was(tmp_path):
    host = hosted(rich(tmp_path / "rich.xlsx"), _folder(tmp_path))
    with ZipFile(host.before) as before, ZipFile(host.path) as after:
        assert before.namelist() == after.namelist()
        assert {name for name in before.namelist() if before.read(name) != after.read(name)} == host.ours
    assert [row.cells["reference"] for row in read(host.path).rows] == [row["reference"] for row in ROWS]
    sheet = sheet_of(host.path)
    assert sheet["A2"].comment.text == "a comment"
    assert sheet.tables["Table1"].ref == "A1:C5"


def test_a_table_of_looks_without_any_gets_what_a_date_needs(tmp_path):
    bare = f'<styleSheet xmlns="{MAIN}"></styleSheet>'.encode()
    path = rich(tmp_path / "rich.xlsx")
    with ZipFile(path) as parts:
        looks = parts.read("xl/styles.xml")
    path = renamed(path, tmp_path / "bare.xlsx", "xl/styles.xml", looks, bare)
    host = hosted(path, _folder(tmp_path))
    cell = sheet_of(host.path).cell(host.header + 1, 4)
    assert cell.is_date
    assert cell.value == ROWS[0]["due"]


def test_a_workbook_without_a_table_of_looks_is_refused_with_its_reason(tmp_path):
    path = renamed(
        rich(tmp_path / "rich.xlsx"),
        tmp_path / "none.xlsx",
        "xl/_rels/workbook.xml.rels",
        b"/styles",
        b"/none",
    )
    with pytest.raises(WorkbookProblem) as caught:
        hosted(path, _folder(tmp_path))
    assert caught.value.reason == "not_valid"


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "hosts"
    folder.mkdir()
    return folder
