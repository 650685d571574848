import tempfile
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from app.adapters.workbook import XlsxFile
from app.adapters.workbook.columns import COLUMNS, PLACES
from app.adapters.workbook.reading_back import confirm
from app.domain.agenda import AgendaRow
from app.domain.export_errors import Cancelled
from app.domain.text_hygiene import clean
from app.services.exports import Edition, Home, Remark, Rows, unwatched
from tests.data.agenda_rows import NOW, AgendaRows, agenda_row
from tests.data.formula_like import FORMULA_LIKE

DUBLIN = Home("Alder Coffee Systems", ZoneInfo("Europe/Dublin"), "desk", ("Priya Nair",))
EDITION = Edition(UUID(int=7), NOW, DUBLIN)


def written(
    folder: Path, rows: Rows, edition: Edition = EDITION, file: XlsxFile | None = None
) -> tuple[Path, tuple[Remark, ...]]:
    path = folder / "follow-ups.xlsx"
    return path, (file or XlsxFile()).write(path, rows, edition, unwatched)


both_sizes = pytest.mark.parametrize("file", [XlsxFile(), XlsxFile(table_limit=0)], ids=["table", "large"])


def by_openpyxl(path: Path) -> list[dict[str, Any]]:
    cells = load_workbook(path).worksheets[0].iter_rows(min_row=2)
    return [dict(zip(PLACES, row, strict=True)) for row in cells]


def by_calamine(path: Path) -> list[dict[str, Any]]:
    book = CalamineWorkbook.from_path(path)
    return [dict(zip(PLACES, row, strict=True)) for row in book.get_sheet_by_index(0).to_python()[1:]]


def test_a_case_becomes_a_row_with_real_dates_and_numbers(tmp_path: Path) -> None:
    due_at = datetime(2026, 7, 24, 14, 0, 31, tzinfo=UTC)
    row = agenda_row(1, due_at=due_at, value=Decimal("18640.50"), valid_until_on=date(2026, 11, 27))
    path, remarks = written(tmp_path, [row])
    (found,) = by_openpyxl(path)
    assert remarks == ()
    assert found["id"].value == str(row.case_id)
    assert found["reference"].value == row.reference
    assert found["customer"].value == "Kiln Bakery"
    assert str(found["due"].value) == "2026-07-24 15:00:00"
    assert found["due_utc"].value == "2026-07-24T14:00Z"
    assert found["value"].value == 18640.5
    assert found["value"].number_format == "#,##0.00 [$EUR]"
    assert str(found["valid_until"].value) == "2026-11-27 00:00:00"
    assert found["phone"].data_type == "s"
    assert found["phone"].number_format == "@"
    assert found["email"].hyperlink.target == "mailto:daniel@example.com"
    assert found["update"].value is None
    assert found["version"].value == row.step_version


def test_who_waits_for_news_is_said_in_words(tmp_path: Path) -> None:
    late, early = (agenda_row(n, news_due_at=NOW + timedelta(minutes=n)) for n in (-1, 1))
    path, _ = written(tmp_path, [late, early])
    assert [row["waiting"].value for row in by_openpyxl(path)] == ["Yes", "No"]


def test_people_find_a_table_with_filters_choices_colours_and_hidden_ids(tmp_path: Path) -> None:
    path, _ = written(tmp_path, AgendaRows(20))
    book = load_workbook(path)
    sheet = book["Follow-ups"]
    assert sheet.tables["FollowUps"].ref == "A1:Z21"
    assert sheet.freeze_panes == "C2"
    assert [c.title for c in COLUMNS if sheet.column_dimensions[_letter(c.key)].hidden] == [
        "Id", "Due (UTC)", "Row version",
    ]  # fmt: skip
    choices = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert choices == {f"keepword_list_{name}" for name in ("kinds", "phases", "channels", "owners")}
    due, news = f"{_letter('due')}2", f"{_letter('news_due')}2"
    colours = {rule.formula[0] for rules in sheet.conditional_formatting for rule in rules.rules}
    assert {f"AND(ISNUMBER(${due}),${due}<NOW())", f"AND(ISNUMBER(${news}),${news}<NOW())"} < colours
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"
    assert "Europe/Dublin" in sheet[f"{_letter('due')}1"].comment.text
    assert {name: book[name].sheet_state for name in book.sheetnames} == {
        "Follow-ups": "visible", "About": "visible", "Lists": "hidden", "_keepword": "veryHidden",
    }  # fmt: skip
    assert [cell.value for cell in book["Lists"]["D"]] == [
        "Owners", "Ben Doyle", "Joan Whitaker", "Maya Brennan", "Priya Nair", None, None, None, None, None,
    ]  # fmt: skip


