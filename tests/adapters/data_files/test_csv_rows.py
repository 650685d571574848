import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.data_files import csv_rows
from app.adapters.data_files.csv_rows import read_table
from app.domain.errors import FileProblem
from app.domain.imports import Sheet, Trouble
from app.domain.tables.raw import TableChoice, TableProblem
from app.domain.tables.sheets import sheet_of


def read(folder: Path, content: str | bytes, **options: str) -> Sheet:
    path = folder / "table.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    table = read_table(path, TableChoice(**options))
    return sheet_of(table, table.rows[0].line if table.rows else 0)


def cells(sheet: Sheet) -> list[dict[str, str]]:
    return [dict(row.cells) for row in sheet.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_header_shows_the_delimiter(tmp_path: Path, delimiter: str) -> None:
    sheet = read(tmp_path, f'"Name, or {delimiter} what"{delimiter}Town\nA{delimiter}B\n')
    assert sheet.delimiter == delimiter
    named = " ".join(f"Name, or {delimiter} what".split())
    assert cells(sheet) == [{named: "A", "Town": "B"}]


@pytest.mark.parametrize(
    ("encode", "found"),
    [
        (lambda text: text.encode("utf-8"), "utf-8"),
        (lambda text: text.encode("utf-8-sig"), "utf-8-sig"),
        (lambda text: text.encode("utf-16"), "utf-16"),
        (lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"), "utf-16"),
        (lambda text: text.encode("utf-16-le"), "utf-16-le"),
        (lambda text: text.encode("utf-16-be"), "utf-16-be"),
        (lambda text: text.encode("utf-32"), "utf-32"),
        (lambda text: text.encode("cp1252"), "cp1252"),
    ],
)
def test_encodings_are_found_and_told(tmp_path: Path, encode, found: str) -> None:
    sheet = read(tmp_path, encode("Name,Town\nCafé Müller – €,Gráinne\n"))
    assert sheet.encoding == found
    assert cells(sheet) == [{"Name": "Café Müller – €", "Town": "Gráinne"}]


def test_the_mapping_file_may_name_the_encoding(tmp_path: Path) -> None:
    sheet = read(tmp_path, "Name\nŁódź\n".encode("cp1250"), encoding="cp1250")
    assert cells(sheet) == [{"Name": "Łódź"}]


def test_a_quoted_cell_may_hold_lines_delimiters_and_quotes(tmp_path: Path) -> None:
    sheet = read(tmp_path, 'A,B\r\n"one\r\ntwo, ""three""",x\r\ny,z\r\n')
    assert cells(sheet) == [{"A": 'one\ntwo, "three"', "B": "x"}, {"A": "y", "B": "z"}]
    assert [row.line for row in sheet.rows] == [2, 4]


@pytest.mark.parametrize(
    ("bad", "trouble"),
    [
        ('"never closed,x', Trouble.UNCLOSED_QUOTE),
        ('x,"closed" and more', Trouble.BROKEN_QUOTE),
        ("a,b,c", Trouble.TOO_MANY_CELLS),
        ("a," * 600, Trouble.TOO_MANY_CELLS),
        ('"a"' + ",b" * 600, Trouble.TOO_MANY_CELLS),
        ("," * 1_000_000, Trouble.TOO_LARGE),
        ("x" * 200_000, Trouble.TOO_LARGE),
        ("nul\0here,x", Trouble.NUL),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_the_others_are_read(
    tmp_path: Path, bad: str, trouble: Trouble
) -> None:
    sheet = read(tmp_path, f'A,B\nfirst,1\n{bad}\n"last",2\n')
    assert [(p.file, p.line, p.trouble) for p in sheet.problems] == [("table.csv", 3, trouble)]
    assert len(sheet.problems[0].said) <= 60
    assert cells(sheet) == [{"A": "first", "B": "1"}, {"A": "last", "B": "2"}]


def test_every_bad_row_is_named_in_one_pass(tmp_path: Path) -> None:
    sheet = read(tmp_path, 'A,B\n"x,1\nok,1\n"y,2\nok,2\na,b,c\n"z,3\n')
    assert [problem.line for problem in sheet.problems] == [2, 4, 6, 7]
    assert [row.cells["B"] for row in sheet.rows] == ["1", "2"]


def test_a_quotation_mark_that_means_inches_is_text(tmp_path: Path) -> None:
    sheet = read(tmp_path, 'A,B\n5" pipe,1\nplain,2\n6" pipe,3\n')
    assert [row.cells["A"] for row in sheet.rows] == ['5" pipe', "plain", '6" pipe']
    assert sheet.problems == ()


def test_blank_lines_short_rows_and_empty_cells_at_the_end_do_no_harm(tmp_path: Path) -> None:
    sheet = read(tmp_path, "\n\nA,B,,\n\nx\n,,\ny,z,,\n")
    assert cells(sheet) == [{"A": "x"}, {"A": "y", "B": "z"}]
    assert sheet.header == ("A", "B")


def test_a_formula_is_text(tmp_path: Path) -> None:
    sheet = read(tmp_path, "A\n=cmd|' /C calc'!A0\n")
    assert cells(sheet) == [{"A": "=cmd|' /C calc'!A0"}]


def test_the_apostrophe_that_disarms_a_formula_is_no_part_of_the_text(tmp_path: Path) -> None:
    sheet = read(tmp_path, "A,B\n'=1+1,'twas\n\"'@x\",'-5\n")
    assert cells(sheet) == [{"A": "=1+1", "B": "'twas"}, {"A": "@x", "B": "-5"}]


def test_titles_above_a_header_do_not_decide_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Deals, as of today\nId;What\n1;Grinder\n2;Beans\n")
    assert read_table(path, TableChoice()).delimiter == ";"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b'"A,B\n1,2\n', "not closed"),
        (b"A" + b",A" * 1_000_000, "too large"),
        (b"\x81\x8d\x8f\x90\x9d", "no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x81", "no text"),
        (b"\xff\xfeA", "no text"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(FileProblem) as refusal:
        read(tmp_path, content)
    assert reason in refusal.value.reason


def test_a_missing_file_a_folder_and_a_huge_file_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (tmp_path / "missing.csv", tmp_path):
        with pytest.raises(FileProblem):
            read_table(path, TableChoice())
    monkeypatch.setattr(csv_rows, "LARGEST_FILE", 10)
    with pytest.raises(FileProblem, match="larger"):
        read(tmp_path, "A,B\n1,2\n3,4\n")
    monkeypatch.setattr(csv_rows, "LARGEST_FILE", 1000)
    monkeypatch.setattr(csv_rows, "MOST_ROWS", 1)
    with pytest.raises(FileProblem, match="more than 1 rows"):
        read(tmp_path, "A,B\n1,2\n3,4\n")


@given(content=st.one_of(st.binary(max_size=300), st.text('A,;"\n\r\t\0x', max_size=80).map(str.encode)))
def test_any_bytes_are_read_or_refused_and_no_line_is_lost(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    try:
        sheet = read(tmp_path_factory.mktemp("any"), content)
    except (FileProblem, TableProblem):
        return
    lines = [row.line for row in sheet.rows] + [problem.line for problem in sheet.problems]
    assert len(lines) == len(set(lines))
    assert all(set(row.cells) <= set(sheet.header) for row in sheet.rows)
