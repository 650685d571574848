"""Being away and covering, from the command line on the sample company."""

import pytest


def test_a_leave_is_planned_settled_line_by_line_and_certain(sample):
    planned = sample.json("away", "2 dec", "11 dec", "--cover", "Omar", "--note", "Skiing")
    assert (planned["id"], planned["state"], planned["cover"]) == ("A-1", "planned", "Omar Haddad")
    assert (planned["from_at"], planned["until_at"]) == ("2026-12-02T00:00:00Z", "2026-12-12T00:00:00Z")
    assert [line["of"] for line in planned["lines"]] == ["step", "news"]
    told = sample("away-confirm", "A-1", code=1)
    assert "not certain yet" in told.err
    moved = sample.json(
        "away-resolve", "1", "4115", "--move", "14 dec 10:00", "--words", "We talk on the 14th", "--agreed"
    )
    assert moved["to_settle"] == 0
    assert moved["remarks"][-1]["text"] == "Still to settle: 0."
    assert sample.json("case", "4115")["news_due_at"] == "2026-12-14T10:00:00Z"
    assert sample.json("away-confirm", "A-1")["state"] == "confirmed"
    sample.is_well()
    sample("undo")
    assert sample.json("absences", "A-1")["state"] == "planned"
    assert sample.json("away-cancel", "A-1")["state"] == "withdrawn"
    assert sample.json("absences") == []
    assert "Nobody is away" in sample("absences").out


def test_a_word_alone_that_would_leave_them_without_news_is_refused(sample):
    sample("away", "2026-12-02", "2026-12-11")
    before = sample.is_well()
    told = sample("away-resolve", "A-1", "4115/news", "--move", "14 dec 10:00", "--words", "Later", code=1)
    assert "inside the absence too" in told.err
    assert "Nobody covers" in sample("away-resolve", "A-1", "all", "--cover", code=1).err
    assert sample.is_well() == before
    left = sample.json("away-resolve", "A-1", "all", "--leave", "They are closed that week")
    assert {line["way"] for line in left["lines"] if line["of"] == "news"} == {"left"}
    assert "not inside" in sample("away-resolve", "A-1", "9999", "--leave", "x", code=1).err


def test_the_cover_sees_what_is_covered_marked_as_such(sample):
    before = {row["ref"] for row in sample.json("due", before=("--as", "Omar"))}
    covered = sample.json("cover", "Maya", "today", "fri 12:00", "--by", "Omar", before=("--as", "Priya"))
    assert covered["remarks"][0]["key"] == "away_covered"
    due = sample.json("due", before=("--as", "Omar"))
    assert {row["owner"] for row in due if row["is_covered"]} == {"Maya Brennan"}
    assert {row["ref"] for row in due if not row["is_covered"]} == before
    assert "you cover" in sample("due", before=("--as", "Omar")).out
    assert "away until" not in sample("tick").out
    assert sample("tick").out.startswith("Nothing is due.")
    assert "Nothing is due." not in sample("tick", before=("--as", "Omar")).out
    assert "Welcome back" in sample("back").out
    assert not [row for row in sample.json("due", before=("--as", "Omar")) if row["is_covered"]]
    sample.is_well()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("cover", "Ben", "today", "fri"), "Ask a lead"),
        (("away", "fri", "thu"), "ends after it starts"),
        (("away", "fri", "fri", "--cover", "Maya"), "Somebody else covers"),
        (("away", "someday", "fri"), "someday"),
        (("absences", "A-7"), "no such absence"),
        (("back",), "not away just now"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_what_cannot_be_is_refused_in_a_sentence(sample, words, says):
    before = sample.is_well()
    assert says in sample(*words, code=1).err
    assert sample.is_well() == before