def test_columns_and_the_edition_are_known_again(tmp_path: Path) -> None:
    path, _ = written(tmp_path, AgendaRows(1))
    book = load_workbook(path)
    assert book.defined_names["keepword_due"].attr_text == f"'Follow-ups'!${_letter('due')}$1"
    assert {f"keepword_{column.key}" for column in COLUMNS} < set(book.defined_names)
    assert book.custom_doc_props["keepword_export_id"].value == str(EDITION.id)
    assert book["_keepword"]["B1"].value == str(EDITION.id)


def _letter(key: str) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[PLACES[key]]


def test_escapes_that_share_an_underscore_are_set_apart(tmp_path: Path) -> None:
    path, _ = written(tmp_path, [agenda_row(0, step="_x0041_x0042_")])
    (row,) = by_calamine(path)
    assert row["step"] == "_x0041_ x0042_"


@both_sizes
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, file: XlsxFile) -> None:
    rude = [
        agenda_row(n, step=text, customer=text, contact_email=text) for n, text in enumerate(FORMULA_LIKE)
    ]
    path, _ = written(tmp_path, rude, file=file)
    for row, text in zip(by_calamine(path), FORMULA_LIKE, strict=True):
        assert [row[key].strip() for key in ("step", "customer", "email")] == [clean(text)] * 3
    sheet = load_workbook(path).worksheets[0]
    for cells in sheet.iter_rows(min_row=2, max_row=len(FORMULA_LIKE) + 1):
        kinds = {cell.data_type for cell in cells if cell.value is not None}
        assert kinds <= {"s", "n", "d", "inlineStr"}
    assert _formulas(path) == 0


def _formulas(path: Path) -> int:
    with zipfile.ZipFile(path) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    return sheet.count(b"<f>") + sheet.count(b"<f ")


def test_risky_text_stays_text_when_a_person_edits_the_cell(tmp_path: Path) -> None:
    path, _ = written(tmp_path, [agenda_row(0, step="=1+1"), agenda_row(1, step="plain")])
    assert [row["step"].quotePrefix for row in by_openpyxl(path)] == [True, False]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    texts=st.lists(
        st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from("=<r>/_x00D\r\n\t&'\""))),
        max_size=5,
    )
)
def test_text_comes_back_as_it_went(texts: list[str]) -> None:
    for file in (XlsxFile(), XlsxFile(table_limit=0)):
        check_round_trip(file, texts)


