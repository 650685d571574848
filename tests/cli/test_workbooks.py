"""Linked workbooks on the command line."""

import os
from datetime import UTC, datetime

from openpyxl import Workbook, load_workbook

from app.adapters.workbook.linked.reading import read


def typed(file, reference, **cells):
    """What a person does in a spreadsheet program."""
    found = read(file)
    row = next(row.number for row in found.rows if row.cells["reference"] == reference)
    book = load_workbook(file)
    for key, value in cells.items():
        book.worksheets[0].cell(row, found.anchors.columns[key]).value = value
    book.save(file)


def test_a_workbook_is_made_edited_compared_and_synced(sample, tmp_path):
    file = tmp_path / "Pipeline.xlsx"
    sample("workbook", "create", str(file), "--layout", "sync_workbook")
    assert sample.json("workbook", "sync", str(file))["clashes"] == []
    assert sample.json("workbook", "status")[0]["state"] == "in sync"

    typed(file, "Q-4127", value=18460, update="Board meets Monday")
    assert sample.json("workbook", "status", str(file))[0]["state"] == "changed"
    shown = sample.json("workbook", "sync", str(file), "--dry-run")
    assert [line["workbook"] for line in shown["changes"]["comes_in"]] == ["18460"]
    assert [line["workbook"] for line in shown["changes"]["update"]] == ["Board meets Monday"]
    assert sample.json("case", "4127")["value"] == 18640

    told = sample.json("workbook", "sync", str(file), "--apply")
    assert told["counts"] == {"comes_in": 1, "update": 1}
    assert sample.json("case", "4127")["value"] == 18460
    sample.is_well()
    sample("undo")
    assert sample.json("case", "4127")["value"] == 18640


def test_a_clash_is_shown_with_all_three_values_and_decided_only_when_asked(sample, tmp_path):
    file = tmp_path / "Pipeline.xlsx"
    sample("workbook", "create", str(file), "--layout", "sync_workbook")
    typed(file, "Q-4127", matter="Theirs")
    sample.json("workbook", "sync", str(file), "--apply")
    typed(file, "Q-4127", matter="Theirs again")
    sample("undo")
    (clash,) = sample.json("workbook", "sync", str(file))["clashes"]
    assert (clash["workbook"], clash["base"]) == ("Theirs again", "Theirs")
    assert sample.json("workbook", "sync", str(file), "--apply")["counts"] == {"left": 1}
    assert sample.json("workbook", "sync", str(file), "--apply", "--prefer", "workbook")["counts"] == {
        "clash": 1
    }
    assert "agree" in sample("workbook", "sync", str(file)).out


def test_what_cannot_be_is_one_sentence(sample, tmp_path):
    told = sample("workbook", "sync", str(tmp_path / "none.xlsx"), code=1)
    assert "none.xlsx" in told.err
    sample("workbook", "create", code=2)
    file = tmp_path / "Pipeline.xlsx"
    sample("workbook", "create", str(file))
    sample("workbook", "create", str(file), code=1)
    file.unlink()
    assert "not where it was" in sample("workbook", "sync", str(file), code=1).err
    sample("workbook", "unlink", str(file))
    assert sample.json("workbook", "status") == []


def test_a_workbook_that_somebody_made_is_taken_on(sample, tmp_path):
    file = tmp_path / "Deals.xlsx"
    book = Workbook()
    book.active.append(["Client", "To do"])
    book.active.append(["Bramble & Co", "First call"])
    book.save(file)
    assert "no_column" not in sample("workbook", "link", str(file), code=1).err
    told = sample("workbook", "adopt", str(file), "--columns", "step=To do").out
    assert "customer is “Client”, step is “To do”" in told
    assert len(sample.json("workbook", "sync", str(file))["changes"]["new_case"]) == 1
    sample("workbook", "adopt", str(file), code=1)
    sample("workbook", "adopt", str(file), "--columns", "step=Nowhere", code=2)
    sample("workbook", "unlink", str(file))


def test_a_moved_workbook_is_found_and_followed(sample, tmp_path):
    file, moved = tmp_path / "Pipeline.xlsx", tmp_path / "Renamed.xlsx"
    sample("workbook", "create", str(file), "--layout", "sync_workbook")
    assert sample.json("workbook", "status")[0]["moved_to"] is None
    file.rename(moved)
    (told,) = sample.json("workbook", "status")
    assert (told["moved_to"], "not where it was" in told["state"]) == (str(moved), True)
    assert f"It lies at {moved} now" in sample("workbook", "status").out
    assert "followed again" in sample("workbook", "link", str(moved)).out
    (told,) = sample.json("workbook", "status")
    assert (told["file"], told["state"]) == (str(moved), "in sync")
    typed(moved, "Q-4127", matter="Theirs")
    assert sample.json("workbook", "sync", str(moved), "--apply")["counts"] == {"comes_in": 1}


def test_a_lock_is_told_and_one_that_was_left_behind_taken_away(sample, tmp_path):
    file = tmp_path / "Pipeline.xlsx"
    sample("workbook", "create", str(file))
    assert sample.json("workbook", "status")[0]["lock"] is None
    lock = tmp_path / f".~lock.{file.name}#"
    lock.write_text(",lena,desk,24.11.2026 10:36,file:///home/lena;")
    at = datetime(2026, 11, 24, 10, 42, tzinfo=UTC).timestamp()
    os.utime(lock, (at, at))
    assert sample.json("workbook", "status")[0]["lock"] == "open"
    assert "lena has Pipeline.xlsx open" in sample("workbook", "status").out
    assert sample.json("workbook", "unlock", str(file))["unlocked"] is False
    assert lock.exists()
    os.utime(lock, (at - 90_000, at - 90_000))
    assert sample.json("workbook", "status")[0]["lock"] == "left behind"
    assert "keepword workbook unlock Pipeline.xlsx" in sample("workbook", "status").out
    assert sample.json("workbook", "unlock", str(file))["unlocked"] is True
    assert not lock.exists()
    assert sample.json("workbook", "status")[0]["lock"] is None
