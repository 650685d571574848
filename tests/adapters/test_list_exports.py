"""Lists as files, with the real adapters: re-opened by programs that are not ours."""

import csv
import os
import stat
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from app.adapters.data_files.csv_lists import CsvFile
from app.adapters.data_files.safe_write import SafeFiles
from app.adapters.workbook import ListXlsx, list_sheets
from app.domain.errors import FileProblem
from app.domain.export_errors import Cancelled, UnknownFileKind
from app.domain.list_tables import Form, Head, ListTable, Money
from app.domain.text_hygiene import clean
from app.services.exports import Home, Remark, unwatched
from app.services.list_exports import ListExports
from tests.data.formula_like import FORMULA_LIKE

HOME = Home("Alder Coffee Systems", ZoneInfo("Europe/Dublin"), "desk")
EXPORTS = ListExports({".xlsx": ListXlsx(), ".csv": CsvFile()}, SafeFiles())
HEADS = (
    Head("Customer"),
    Head("Due", Form.MOMENT),
    Head("Value", Form.MONEY),
    Head("Valid until", Form.DAY),
    Head("Put off", Form.NUMBER),
)
ROW = (
    "Kiln Bakery",
    datetime(2026, 7, 24, 14, 0, tzinfo=UTC),
    Money(Decimal("-18640.50"), "EUR"),
    date(2026, 11, 27),
    0,
)


def table(*rows, name="Cases"):
    return ListTable(name, HEADS, rows)


def texts(*words):
    return ListTable("Texts", (Head("Text"),), tuple((one,) for one in words))


def csv_rows(path):
    return list(csv.reader(path.read_text("utf-8-sig").splitlines(keepends=True)))


def test_a_workbook_holds_real_dates_and_numbers_with_their_currency(tmp_path):
    path = tmp_path / "cases.xlsx"
    assert EXPORTS.write(path, table(ROW), HOME).rows == 1
    sheet = load_workbook(path).worksheets[0]
    customer, due, value, valid, put_off = sheet[2]
    assert sheet.title == "Cases"
    assert [cell.value for cell in sheet[1]] == [head.title for head in HEADS]
    assert customer.value == "Kiln Bakery"
    assert str(due.value) == "2026-07-24 15:00:00"
    assert (value.value, value.number_format) == (-18640.5, "#,##0.00 [$EUR]")
    assert str(valid.value) == "2026-11-27 00:00:00"
    assert put_off.value == 0
    assert "Wall time in Europe/Dublin" in sheet["B1"].comment.text
    assert sheet.freeze_panes == "A2"


def test_comma_separated_text_quotes_every_field_and_names_the_zone(tmp_path):
    path = tmp_path / "cases.csv"
    EXPORTS.write(path, table(ROW, (None,) * 5), HOME)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 3
    assert all(line.startswith(b'"') and line.endswith(b'"') for line in raw[3:].split(b"\r\n") if line)
    head, full, empty = csv_rows(path)
    assert head == ["Customer", "Due (Europe/Dublin)", "Value", "Valid until", "Put off"]
    assert full == ["Kiln Bakery", "2026-07-24 15:00", "-18640.50", "2026-11-27", "0"]
    assert empty == [""] * 5


def test_no_text_becomes_a_formula_in_a_workbook(tmp_path):
    path = tmp_path / "texts.xlsx"
    EXPORTS.write(path, texts(*FORMULA_LIKE), HOME)
    cells = [row[0] for row in load_workbook(path).worksheets[0].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    risky = [cell for cell in cells if cell.value[0] in "=+-@＝＋－＠"]
    assert len(risky) > 15
    assert all(cell.quotePrefix for cell in risky)
    read = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]
    plain = [text for text in FORMULA_LIKE if "_x" not in text and not text.startswith("<r>")]
    assert {row[0] for row in read} >= {clean(text) for text in plain}