def check_round_trip(file: XlsxFile, texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, _ = written(
            Path(folder), [agenda_row(n, subject=text) for n, text in enumerate(texts)], file=file
        )
        assert [row["matter"].rstrip() for row in by_calamine(path)] == [clean(text) for text in texts]


@pytest.mark.parametrize("text", ["x" * 40_000, "👩‍🔧" * 9_000], ids=["letters", "emoji"])
def test_a_text_too_long_for_a_cell_is_cut_with_a_mark_and_named(tmp_path: Path, text: str) -> None:
    path, remarks = written(tmp_path, [agenda_row(0, subject=text)])
    (row,) = by_openpyxl(path)
    assert remarks == (Remark("cut", "L-4000", "Matter"),)
    assert row["matter"].value.endswith(" [continued in Keepword]")
    assert len(row["matter"].value.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.parametrize(
    "email", ["a@b?bcc=x", "a@example.com\nb", "javascript:x@y.z", "no", "a b@example.com"]
)
def test_only_an_address_becomes_a_link(tmp_path: Path, email: str) -> None:
    path, _ = written(tmp_path, [agenda_row(0, contact_email=email)])
    (row,) = by_openpyxl(path)
    assert row["email"].hyperlink is None
    assert row["email"].value == email


@pytest.mark.parametrize("zone", ["Europe/Dublin", "America/New_York", "Australia/Lord_Howe"])
def test_readers_agree_on_instants_around_clock_changes(tmp_path: Path, zone: str) -> None:
    rows = [agenda_row(n, due_at=at) for n, at in enumerate(around_clock_changes())]
    home = Home("Alder", ZoneInfo(zone), "desk")
    path, _ = written(tmp_path, rows, Edition(UUID(int=7), NOW, home))
    for found in (_values(by_openpyxl(path)), by_calamine(path)):
        assert [instant(row, home.zone) for row in found] == [row.due_at for row in rows]


def _values(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: cell.value for key, cell in row.items()} for row in rows]


def instant(row: dict[str, Any], zone: ZoneInfo) -> datetime:
    """What the wall time means; where the clock shows it twice, the hidden column says which."""
    wall = datetime.fromisoformat(str(row["due"]))
    meant = [wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    said = datetime.fromisoformat(row["due_utc"])
    assert said in meant
    return said


def around_clock_changes() -> list[datetime]:
    days = ((3, 28), (10, 24), (3, 8), (11, 1), (4, 4), (10, 3))
    starts = (datetime(2026, month, day, tzinfo=UTC) for month, day in days)
    return [start + timedelta(minutes=30 * n) for start in starts for n in range(96)]


def test_no_rows_make_a_workbook_with_a_header(tmp_path: Path) -> None:
    path, _ = written(tmp_path, [])
    assert [row["reference"].value for row in by_openpyxl(path)] in ([], [None])


def test_many_rows_keep_filter_and_frozen_header_without_a_table(tmp_path: Path) -> None:
    path, _ = written(tmp_path, AgendaRows(30), file=XlsxFile(table_limit=29))
    with zipfile.ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if name.startswith("xl/tables/")]
        sheet = parts.read("xl/worksheets/sheet1.xml")
    assert sheet.count(b"<row ") == 31
    assert b'<autoFilter ref="A1:Z31"/>' in sheet
    assert b'state="frozen"' in sheet


@both_sizes
def test_a_stop_leaves_no_drafts_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: XlsxFile
) -> None:
    def stop(done: int, total: int) -> None:
        assert (done, total) == (200, 300)
        raise Cancelled

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "drafts"))
    (tmp_path / "drafts").mkdir()
    with pytest.raises(Cancelled):
        file.write(tmp_path / "x.xlsx", AgendaRows(300), EDITION, stop)
    assert list((tmp_path / "drafts").iterdir()) == []


def test_progress_reaches_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    XlsxFile().write(tmp_path / "x.xlsx", AgendaRows(450), EDITION, lambda done, of: told.append((done, of)))
    assert told == [(200, 450), (400, 450), (450, 450)]


def _sample(rows: Sequence[AgendaRow]) -> list[tuple[Any, ...]]:
    return [tuple(column.value(row, EDITION) for column in COLUMNS) for row in rows]


def test_reading_back_notices_a_changed_cell_a_lost_row_and_damage(tmp_path: Path) -> None:
    rows = list(AgendaRows(5))
    path, _ = written(tmp_path, rows)
    confirm(path, 5, _sample(rows))
    with pytest.raises(OSError, match="row 4, column 10 reads back differently"):
        confirm(path, 5, _sample([*rows[:2], agenda_row(2, step="other"), *rows[3:]]))
    with pytest.raises(OSError, match="6 rows were written, 5 are there"):
        confirm(path, 6, _sample(rows))
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(OSError, match=r"CRC|magic|Error|invalid|distance|header|directory"):
        confirm(path, 5, _sample(rows))
