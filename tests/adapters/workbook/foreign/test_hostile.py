"""Hostile tables brought in: one sentence each, the file as it was, nothing beside it."""

from pathlib import Path

import pytest

from app.adapters.data_files.csv_out import write_csv
from app.adapters.data_files.csv_rows import read_table
from app.adapters.data_files.safe_write import SafeFiles
from app.adapters.workbook.foreign import reading
from app.adapters.workbook.foreign.files import ForeignTables
from app.domain.errors import AppError
from app.domain.tables.cells import Unread
from app.domain.tables.raw import RawTable, TableChoice, TableProblem, Told
from app.ui.messages import sentence
from tests.conftest import PROFILE
from tests.data.hostile_tables import BIG, TABLES, every_table, made_table
from tests.data.hostile_workbooks import pack, sheet

ROOT = Path(__file__).parents[4]
TABLES_ON_DISK = ForeignTables(read_table, write_csv, SafeFiles().replacing)
REFUSED = {
    "B6 an ODS repeated to the far end": ("not_valid", ""),
    "B10 laughs in an ODS": ("doctype", ""),
    "B13 a workbook with a password": ("password", ""),
    "B13 an ODS with a password": ("password", ""),
    "B14 an XLSB of nothing": ("not_valid", ""),
    "B14 a page named .csv": ("other_kind", "HTML"),
    "B14 a letter named .xlsx": ("other_kind", "DOCX"),
    "B14 a PDF named .csv": ("other_kind", "PDF"),
    "B14 a picture named .csv": ("other_kind", "PNG"),
    "B15 an XLS of rubbish": ("not_valid", ""),
    "B54 nothing": ("empty", ""),
    "B10 a billion laughs": ("doctype", ""),
    "B15 cut short": ("damaged", ""),
    "B15 one byte flipped": ("damaged", ""),
}
SMALL = [name for name in TABLES if PROFILE == "all" or not name.startswith(BIG)]


def read(folder: Path, name: str) -> RawTable:
    return TABLES_ON_DISK.read(made_table(folder, name), TableChoice())


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(tmp_path: Path, name: str) -> None:
    with pytest.raises(TableProblem) as caught:
        read(tmp_path, name)
    assert (caught.value.reason, caught.value.said) == REFUSED[name]
    assert every_table()[name][0] in sentence(caught.value)
    assert [one.name for one in tmp_path.iterdir()] == [every_table()[name][0]]


@pytest.mark.parametrize("name", [name for name in SMALL if name not in REFUSED])
def test_everything_else_is_read_or_refused_and_left_as_it_was(tmp_path: Path, name: str) -> None:
    path = made_table(tmp_path, name)
    before = path.read_bytes()
    said = ""
    try:
        found = TABLES_ON_DISK.read(path, TableChoice())
    except AppError as problem:
        said = sentence(problem)
    assert path.name in said if said else found.rows or found.problems
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["B18 no number", "B18 a bad date", "B20 a formula's error"])
def test_a_cell_without_a_value_costs_itself_alone(tmp_path: Path, name: str) -> None:
    table = read(tmp_path, name)
    assert table.rows[1].cells == (None, "One matter")
    assert isinstance(table.rows[2].cells[-1], Unread)
    assert Told.NO_VALUES in {one.told for one in table.remarks}


def test_what_stands_far_below_is_told_and_not_read(tmp_path: Path) -> None:
    table = read(tmp_path, "B6 one cell at the far end")
    assert len(table.rows) == 2
    assert ("1048576") in {one.where for one in table.remarks if one.told is Told.FAR_BELOW}


def test_lines_in_two_encodings_are_each_read_in_their_own(tmp_path: Path) -> None:
    table = read(tmp_path, "B54 two encodings in one file")
    assert [row.cells[1] for row in table.rows] == ["What", "Café", "Müller"]
    assert [(one.told, one.count) for one in table.remarks] == [(Told.MIXED_ENCODINGS, 1)]


def test_old_workbooks_are_read_whatever_their_name(tmp_path: Path) -> None:
    assert read(tmp_path, "B14 an XLS named .xlsx").rows[1].cells[1] == "One matter"
    assert read(tmp_path, "B14 an ODS named .csv").rows[1].cells == ("1", "One matter")


@pytest.mark.parametrize(("name", "reason"), [("late.xlsx", "took_too_long"), ("dead.xlsx", "gave_up")])
def test_a_process_that_is_late_or_dies_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str
) -> None:
    monkeypatch.setattr(reading, "_CHILD", "tests.data.reading_processes")
    if reason == "took_too_long":
        monkeypatch.setattr(reading, "MOST_SECONDS", 0.2)
    monkeypatch.chdir(ROOT)
    pack(tmp_path / name, sheet())
    with pytest.raises(TableProblem) as caught:
        TABLES_ON_DISK.read(tmp_path / name, TableChoice())
    assert caught.value.reason == reason
    assert name in sentence(caught.value)