def test_no_text_is_computed_in_comma_separated_text(tmp_path):
    path = tmp_path / "texts.csv"
    EXPORTS.write(path, texts(*FORMULA_LIKE), HOME)
    cells = [row[0] for row in csv_rows(path)[1:]]
    assert len(cells) == len(FORMULA_LIKE)
    for text, cell in zip(FORMULA_LIKE, cells, strict=True):
        risky = text[0] in "=+-@\t\r\x00＝＋－＠" or clean(text)[0] in "=+-@＝＋－＠"
        assert cell == ("'" if risky else "") + clean(text)
    assert not any(cell[0] in "=+-@\t\r\x00" for cell in cells)


def test_line_breaks_and_quotes_stay_inside_their_cell(tmp_path):
    words = 'two\nlines, "quoted"; and a comma'
    for name in ("texts.csv", "texts.xlsx"):
        EXPORTS.write(tmp_path / name, texts(words), HOME)
    assert csv_rows(tmp_path / "texts.csv")[1] == [words]
    assert load_workbook(tmp_path / "texts.xlsx").worksheets[0]["A2"].value == words


def test_a_text_too_long_for_a_cell_is_cut_with_a_mark_and_told(tmp_path):
    result = EXPORTS.write(tmp_path / "texts.xlsx", texts("x" * 40_000), HOME)
    assert result.remarks == (Remark("cut", "2", "Text"),)
    EXPORTS.write(tmp_path / "texts.csv", texts("x" * 40_000), HOME)
    assert csv_rows(tmp_path / "texts.csv")[1] == ["x" * 40_000]


@pytest.mark.parametrize("limit", [20_000, 3])
def test_many_rows_have_a_filter_and_no_table_and_few_have_a_table(tmp_path, monkeypatch, limit):
    monkeypatch.setattr(list_sheets, "TABLE_LIMIT", limit)
    path = tmp_path / "cases.xlsx"
    EXPORTS.write(path, table(*[ROW] * 10), HOME)
    sheet = load_workbook(path).worksheets[0]
    assert sheet.max_row == 11
    assert bool(sheet.tables) == (limit > 10)
    assert bool(sheet.auto_filter.ref) == (limit < 10)


@pytest.mark.parametrize("name", ["cases.csv", "cases.xlsx"])
def test_an_empty_list_is_a_file_with_its_heads(tmp_path, name):
    assert EXPORTS.write(tmp_path / name, table(), HOME).rows == 0
    assert (tmp_path / name).stat().st_size > 0


@pytest.mark.parametrize("name", ["cases.csv", "cases.xlsx"])
def test_a_stop_leaves_the_old_file_as_it_was_and_nothing_beside_it(tmp_path, name):
    (tmp_path / name).write_text("old")

    def stop(done, total):
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        EXPORTS.write(tmp_path / name, table(*[ROW] * 1_000), HOME, stop)
    assert (tmp_path / name).read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_an_ending_that_nothing_writes_is_refused_with_those_that_are(tmp_path):
    with pytest.raises(UnknownFileKind) as refused:
        EXPORTS.write(tmp_path / "cases.ods", table(ROW), HOME)
    assert refused.value.kinds == (".xlsx", ".csv")
    with pytest.raises(FileProblem):
        EXPORTS.write(tmp_path / "nowhere" / "cases.csv", table(ROW), HOME)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_what_leaves_is_for_its_owner_alone(tmp_path):
    for name in ("cases.csv", "cases.xlsx"):
        EXPORTS.write(tmp_path / name, table(ROW), HOME, unwatched)
    assert {stat.S_IMODE(path.stat().st_mode) for path in Path(tmp_path).iterdir()} == {0o600}


@pytest.mark.parametrize("name", ["a/b:c*d?e[f]'g\\h", "x" * 60, "[]", "History"])
def test_any_name_makes_a_sheet(tmp_path, name):
    path = tmp_path / "cases.xlsx"
    EXPORTS.write(path, table(ROW, name=name), HOME)
    assert 0 < len(load_workbook(path).worksheets[0].title) <= 31
