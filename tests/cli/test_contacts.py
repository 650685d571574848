"""One person at a customer, on the command line."""

import io
import json
import sys
from zipfile import ZipFile

NAME = "Eimear Walsh"


def typed(monkeypatch, text):
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_an_erasure_says_what_goes_and_lets_the_name_be_typed(sample, monkeypatch):
    before = sample.is_well()
    typed(monkeypatch, "Eimear\n")
    told = sample("contact", "erase", NAME, code=1)
    assert "undo does not bring anything back" in told.err
    assert "The name was not typed, so nothing was erased." in told.out
    assert sample.is_well() == before

    typed(monkeypatch, f"  {NAME} \n")
    assert f"{NAME} is erased" in sample("contact", "erase", NAME.lower()).out
    assert sample.is_well() != before
    assert NAME not in sample("case", "4127").out
    assert "erased a contact" in sample("history", "4127").out
    assert "is not here" in sample("contact", "erase", NAME, "--yes", code=1).err


def test_yes_erases_at_once_and_undo_passes_over_it(sample):
    told = sample.json("contact", "erase", NAME, "--yes")
    assert told["erased"]
    assert told["complete"]
    assert told["open_cases"] >= 1
    assert "nothing to take back" in sample("undo", code=1).err
    assert NAME not in sample("case", "4127").out
    assert sample.json("search", NAME) == {"cases": [], "customers": []}


def test_everything_about_a_person_is_handed_out_with_where_it_came_from(sample, tmp_path):
    before = sample.is_well()
    told = sample.json("contact", "export", NAME, str(tmp_path / "out.zip"))
    assert told["files"] == ["everything.txt", "everything.json", "changes.csv"]
    assert told["records"] > 10
    with ZipFile(tmp_path / "out.zip") as archive:
        text = archive.read("everything.txt").decode()
        kept = json.loads(archive.read("everything.json"))
        changes = archive.read("changes.csv").decode("utf-8-sig")
    assert (tmp_path / "out.zip").stat().st_mode & 0o777 == 0o600
    assert f"What is kept about {NAME}, Hotel Marlowe" in text
    assert "eimear.walsh@marlowe.example" in text
    assert "noted: 2026-05-04 08:40, Maya Brennan (sample)" in text
    assert {"contacts", "cases", "interactions", "promises"} <= set(kept["data"])
    assert all(one["source"]["who"] for rows in kept["data"].values() for one in rows)
    assert {one["of"] for one in kept["data"]["cases"]} >= {"Q-4127"}
    assert kept["mentioned_in"]
    assert "Maya Brennan" in changes
    assert sample.is_well() == before


def test_a_folder_that_holds_something_is_not_written_into(sample, tmp_path):
    (tmp_path / "out").mkdir()
    sample("contact", "export", NAME, str(tmp_path / "out"))
    found = sorted(one.name for one in (tmp_path / "out").iterdir())
    assert found == ["changes.csv", "everything.json", "everything.txt"]
    assert (
        "something is there already" in sample("contact", "export", NAME, str(tmp_path / "out"), code=1).err
    )
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".keepword")] == []


def test_an_export_names_its_file_and_an_erasure_names_none(sample):
    assert "names a FILE.zip" in sample("contact", "export", NAME, code=2).err
    assert "names none" in sample("contact", "erase", NAME, "x.zip", "--yes", code=2).err


def test_wishes_are_noted_with_their_source_shown_and_let_go(sample):
    before = sample.is_well()
    told = sample.json("contact", "wish", NAME, "--often", "7", "--hours", "9-12", "--said-by", "Tom Keane",
                       "--on", "2026-11-02")  # fmt: skip
    assert [(one["wish"], one["value"]) for one in told["wishes"]] == [
        ("hours", "09:00-12:00"), ("often", "7 bd"),
    ]  # fmt: skip
    card = sample.json("contact", "show", NAME)
    assert (card["contact"], card["wishes"]) == (NAME, told["wishes"])
    assert "said by Tom Keane, 2 Nov" in sample("contact", "show", NAME).out
    sample("told", "4127", "It is on its way")
    assert "Tom Keane said on 2 Nov that they wish to hear every 7 working days" in sample("why", "4127").out
    sample("undo")
    sample("contact", "wish", NAME, "--drop", "hours")
    assert [one["wish"] for one in sample.json("contact", "show", NAME)["wishes"]] == ["often"]
    assert "let go of a wish" in sample("undo").out
    assert "noted a wish" in sample("undo").out
    assert "No wish is noted." in sample("contact", "show", NAME).out
    assert sample.is_well() == before


def test_a_wish_line_that_says_nothing_or_too_much_is_refused(sample):
    before = sample.is_well()
    assert "notes wishes" in sample("contact", "wish", NAME, code=2).err
    assert "noted by contact wish" in sample("contact", "show", NAME, "--often", "2", code=2).err
    assert "no wish about often" in sample("contact", "wish", NAME, "--often", "weekly", code=1).err
    assert sample("contact", "wish", NAME, "--drop", "often", code=1).err
    assert sample.is_well() == before


def test_wishes_are_handed_out_and_erased_with_their_contact(sample, tmp_path):
    sample("contact", "wish", NAME, "--address", "Doctor E. W.", "--heard", "4127")
    sample.json("contact", "export", NAME, str(tmp_path / "out.zip"))
    with ZipFile(tmp_path / "out.zip") as bundle:
        kept = json.loads(bundle.read("everything.json"))
    assert [one["value"] for one in kept["data"]["wishes"]] == ["Doctor E. W."]
    assert b"Doctor E. W." in sample.store.read_bytes()
    sample("contact", "erase", NAME, "--yes")
    sample.is_well()
    assert b"Doctor E. W." not in sample.store.read_bytes()
