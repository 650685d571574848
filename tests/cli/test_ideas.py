"""Ideas on the command line: noted, sorted, answered, and the sheet for marketing."""

import csv

from openpyxl import load_workbook

RENT = "A second machine just for breakfast. Could we rent one?"


def marks(sample, *words):
    return {one["words"]: one["idea"] for one in sample.json("ideas", *words)}


def test_words_are_noted_with_kind_and_theme(sample):
    noted = sample.json(
        "idea", "4127", " The lobby hears nothing of it ", "--kind", "praise", "--theme", "quiet GRINDERS"
    )
    assert (noted["ref"], noted["remarks"][0]["key"]) == ("Q-4127", "idea_noted")
    first = sample.json("ideas")[0]
    assert (first["idea"], first["kind"], first["theme"], first["contact"]) == (
        noted["idea"], "praise", "Quiet grinders", "Eimear Walsh",
    )  # fmt: skip
    assert sample("undo").out.strip() == "Q-4127: Taken back: noted an idea."
    assert noted["idea"] not in marks(sample).values()


def test_the_list_is_narrowed_by_state_theme_and_day(sample):
    assert len(marks(sample)) == 7
    assert set(marks(sample, "--state", "read", "--theme", "renting")) == {RENT}
    assert len(marks(sample, "--since", "2026-11-23")) == 4
    assert sample("ideas", "--theme", "parking").out.strip() == "No idea is noted."


def test_an_answer_opens_a_query_for_each_customer_and_undo_takes_all_of_it_back(sample):
    before = sample.is_well()
    told = sample.json("idea", "answer", "renting", "From spring you can", "--planned")
    assert [one["key"] for one in told["remarks"]] == ["ideas_answered", "opened", "opened"]
    assert {one["state"] for one in sample.json("ideas", "--theme", "Renting")} == {"planned"}
    query = sample.json("case", told["refs"][-1])
    assert (query["kind"], query["step"]) == ("query", "Tell them it is planned: From spring you can")
    sample("undo")
    assert sample.is_well() == before


def test_one_is_read_put_under_a_theme_and_declined_with_a_reason(sample):
    spices = next(mark for words, mark in marks(sample).items() if "spices" in words)
    sample("idea", "read", spices, "Asking Joan")
    sample("idea", "theme", spices, "Grinders")
    sample("idea", "theme", "quiet grinders", "grinders")
    assert len(marks(sample, "--theme", "grinders")) == 2
    assert "because" in sample("idea", "answer", spices, "--declined", code=1).err
    sample("idea", "answer", spices, "It harms the burrs", "--declined")
    assert "has its answer" in sample("idea", "read", spices, code=1).err
    (one,) = (each for each in sample.json("ideas") if each["idea"] == spices)
    assert (one["state"], one["answer"], one["owner"]) == ("declined", "It harms the burrs", "Maya Brennan")


def test_what_cannot_be_is_said_and_changes_nothing(sample):
    before = sample.is_well()
    assert "what the customer said" in sample("idea", "4127", " ", code=1).err
    assert "No idea and no theme" in sample("idea", "answer", "parking", "--done", code=1).err
    sample("idea", "answer", "renting", code=2)
    sample("idea", "4127", "words", "more", code=2)
    sample("idea", "answer", "renting", "--done", "--planned", code=2)
    sample("ideas", "sheet", code=2)
    sample("ideas", "--week", code=2)
    sample("ideas", "sheet", "x.xlsx", "--theme", "a", code=2)
    assert "should end in" in sample("ideas", "sheet", "x.doc", code=1).err
    assert sample.is_well() == before


def test_the_sheet_holds_a_week_by_theme_with_its_counts_beside(sample, tmp_path):
    sample("idea", "4127", "=1+1", "--theme", "Renting")
    sample("ideas", "sheet", str(tmp_path / "week.xlsx"), "--week")
    book = load_workbook(tmp_path / "week.xlsx")
    assert book.sheetnames == ["Ideas", "Themes"]
    held = [row[:3] for row in book["Ideas"].iter_rows(min_row=2, values_only=True)]
    assert ("Renting", "Idea", "=1+1") in held
    assert len(held) == 5
    assert book["Ideas"]["C3"].data_type == "s"
    counts = [row for row in book["Themes"].iter_rows(min_row=2, values_only=True) if row[0]]
    assert ("Renting", 1, 0, 1, 0, 0, 1) in counts
    assert counts[-1][0] == "No theme"
    sample("ideas", "sheet", str(tmp_path / "earlier.csv"), "--week", "2026-11-18")
    with (tmp_path / "earlier.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row[0] for row in csv.reader(file)} == {"Theme", "Renting"}


def test_the_sheet_is_printed_without_a_display(sample, tmp_path, qapp):
    told = sample.json("ideas", "sheet", str(tmp_path / "all.pdf"))
    assert told["rows"] == 7
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF-")
