"""What leaves, what comes in, and copies of the store, on the command line."""

import csv
import io
import json

import openpyxl
import pytest
from icalendar import Calendar

from app.cli.answers import Watched
from tests.data.sales_tables import SMALL, write_tables


@pytest.fixture
def tables(tmp_path):
    """A small twin of the sales pipeline that is shown on the real one."""
    return write_tables(tmp_path, SMALL)


def test_a_calendar_holds_every_open_step_once(sample, tmp_path):
    file = tmp_path / "out.ics"
    told = sample.json("export", "calendar", str(file))
    events = list(Calendar.from_ical(file.read_bytes()).walk("VEVENT"))
    assert told == {"files": [str(file)], "rows": len(sample.json("cases")), "remarks": []}
    assert len(events) == told["rows"]
    assert len({event["UID"] for event in events}) == len(events)


def test_one_step_leaves_as_a_file_of_one_event(sample, tmp_path):
    file = tmp_path / "one.ics"
    assert sample.json("export", "calendar", str(file), "4127")["rows"] == 1
    (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert "Go through the new quote" in event["SUMMARY"]


def test_a_workbook_holds_every_open_case(sample, tmp_path):
    file = tmp_path / "out.xlsx"
    told = sample("export", "workbook", str(file))
    assert str(file) in told.out
    book = openpyxl.load_workbook(file)
    references = {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
    assert references >= {case["ref"] for case in sample.json("cases")}


@pytest.mark.parametrize("name", ["cases", "closed", "people", "promises"])
def test_a_list_leaves_as_a_workbook_and_as_comma_separated_text(sample, tmp_path, name):
    book, text = tmp_path / "out.xlsx", tmp_path / "out.csv"
    told = sample.json("export", "list", str(book), name)
    sample("export", "list", str(text), name)
    sheet = openpyxl.load_workbook(book).worksheets[0]
    lines = list(csv.reader(text.read_text("utf-8-sig").splitlines(keepends=True)))
    assert told["files"] == [str(book)]
    assert sheet.max_row == len(lines) == told["rows"] + 1 > 1
    assert sheet.max_column == len(lines[0])


def test_the_overdue_leave_for_a_lead_and_what_was_found_for_its_words(sample, tmp_path):
    file = tmp_path / "out.csv"
    assert sample.json("export", "list", str(file), "overdue", before=("--as", "Priya"))["rows"] > 0
    assert "Ask a lead" in sample("export", "list", str(file), "overdue", code=1).err
    assert sample.json("export", "list", str(file), "found", "--words", "marlowe")["rows"] > 1
    for words in (["list", str(file)], ["list", str(file), "ideas"], ["list", str(file), "found"],
                  ["list", str(file), "cases", "--words", "x"], ["workbook", str(file), "--words", "x"]):  # fmt: skip
        assert sample("export", *words, code=2).err
    assert ".xlsx" in sample("export", "list", str(tmp_path / "out.ods"), "cases", code=1).err


def test_only_ones_own_leaves_where_that_is_said(sample, tmp_path):
    told = sample.json("export", "calendar", str(tmp_path / "mine.ics"), "--mine")
    assert told["rows"] == len(sample.json("due"))


def test_an_import_is_tried_made_and_taken_back(line, tables):
    before = line.is_well()
    tried = line.json("import", str(tables), "--map", "sales_pipeline", "--dry-run")
    assert (tried["batch"], tried["dry_run"]) == (None, True)
    assert line.is_well() == before

    taken = line.json("import", str(tables), "--map", "sales_pipeline")
    assert taken["counts"] == tried["counts"]
    cases = line.json("cases")
    assert len(cases) == taken["counts"]["created"] > 0
    assert all(case["step"] and case["news_due_at"] for case in cases)
    assert sum(taken["skipped"].values()) == taken["counts"]["skipped"]
    line.is_well()

    back = line.json("import-undo", taken["batch"])
    assert back["withdrawn"]["cases"] == len(cases)
    assert line.is_well() == before
    assert "nothing to take back" in line("import-undo", taken["batch"], code=1).err


def test_an_import_tells_what_became_of_every_row(line, tables):
    told = line("import", str(tables), "--map", "sales_pipeline").out
    assert "cases from" in told
    assert "import-undo" in told
    assert "Skipped" in told
    assert "Took back" in line("import-undo", line.json("cases") and "B-1").out


def test_a_copy_brings_back_what_was_there(sample, tmp_path):
    before = sample.is_well()
    copy = tmp_path / "copy.db"
    assert sample.json("backup", str(copy))["file"] == str(copy)
    sample("told", "4127", "It is on its way")
    assert sample.is_well() != before
    restored = sample.json("restore", str(copy))
    assert restored["check"]["content_hash"] == before == sample.is_well()
    assert restored["aside"] is not None


def test_a_backup_without_a_name_goes_among_the_others(sample, home):
    file = sample.json("backup")["file"]
    assert str(home) in file
    assert sample.json("restore", file)["check"]["ok"]


def test_a_copy_replaces_another_store_and_nothing_else(sample, tmp_path):
    notes = tmp_path / "notes.txt"
    notes.write_text("mine")
    assert "not a Keepword store" in sample("backup", str(notes), code=1).err
    assert notes.read_text() == "mine"
    assert "the store itself" in sample("backup", str(sample.store), code=1).err
    copy = tmp_path / "copy.db"
    sample("backup", str(copy))
    sample("backup", str(copy))


def test_a_damaged_backup_is_refused_and_the_store_stays(sample, tmp_path):
    before = sample.is_well()
    bad = tmp_path / "bad.backup"
    bad.write_bytes(sample.store.read_bytes()[:5000] + b"x" * 5000)
    assert sample("restore", str(bad), code=1).out == ""
    assert sample.is_well() == before


def test_a_store_in_memory_has_no_copies(line):
    line.store = ":memory:"
    assert "no file" in line("backup", code=1).err
    assert "no file" in line("restore", "x.backup", code=1).err
    assert line.json("sample")["cases"] == 61


def test_the_store_may_be_named_as_a_url(line, tmp_path):
    line("add", "query: Ruth Fenwick wants opening hours fri 15:00")
    file, line.store = line.store, f"sqlite:///{line.store}"
    assert len(line.json("cases")) == 1
    assert file.exists()


def test_progress_is_told_on_a_terminal_only():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        watched = Watched(stream)
        for done in range(0, 2001, 10):
            watched(done, 2000)
    assert pipe.getvalue() == ""
    assert terminal.getvalue().count("\r") == 101
    assert terminal.getvalue().endswith("100 %\n")


def test_json_is_one_document(sample):
    assert json.loads(sample("due", before=("--json",)).out)
